package org.tongban.application.identity;

import java.time.Clock;
import java.util.Optional;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.domain.person.Subject;

/** The caller from the in-memory stores. */
public final class InMemoryCallerOf implements CallerOf {
  private final InMemorySessions sessions;
  private final AccountStore accounts;
  private final SubjectStore subjects;
  private final StaffDirectory staff;
  private final Clock clock;

  /** From these. */
  public InMemoryCallerOf(
      InMemorySessions sessions,
      AccountStore accounts,
      SubjectStore subjects,
      StaffDirectory staff,
      Clock clock) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.subjects = subjects;
    this.staff = staff;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> session(SessionId id) {
    return sessions
        .session(id)
        .filter(row -> row.endedAt().isEmpty() && clock.instant().isBefore(row.until()))
        .flatMap(row -> caller(row.holder()));
  }

  private Optional<Caller> caller(Holder holder) {
    return switch (holder) {
      case Holder.Resident(var account) ->
          accounts
              .find(account)
              .map(
                  found ->
                      new Caller.Resident(
                          found.subject(),
                          subjects.find(found.subject()).stream()
                              .mapToInt(
                                  subject ->
                                      subject instanceof Subject.Person person
                                          ? person.realNameLevel()
                                          : 0)
                              .findFirst()
                              .orElse(0)));
      case Holder.Staff(var id) ->
          staff
              .find(id)
              .filter(StaffAccount::active)
              .map(account -> new Caller.Staff(account.id(), account.person(), account.duties()));
    };
  }
}
