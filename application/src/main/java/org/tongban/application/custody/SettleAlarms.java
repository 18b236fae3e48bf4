package org.tongban.application.custody;

import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.CustodyAlarm;

/** Looks after what did not come. */
public interface SettleAlarms {
  /**
   * Open alarms that concern the caller's units, or that the caller supervises, the first raised
   * first; those about erased people are left out.
   */
  Page<Open> list(Caller.Staff caller, Page.Request page);

  /** How many of them there are. */
  int count(Caller.Staff caller);

  /**
   * Says how it ended. That papers are there now says the unit that missed them; an envelope is
   * found by scanning it. Loss is declared by a supervisor, and the person is told what happens
   * now.
   *
   * @param version the version of the alarm the caller saw
   * @param reason what was found out; for a loss the person reads it
   */
  CustodyAnswer<Open> settle(
      Caller.Staff caller, AlarmId id, int version, CustodyAlarm.Outcome outcome, String reason);

  /**
   * An alarm with its envelope.
   *
   * @param mayFind whether the caller may say that the papers are there
   * @param mayGiveUp whether the caller may declare them lost
   */
  record Open(
      CustodyAlarms.Stored stored,
      CustodyStore.Stored envelope,
      boolean mayFind,
      boolean mayGiveUp) {
    public Open {
      Objects.requireNonNull(stored);
      Objects.requireNonNull(envelope);
    }
  }
}
