package org.tongban.domain.custody;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;

/**
 * A link of an envelope's chain of custody: who did what with it, where and when. Never changed.
 *
 * @param by who; {@link ActorId#SYSTEM} where only time passed
 * @param unit where
 * @param other from whom, or to whom
 * @param list the hand-over list, where there is one
 * @param note more words; may be empty
 */
public record CustodyEntry(
    Kind kind,
    Instant at,
    ActorId by,
    UnitCode unit,
    Optional<UnitCode> other,
    Optional<HandOverId> list,
    String note) {
  /** What happened. */
  public enum Kind {
    PACKED("装袋"),
    REPACKED("更正袋内清单"),
    HANDED_OVER("交出"),
    SCANNED("扫码收到"),
    CHECKED("拆袋核对无误"),
    FOUND_INCOMPLETE("拆袋核对，缺件"),
    ALARMED("超过时间未到"),
    FOUND("找到"),
    LOST("认定遗失"),
    TURNED_BACK("改送退还单位"),
    GIVEN_BACK("退还本人"),
    MAILED_BACK("寄还本人");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  public CustodyEntry {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(at);
    Objects.requireNonNull(by);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(other);
    Objects.requireNonNull(list);
    Objects.requireNonNull(note);
  }

  /** Shows no note: it may name people. */
  @Override
  public String toString() {
    return "CustodyEntry[" + kind + " at " + unit + " " + at + "]";
  }
}
