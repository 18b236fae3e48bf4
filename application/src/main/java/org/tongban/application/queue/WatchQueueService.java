package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.place.UnitCode;

/** Reads halls. */
@Singleton
public final class WatchQueueService implements WatchQueue {
  private final Transactions transactions;
  private final HallDays days;
  private final HallStore halls;

  /** Uses these parts. */
  @Inject
  public WatchQueueService(Transactions transactions, HallDays days, HallStore halls) {
    this.transactions = transactions;
    this.days = days;
    this.halls = halls;
  }

  @Override
  public Optional<HallNow> hall(UnitCode hall) {
    return transactions.reading(() -> days.find(hall));
  }

  @Override
  public Map<UnitCode, Long> changes(Collection<UnitCode> of) {
    return transactions.reading(() -> halls.changes(of));
  }
}
