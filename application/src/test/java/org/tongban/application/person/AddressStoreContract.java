package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link AddressStore}. */
public abstract class AddressStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");

  /** The store. */
  protected abstract AddressStore addresses();

  /** The subjects beside it. */
  protected abstract SubjectStore subjects();

  /** Their transactions. */
  protected abstract Transactions transactions();

  private Subject.Person owner() {
    var person = Synthetic.person();
    transactions().run(() -> subjects().add(person));
    return person;
  }

  private Address added(Subject.Person owner, long order) {
    var address =
        new Address(
            new AddressId(new UUID(order, order)),
            owner.id(),
            new Recipient(owner.name(), owner.phone(), owner.home(), "测试路1号"),
            NOW,
            1);
    transactions().run(() -> addresses().add(address));
    return address;
  }

  private static long order() {
    return Synthetic.next();
  }

  @Test
  void listsTheOwnersAddressesTheOldestFirst() {
    var owner = owner();
    var first = added(owner, order());
    var second = added(owner, order());
    added(owner(), order());
    assertThat(addresses().of(owner.id())).containsExactly(first, second);
    assertThat(transactions().inTransaction(() -> addresses().count(owner.id()))).isEqualTo(2);
  }

  @Test
  void findsOnlyTheOwners() {
    var owner = owner();
    var address = added(owner, order());
    assertThat(addresses().find(address.id(), owner.id())).contains(address);
    assertThat(addresses().find(address.id(), new SubjectId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void replacesTheVersionThatWasLoaded() {
    var owner = owner();
    var address = added(owner, order());
    var wanted =
        new Address(
            address.id(),
            owner.id(),
            new Recipient(owner.name(), owner.phone(), owner.home(), "测试路2号"),
            NOW.plusSeconds(1),
            1);
    var stored = transactions().inTransaction(() -> addresses().replace(wanted));
    assertThat(stored.version()).isEqualTo(2);
    assertThat(addresses().find(address.id(), owner.id())).contains(stored);
    assertThatThrownBy(() -> transactions().run(() -> addresses().replace(wanted)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void removesTheVersionThatWasLoaded() {
    var owner = owner();
    var address = added(owner, order());
    assertThatThrownBy(
            () -> transactions().run(() -> addresses().remove(address.id(), owner.id(), 2)))
        .isInstanceOf(StaleVersionException.class);
    transactions().run(() -> addresses().remove(address.id(), owner.id(), 1));
    transactions().run(() -> addresses().remove(address.id(), owner.id(), 1));
    assertThat(addresses().of(owner.id())).isEmpty();
  }
}
