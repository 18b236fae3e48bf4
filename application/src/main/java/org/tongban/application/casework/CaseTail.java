package org.tongban.application.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;

/**
 * The end of the ledgers of all cases together, for telling people at once what happened. Entries
 * become visible in the order of their commits, which is not that of their times: whoever follows
 * reads again from somewhat earlier, and drops what they have seen. Calls join the caller's
 * transaction. Every implementation passes {@code CaseTailContract}.
 */
public interface CaseTail {
  /**
   * The entries recorded at that time or later, in the order of {@link Entry#ORDER}.
   *
   * @param after where the part begins: the last entry of the part before; empty for the first
   * @param limit how many at most, 1 to 1000
   */
  List<Entry> since(Instant from, Optional<Entry> after, int limit);

  /**
   * That something happened to a case.
   *
   * @param recordedAt by the clock of the instance that recorded it, to the microsecond
   * @param sequence the number of the entry in its case, from 1
   */
  record Entry(Instant recordedAt, CaseId caseId, int sequence) {
    /** By time, then case, then sequence. */
    public static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::recordedAt)
            .thenComparing(entry -> entry.caseId().value().toString())
            .thenComparing(Entry::sequence);

    public Entry {
      Objects.requireNonNull(recordedAt);
      Objects.requireNonNull(caseId);
    }
  }
}
