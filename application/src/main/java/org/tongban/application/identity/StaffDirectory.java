package org.tongban.application.identity;

import java.util.Optional;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;

/**
 * Where staff accounts are kept. Calls join the caller's transaction. Every implementation passes
 * {@code StaffDirectoryContract}.
 */
public interface StaffDirectory {
  /** The account, active or not, or empty. */
  Optional<StaffAccount> find(ActorId id);

  /** The account with its password's hash, or empty. */
  Optional<Credentials> findByLogin(Login login);

  /** Whether there is any account at all. */
  boolean isEmpty();

  /** All accounts, the first created first. */
  Page<StaffAccount> list(Page.Request page);

  /**
   * Adds an account at version 1.
   *
   * @throws StaleVersionException if the login is taken; the transaction must be rolled back
   */
  void add(Credentials account);

  /**
   * Replaces duties, activity, name and person of the account.
   *
   * @param changed the new content, with the version that was loaded
   * @return the account as stored, at the next version
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  StaffAccount replace(StaffAccount changed);

  /** Replaces the password's hash; the version stays. */
  void setPassword(ActorId id, String passwordHash);

  /**
   * An account and what its password is checked against.
   *
   * @param passwordHash as {@link PasswordHasher} made it
   */
  record Credentials(StaffAccount account, String passwordHash) {
    /** Does not show the hash. */
    @Override
    public String toString() {
      return "Credentials[" + account.id() + "]";
    }
  }
}
