package org.tongban.web.api.person;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.person.SeeMandates;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Times;

/**
 * A mandate.
 *
 * @param grantorName in full for the two sides, for staff with most of it hidden
 * @param helperName of the unit, or of the person as for the grantor
 * @param items the items it is for; empty for any
 */
@Serdeable
record MandateResponse(
    UUID id,
    UUID grantor,
    String grantorName,
    Optional<String> helperUnit,
    Optional<UUID> helperPerson,
    String helperName,
    List<String> items,
    LocalDate until,
    Mandate.GrantedBy grantedBy,
    OffsetDateTime grantedAt,
    Optional<OffsetDateTime> revokedAt) {

  static MandateResponse of(SeeMandates.Seen seen) {
    var mandate = seen.mandate();
    var unit =
        mandate.helper() instanceof Mandate.Helper.Staff(var code)
            ? Optional.of(code)
            : Optional.<UnitCode>empty();
    var person =
        mandate.helper() instanceof Mandate.Helper.AnotherPerson(var other)
            ? Optional.of(other.value())
            : Optional.<UUID>empty();
    return new MandateResponse(
        mandate.id().value(),
        mandate.grantor().value(),
        seen.grantorName(),
        unit.map(UnitCode::value),
        person,
        seen.helperName(),
        mandate.items().stream().sorted().map(BasicCode::value).toList(),
        mandate.until(),
        mandate.grantedBy(),
        Times.of(mandate.grantedAt()),
        mandate.revokedAt().map(Times::of));
  }

  /** Says nothing about the people. */
  @Override
  public String toString() {
    return "MandateResponse[" + id + "]";
  }
}
