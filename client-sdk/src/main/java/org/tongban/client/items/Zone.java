package org.tongban.client.items;

/** The ways in which more than one place serves (通办). */
public enum Zone {
  CROSS_PROVINCE,
  ANY_WINDOW,
  VILLAGE,
  HELP
}
