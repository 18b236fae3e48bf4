package org.tongban.client.cases;

/** What was decided. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum Outcome {
  APPROVED,
  REJECTED,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
