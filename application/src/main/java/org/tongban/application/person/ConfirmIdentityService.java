package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Delays;
import org.tongban.application.identity.SignInAttempts;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.Subject;

/** Confirms identities. */
@Singleton
public final class ConfirmIdentityService implements ConfirmIdentity {
  private static final String NOT_CONFIRMED =
      "身份信息没有通过核对。请检查姓名和公民身份号码；如果曾在窗口登记，请用登记时留的手机号码登录，或者携带身份证到就近窗口办理。";

  private final AdmittedPeople admitted;
  private final AccountStore accounts;
  private final SubjectStore subjects;
  private final RealNameCheck realNames;
  private final SignInAttempts attempts;
  private final Places places;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public ConfirmIdentityService(
      AdmittedPeople admitted,
      AccountStore accounts,
      SubjectStore subjects,
      RealNameCheck realNames,
      SignInAttempts attempts,
      Places places,
      Transactions transactions,
      Clock clock) {
    this.admitted = admitted;
    this.accounts = accounts;
    this.subjects = subjects;
    this.realNames = realNames;
    this.attempts = attempts;
    this.places = places;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Confirmation confirm(Caller.Resident caller, Identity identity) {
    var refused = refused(identity);
    if (refused.isPresent()) {
      return refused.get();
    }
    var key =
        new SignInAttempts.Key(SignInAttempts.Kind.IDENTITY_OF_ACCOUNT, caller.person().toString());
    // Counted and committed before the check: guesses made at once can't slip by.
    return switch (transactions.inTransaction(() -> attempts.attempt(key, now()))) {
      case Delays.Decision.Wait(var time) -> new Confirmation.Wait(time);
      case Delays.Decision.Counted _ ->
          transactions
              .inTransaction(() -> accounts.findBySubject(caller.person()))
              .map(account -> checked(account, identity))
              .orElseGet(() -> new Confirmation.NotAllowed(NOT_CONFIRMED));
    };
  }

  private Optional<Confirmation> refused(Identity identity) {
    var tooYoung =
        CitizenId.problem(
            identity.citizenId().value(), clock.instant().atZone(StepContext.ZONE).toLocalDate());
    return admitted
        .problem(identity.name())
        .<Confirmation>map(words -> new Confirmation.Refused(Field.NAME, words))
        .or(
            () ->
                tooYoung
                    .or(() -> admitted.problem(identity.citizenId()))
                    .map(words -> new Confirmation.Refused(Field.CITIZEN_ID, words)))
        .or(
            () ->
                places.organisation().regions().find(identity.home()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Confirmation.Refused(Field.HOME, "没有这个地区，请重新选择户籍所在地。")));
  }

  private Confirmation checked(Account account, Identity identity) {
    return switch (realNames.check(identity.name(), identity.citizenId(), account.phone())) {
      case RealNameCheck.Answer.Differs _ -> new Confirmation.NotAllowed(NOT_CONFIRMED);
      case RealNameCheck.Answer.Matches(var level) ->
          transactions.inTransaction(
              () ->
                  accounts
                      .find(account.id())
                      .map(current -> confirmed(current, identity, level))
                      .orElseGet(() -> new Confirmation.NotAllowed(NOT_CONFIRMED)));
    };
  }

  private Confirmation confirmed(Account account, Identity identity, int level) {
    var mine = subjects.find(account.subject());
    var registered = subjects.findByDocument(identity.citizenId());
    if (registered.isEmpty()) {
      if (mine.isPresent()) {
        return new Confirmation.NotAllowed("您的身份已经确认，不能改为另一个人。登记有误时，请携带身份证到就近窗口更正。");
      }
      var person =
          new Subject.Person(
              account.subject(),
              identity.name(),
              identity.citizenId(),
              account.phone(),
              identity.home(),
              level,
              now());
      subjects.add(person);
      return new Confirmation.Confirmed(person);
    }
    var stored = registered.get();
    if (!(stored.subject() instanceof Subject.Person person)
        || !person.name().equals(identity.name())
        || !person.phone().equals(account.phone())
        || (mine.isPresent() && !mine.get().id().equals(person.id()))) {
      return new Confirmation.NotAllowed(NOT_CONFIRMED);
    }
    if (mine.isEmpty()) {
      accounts.replace(account.standingFor(person.id()));
    }
    if (level > person.realNameLevel()) {
      var raised =
          new Subject.Person(
              person.id(),
              person.name(),
              person.citizenId(),
              person.phone(),
              person.home(),
              level,
              person.registeredAt());
      subjects.replace(stored.with(raised));
      return new Confirmation.Confirmed(raised);
    }
    return new Confirmation.Confirmed(person);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
