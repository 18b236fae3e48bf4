package org.tongban.client.messages;

/** What a notice is about. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum Topic {
  CASES,
  DELIVERIES,
  APPOINTMENTS,
  ASSISTANCE,
  LICENCES,
  ACCOUNT,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
