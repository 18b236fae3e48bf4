package org.tongban.application.person;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.InMemorySessions;
import org.tongban.application.identity.InMemorySignInAttempts;
import org.tongban.application.identity.InMemoryStaff;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.SampleReference;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.UnitCode;

/** The sample city with its people in memory, for tests of the use cases about people. */
public final class PeopleDesk {
  public final SettableClock clock =
      new SettableClock(SampleCityFixture.morning(LocalDate.of(2026, 3, 2)));
  public final InMemoryTransactions transactions = new InMemoryTransactions();
  public final InMemorySubjects subjects = new InMemorySubjects(transactions);
  public final InMemoryAccounts accounts = new InMemoryAccounts(transactions);
  public final InMemoryAddresses addresses = new InMemoryAddresses(transactions);
  public final InMemorySessions sessions = new InMemorySessions(transactions);
  public final InMemorySignInAttempts attempts = new InMemorySignInAttempts(transactions);
  public final InMemoryStaff staff = new InMemoryStaff(transactions);
  public final InMemoryPlaces places;
  public final Identifiers identifiers = UUID::randomUUID;

  public PeopleDesk() {
    var reference = new InMemoryReferenceStore();
    reference.save(
        SampleReference.city(), new ReferenceStore.Run(clock.instant(), "test", Map.of()));
    reference.refresh();
    places = new InMemoryPlaces(reference);
  }

  /** A member of staff who holds that role at the unit, and is nobody in private life. */
  public static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(UUID.randomUUID()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  /** The same, being that person in private life. */
  public static Caller.Staff staff(Role role, UnitCode unit, Subject.Person person) {
    return new Caller.Staff(
        new ActorId(UUID.randomUUID()),
        Optional.of(person.id()),
        Set.of(new Caller.Duty(role, unit)));
  }

  /** The person, signed in. */
  public static Caller.Resident resident(Subject.Person person) {
    return new Caller.Resident(person.id(), person.realNameLevel());
  }

  /** An account that was opened with the person's phone. */
  public Account account(Subject.Person person) {
    var account =
        new Account(new AccountId(UUID.randomUUID()), person.phone(), person.id(), clock.instant());
    accounts.add(account);
    return account;
  }
}
