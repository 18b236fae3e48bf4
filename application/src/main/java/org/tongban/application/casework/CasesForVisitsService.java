package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.appointment.CasesForVisits;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.person.SubjectId;

/** Tells appointments about the cases of the person who books. */
@Singleton
public final class CasesForVisitsService implements CasesForVisits {
  private final CaseStore cases;

  @Inject
  public CasesForVisitsService(CaseStore cases) {
    this.cases = cases;
  }

  @Override
  public Optional<CaseForVisit> find(SubjectId person, CaseId id) {
    return cases.findOwned(id, person).map(CasesForVisitsService::forVisit);
  }

  private static CaseForVisit forVisit(Ledger ledger) {
    var file = ledger.file();
    return new CaseForVisit(
        file.filing().implementation().code().item(),
        file.status().closed(),
        file.status() != CaseStatus.SUBMITTED
            || ledger.events().stream()
                .anyMatch(
                    event ->
                        event.fact() instanceof CaseFact.PreChecked(var inOrder, _) && inOrder));
  }
}
