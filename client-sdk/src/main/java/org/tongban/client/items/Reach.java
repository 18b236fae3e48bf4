package org.tongban.client.items;

/**
 * How far from home one may apply (通办范围). Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum Reach {
  SAME_VILLAGE,
  SAME_TOWN,
  SAME_COUNTY,
  SAME_CITY,
  SAME_PROVINCE,
  CROSS_PROVINCE,
  NATIONWIDE,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
