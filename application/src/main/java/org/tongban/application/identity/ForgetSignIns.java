package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;

/** Drops codes, attempts and sessions that no longer matter: what is not kept can't leak. */
@Singleton
public final class ForgetSignIns implements RecurringWork {
  // Longer than any of the delays remembers.
  private static final Duration ATTEMPTS = Duration.ofDays(1);

  private final SignInCodes codes;
  private final SignInAttempts attempts;
  private final SessionStore sessions;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public ForgetSignIns(
      SignInCodes codes,
      SignInAttempts attempts,
      SessionStore sessions,
      Transactions transactions,
      Clock clock) {
    this.codes = codes;
    this.attempts = attempts;
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-sign-ins";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    transactions.run(() -> codes.forgetBefore(now));
    transactions.run(() -> attempts.forgetBefore(now.minus(ATTEMPTS)));
    transactions.run(() -> sessions.forgetBefore(now));
  }
}
