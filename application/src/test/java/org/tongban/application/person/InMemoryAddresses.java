package org.tongban.application.person;

import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.SubjectId;

/** Addresses in memory. */
public final class InMemoryAddresses implements AddressStore {
  private final InMemoryTable<AddressId, Address> addresses;

  /** None yet. */
  public InMemoryAddresses(InMemoryTransactions transactions) {
    addresses = new InMemoryTable<>(transactions);
  }

  @Override
  public List<Address> of(SubjectId owner) {
    return addresses.all().filter(address -> address.owner().equals(owner)).toList();
  }

  @Override
  public Optional<Address> find(AddressId id, SubjectId owner) {
    return addresses.get(id).filter(address -> address.owner().equals(owner));
  }

  @Override
  public int count(SubjectId owner) {
    return of(owner).size();
  }

  @Override
  public void add(Address address) {
    addresses.put(address.id(), address);
  }

  @Override
  public Address replace(Address changed) {
    current(changed.id(), changed.owner(), changed.version());
    var next =
        new Address(
            changed.id(),
            changed.owner(),
            changed.recipient(),
            changed.changedAt(),
            changed.version() + 1);
    addresses.put(next.id(), next);
    return next;
  }

  @Override
  public void remove(AddressId id, SubjectId owner, int version) {
    if (find(id, owner).isPresent()) {
      current(id, owner, version);
      addresses.remove(id);
    }
  }

  private void current(AddressId id, SubjectId owner, int version) {
    if (find(id, owner).filter(address -> address.version() == version).isEmpty()) {
      throw new StaleVersionException("address " + id);
    }
  }
}
