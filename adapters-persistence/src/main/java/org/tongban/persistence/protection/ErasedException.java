package org.tongban.persistence.protection;

import org.tongban.domain.person.SubjectId;

/** The subject was erased: their key is destroyed, and nobody can read their data any more. */
public final class ErasedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ErasedException(SubjectId subject) {
    super("Erased: " + subject);
  }
}
