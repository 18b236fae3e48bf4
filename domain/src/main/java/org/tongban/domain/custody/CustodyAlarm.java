package org.tongban.domain.custody;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;

/**
 * Something that should be there is not (交接告警). There is one at most about each leg of an envelope,
 * and one about what was in it.
 *
 * @param leg the envelope's leg that it is about
 * @param from who handed it over
 * @param to who should have it
 * @param papers what is missing
 * @param settled how it ended, once it did
 */
public record CustodyAlarm(
    AlarmId id,
    EnvelopeId envelope,
    int leg,
    Kind kind,
    UnitCode from,
    UnitCode to,
    List<Paper> papers,
    Instant raisedAt,
    Optional<Settled> settled) {

  /** What is wrong. */
  public enum Kind {
    LEG_OVERDUE("超过时间没有扫码收到", true),
    NOT_WITH_ITS_LIST("清单到了，材料袋没有到", true),
    PAPERS_MISSING("拆袋核对缺件", false);

    private final String label;
    private final boolean wholeEnvelope;

    Kind(String label, boolean wholeEnvelope) {
      this.label = label;
      this.wholeEnvelope = wholeEnvelope;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }

    /** Whether the envelope itself is missing, not only something in it. */
    public boolean wholeEnvelope() {
      return wholeEnvelope;
    }
  }

  /** How it ends. */
  public enum Outcome {
    FOUND("已找到"),
    LOST("认定遗失");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /**
   * How it ended.
   *
   * @param reason in words; may be empty for what a scan found
   */
  public record Settled(Outcome outcome, Instant at, ActorId by, String reason) {
    public Settled {
      Objects.requireNonNull(outcome);
      Objects.requireNonNull(at);
      Objects.requireNonNull(by);
      Objects.requireNonNull(reason);
    }

    /** Shows no reason: it may name people. */
    @Override
    public String toString() {
      return "Settled[" + outcome + " " + at + "]";
    }
  }

  public CustodyAlarm {
    Objects.requireNonNull(id);
    Objects.requireNonNull(envelope);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(raisedAt);
    Objects.requireNonNull(settled);
    papers = List.copyOf(papers);
  }

  /** The same, ended. */
  public CustodyAlarm ended(Settled how) {
    return new CustodyAlarm(id, envelope, leg, kind, from, to, papers, raisedAt, Optional.of(how));
  }
}
