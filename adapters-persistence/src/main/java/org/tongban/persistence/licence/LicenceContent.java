package org.tongban.persistence.licence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.licence.Proposal;
import org.tongban.domain.person.SubjectId;

/** What is encrypted of a licence: what it says of its holder, and what is proposed. */
@Serdeable
record LicenceContent(
    String paper,
    String title,
    String itemName,
    String name,
    String maskedName,
    String documentKind,
    String documentNumber,
    String issuerName,
    @Nullable String validUntil,
    @Nullable ProposalContent proposal) {

  static LicenceContent of(Licence licence) {
    var said = licence.particulars();
    return new LicenceContent(
        said.paper(),
        said.title(),
        said.itemName(),
        said.holder().name(),
        said.holder().maskedName(),
        said.holder().documentKind(),
        said.holder().documentNumber(),
        said.issuerName(),
        text(said.validUntil()),
        licence.proposal().map(ProposalContent::of).orElse(null));
  }

  private static String text(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }

  private static Optional<LocalDate> day(String text) {
    return Optional.ofNullable(text).map(LocalDate::parse);
  }

  Particulars.Holder holder(SubjectId id) {
    return new Particulars.Holder(id, name, maskedName, documentKind, documentNumber);
  }

  Optional<LocalDate> lastDay() {
    return day(validUntil);
  }

  /** Says nothing about the holder. */
  @Override
  public String toString() {
    return "LicenceContent[***]";
  }

  /** What is proposed. */
  @Serdeable
  record ProposalContent(
      String kind, String reason, @Nullable String validUntil, String by, String on) {
    static ProposalContent of(Proposal proposal) {
      return new ProposalContent(
          proposal.kind().name(),
          proposal.reason(),
          text(proposal.validUntil()),
          proposal.by().value().toString(),
          proposal.on().toString());
    }

    Proposal proposal() {
      return new Proposal(
          Proposal.Kind.valueOf(kind),
          reason,
          day(validUntil),
          new ActorId(UUID.fromString(by)),
          LocalDate.parse(on));
    }

    /** Says nothing about the holder. */
    @Override
    public String toString() {
      return "ProposalContent[" + kind + "]";
    }
  }
}
