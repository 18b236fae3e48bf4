package org.tongban.domain.licence;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.person.MandateId;

/**
 * That a licence was handed in as a material of a case. It is kept as it was found then, and never
 * changes.
 *
 * @param itemName what was applied for in that case
 * @param material the code of the material it was used as
 * @param by who handed it in
 * @param consent on whose word
 * @param mandate the mandate, where that is the consent
 * @param validity how it was found then: not expired, {@code IN_FORCE} or {@code CHALLENGED}
 */
public record LicenceUse(
    LicenceId licence,
    CaseId caseId,
    CaseNumber caseNumber,
    String itemName,
    String material,
    ActorId by,
    Consent consent,
    Optional<MandateId> mandate,
    LicenceState validity,
    Instant at) {
  public LicenceUse {
    Objects.requireNonNull(licence);
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(caseNumber);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(material);
    Objects.requireNonNull(by);
    Objects.requireNonNull(consent);
    Objects.requireNonNull(mandate);
    Objects.requireNonNull(validity);
    Objects.requireNonNull(at);
    if ((consent == Consent.MANDATE) != mandate.isPresent()) {
      throw new IllegalArgumentException("A mandate is named where it is the consent");
    }
  }

  /** On whose word a licence is used. */
  public enum Consent {
    /** The holder's own. */
    HOLDER("持证人本人"),
    /** That of somebody whom the company lets act for it. */
    OPERATOR("企业办事人员"),
    /** The holder's, who gave a mandate for the item. */
    MANDATE("凭持证人的委托"),
    /** The holder's side chose it; staff filed what was prepared, at a counter. */
    PREPARED("申请人预填时选用，工作人员代为提交");

    private final String label;

    Consent(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }
}
