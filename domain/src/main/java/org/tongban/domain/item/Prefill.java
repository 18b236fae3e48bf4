package org.tongban.domain.item;

/** What a field is filled in with when a draft is opened; the person may change it. */
public enum Prefill {
  /** The applicant's name. */
  NAME("姓名"),
  CITIZEN_ID("公民身份号码"),
  /** The phone notices go to. */
  PHONE("手机号码"),
  /** Where the household or seat is registered. */
  HOME_REGION("户籍（注册地）"),
  BIRTH_DATE("出生日期"),
  /** 男 or 女. */
  SEX("性别"),
  /** The latest entry of the address book. */
  ADDRESS("地址簿中最近的地址"),
  COMPANY_NAME("单位名称"),
  CREDIT_CODE("统一社会信用代码"),
  /** What the applicant answered to the same question the last time. */
  LAST_ANSWER("上次填写的内容");

  private final String label;

  Prefill(String label) {
    this.label = label;
  }

  /** The Chinese words. */
  public String label() {
    return label;
  }
}
