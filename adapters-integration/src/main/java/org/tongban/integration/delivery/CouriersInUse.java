package org.tongban.integration.delivery;

/** Which couriers the installation has a connection to. */
public interface CouriersInUse {
  /** Their names for people, separated by commas. */
  String names();
}
