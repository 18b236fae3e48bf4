package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.web.api.Times;

/**
 * An electronic licence that is used as a material, verified by the system.
 *
 * @param holds whether it still holds now
 * @param warning why it does not, in words
 * @param verifiedAt when it was handed in, and found to hold; empty in a draft
 * @param consent on whose word it was handed in; empty in a draft
 * @param consentName the same in words
 */
@Serdeable
public record LicenceInCaseResponse(
    UUID id,
    String number,
    String title,
    String issuerName,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil,
    boolean holds,
    Optional<String> warning,
    Optional<OffsetDateTime> verifiedAt,
    Optional<LicenceUse.Consent> consent,
    Optional<String> consentName) {

  static LicenceInCaseResponse of(ReuseLicence.Used used) {
    var said = used.licence().particulars();
    return new LicenceInCaseResponse(
        used.licence().id().value(),
        said.number().value(),
        said.title(),
        said.issuerName(),
        said.issuedOn(),
        said.validUntil(),
        used.warning().isEmpty(),
        used.warning(),
        used.use().map(LicenceUse::at).map(Times::of),
        used.use().map(LicenceUse::consent),
        used.use().map(LicenceUse::consent).map(LicenceUse.Consent::label));
  }
}
