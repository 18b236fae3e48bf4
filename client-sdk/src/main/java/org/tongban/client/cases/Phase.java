package org.tongban.client.cases;

/** Whether something was submitted. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum Phase {
  DRAFT,
  CASE,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
