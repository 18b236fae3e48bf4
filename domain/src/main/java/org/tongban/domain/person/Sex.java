package org.tongban.domain.person;

/** The sex a citizen id states (性别). */
public enum Sex {
  /** 男. */
  MALE,
  /** 女. */
  FEMALE
}
