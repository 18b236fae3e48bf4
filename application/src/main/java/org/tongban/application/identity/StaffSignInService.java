package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;

/** Signs staff in. */
@Singleton
public final class StaffSignInService implements StaffSignIn {
  private final StaffDirectory directory;
  private final PasswordHasher hasher;
  private final SignInAttempts attempts;
  private final NewSessions newSessions;
  private final Transactions transactions;
  private final Clock clock;
  private final String hashOfNobody;

  /** Uses these parts. */
  @Inject
  public StaffSignInService(
      StaffDirectory directory,
      PasswordHasher hasher,
      SignInAttempts attempts,
      SessionStore sessions,
      Secrets secrets,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.directory = directory;
    this.hasher = hasher;
    this.attempts = attempts;
    this.newSessions = new NewSessions(sessions, secrets, identifiers);
    this.transactions = transactions;
    this.clock = clock;
    // So that an unknown login costs the same work as a known one.
    this.hashOfNobody = hasher.hash(secrets.token());
  }

  @Override
  public Answer signIn(Attempt attempt) {
    var network =
        new SignInAttempts.Key(
            SignInAttempts.Kind.PASSWORD_FROM_ADDRESS, ClientNetwork.of(attempt.clientAddress()));
    var account =
        new SignInAttempts.Key(
            SignInAttempts.Kind.PASSWORD_OF_ACCOUNT,
            attempt.login().strip().toLowerCase(Locale.ROOT));
    // Counted and committed before the password is looked at: attempts made at once can't slip by.
    var wait = transactions.inTransaction(() -> mustWait(network, account, now()));
    if (wait.isPresent()) {
      return new Answer.Wait(wait.get());
    }
    var found =
        Login.typed(attempt.login())
            .flatMap(login -> transactions.inTransaction(() -> directory.findByLogin(login)));
    var right =
        hasher.matches(
            attempt.password(),
            found.map(StaffDirectory.Credentials::passwordHash).orElse(hashOfNobody));
    if (!right || found.isEmpty()) {
      return new Answer.Refused();
    }
    return transactions.inTransaction(
        () ->
            directory
                .find(found.get().account().id())
                .filter(StaffAccount::active)
                .<Answer>map(
                    current -> {
                      attempts.clear(account);
                      attempts.forgive(network);
                      return new Answer.SignedIn(
                          newSessions.open(new Holder.Staff(current.id()), now()), current);
                    })
                .orElseGet(Answer.Refused::new));
  }

  private Optional<Duration> mustWait(
      SignInAttempts.Key network, SignInAttempts.Key account, Instant now) {
    return switch (attempts.attempt(network, now)) {
      case Delays.Decision.Wait(var time) -> Optional.of(time);
      case Delays.Decision.Counted _ ->
          switch (attempts.attempt(account, now)) {
            case Delays.Decision.Wait(var time) -> Optional.of(time);
            case Delays.Decision.Counted _ -> Optional.empty();
          };
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
