package org.tongban.web.portal.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.tongban.domain.delivery.DispatchState;

/** What of the mail room is shown. */
public enum MailView {
  ATTENTION("todo", "需要处理", EnumSet.of(DispatchState.NEEDS_PERSON, DispatchState.LOST)),
  BOOKED("booked", "待交寄", EnumSet.of(DispatchState.BOOKED)),
  WAITING("waiting", "正在下单", EnumSet.of(DispatchState.READY, DispatchState.ASKED)),
  MOVING("moving", "在途", EnumSet.of(DispatchState.HANDED_OVER, DispatchState.UNDER_WAY)),
  RETURNED("returned", "已退回", EnumSet.of(DispatchState.RETURNED));

  private final String word;
  private final String label;
  private final Set<DispatchState> states;

  MailView(String word, String label, Set<DispatchState> states) {
    this.word = word;
    this.label = label;
    this.states = states;
  }

  /** In Chinese words. */
  public String label() {
    return label;
  }

  /** The states it shows. */
  public Set<DispatchState> states() {
    return EnumSet.copyOf(states);
  }

  /** In an address. */
  public String word() {
    return word;
  }

  /** The view of that name; the first where there is none. */
  static MailView of(String word) {
    for (var view : values()) {
      if (view.word().equals(word)) {
        return view;
      }
    }
    return ATTENTION;
  }
}
