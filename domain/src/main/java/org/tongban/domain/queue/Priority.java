package org.tongban.domain.queue;

/** Who is served earlier. By how much, say the {@link QueueRules} of the hall. */
public enum Priority {
  /** 老年人权益保障法 §58 gives them priority. */
  ELDERLY("60 岁以上老人"),
  /** 无障碍环境建设法 §31 gives them priority. */
  DISABLED("残疾人"),
  PREGNANT("孕产妇、带婴幼儿"),
  /** 军人地位和权益保障法 §44 and 退役军人保障法 give them priority. */
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
