package org.tongban.application.delivery;

import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * What a case asks of the mail room. Calls join the transaction in which the case changes, and so
 * does the effect that has the parcel booked.
 */
public interface PrepareDispatch {
  /**
   * Makes the case's result ready to be sent: when a case with delivery by mail is concluded, or
   * when a concluded one gets this delivery or, after a return, another address.
   *
   * @return the new dispatch, or the open one if the case has one already
   */
  DispatchId prepare(Order order);

  /**
   * Calls the case's open dispatch off, because the applicant chose another delivery or address.
   */
  Withdrawal withdraw(CaseId caseId, String reason);

  /** What to send. */
  record Order(
      CaseId caseId,
      CaseNumber caseNumber,
      SubjectId applicant,
      Optional<SubjectId> filedBy,
      UnitCode sender,
      Recipient recipient) {
    public Order {
      Objects.requireNonNull(caseId);
      Objects.requireNonNull(caseNumber);
      Objects.requireNonNull(applicant);
      Objects.requireNonNull(filedBy);
      Objects.requireNonNull(sender);
      Objects.requireNonNull(recipient);
    }
  }

  /** The answer to {@link #withdraw}. */
  sealed interface Withdrawal {
    /** It was called off. */
    record Withdrawn() implements Withdrawal {}

    /** There was none. */
    record Nothing() implements Withdrawal {}

    /**
     * The courier has it.
     *
     * @param words why not, for the person who asked
     */
    record TooLate(String words) implements Withdrawal {}
  }
}
