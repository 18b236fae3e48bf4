package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;

/** What holds for every {@link AccountStore}. */
public abstract class AccountStoreContract {
  /** The store. */
  protected abstract AccountStore accounts();

  /** The subjects beside it. */
  protected abstract SubjectStore subjects();

  /** Their transactions. */
  protected abstract Transactions transactions();

  private static Account account() {
    return new Account(
        new AccountId(UUID.randomUUID()),
        SyntheticPeople.phone(Synthetic.next()),
        new SubjectId(UUID.randomUUID()),
        Instant.parse("2026-03-02T01:00:00.000001Z"));
  }

  private Account added(Account account) {
    transactions().run(() -> accounts().add(account));
    return account;
  }

  @Test
  void findsAnAccountEachWay() {
    var account = added(account());
    assertThat(accounts().find(account.id())).contains(account);
    assertThat(accounts().findByPhone(account.phone())).contains(account);
    assertThat(accounts().findBySubject(account.subject())).contains(account);
    assertThat(accounts().find(new AccountId(UUID.randomUUID()))).isEmpty();
    assertThat(accounts().findByPhone(SyntheticPeople.phone(99_999_998))).isEmpty();
  }

  @Test
  void keepsOneAccountForAPhone() {
    var account = added(account());
    var second =
        new Account(
            new AccountId(UUID.randomUUID()),
            account.phone(),
            new SubjectId(UUID.randomUUID()),
            account.openedAt());
    assertThatThrownBy(() -> added(second)).isInstanceOf(StaleVersionException.class);
  }

  @Test
  void registersTheSubjectUnderItsIdentity() {
    var person = Synthetic.person();
    var account =
        added(
            new Account(
                new AccountId(UUID.randomUUID()),
                person.phone(),
                person.id(),
                person.registeredAt()));
    transactions().run(() -> subjects().add(person));
    assertThat(subjects().find(person.id())).contains(person);
    assertThat(accounts().find(account.id())).contains(account);
  }

  @Test
  void joinsASubjectRegisteredBefore() {
    var person = Synthetic.person();
    transactions().run(() -> subjects().add(person));
    var account = added(account());
    var joined = account.standingFor(person.id());
    transactions().run(() -> accounts().replace(joined));
    assertThat(accounts().findBySubject(person.id())).contains(joined);
    assertThat(accounts().findBySubject(account.subject())).isEmpty();
    var another = added(account());
    assertThatThrownBy(
            () -> transactions().run(() -> accounts().replace(another.standingFor(person.id()))))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void removesAnAccount() {
    var account = added(account());
    transactions().run(() -> accounts().remove(account.id()));
    transactions().run(() -> accounts().remove(account.id()));
    assertThat(accounts().findByPhone(account.phone())).isEmpty();
  }
}
