package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Mandates;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.MandateId;

/** Reads what was done under mandates. */
@Singleton
public final class UseOfMandateService implements UseOfMandate {
  private final Mandates mandates;
  private final CasesUnderMandate cases;
  private final Transactions transactions;

  /** Uses these parts. */
  @Inject
  public UseOfMandateService(
      Mandates mandates, CasesUnderMandate cases, Transactions transactions) {
    this.mandates = mandates;
    this.cases = cases;
    this.transactions = transactions;
  }

  @Override
  public Optional<Page<CaseSummary>> cases(
      Caller.Resident caller, MandateId id, Page.Request page) {
    return transactions.reading(
        () ->
            mandates
                .find(id)
                .filter(mandate -> mandate.grantor().equals(caller.person()))
                .map(mandate -> cases.underMandate(mandate.id(), page)));
  }
}
