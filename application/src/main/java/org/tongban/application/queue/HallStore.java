package org.tongban.application.queue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;

/**
 * Where the windows, the rules and the log of halls are kept. Calls join the caller's transaction.
 * Every implementation passes {@code HallStoreContract}.
 */
public interface HallStore {
  /** The windows that were opened on that day, in no order; all others are closed. */
  List<Desk> desks(UnitCode hall, LocalDate day);

  /**
   * The window, locked until the transaction ends: whoever else asks for it waits, so that one
   * thing happens there after the other. Closed if it was not opened on that day.
   */
  Desk lock(UnitCode hall, String window, LocalDate day);

  /** Keeps the window, which is locked. */
  void put(Desk desk);

  /** The rules of the hall: version 0 and the default until it has its own. */
  StoredRules rules(UnitCode hall);

  /**
   * Keeps the rules, and raises their version by one.
   *
   * @param changed the new rules, at the version that was loaded
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  StoredRules replaceRules(UnitCode hall, StoredRules changed);

  /**
   * Adds what happened to the log, and counts one more change of the hall. The last thing that a
   * transaction does: whoever else changes the hall waits until it ends.
   */
  void log(UnitCode hall, LocalDate day, List<QueueEvent> events);

  /**
   * The log of a day, the oldest first.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<QueueEvent> events(UnitCode hall, LocalDate day, Page.Request page);

  /**
   * How often each of these halls changed so far. Whoever sees a number sees all those changes.
   * Halls that never changed are left out.
   */
  Map<UnitCode, Long> changes(Collection<UnitCode> halls);

  /**
   * Rules as they are stored.
   *
   * @param version rises by one with every change, from 1
   */
  record StoredRules(QueueRules rules, int version) {}
}
