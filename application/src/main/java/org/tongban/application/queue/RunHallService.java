package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.HallStatistics;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;

/** Shows managers their hall's day. */
@Singleton
public final class RunHallService implements RunHall {
  private final Transactions transactions;
  private final TicketStore tickets;
  private final HallStore halls;
  private final HallDays days;
  private final HallDuties duties;

  /** Uses these parts. */
  @Inject
  public RunHallService(
      Transactions transactions,
      TicketStore tickets,
      HallStore halls,
      HallDays days,
      HallDuties duties) {
    this.transactions = transactions;
    this.tickets = tickets;
    this.halls = halls;
    this.days = days;
    this.duties = duties;
  }

  private boolean absent(Caller.Staff caller, UnitCode hall) {
    return !duties.runs(caller, hall) || days.hall(hall).isEmpty();
  }

  @Override
  public Optional<Figures> statistics(Caller.Staff caller, UnitCode hall, LocalDate day) {
    return transactions.reading(
        () ->
            absent(caller, hall)
                ? Optional.empty()
                : days.find(hall)
                    .map(
                        now ->
                            new Figures(
                                now.hall(),
                                day,
                                HallStatistics.of(tickets.all(hall, day), StepContext.ZONE),
                                now)));
  }

  @Override
  public Optional<Page<QueueEvent>> log(
      Caller.Staff caller, UnitCode hall, LocalDate day, Page.Request page) {
    return transactions.reading(
        () -> absent(caller, hall) ? Optional.empty() : Optional.of(halls.events(hall, day, page)));
  }

  @Override
  public Optional<HallStore.StoredRules> rules(Caller.Staff caller, UnitCode hall) {
    return transactions.reading(
        () -> absent(caller, hall) ? Optional.empty() : Optional.of(halls.rules(hall)));
  }

  @Override
  public Setting setRules(Caller.Staff caller, UnitCode hall, QueueRules rules, int version) {
    try {
      return transactions.inTransaction(
          () ->
              absent(caller, hall)
                  ? new Setting.Absent()
                  : new Setting.Set(
                      halls.replaceRules(hall, new HallStore.StoredRules(rules, version))));
    } catch (StaleVersionException _) {
      return new Setting.Stale(transactions.reading(() -> halls.rules(hall).version()));
    }
  }
}
