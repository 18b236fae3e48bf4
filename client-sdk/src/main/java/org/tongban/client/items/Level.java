package org.tongban.client.items;

/** A level of administration (层级). Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum Level {
  NATION,
  PROVINCE,
  CITY,
  COUNTY,
  TOWN,
  VILLAGE,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
