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
  /** {@code 是} or {@code 否}; the options say so. */
  YES_NO,
  /** Some of the options, with {@code |} between them. */
  MULTIPLE_CHOICE,
  /** A citizen id, with its check character. */
  CITIZEN_ID,
  /** A unified social credit code, with its check characters. */
  CREDIT_CODE,
  /** The code of a region. */
  REGION,
  /**
   * Stands for the questions that name it as their {@link FormField#group}: they are answered for
   * member n, from 0, under {@code group/n/name}.
   */
  GROUP,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
