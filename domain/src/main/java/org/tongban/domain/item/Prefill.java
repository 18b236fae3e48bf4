package org.tongban.domain.item;

/** What a field is filled in with when a draft is opened; the person may change it. */
public enum Prefill {
  /** The applicant's name. */
  NAME,
  CITIZEN_ID,
  /** The phone notices go to. */
  PHONE,
  /** Where the household or seat is registered. */
  HOME_REGION,
  BIRTH_DATE,
  /** 男 or 女. */
  SEX,
  /** The latest entry of the address book. */
  ADDRESS,
  COMPANY_NAME,
  CREDIT_CODE,
  /** What the applicant answered to the same question the last time. */
  LAST_ANSWER
}
