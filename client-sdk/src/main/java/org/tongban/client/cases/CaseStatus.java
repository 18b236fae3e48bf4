package org.tongban.client.cases;

/** How far a case is. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum CaseStatus {
  SUBMITTED,
  RECEIVED,
  CORRECTING,
  RESUBMITTED,
  IN_REVIEW,
  SUSPENDED,
  DECIDED,
  CONCLUDED,
  COMPLETED,
  REFUSED,
  LAPSED,
  WITHDRAWN,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
