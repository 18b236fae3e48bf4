package org.tongban.client.places;

/** The kinds of counters. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum WindowKind {
  ORDINARY,
  ANY_WINDOW,
  CROSS_PROVINCE,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
