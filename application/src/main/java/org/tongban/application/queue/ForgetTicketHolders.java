package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Period;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;

/** Forgets who took the tickets of days that are over: the hall's figures need nobody's name. */
@Singleton
public final class ForgetTicketHolders implements RecurringWork {
  private static final Period KEPT = Period.ofDays(30);

  private final TicketStore tickets;
  private final HallDays days;
  private final Transactions transactions;

  /** Uses these parts. */
  @Inject
  public ForgetTicketHolders(TicketStore tickets, HallDays days, Transactions transactions) {
    this.tickets = tickets;
    this.days = days;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "forget-ticket-holders";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(12);
  }

  @Override
  public void run() {
    var before = days.today().minus(KEPT);
    transactions.run(() -> tickets.forgetHolders(before));
  }
}
