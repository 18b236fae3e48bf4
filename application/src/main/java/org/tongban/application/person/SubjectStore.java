package org.tongban.application.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/**
 * Where people and organisations are kept, each encrypted under a key of its own and found through
 * keyed blind indexes. Calls join the caller's transaction. Every implementation passes {@code
 * SubjectStoreContract}.
 */
public interface SubjectStore {
  /** The subject, or empty if none is registered under the identity or its data were erased. */
  Optional<Subject> find(SubjectId id);

  /** Like {@link #find}, with the version that {@link #replace} wants. */
  Optional<Stored> load(SubjectId id);

  /** The person with that citizen id, or empty. */
  Optional<Stored> findByDocument(CitizenId document);

  /** The organisation with that code, or empty. */
  Optional<Stored> findByDocument(UnifiedSocialCreditCode document);

  /** Everyone notices to that phone go to; a family may share one. In the order of registration. */
  List<Subject> findByPhone(MobileNumber phone);

  /**
   * Adds a subject at version 1. Its key is made with it, unless an account with the subject's
   * identity had one made.
   *
   * @throws StaleVersionException if the identity or the document is registered already; the
   *     transaction must be rolled back
   */
  void add(Subject subject);

  /**
   * Replaces the subject that has the same identity, and raises its version by one.
   *
   * @param changed the new value, at the version that was loaded
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  void replace(Stored changed);

  /** Whether the person is an operator (办事人员) of the organisation at this moment. */
  boolean operates(SubjectId person, SubjectId organisation);

  /** The organisations the person is an operator of, in the order they became so. */
  List<Subject> operatedBy(SubjectId person);

  /** The operators of the organisation, in the order they became so. */
  List<Subject> operatorsOf(SubjectId organisation);

  /** Makes the person an operator of the organisation; if they are one, nothing changes. */
  void addOperator(SubjectId person, SubjectId organisation);

  /** Ends it; if they are none, nothing changes. */
  void removeOperator(SubjectId person, SubjectId organisation);

  /**
   * A subject as it is stored.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(Subject subject, int version) {
    public Stored {
      Objects.requireNonNull(subject);
      if (version < 1) {
        throw new IllegalArgumentException("Versions start at 1: " + version);
      }
    }

    /** The same version with another value. */
    public Stored with(Subject changed) {
      return new Stored(changed, version);
    }
  }
}
