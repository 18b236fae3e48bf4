package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tongban.application.person.Account;
import org.tongban.application.person.AccountId;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Signs residents in. */
@Singleton
public final class VerifySignInCodeService implements VerifySignInCode {
  private final SignInAttempts attempts;
  private final SignInCodes codes;
  private final AccountStore accounts;
  private final SubjectStore subjects;
  private final NewSessions newSessions;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public VerifySignInCodeService(
      SignInAttempts attempts,
      SignInCodes codes,
      AccountStore accounts,
      SubjectStore subjects,
      SessionStore sessions,
      Secrets secrets,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.attempts = attempts;
    this.codes = codes;
    this.accounts = accounts;
    this.subjects = subjects;
    this.newSessions = new NewSessions(sessions, secrets, identifiers);
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Answer verify(Attempt attempt) {
    return transactions.inTransaction(
        () -> {
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          var network =
              new SignInAttempts.Key(
                  SignInAttempts.Kind.CODE_TRIED_FROM_ADDRESS,
                  ClientNetwork.of(attempt.clientAddress()));
          return switch (attempts.attempt(network, now)) {
            case Delays.Decision.Wait(var time) -> new Answer.Wait(time);
            case Delays.Decision.Counted _ -> {
              if (!codes.take(attempt.phone(), attempt.code().strip(), now)) {
                yield new Answer.Refused();
              }
              attempts.forgive(network);
              yield signIn(attempt, now);
            }
          };
        });
  }

  private Answer signIn(Attempt attempt, Instant now) {
    var account =
        accounts
            .findByPhone(attempt.phone())
            .orElseGet(
                () -> {
                  var opened =
                      new Account(
                          new AccountId(identifiers.next()),
                          attempt.phone(),
                          new SubjectId(identifiers.next()),
                          now);
                  accounts.add(opened);
                  return opened;
                });
    var level =
        subjects
            .find(account.subject())
            .map(
                subject ->
                    switch (subject) {
                      case Subject.Person person -> person.realNameLevel();
                      case Subject.Company _ -> 0;
                    })
            .orElse(0);
    return new Answer.SignedIn(newSessions.open(new Holder.Resident(account.id()), now), level);
  }
}
