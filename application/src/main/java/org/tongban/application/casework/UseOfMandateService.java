package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Mandates;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;

/** Reads what was done under mandates. */
@Singleton
public final class UseOfMandateService implements UseOfMandate {
  private final Mandates mandates;
  private final CasesUnderMandate cases;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public UseOfMandateService(
      Mandates mandates, CasesUnderMandate cases, Transactions transactions, Clock clock) {
    this.mandates = mandates;
    this.cases = cases;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Page<CaseSummary>> cases(
      Caller.Resident caller, MandateId id, Page.Request page) {
    return transactions.reading(
        () ->
            mandates
                .find(id)
                .filter(mandate -> concerns(caller, mandate))
                .map(mandate -> cases.underMandate(mandate.id(), page)));
  }

  private boolean concerns(Caller.Resident caller, Mandate mandate) {
    var today = LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
    return mandate.grantor().equals(caller.person())
        || mandate.helper().equals(new Mandate.Helper.AnotherPerson(caller.person()))
            && mandate.revokedAt().isEmpty()
            && !today.isAfter(mandate.until());
  }
}
