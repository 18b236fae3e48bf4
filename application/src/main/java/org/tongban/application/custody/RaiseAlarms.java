package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.notification.StaffMessage;
import org.tongban.application.notification.TellStaff;
import org.tongban.application.transaction.Identifiers;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.Leg;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.place.UnitCode;

/** Raises alarms, each once, and tells those they concern. Calls join the caller's transaction. */
@Singleton
public final class RaiseAlarms {
  private final CustodyStore envelopes;
  private final CustodyAlarms alarms;
  private final CustodyDuties duties;
  private final TellStaff staff;
  private final Identifiers identifiers;

  /** Uses these parts. */
  @Inject
  public RaiseAlarms(
      CustodyStore envelopes,
      CustodyAlarms alarms,
      CustodyDuties duties,
      TellStaff staff,
      Identifiers identifiers) {
    this.envelopes = envelopes;
    this.alarms = alarms;
    this.duties = duties;
    this.staff = staff;
    this.identifiers = identifiers;
  }

  /** The envelope did not come; what has its alarm already is left as it is. */
  void missed(CustodyStore.Stored stored, CustodyAlarm.Kind kind, ActorId by) {
    if (stored.envelope() instanceof Envelope.OnTheWay moving
        && moving.missed() instanceof Envelope.Change.To(var next)) {
      var leg = moving.leg();
      boolean first = raise(moving, kind, leg, moving.contents().papers());
      envelopes.replace(
          stored.with(next),
          first
              ? List.of(
                  new CustodyEntry(
                      CustodyEntry.Kind.ALARMED,
                      duties.now(),
                      by,
                      leg.to(),
                      Optional.of(leg.from()),
                      Optional.of(leg.list()),
                      kind.label()))
              : List.of());
    }
  }

  private boolean raise(
      Envelope.OnTheWay moving, CustodyAlarm.Kind kind, Leg leg, List<Paper> papers) {
    return raise(moving, leg.number(), kind, leg.from(), leg.to(), papers);
  }

  /** Papers were not in the envelope when it was opened. */
  void incomplete(Envelope.Arrived arrived, List<Paper> missing, UnitCode from) {
    raise(
        arrived,
        arrived.contents().legs(),
        CustodyAlarm.Kind.PAPERS_MISSING,
        from,
        arrived.contents().destination(),
        missing);
  }

  private boolean raise(
      Envelope envelope,
      int leg,
      CustodyAlarm.Kind kind,
      UnitCode from,
      UnitCode to,
      List<Paper> papers) {
    boolean first =
        alarms.raise(
            new CustodyAlarm(
                new AlarmId(identifiers.next()),
                envelope.contents().id(),
                leg,
                kind,
                from,
                to,
                papers,
                duties.now(),
                Optional.empty()),
            duties.cities(List.of(from, to)));
    if (first) {
      staff.tell(duties.concerned(from, to), message(kind));
    }
    return first;
  }

  private static StaffMessage.Kind message(CustodyAlarm.Kind kind) {
    return switch (kind) {
      case LEG_OVERDUE -> StaffMessage.Kind.LEG_OVERDUE;
      case NOT_WITH_ITS_LIST -> StaffMessage.Kind.NOT_WITH_ITS_LIST;
      case PAPERS_MISSING -> StaffMessage.Kind.PAPERS_MISSING;
    };
  }

  /** The envelope turned up: the open alarms about its legs are over. */
  void found(Envelope envelope, ActorId by, String words) {
    var open = new ArrayList<CustodyAlarms.Stored>();
    for (var stored : alarms.of(List.of(envelope.contents().id()))) {
      if (stored.alarm().settled().isEmpty() && stored.alarm().kind().wholeEnvelope()) {
        open.add(stored);
      }
    }
    open.forEach(
        stored ->
            alarms.replace(
                stored.with(
                    stored
                        .alarm()
                        .ended(
                            new CustodyAlarm.Settled(
                                CustodyAlarm.Outcome.FOUND, duties.now(), by, words)))));
  }
}
