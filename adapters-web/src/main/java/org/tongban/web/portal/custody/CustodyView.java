package org.tongban.web.portal.custody;

import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.custody.SeeCustody.Desk;
import org.tongban.domain.custody.CustodyEntry;

/** A list of the custody desk. */
public enum CustodyView {
  PACK("pack", "待装袋", "没有等待装袋的材料。", null),
  HAND_OVER("hand-over", "待交接", "没有等待交出去的材料袋。", Desk.TO_HAND_OVER),
  COMING("coming", "送来途中", "没有正在送来的材料袋。", Desk.COMING),
  HERE("here", "在本单位", "没有在本单位保管的材料袋。", Desk.HERE),
  BACK("back", "待退还", "没有等待退还的原件。", null),
  SENT("sent", "已交出", "没有还在途中的材料袋，交出去的都收到了。", Desk.SENT),
  ALARMS("alarms", "告警", "没有告警，材料都按时到了。", null);

  private final String word;
  private final String label;
  private final String none;
  private final Desk desk;

  CustodyView(String word, String label, String none, Desk desk) {
    this.word = word;
    this.label = label;
    this.none = none;
    this.desk = desk;
  }

  /** The list with that word; what comes here if there is none. */
  static CustodyView of(String word) {
    return Stream.of(values()).filter(view -> view.word.equals(word)).findFirst().orElse(COMING);
  }

  /** In addresses. */
  public String word() {
    return word;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** What is said where it is empty. */
  public String none() {
    return none;
  }

  /** How the other unit of a link of the chain has to do with it. */
  public static String towards(CustodyEntry.Kind kind) {
    return switch (kind) {
      case PACKED, REPACKED, HANDED_OVER, TURNED_BACK -> "送往";
      case SCANNED, ALARMED, CHECKED, FOUND_INCOMPLETE, FOUND, LOST -> "来自";
      case GIVEN_BACK, MAILED_BACK -> "对方";
    };
  }

  /** Which envelopes it lists; empty if it lists something else. */
  Optional<Desk> desk() {
    return Optional.ofNullable(desk);
  }
}
