package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;

/** What holds for every {@link SubjectStore}. */
public abstract class SubjectStoreContract {
  /** The store. */
  protected abstract SubjectStore subjects();

  /** Its transactions. */
  protected abstract Transactions transactions();

  private <T extends Subject> T added(T subject) {
    transactions().run(() -> subjects().add(subject));
    return subject;
  }

  @Test
  void keepsAPersonAsItIs() {
    var person = added(Synthetic.person());
    assertThat(subjects().find(person.id())).contains(person);
    assertThat(subjects().load(person.id())).contains(new SubjectStore.Stored(person, 1));
  }

  @Test
  void keepsAnOrganisationAsItIs() {
    var company = added(Synthetic.company());
    assertThat(subjects().find(company.id())).contains(company);
    assertThat(subjects().findByDocument(company.creditCode()))
        .contains(new SubjectStore.Stored(company, 1));
  }

  @Test
  void findsNobodyElse() {
    assertThat(subjects().find(new SubjectId(UUID.randomUUID()))).isEmpty();
    assertThat(subjects().findByDocument(SyntheticPeople.citizenId(20_000_000))).isEmpty();
    assertThat(subjects().findByDocument(SyntheticPeople.company(9999))).isEmpty();
    assertThat(subjects().findByPhone(SyntheticPeople.phone(99_999_999))).isEmpty();
  }

  @Test
  void findsAPersonByDocument() {
    var person = added(Synthetic.person());
    assertThat(subjects().findByDocument(person.citizenId()))
        .contains(new SubjectStore.Stored(person, 1));
  }

  @Test
  void findsEverybodyWhoSharesAPhone() {
    var one = added(Synthetic.person());
    var template = Synthetic.person();
    var other =
        added(
            new Subject.Person(
                template.id(),
                template.name(),
                template.citizenId(),
                one.phone(),
                template.home(),
                2,
                template.registeredAt()));
    assertThat(subjects().findByPhone(one.phone())).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void registersADocumentOnce() {
    var person = added(Synthetic.person());
    var again =
        new Subject.Person(
            new SubjectId(UUID.randomUUID()),
            person.name(),
            person.citizenId(),
            person.phone(),
            person.home(),
            1,
            person.registeredAt());
    assertThatThrownBy(() -> added(again)).isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(() -> added(person)).isInstanceOf(StaleVersionException.class);
    assertThat(subjects().find(again.id())).isEmpty();
  }

  @Test
  void addsNothingWhereTheTransactionIsRolledBack() {
    var person = Synthetic.person();
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          subjects().add(person);
                          throw new IllegalStateException("changed my mind");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(subjects().find(person.id())).isEmpty();
    assertThat(subjects().find(added(person).id())).contains(person);
  }

  @Test
  void replacesTheVersionThatWasLoaded() {
    var person = added(Synthetic.person());
    var changed = Synthetic.changed(person);
    var stored = subjects().load(person.id()).orElseThrow();
    transactions().run(() -> subjects().replace(stored.with(changed)));
    assertThat(subjects().load(person.id())).contains(new SubjectStore.Stored(changed, 2));
    assertThat(subjects().findByPhone(person.phone())).isEmpty();
    assertThat(subjects().findByPhone(changed.phone())).containsExactly(changed);
  }

  @Test
  void refusesAStaleVersion() {
    var person = added(Synthetic.person());
    var stored = subjects().load(person.id()).orElseThrow();
    transactions().run(() -> subjects().replace(stored.with(Synthetic.changed(person))));
    assertThatThrownBy(() -> transactions().run(() -> subjects().replace(stored)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void knowsWhoOperatesWhat() {
    var person = added(Synthetic.person());
    var company = added(Synthetic.company());
    assertThat(subjects().operates(person.id(), company.id())).isFalse();
    transactions().run(() -> subjects().addOperator(person.id(), company.id()));
    transactions().run(() -> subjects().addOperator(person.id(), company.id()));
    assertThat(subjects().operates(person.id(), company.id())).isTrue();
    assertThat(subjects().operates(company.id(), person.id())).isFalse();
    assertThat(subjects().operatedBy(person.id())).containsExactly(company);
    assertThat(subjects().operatorsOf(company.id())).containsExactly(person);
    transactions().run(() -> subjects().removeOperator(person.id(), company.id()));
    assertThat(subjects().operates(person.id(), company.id())).isFalse();
    assertThat(subjects().operatedBy(person.id())).isEmpty();
  }
}
