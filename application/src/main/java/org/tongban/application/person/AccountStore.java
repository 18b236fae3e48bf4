package org.tongban.application.person;

import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/**
 * Where residents' accounts are kept, the phone encrypted under the key of the subject the account
 * stands for. Calls join the caller's transaction. Every implementation passes {@code
 * AccountStoreContract}.
 */
public interface AccountStore {
  /** The account, or empty. */
  Optional<Account> find(AccountId id);

  /** The account of the phone, or empty if nobody ever signed in with it. */
  Optional<Account> findByPhone(MobileNumber phone);

  /** The account that stands for the subject, or empty. */
  Optional<Account> findBySubject(SubjectId subject);

  /**
   * Adds an account. Makes the key of its subject, unless the subject is registered.
   *
   * @throws StaleVersionException if the phone has an account already, or the subject has one; the
   *     transaction must be rolled back
   */
  void add(Account account);

  /**
   * Has the account stand for another subject, which must have a key.
   *
   * @param changed the account with the other subject
   * @throws StaleVersionException if another account stands for that subject
   */
  void replace(Account changed);

  /** Removes the account; removing what is not there changes nothing. */
  void remove(AccountId id);
}
