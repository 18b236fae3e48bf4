package org.tongban.domain.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * What is to be sent, from where and to whom. It never changes: another address is another
 * dispatch.
 *
 * @param id also the reference under which a courier knows it
 * @param applicant whose data this is
 * @param filedBy who filed the case for the applicant, if they did not themselves
 * @param sender the authority whose mail room sends it
 * @param orderedAt when the case was concluded, or the resend was ordered
 */
public record DispatchOrder(
    DispatchId id,
    CaseId caseId,
    CaseNumber caseNumber,
    SubjectId applicant,
    Optional<SubjectId> filedBy,
    UnitCode sender,
    Recipient recipient,
    Instant orderedAt) {
  public DispatchOrder {
    Objects.requireNonNull(id);
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(caseNumber);
    Objects.requireNonNull(applicant);
    Objects.requireNonNull(filedBy);
    Objects.requireNonNull(sender);
    Objects.requireNonNull(recipient);
    Objects.requireNonNull(orderedAt);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "DispatchOrder[" + id + "]";
  }
}
