package org.tongban.client.items;

/** Who may apply. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
public enum SubjectKind {
  PERSON,
  ORGANISATION,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
