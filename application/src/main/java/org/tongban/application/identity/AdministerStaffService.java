package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Looks after staff accounts. */
@Singleton
public final class AdministerStaffService implements AdministerStaff {
  private static final int LONGEST_PASSWORD = 200;
  private static final int LONGEST_NAME = 50;

  private final StaffDirectory directory;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final SubjectStore subjects;
  private final Places places;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public AdministerStaffService(
      StaffDirectory directory,
      SessionStore sessions,
      PasswordHasher hasher,
      SubjectStore subjects,
      Places places,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.directory = directory;
    this.sessions = sessions;
    this.hasher = hasher;
    this.subjects = subjects;
    this.places = places;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Page<StaffAccount> list(Caller.Staff caller, Page.Request page) {
    return caller.holds(Role.ADMINISTRATOR)
        ? transactions.inTransaction(() -> directory.list(page))
        : new Page<>(List.of(), Optional.empty());
  }

  @Override
  public Optional<StaffAccount> find(Caller.Staff caller, ActorId id) {
    return caller.holds(Role.ADMINISTRATOR)
        ? transactions.inTransaction(() -> directory.find(id))
        : Optional.empty();
  }

  @Override
  public Answer create(Caller.Staff caller, NewStaff wanted) {
    var refused = refused(caller, wanted);
    return refused.isPresent() ? refused.get() : created(wanted, hasher.hash(wanted.password()));
  }

  private Optional<Answer> refused(Caller.Staff caller, NewStaff wanted) {
    return notAdministrator(caller)
        .or(() -> outOfReach(caller, wanted.duties()))
        .or(() -> badName(wanted.name()))
        .or(() -> badPassword(wanted.password(), Optional.of(wanted.login())))
        .or(() -> unknownUnit(wanted.duties()));
  }

  @Override
  public ReadyPassword ready(String password) {
    return new ReadyPassword(password, hasher.hash(password));
  }

  @Override
  public Answer create(Caller.Staff caller, NewStaff wanted, ReadyPassword password) {
    return refused(caller, wanted).orElseGet(() -> created(wanted, password.hash()));
  }

  private Answer created(NewStaff wanted, String hash) {
    return transactions.inTransaction(
        () -> {
          if (directory.findByLogin(wanted.login()).isPresent()) {
            return new Answer.Refused(Field.LOGIN, "这个登录名已被使用，请换一个。");
          }
          var unknown = unknownPerson(wanted.person());
          if (unknown.isPresent()) {
            return unknown.get();
          }
          var account =
              new StaffAccount(
                  new ActorId(identifiers.next()),
                  wanted.login(),
                  wanted.name().strip(),
                  wanted.duties(),
                  true,
                  wanted.person(),
                  now(),
                  1);
          directory.add(new StaffDirectory.Credentials(account, hash));
          return new Answer.Done(account);
        });
  }

  @Override
  public Answer change(Caller.Staff caller, Change change) {
    var refused =
        notAdministrator(caller)
            .or(() -> ownAccount(caller, change.id()))
            .or(() -> unknownUnit(change.duties()));
    if (refused.isPresent()) {
      return refused.get();
    }
    try {
      return transactions.inTransaction(
          () ->
              directory
                  .find(change.id())
                  .map(account -> changed(caller, account, change))
                  .orElseGet(Answer.Absent::new));
    } catch (StaleVersionException _) {
      return transactions
          .inTransaction(() -> directory.find(change.id()))
          .<Answer>map(current -> new Answer.Stale(current.version()))
          .orElseGet(Answer.Absent::new);
    }
  }

  private Answer changed(Caller.Staff caller, StaffAccount account, Change change) {
    if (account.version() != change.version()) {
      return new Answer.Stale(account.version());
    }
    var touched = new HashSet<>(account.duties());
    touched.addAll(change.duties());
    var refused = outOfReach(caller, touched).or(() -> unknownPerson(change.person()));
    if (refused.isPresent()) {
      return refused.get();
    }
    var stored =
        directory.replace(
            account.holding(change.duties()).active(change.active()).being(change.person()));
    if (!change.active()) {
      sessions.endAll(new Holder.Staff(account.id()), now());
    }
    return new Answer.Done(stored);
  }

  @Override
  public Answer setPassword(Caller.Staff caller, ActorId id, String password) {
    return refused(caller, id, password)
        .orElseGet(() -> passwordSet(caller, id, hasher.hash(password)));
  }

  @Override
  public Answer setPassword(Caller.Staff caller, ActorId id, ReadyPassword password) {
    return refused(caller, id, password.password())
        .orElseGet(() -> passwordSet(caller, id, password.hash()));
  }

  private static Optional<Answer> refused(Caller.Staff caller, ActorId id, String password) {
    return notAdministrator(caller)
        .or(() -> ownAccount(caller, id))
        .or(() -> badPassword(password, Optional.empty()));
  }

  private Answer passwordSet(Caller.Staff caller, ActorId id, String hash) {
    return transactions.inTransaction(
        () ->
            directory
                .find(id)
                .map(
                    account -> {
                      var notAllowed = outOfReach(caller, account.duties());
                      if (notAllowed.isPresent()) {
                        return notAllowed.get();
                      }
                      directory.setPassword(id, hash);
                      sessions.endAll(new Holder.Staff(id), now());
                      return new Answer.Done(account);
                    })
                .orElseGet(Answer.Absent::new));
  }

  private static Optional<Answer> notAdministrator(Caller.Staff caller) {
    return caller.holds(Role.ADMINISTRATOR)
        ? Optional.empty()
        : Optional.of(new Answer.NotAllowed("只有系统管理员可以管理工作人员账号。"));
  }

  private static Optional<Answer> ownAccount(Caller.Staff caller, ActorId id) {
    return caller.actorId().equals(id)
        ? Optional.of(new Answer.NotAllowed("不能变更自己的账号，请由另一位系统管理员办理。"))
        : Optional.empty();
  }

  private Optional<Answer> outOfReach(Caller.Staff caller, Set<Caller.Duty> duties) {
    return duties.stream()
        .map(Caller.Duty::unit)
        .filter(unit -> !reaches(caller, unit))
        .findFirst()
        .map(
            unit ->
                new Answer.NotAllowed(
                    "“" + places.organisation().nameOf(unit) + "”不在您管理的地区内，请由上级系统管理员办理。"));
  }

  private boolean reaches(Caller.Staff caller, UnitCode unit) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.ADMINISTRATOR)
        .anyMatch(duty -> duty.unit().equals(unit) || within(unit, duty.unit()));
  }

  private boolean within(UnitCode unit, UnitCode administered) {
    var organisation = places.organisation();
    return organisation
        .unit(unit)
        .flatMap(
            inner ->
                organisation
                    .unit(administered)
                    .map(outer -> organisation.regions().within(inner.region(), outer.region())))
        .orElse(false);
  }

  private Optional<Answer> unknownUnit(Set<Caller.Duty> duties) {
    return duties.stream()
        .map(Caller.Duty::unit)
        .filter(unit -> places.organisation().unit(unit).isEmpty())
        .findFirst()
        .map(unit -> new Answer.Refused(Field.DUTIES, "没有代码为" + unit + "的单位，请核对。"));
  }

  private Optional<Answer> unknownPerson(Optional<SubjectId> person) {
    return person
        .filter(id -> subjects.find(id).filter(Subject.Person.class::isInstance).isEmpty())
        .map(_ -> new Answer.Refused(Field.PERSON, "没有登记过这个自然人，请先在窗口登记。"));
  }

  static Optional<Answer> badName(String name) {
    var length = name.strip().codePointCount(0, name.strip().length());
    return length < 2 || length > LONGEST_NAME
        ? Optional.of(new Answer.Refused(Field.NAME, "姓名应为2至" + LONGEST_NAME + "个字，请核对。"))
        : Optional.empty();
  }

  static Optional<Answer> badPassword(String password, Optional<Login> login) {
    var length = password.codePointCount(0, password.length());
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      return Optional.of(
          new Answer.Refused(
              Field.PASSWORD, "密码应为" + SHORTEST_PASSWORD + "至" + LONGEST_PASSWORD + "个字符。"));
    }
    if (password.codePoints().distinct().count() < 5
        || login
            .filter(name -> password.toLowerCase(Locale.ROOT).contains(name.value()))
            .isPresent()) {
      return Optional.of(new Answer.Refused(Field.PASSWORD, "密码太容易猜到：至少用5种不同的字符，并且不要包含登录名。"));
    }
    return Optional.empty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
