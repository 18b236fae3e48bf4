package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.place.UnitCode;

/**
 * What happened to a case in one step. The names and components are the ledger's format: they may
 * gain optional components, and never lose or rename one.
 */
public sealed interface CaseFact {
  /** The application was filed. */
  record Submitted(Filing filing) implements CaseFact {
    public Submitted {
      Objects.requireNonNull(filing);
    }
  }

  /** It was looked through online before it was received; advice, not a decision. */
  record PreChecked(boolean inOrder, String note) implements CaseFact {}

  /**
   * The receiving unit has the materials.
   *
   * @param on the day the durations start from
   * @param originals the codes of the materials whose paper originals were taken
   */
  record Received(LocalDate on, List<String> originals) implements CaseFact {
    public Received {
      Objects.requireNonNull(on);
      originals = List.copyOf(originals);
    }
  }

  /**
   * Identity and form were checked where the papers were taken.
   *
   * @param identityDocument by which document the person was recognised, for example 居民身份证
   */
  record Verified(String identityDocument, String note) implements CaseFact {}

  /**
   * The papers were sent on.
   *
   * @param handOver the number of the hand-over list or the waybill
   */
  record Forwarded(String handOver) implements CaseFact {}

  /** Corrections were asked, all at once. */
  record CorrectionRequested(CaseState.CorrectionNotice notice, LocalDate answerBy)
      implements CaseFact {
    public CorrectionRequested {
      Objects.requireNonNull(notice);
      Objects.requireNonNull(answerBy);
    }
  }

  /**
   * The applicant answered; the answers and materials given replace the earlier ones.
   *
   * @param originals optional: the codes of the materials whose paper originals were taken by the
   *     unit that acted; none if the applicant answered alone
   */
  record CorrectionAnswered(
      LocalDate on, Map<String, String> answers, List<Material> materials, List<String> originals)
      implements CaseFact {
    public CorrectionAnswered {
      Objects.requireNonNull(on);
      answers = Map.copyOf(answers);
      materials = List.copyOf(materials);
      originals = originals == null ? List.of() : List.copyOf(originals);
    }
  }

  /** Nobody answered in time. */
  record CorrectionLapsed(LocalDate on) implements CaseFact {}

  /**
   * The application was accepted (受理).
   *
   * @param on the day acceptance counts from; for a deemed acceptance the day of receipt
   * @param promises the materials that may follow, empty unless {@link Acceptance#TOLERANT}
   */
  record Accepted(LocalDate on, Acceptance acceptance, List<Promise> promises) implements CaseFact {
    public Accepted {
      Objects.requireNonNull(on);
      Objects.requireNonNull(acceptance);
      promises = List.copyOf(promises);
    }
  }

  /** How it came to be accepted. */
  enum Acceptance {
    IN_ORDER("材料齐全，予以受理"),
    /** No notice within the days of 行政许可法 §32: accepted by law as of the day of receipt. */
    DEEMED("逾期未告知补正，自收到之日起视为受理"),
    TOLERANT("容缺受理"),
    ON_THE_SPOT("当场受理");

    private final String label;

    Acceptance(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /**
   * The written promise to hand in a material later (容缺受理).
   *
   * @param by the last day
   */
  record Promise(String material, LocalDate by) {
    public Promise {
      Objects.requireNonNull(material);
      Objects.requireNonNull(by);
    }
  }

  /**
   * A promised material came in.
   *
   * @param originals optional, as for {@link CorrectionAnswered}
   */
  record PromiseKept(List<Material> materials, List<String> originals) implements CaseFact {
    public PromiseKept {
      materials = List.copyOf(materials);
      originals = originals == null ? List.of() : List.copyOf(originals);
    }
  }

  /**
   * The promised day passed without these materials.
   *
   * @param on the day it was recorded
   */
  record PromiseMissed(LocalDate on, List<String> materials) implements CaseFact {
    public PromiseMissed {
      Objects.requireNonNull(on);
      materials = List.copyOf(materials);
    }
  }

  /** Paper originals that came after the receipt were taken by the unit that acted. */
  record OriginalsTaken(List<String> materials) implements CaseFact {
    public OriginalsTaken {
      materials = List.copyOf(materials);
    }
  }

  /**
   * Not accepted (不予受理).
   *
   * @param remedy what to do instead, and how to appeal
   */
  record AcceptanceRefused(String reason, String remedy) implements CaseFact {}

  /** A level examined it and passed it on. */
  record ReviewPassed(int position, String opinion) implements CaseFact {}

  /** It went back to an earlier stage. */
  record Returned(int from, int to, String reason) implements CaseFact {}

  /** A special procedure began; the applicant is told how long it takes (行政许可法 §45). */
  record Suspended(
      SpecialProcedure procedure,
      LocalDate on,
      LocalDate expectedEnd,
      boolean stopsClock,
      String reason)
      implements CaseFact {}

  /** The special procedure ended. */
  record Resumed(LocalDate on, String finding) implements CaseFact {}

  /** More time was asked for. */
  record ExtensionRequested(WorkingDays days, String reason) implements CaseFact {}

  /** The head of the authority answered (行政许可法 §42); the applicant gets the reason. */
  record ExtensionDecided(boolean granted, WorkingDays days, String reason) implements CaseFact {}

  /** The decision. */
  record Decided(Outcome outcome, LocalDate on, String reason, String remedy) implements CaseFact {}

  /**
   * The paper was made.
   *
   * @param title for example 老年人优待证, or 不予批准决定书
   * @param number the paper's own number
   */
  record Issued(String title, String number, LocalDate on) implements CaseFact {}

  /** Concluded (办结). */
  record Concluded(LocalDate on) implements CaseFact {}

  /** The applicant wants the result another way. */
  record DeliveryChanged(DeliveryChoice delivery, Stage stage) implements CaseFact {}

  /** The result was given to a courier. */
  record Dispatched(DispatchId dispatch, String courier, String waybill) implements CaseFact {}

  /** The parcel came back. */
  record DispatchReturned(DispatchId dispatch, String reason) implements CaseFact {}

  /**
   * The result reached the person.
   *
   * @param receivedBy who took it, as they identified themselves; may be empty
   */
  record Delivered(DeliveryWay way, LocalDate on, String receivedBy) implements CaseFact {}

  /** The applicant took the application back. */
  record Withdrawn(String reason) implements CaseFact {}

  /**
   * Paper originals came from one unit to another, whose they are to keep.
   *
   * @param from who kept them; {@code to} keeps them now
   * @param handOver the code of the envelope or the number of the hand-over list they came under
   */
  record OriginalsMoved(List<String> materials, UnitCode from, UnitCode to, String handOver)
      implements CaseFact {
    public OriginalsMoved {
      materials = List.copyOf(materials);
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
    }
  }

  /**
   * Paper originals were lost while units kept or carried them; the person is told.
   *
   * @param reason what was found out, for the person
   */
  record OriginalsLost(List<String> materials, String reason) implements CaseFact {
    public OriginalsLost {
      materials = List.copyOf(materials);
    }
  }

  /** Paper originals went back to the person. */
  record OriginalsReturned(List<String> materials, String receivedBy) implements CaseFact {
    public OriginalsReturned {
      materials = List.copyOf(materials);
    }
  }
}
