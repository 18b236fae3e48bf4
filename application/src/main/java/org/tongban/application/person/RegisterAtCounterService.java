package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.SessionStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Finds and registers people at a counter. */
@Singleton
public final class RegisterAtCounterService implements RegisterAtCounter {
  private static final int CHECKED_AT_A_WINDOW = 2;

  private final AdmittedPeople admitted;
  private final SubjectStore subjects;
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final Places places;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public RegisterAtCounterService(
      AdmittedPeople admitted,
      SubjectStore subjects,
      AccountStore accounts,
      SessionStore sessions,
      Places places,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.admitted = admitted;
    this.subjects = subjects;
    this.accounts = accounts;
    this.sessions = sessions;
    this.places = places;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Subject.Person> find(Caller.Staff caller, CitizenId citizenId, PersonName name) {
    return Counter.isClerk(caller)
        ? transactions
            .inTransaction(() -> subjects.findByDocument(citizenId))
            .map(SubjectStore.Stored::subject)
            .filter(Subject.Person.class::isInstance)
            .map(Subject.Person.class::cast)
            .filter(person -> person.name().equals(name))
        : Optional.empty();
  }

  @Override
  public Registration register(Caller.Staff caller, Visitor visitor) {
    if (!Counter.isClerk(caller, visitor.unit())) {
      return new Registration.NotAllowed(Counter.NOT_A_CLERK);
    }
    return refused(visitor)
        .orElseGet(() -> transactions.inTransaction(() -> registered(caller, visitor)));
  }

  private Optional<Registration> refused(Visitor visitor) {
    var tooYoung =
        CitizenId.problem(
            visitor.citizenId().value(), clock.instant().atZone(StepContext.ZONE).toLocalDate());
    return admitted
        .problem(visitor.name())
        .<Registration>map(words -> new Registration.Refused(Field.NAME, words))
        .or(
            () ->
                tooYoung
                    .or(() -> admitted.problem(visitor.citizenId()))
                    .map(words -> new Registration.Refused(Field.CITIZEN_ID, words)))
        .or(
            () ->
                admitted
                    .problem(visitor.phone())
                    .map(words -> new Registration.Refused(Field.PHONE, words)))
        .or(
            () ->
                places.organisation().regions().find(visitor.home()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Registration.Refused(Field.HOME, "没有这个地区，请重新选择户籍所在地。")));
  }

  private Registration registered(Caller.Staff caller, Visitor visitor) {
    var found = subjects.findByDocument(visitor.citizenId());
    if (found.isEmpty()) {
      var person = person(new SubjectId(identifiers.next()), visitor, CHECKED_AT_A_WINDOW, now());
      subjects.add(person);
      return new Registration.Registered(person, false);
    }
    var stored = found.get();
    if (!(stored.subject() instanceof Subject.Person before)) {
      throw new IllegalStateException("A citizen id is registered for an organisation");
    }
    if (caller.person().filter(before.id()::equals).isPresent()) {
      return new Registration.NotAllowed("不能为自己办理登记，请由另一位工作人员办理。");
    }
    // What was only declared online gives way to the identity card; what was checked does not.
    if (!before.name().equals(visitor.name()) && before.realNameLevel() >= CHECKED_AT_A_WINDOW) {
      return new Registration.NotAllowed("这个公民身份号码登记的是另一个姓名，请核对身份证；如已改名，请先查验户籍证明。");
    }
    var person =
        person(
            before.id(),
            visitor,
            Math.max(before.realNameLevel(), CHECKED_AT_A_WINDOW),
            before.registeredAt());
    if (!before.name().equals(visitor.name()) || !before.phone().equals(visitor.phone())) {
      accounts
          .findBySubject(before.id())
          .ifPresent(
              account -> {
                sessions.endAll(new Holder.Resident(account.id()), now());
                accounts.remove(account.id());
              });
    }
    if (!person.equals(before)) {
      subjects.replace(stored.with(person));
    }
    return new Registration.Registered(person, true);
  }

  private static Subject.Person person(
      SubjectId id, Visitor visitor, int level, Instant registeredAt) {
    return new Subject.Person(
        id,
        visitor.name(),
        visitor.citizenId(),
        visitor.phone(),
        visitor.home(),
        level,
        registeredAt);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
