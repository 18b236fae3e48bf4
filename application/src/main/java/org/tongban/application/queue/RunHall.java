package org.tongban.application.queue;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.HallStatistics;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;

/** What the manager of a hall sees and sets. To all others the hall is absent. */
public interface RunHall {
  /** The figures of a day. */
  Optional<Figures> statistics(Caller.Staff caller, UnitCode hall, LocalDate day);

  /**
   * What happened on a day, the oldest first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Optional<Page<QueueEvent>> log(
      Caller.Staff caller, UnitCode hall, LocalDate day, Page.Request page);

  /** The rules. */
  Optional<HallStore.StoredRules> rules(Caller.Staff caller, UnitCode hall);

  /** Sets the rules; they hold for whoever takes a ticket from now on. */
  Setting setRules(Caller.Staff caller, UnitCode hall, QueueRules rules, int version);

  /**
   * The figures of a day, with what names them.
   *
   * @param now the hall as it is, for the names of groups and windows
   */
  record Figures(ServicePoint hall, LocalDate day, HallStatistics statistics, HallNow now) {}

  /** The answer to {@link #setRules}. */
  sealed interface Setting {
    /** They hold. */
    record Set(HallStore.StoredRules rules) implements Setting {}

    /** There is no such hall of the caller's. */
    record Absent() implements Setting {}

    /** They were changed meanwhile. */
    record Stale(int current) implements Setting {}
  }
}
