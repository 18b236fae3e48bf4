package org.tongban.domain.queue;

/** Who is served earlier (优先照顾). By how much, say the {@link QueueRules} of the hall. */
public enum Priority {
  ELDERLY("60 岁以上老人"),
  DISABLED("残疾人"),
  PREGNANT("孕产妇、带婴幼儿"),
  SOLDIER("现役、退役军人");

  private final String label;

  Priority(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
