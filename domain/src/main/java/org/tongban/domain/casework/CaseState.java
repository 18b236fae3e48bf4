package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.SpecialProcedure;

/**
 * The states of a case, from its submission on. A draft is not a case yet: it belongs to the person
 * alone and leaves no trace when it is discarded.
 */
public sealed interface CaseState {
  /** The state's name. */
  CaseStatus status();

  /** Filed, and not yet in the hands of the receiving unit. */
  record Submitted() implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.SUBMITTED;
    }
  }

  /**
   * In the hands of the receiving unit; the days to ask for corrections run from here.
   *
   * @param on the day the receiving unit got the materials (行政许可法 §32)
   */
  record Received(LocalDate on) implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.RECEIVED;
    }
  }

  /**
   * Waits for the applicant.
   *
   * @param notice what is missing
   * @param answerBy the last day to answer
   */
  record Correcting(CorrectionNotice notice, LocalDate answerBy) implements CaseState {
    public Correcting {
      Objects.requireNonNull(notice);
      Objects.requireNonNull(answerBy);
    }

    @Override
    public CaseStatus status() {
      return CaseStatus.CORRECTING;
    }
  }

  /**
   * Corrected; to be accepted or refused.
   *
   * @param on the day the correction came in
   */
  record Resubmitted(LocalDate on) implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.RESUBMITTED;
    }
  }

  /** Accepted, and in review, stage by stage. */
  record InReview() implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.IN_REVIEW;
    }
  }

  /**
   * Review is interrupted by a special procedure.
   *
   * @param since the day it began
   * @param expectedEnd the day it is expected to end, as the applicant was told
   * @param stopsClock whether the authority's clock stands still meanwhile
   */
  record Suspended(
      SpecialProcedure procedure, LocalDate since, LocalDate expectedEnd, boolean stopsClock)
      implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.SUSPENDED;
    }
  }

  /** Decided; the paper is still to be issued. */
  record Decided(Outcome outcome) implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.DECIDED;
    }
  }

  /** Concluded (办结): the paper is issued, the durations end, delivery begins. */
  record Concluded(Outcome outcome) implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.CONCLUDED;
    }
  }

  /** The result is in the person's hands. */
  record Completed(Outcome outcome) implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.COMPLETED;
    }
  }

  /** Not accepted, with the reason and the way to appeal. */
  record Refused(String reason) implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.REFUSED;
    }
  }

  /** A correction was asked and never came. */
  record Lapsed() implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.LAPSED;
    }
  }

  /** Taken back by the applicant before the decision. */
  record Withdrawn() implements CaseState {
    @Override
    public CaseStatus status() {
      return CaseStatus.WITHDRAWN;
    }
  }

  /**
   * What a correction asks for: everything that is missing, at once (一次性告知).
   *
   * @param points at least one, each naming a material or an answer and what is wrong with it
   * @param newFact the new fact that allows a second notice; empty for the first
   */
  record CorrectionNotice(List<Point> points, String newFact) {
    public CorrectionNotice {
      points = List.copyOf(points);
      Objects.requireNonNull(newFact);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("A correction notice names what is missing");
      }
    }

    /**
     * One thing to correct.
     *
     * @param about the code of a material or the name of a form field
     * @param words what is wrong and what to do
     */
    public record Point(String about, String words) {
      public Point {
        Objects.requireNonNull(about);
        Objects.requireNonNull(words);
      }
    }
  }
}
