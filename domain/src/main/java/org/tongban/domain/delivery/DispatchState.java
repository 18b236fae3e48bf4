package org.tongban.domain.delivery;

/** The states of a {@link Dispatch}, for lists and columns. */
public enum DispatchState {
  READY("待下单"),
  ASKED("下单结果待确认"),
  BOOKED("已下单，待交寄"),
  HANDED_OVER("已交寄"),
  UNDER_WAY("运送中"),
  LOST("遗失，待人工处理"),
  NEEDS_PERSON("待人工处理"),
  SIGNED("已签收"),
  RETURNED("已退回"),
  CANCELLED("已取消");

  private final String label;

  DispatchState(String label) {
    this.label = label;
  }

  /** In Chinese words. */
  public String label() {
    return label;
  }

  /** Whether nothing more can happen; a case has at most one dispatch that is not closed. */
  public boolean closed() {
    return switch (this) {
      case SIGNED, RETURNED, CANCELLED -> true;
      case READY, ASKED, BOOKED, HANDED_OVER, UNDER_WAY, LOST, NEEDS_PERSON -> false;
    };
  }

  /** Whether the courier has the parcel, or had it last. */
  public boolean withCourier() {
    return switch (this) {
      case HANDED_OVER, UNDER_WAY, LOST -> true;
      case READY, ASKED, BOOKED, NEEDS_PERSON, SIGNED, RETURNED, CANCELLED -> false;
    };
  }
}
