package org.tongban.application.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;

/**
 * Verifies the ledger as stored: the hash chain of every case, and the chains' heads against those
 * that were witnessed outside the database. Every implementation passes {@code
 * LedgerAuditContract}.
 */
public interface LedgerAudit {
  /** Verifies every case. Reads the ledger in bounded portions. */
  Report verify();

  /** Witnesses the heads that changed since the last time; returns how many. */
  int witness();

  /**
   * What was found.
   *
   * @param cases how many cases were verified
   * @param events how many events
   * @param findings the first bad entry of every bad case; empty if all is well
   */
  record Report(long cases, long events, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A bad entry.
   *
   * @param sequence the first event that does not fit; empty if the case as a whole is missing
   */
  record Finding(CaseId caseId, Optional<Integer> sequence, String what) {
    public Finding {
      Objects.requireNonNull(caseId);
      Objects.requireNonNull(sequence);
      Objects.requireNonNull(what);
    }
  }
}
