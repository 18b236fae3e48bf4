package org.tongban.client.items;

/**
 * Where an application comes in (渠道). Servers newer than this SDK may have more: {@link #UNKNOWN}.
 */
public enum Channel {
  WEB,
  APP,
  BUSINESS_APP,
  KIOSK,
  ORDINARY_WINDOW,
  ANY_WINDOW,
  CROSS_PROVINCE_WINDOW,
  VILLAGE_STATION,
  HELP_STATION,
  HOME,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
