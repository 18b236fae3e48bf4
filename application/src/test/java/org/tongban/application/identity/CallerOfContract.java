package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.person.Account;
import org.tongban.application.person.AccountId;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Transactions;

/** What holds for every {@link CallerOf}. */
public abstract class CallerOfContract {
  /** The port. */
  protected abstract CallerOf callers();

  /** The sessions it looks at. */
  protected abstract SessionStore sessions();

  /** The accounts it looks at. */
  protected abstract AccountStore accounts();

  /** The subjects it looks at. */
  protected abstract SubjectStore subjects();

  /** The staff it looks at. */
  protected abstract StaffDirectory staff();

  /** Their transactions. */
  protected abstract Transactions transactions();

  /** Their clock. */
  protected abstract SettableClock clock();

  private SessionId opened(Holder holder) {
    var now = clock().instant();
    var session =
        new Session(
            new SessionId(UUID.randomUUID()),
            holder,
            UUID.randomUUID().toString(),
            now.plus(Duration.ofHours(1)),
            now.plus(Duration.ofHours(1)));
    transactions().run(() -> sessions().open(session, now));
    return session.id();
  }

  private StaffAccount clerk() {
    var credentials = StaffDirectoryContract.credentials();
    transactions().run(() -> staff().add(credentials));
    return credentials.account();
  }

  private static Caller.Staff caller(StaffAccount account) {
    return new Caller.Staff(account.id(), account.person(), account.duties());
  }

  @Test
  void isAResidentWithoutConfirmedIdentityAtFirst() {
    var person = Synthetic.person();
    var account =
        new Account(
            new AccountId(UUID.randomUUID()), person.phone(), person.id(), clock().instant());
    transactions().run(() -> accounts().add(account));
    var session = opened(new Holder.Resident(account.id()));
    assertThat(callers().session(session)).contains(new Caller.Resident(person.id(), 0));
    transactions().run(() -> subjects().add(person));
    assertThat(callers().session(session)).contains(new Caller.Resident(person.id(), 2));
    transactions().run(() -> accounts().remove(account.id()));
    assertThat(callers().session(session)).isEmpty();
  }

  @Test
  void isStaffWithAllDuties() {
    var account = clerk();
    assertThat(callers().session(opened(new Holder.Staff(account.id())))).contains(caller(account));
  }

  @Test
  @Tag("I7")
  void losesADutyAtOnce() {
    var account = clerk();
    var session = opened(new Holder.Staff(account.id()));
    var moved =
        transactions()
            .inTransaction(
                () -> staff().replace(account.holding(Set.of(StaffDirectoryContract.REVIEWER))));
    assertThat(callers().session(session))
        .contains(
            new Caller.Staff(
                account.id(), account.person(), Set.of(StaffDirectoryContract.REVIEWER)));
    transactions().run(() -> staff().replace(moved.holding(Set.of())));
    assertThat(callers().session(session))
        .contains(new Caller.Staff(account.id(), account.person(), Set.of()));
  }

  @Test
  @Tag("I7")
  void isNobodyOnceTheAccountIsDisabled() {
    var account = clerk();
    var session = opened(new Holder.Staff(account.id()));
    transactions().run(() -> staff().replace(account.active(false)));
    assertThat(callers().session(session)).isEmpty();
  }

  @Test
  @Tag("I7")
  void isNobodyOnceTheSessionEnded() {
    var session = opened(new Holder.Staff(clerk().id()));
    transactions().run(() -> sessions().end(session, clock().instant()));
    assertThat(callers().session(session)).isEmpty();
    assertThat(callers().session(new SessionId(UUID.randomUUID()))).isEmpty();
  }

  /** Requests that meet share what they ask the database: none of them may be told of before. */
  @Test
  @Tag("I7")
  void whatEndedBeforeIsOverForManyAtOnce() throws Exception {
    var holder = new Holder.Staff(clerk().id());
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 8; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < 15; round++) {
                    var session = opened(holder);
                    assertThat(callers().session(session)).isPresent();
                    transactions().run(() -> sessions().end(session, clock().instant()));
                    assertThat(callers().session(session)).isEmpty();
                  }
                }));
      }
      for (var one : all) {
        one.get();
      }
    }
  }

  @Test
  void isNobodyOnceTheSessionLapsed() {
    var session = opened(new Holder.Staff(clerk().id()));
    clock().advance(Duration.ofHours(1));
    assertThat(callers().session(session)).isEqualTo(Optional.empty());
  }
}
