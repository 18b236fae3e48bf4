package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;

/**
 * Offers days that can be booked from now on to those who waited for them. Who is the first to want
 * a place of such a day does it, too, before they get one: nobody is faster than who waited.
 */
@Singleton
public final class OfferOpenedDays implements RecurringWork {
  private final Transactions transactions;
  private final WaitingList waiting;
  private final VisitPlaces places;

  @Inject
  public OfferOpenedDays(Transactions transactions, WaitingList waiting, VisitPlaces places) {
    this.transactions = transactions;
    this.waiting = waiting;
    this.places = places;
  }

  @Override
  public String name() {
    return "offer-opened-days";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  /** Each group for itself: what goes wrong with one keeps no other from its offers. */
  @Override
  public void run() {
    var failures = new IllegalStateException("Some days could not be offered");
    for (var group : transactions.reading(waiting::groups)) {
      try {
        transactions.run(() -> places.offerOpened(group));
      } catch (StaleVersionException e) {
        // Somebody acted at the same moment; the next run looks again.
      } catch (RuntimeException e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
