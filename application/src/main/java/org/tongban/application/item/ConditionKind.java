package org.tongban.application.item;

/** The kinds of conditions as {@link ReferenceFile#CONDITIONS} names them. */
public enum ConditionKind {
  MINIMUM_AGE("年满几周岁"),
  BELOW_AGE("未满几周岁"),
  HOME_WITHIN("户籍（注册地）在某地"),
  RESIDENCE_WITHIN("居住在某地"),
  SUBJECT("个人或单位"),
  SEX("性别"),
  HOLDS_RESULT("已有某事项的结果"),
  HOLDS_NO_RESULT("没有某事项的结果"),
  DECLARED("申请人声明");

  private final String label;

  ConditionKind(String label) {
    this.label = label;
  }

  /** The Chinese words. */
  public String label() {
    return label;
  }
}
