package org.tongban.domain.licence;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * What an electronic licence (电子证照) says. It never changes: what has to be said differently is said
 * by the next version.
 *
 * @param caseId the case that led to it
 * @param paper the number of the result paper in that case
 * @param title for example 老年人优待证
 * @param itemName the matter it was applied for
 * @param issuer the authority that issued it
 * @param issuerName as it was called then
 * @param issuedOn the day it is valid from
 * @param validUntil the last day it is valid; empty if it has no end
 */
public record Particulars(
    LicenceNumber number,
    CaseId caseId,
    String paper,
    String title,
    String itemName,
    Holder holder,
    UnitCode issuer,
    String issuerName,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil) {
  public Particulars {
    Objects.requireNonNull(number);
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(paper);
    Objects.requireNonNull(title);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(holder);
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(issuerName);
    Objects.requireNonNull(issuedOn);
    Objects.requireNonNull(validUntil);
    if (validUntil.filter(issuedOn::isAfter).isPresent()) {
      throw new IllegalArgumentException("有效期的截止日期不能早于发证日期。");
    }
  }

  /** Whether its last day has passed. */
  public boolean expired(LocalDate today) {
    return validUntil.filter(today::isAfter).isPresent();
  }

  /** Says nothing about the holder. */
  @Override
  public String toString() {
    return "Particulars[" + number + "]";
  }

  /**
   * Whose licence it is (持证主体), as registered when it was issued.
   *
   * @param name in full
   * @param maskedName with most of it hidden, for whoever verifies the licence
   * @param documentKind what the number is, for example 公民身份号码
   * @param documentNumber in full
   */
  public record Holder(
      SubjectId subject,
      String name,
      String maskedName,
      String documentKind,
      String documentNumber) {
    public Holder {
      Objects.requireNonNull(subject);
      Objects.requireNonNull(name);
      Objects.requireNonNull(maskedName);
      Objects.requireNonNull(documentKind);
      Objects.requireNonNull(documentNumber);
    }

    /** Says nothing about the holder. */
    @Override
    public String toString() {
      return "Holder[" + subject + "]";
    }
  }
}
