package org.tongban.client.items;

/**
 * How an application is decided (办件类型). Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum CaseKind {
  /** Within one visit (即办件). */
  IMMEDIATE,
  /** Within a promised limit (承诺件). */
  COMMITTED,
  /** By a higher level (上报件). */
  REPORTED,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
