package org.tongban.application.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.SubjectId;

/**
 * A member of staff.
 *
 * @param login see {@link Login}
 * @param name as colleagues and papers name them, 2 to 50 characters
 * @param duties the roles they hold now, each at a unit
 * @param active whether they may sign in
 * @param person the subject they are in private life, where it is known
 * @param version rises by one with every change, from 1
 */
public record StaffAccount(
    ActorId id,
    Login login,
    String name,
    Set<Caller.Duty> duties,
    boolean active,
    Optional<SubjectId> person,
    Instant createdAt,
    int version) {
  public StaffAccount {
    Objects.requireNonNull(id);
    Objects.requireNonNull(login);
    Objects.requireNonNull(name);
    Objects.requireNonNull(person);
    Objects.requireNonNull(createdAt);
    duties = Set.copyOf(duties);
  }

  /** The same account with other duties. */
  public StaffAccount holding(Set<Caller.Duty> other) {
    return new StaffAccount(id, login, name, other, active, person, createdAt, version);
  }

  /** The same account, which may sign in or not. */
  public StaffAccount active(boolean may) {
    return new StaffAccount(id, login, name, duties, may, person, createdAt, version);
  }

  /** The same account, linked to the subject they are in private life. */
  public StaffAccount being(Optional<SubjectId> subject) {
    return new StaffAccount(id, login, name, duties, active, subject, createdAt, version);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "StaffAccount[" + id + " v" + version + "]";
  }
}
