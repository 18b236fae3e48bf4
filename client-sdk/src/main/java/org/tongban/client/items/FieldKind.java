package org.tongban.client.items;

/**
 * What an answer in a form looks like. Servers newer than this SDK may have more: {@link #UNKNOWN}.
 */
public enum FieldKind {
  TEXT,
  LONG_TEXT,
  NUMBER,
  DATE,
  CHOICE,
  PHONE,
  BANK_ACCOUNT,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
