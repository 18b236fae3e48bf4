package org.tongban.web.portal.custody;

import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.custody.SeeCustody.Desk;
import org.tongban.domain.custody.CustodyEntry;

/** A list of the custody desk. */
public enum CustodyView {
  PACK("pack", "待装袋", null),
  HAND_OVER("hand-over", "待交接", Desk.TO_HAND_OVER),
  COMING("coming", "送来途中", Desk.COMING),
  HERE("here", "在本单位", Desk.HERE),
  BACK("back", "待退还", null),
  SENT("sent", "已交出", Desk.SENT),
  ALARMS("alarms", "告警", null);

  private final String word;
  private final String label;
  private final Desk desk;

  CustodyView(String word, String label, Desk desk) {
    this.word = word;
    this.label = label;
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
