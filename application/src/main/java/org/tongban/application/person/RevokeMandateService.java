package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;

/** Takes mandates back. */
@Singleton
public final class RevokeMandateService implements RevokeMandate {
  private final Mandates mandates;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public RevokeMandateService(Mandates mandates, Transactions transactions, Clock clock) {
    this.mandates = mandates;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Revocation revoke(Caller caller, MandateId id) {
    return transactions.inTransaction(
        () ->
            mandates
                .find(id)
                .filter(mandate -> mayRevoke(caller, mandate))
                .<Revocation>map(
                    mandate -> {
                      mandates.revoke(
                          id, clock.instant().truncatedTo(ChronoUnit.MICROS), caller.actorId());
                      return new Revocation.Revoked(mandates.find(id).orElseThrow());
                    })
                .orElseGet(Revocation.Absent::new));
  }

  private static boolean mayRevoke(Caller caller, Mandate mandate) {
    return switch (caller) {
      case Caller.Resident resident ->
          mandate.grantor().equals(resident.person())
              || mandate.helper().equals(new Mandate.Helper.AnotherPerson(resident.person()));
      case Caller.Staff staff ->
          switch (mandate.helper()) {
            case Mandate.Helper.Staff(var unit) -> Counter.isClerk(staff, unit);
            case Mandate.Helper.AnotherPerson _ -> false;
          };
    };
  }
}
