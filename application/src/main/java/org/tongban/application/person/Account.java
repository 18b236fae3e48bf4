package org.tongban.application.person;

import java.time.Instant;
import java.util.Objects;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/**
 * What a resident signs in to: the possession of a phone, one account for each. Until the identity
 * is confirmed it stands for a subject that is not registered yet (real-name level 0); when it is,
 * the subject is registered under that very identity, or the account is joined to the one
 * registered at a counter before.
 *
 * @param subject whose matters the account shows
 */
public record Account(AccountId id, MobileNumber phone, SubjectId subject, Instant openedAt) {
  public Account {
    Objects.requireNonNull(id);
    Objects.requireNonNull(phone);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(openedAt);
  }

  /** The same account, which stands for another subject. */
  public Account standingFor(SubjectId other) {
    return new Account(id, phone, other, openedAt);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
