package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.appointment.CasesForVisits;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStatus;

/** Tells appointments about the cases of the person who books, and of those they act for. */
@Singleton
public final class CasesForVisitsService implements CasesForVisits {
  private final CaseAccess access;

  @Inject
  public CasesForVisitsService(CaseAccess access) {
    this.access = access;
  }

  @Override
  public Optional<CaseForVisit> find(Caller.Resident caller, CaseId id) {
    return access.visible(caller, id).map(CasesForVisitsService::forVisit);
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
