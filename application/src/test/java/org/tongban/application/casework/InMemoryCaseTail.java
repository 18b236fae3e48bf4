package org.tongban.application.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tail of cases in memory. */
public final class InMemoryCaseTail implements CaseTail {
  private final InMemoryCaseStore cases;

  /** The tail of these. */
  public InMemoryCaseTail(InMemoryCaseStore cases) {
    this.cases = cases;
  }

  @Override
  public List<Entry> since(Instant from, Optional<Entry> after, int limit) {
    return cases
        .events()
        .map(event -> new Entry(event.at(), event.caseId(), event.sequence()))
        .filter(entry -> !entry.recordedAt().isBefore(from))
        .filter(entry -> after.isEmpty() || Entry.ORDER.compare(entry, after.get()) > 0)
        .sorted(Entry.ORDER)
        .limit(limit)
        .toList();
  }
}
