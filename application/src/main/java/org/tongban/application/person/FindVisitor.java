package org.tongban.application.person;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Finds whom a clerk registered before, by the identity that the registration gave. */
public interface FindVisitor {
  /** The person or organisation; empty if there is none, or the caller is no clerk. */
  Optional<Subject> find(Caller.Staff caller, SubjectId id);
}
