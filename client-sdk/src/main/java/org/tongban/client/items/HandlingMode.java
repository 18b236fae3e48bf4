package org.tongban.client.items;

/**
 * How the work is divided between where one applies and who decides (办理方式). Servers newer than this
 * SDK may have more: {@link #UNKNOWN}.
 */
public enum HandlingMode {
  FULLY_ONLINE,
  AT_COUNTER,
  COLLECT_AND_FORWARD,
  CONCLUDE_ELSEWHERE,
  CROSS_LEVEL,
  JOINT,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
