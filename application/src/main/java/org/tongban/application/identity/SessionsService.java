package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;

/** Renews and ends sessions. */
@Singleton
public final class SessionsService implements Sessions {
  // Two tabs of one browser may renew at the same moment; that is no theft.
  private static final Duration SAME_MOMENT = Duration.ofSeconds(10);

  private final SessionStore store;
  private final NewSessions newSessions;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public SessionsService(
      SessionStore store,
      Secrets secrets,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.newSessions = new NewSessions(store, secrets, identifiers);
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Renewal renew(String refreshToken) {
    return transactions.inTransaction(
        () -> {
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          return store
              .find(refreshToken)
              .map(token -> renew(refreshToken, token, now))
              .orElseGet(Renewal.Refused::new);
        });
  }

  private Renewal renew(String refreshToken, SessionStore.Token token, Instant now) {
    if (token.ended() || !now.isBefore(token.sessionUntil())) {
      return new Renewal.Refused();
    }
    if (token.usedAt().isPresent()) {
      if (now.isBefore(token.usedAt().get().plus(SAME_MOMENT))) {
        return new Renewal.JustRenewed();
      }
      // Either the thief or the owner comes second, and nobody can tell which.
      store.end(token.session(), now);
      return new Renewal.Refused();
    }
    if (!now.isBefore(token.until())) {
      return new Renewal.Refused();
    }
    store.use(refreshToken, now);
    return new Renewal.Renewed(newSessions.renew(token, now));
  }

  @Override
  public void signOut(SessionId id) {
    transactions.run(() -> store.end(id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }

  @Override
  public void signOutEverywhere(Holder holder) {
    transactions.run(() -> store.endAll(holder, clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }
}
