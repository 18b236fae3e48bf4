package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.ReuseLicence;

/**
 * An electronic licence of the applicant's that may be used instead of an upload.
 *
 * @param material the code of the material it serves as
 * @param licence its identity, by which it is put in
 */
@Serdeable
public record ReusableLicenceResponse(
    String material,
    UUID licence,
    String number,
    String title,
    String issuerName,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil) {

  static ReusableLicenceResponse of(ReuseLicence.Offer offer) {
    var said = offer.licence().particulars();
    return new ReusableLicenceResponse(
        offer.material(),
        offer.licence().id().value(),
        said.number().value(),
        said.title(),
        said.issuerName(),
        said.issuedOn(),
        said.validUntil());
  }
}
