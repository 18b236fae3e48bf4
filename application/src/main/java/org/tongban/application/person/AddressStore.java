package org.tongban.application.person;

import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.SubjectId;

/**
 * Where address books are kept, encrypted under their owner's key. Calls join the caller's
 * transaction. Every implementation passes {@code AddressStoreContract}.
 */
public interface AddressStore {
  /** The owner's addresses, the oldest first. */
  List<Address> of(SubjectId owner);

  /** The address if it is the owner's; else empty. */
  Optional<Address> find(AddressId id, SubjectId owner);

  /** How many the owner has; locks the owner's book until the transaction ends. */
  int count(SubjectId owner);

  /** Adds an address at version 1. */
  void add(Address address);

  /**
   * Replaces the address.
   *
   * @param changed the new content, with the version that was loaded
   * @return the address as stored, at the next version
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  Address replace(Address changed);

  /**
   * Removes the address; removing what is not there changes nothing.
   *
   * @param version the version that was loaded
   * @throws StaleVersionException if another version is stored
   */
  void remove(AddressId id, SubjectId owner, int version);
}
