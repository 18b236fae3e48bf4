package org.tongban.application.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;

/**
 * Where the codes of prepared applications are kept. Calls join the caller's transaction. Every
 * implementation passes {@code PreparedApplicationsContract}.
 */
public interface PreparedApplications {
  /** The application with that code, or empty. */
  Optional<PreparedApplication> find(PreparationCode code);

  /** The application that the draft was made, or empty. */
  Optional<PreparedApplication> of(CaseId draft);

  /**
   * Adds one.
   *
   * @throws StaleVersionException if the draft has a code, or the code is taken; the transaction
   *     must be rolled back
   */
  void add(PreparedApplication prepared);

  /** Removes the one of the draft; removing what is not there changes nothing. */
  void remove(CaseId draft);

  /** Removes those that were good until an earlier day. */
  void removeBefore(LocalDate day);
}
