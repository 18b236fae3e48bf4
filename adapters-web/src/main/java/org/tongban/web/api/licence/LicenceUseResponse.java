package org.tongban.web.api.licence;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.web.api.Times;

/**
 * That a licence was handed in as a material.
 *
 * @param itemName what was applied for
 * @param material the code of the material it was used as
 * @param consent on whose word
 */
@Serdeable
public record LicenceUseResponse(
    UUID caseId,
    String caseNumber,
    String itemName,
    String material,
    LicenceUse.Consent consent,
    String consentName,
    OffsetDateTime usedAt) {

  static LicenceUseResponse of(LicenceUse use) {
    return new LicenceUseResponse(
        use.caseId().value(),
        use.caseNumber().display(),
        use.itemName(),
        use.material(),
        use.consent(),
        use.consent().label(),
        Times.of(use.at()));
  }
}
