package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link StaffDirectory}. */
public abstract class StaffDirectoryContract {
  static final Caller.Duty CLERK = new Caller.Duty(Role.WINDOW_CLERK, new UnitCode("HALL-440983"));
  static final Caller.Duty REVIEWER = new Caller.Duty(Role.REVIEWER, new UnitCode("MZJ-440983"));

  /** The store. */
  protected abstract StaffDirectory staff();

  /** Its transactions. */
  protected abstract Transactions transactions();

  static StaffDirectory.Credentials credentials() {
    return new StaffDirectory.Credentials(
        new StaffAccount(
            new ActorId(UUID.randomUUID()),
            new Login("clerk-" + Synthetic.next()),
            "测小窗",
            Set.of(CLERK, REVIEWER),
            true,
            Optional.of(new SubjectId(UUID.randomUUID())),
            Instant.parse("2026-03-02T01:00:00.000001Z"),
            1),
        "$argon2id$of-nothing");
  }

  private StaffDirectory.Credentials added() {
    var credentials = credentials();
    transactions().run(() -> staff().add(credentials));
    return credentials;
  }

  @Test
  void keepsAnAccountAsItIs() {
    var credentials = added();
    assertThat(staff().isEmpty()).isFalse();
    assertThat(staff().find(credentials.account().id())).contains(credentials.account());
    assertThat(staff().findByLogin(credentials.account().login())).contains(credentials);
    assertThat(staff().find(new ActorId(UUID.randomUUID()))).isEmpty();
    assertThat(staff().findByLogin(new Login("nobody"))).isEmpty();
  }

  @Test
  void givesALoginOnce() {
    var account = added().account();
    var second =
        new StaffAccount(
            new ActorId(UUID.randomUUID()),
            account.login(),
            account.name(),
            Set.of(),
            true,
            Optional.empty(),
            account.createdAt(),
            1);
    assertThatThrownBy(
            () ->
                transactions().run(() -> staff().add(new StaffDirectory.Credentials(second, "$"))))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void replacesTheVersionThatWasLoaded() {
    var account = added().account();
    var wanted = account.holding(Set.of(REVIEWER)).active(false).being(Optional.empty());
    var stored = transactions().inTransaction(() -> staff().replace(wanted));
    assertThat(stored.version()).isEqualTo(2);
    assertThat(stored.duties()).containsExactly(REVIEWER);
    assertThat(stored.active()).isFalse();
    assertThat(stored.person()).isEmpty();
    assertThat(staff().find(account.id())).contains(stored);
    assertThatThrownBy(() -> transactions().run(() -> staff().replace(wanted)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void setsAnotherPassword() {
    var account = added().account();
    transactions().run(() -> staff().setPassword(account.id(), "$argon2id$other"));
    assertThat(staff().findByLogin(account.login()))
        .contains(new StaffDirectory.Credentials(account, "$argon2id$other"));
  }

  @Test
  void listsEverybodyOnce() {
    var mine = Set.of(added().account(), added().account(), added().account());
    var all = new ArrayList<StaffAccount>();
    var next = Optional.<String>empty();
    do {
      var page = staff().list(new Page.Request(next, 2));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      all.addAll(page.items());
      next = page.next();
    } while (next.isPresent());
    assertThat(all).doesNotHaveDuplicates().containsAll(mine);
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    assertThatThrownBy(() -> staff().list(new Page.Request(Optional.of("x"), 2)))
        .isInstanceOf(Page.BadCursorException.class);
  }
}
