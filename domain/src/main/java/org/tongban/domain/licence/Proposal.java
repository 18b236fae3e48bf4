package org.tongban.domain.licence;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;

/**
 * That a licence in force ends: one person proposes it, another one decides.
 *
 * @param reason for the record and the holder, 2 to 500 characters; not shown to who verifies
 * @param validUntil the last day of the version that replaces it; empty if that has no end, and for
 *     a revocation
 */
public record Proposal(
    Kind kind, String reason, Optional<LocalDate> validUntil, ActorId by, LocalDate on) {
  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 500;

  public Proposal {
    Objects.requireNonNull(kind);
    reason = reason == null ? "" : reason.strip();
    Objects.requireNonNull(validUntil);
    Objects.requireNonNull(by);
    Objects.requireNonNull(on);
    if (reason.length() < 2 || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("请写明理由，2 到 " + LONGEST_REASON + " 个字。");
    }
    if (kind == Kind.REVOCATION && validUntil.isPresent()) {
      throw new IllegalArgumentException("撤销不需要填写有效期。");
    }
    if (validUntil.filter(on::isAfter).isPresent()) {
      throw new IllegalArgumentException("新的有效期截止日期不能早于今天。");
    }
  }

  /** Says nothing about the holder. */
  @Override
  public String toString() {
    return "Proposal[" + kind + "]";
  }

  /** What is proposed. */
  public enum Kind {
    /** It no longer holds (撤销). */
    REVOCATION("撤销"),
    /** Another version takes its place, with what is registered of the holder by then (换发). */
    REISSUE("换发");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }
}
