package org.tongban.application.custody;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.CaseDesk;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.InMemoryStaffMessages;
import org.tongban.application.notification.StaffMessagesService;
import org.tongban.application.notification.TellStaff;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.LegAllowance;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** The sample city with its rooms of custody, in memory. */
final class CustodyRoom {
  static final Page.Request ALL = new Page.Request(Optional.empty(), 100);
  static final UnitCode FAR_HALL = CaseDesk.FAR_HALL;
  static final UnitCode OFFICE = CaseDesk.OFFICE;
  static final Map<String, Integer> PAPERS = Map.of("id-card", 1, "household", 2);

  final CaseDesk desk = new CaseDesk();
  final InMemoryHandOverLists lists = new InMemoryHandOverLists(desk.transactions);
  final InMemoryCustodyAlarms alarms = new InMemoryCustodyAlarms(desk.transactions);
  final CustodyDuties duties = new CustodyDuties(desk.places, desk.clock);
  private final InMemoryStaffMessages told = new InMemoryStaffMessages(desk.transactions);
  final StaffMessagesService messages =
      new StaffMessagesService(desk.transactions, told, desk.places, desk.clock);
  final RaiseAlarms raising =
      new RaiseAlarms(
          desk.custody,
          alarms,
          duties,
          new TellStaff(told, desk.identifiers, desk.clock),
          desk.identifiers);
  final SeeCustodyService seeing =
      new SeeCustodyService(desk.transactions, desk.custody, alarms, duties);
  final PackOriginalsService packing =
      new PackOriginalsService(
          desk.transactions,
          desk.custody,
          desk.cases,
          desk.originals,
          seeing,
          duties,
          desk.identifiers);
  final HandOverEnvelopesService handing =
      new HandOverEnvelopesService(
          desk.transactions,
          desk.custody,
          lists,
          desk.originals,
          raising,
          duties,
          LegAllowance.USUAL,
          desk.identifiers);
  final ReceiveEnvelopesService receiving =
      new ReceiveEnvelopesService(
          desk.transactions, desk.custody, lists, handing, desk.originals, raising, seeing, duties);
  final GiveBackOriginalsService giving =
      new GiveBackOriginalsService(
          desk.transactions, desk.custody, desk.cases, desk.originals, seeing, duties);
  final SettleAlarmsService settling =
      new SettleAlarmsService(
          desk.transactions,
          desk.custody,
          alarms,
          desk.originals,
          (subject, key, kind, words) ->
              desk.notices.add(new CaseDesk.Notice(subject, key, kind, words)),
          duties);
  final WatchLegs watching = new WatchLegs(desk.transactions, desk.custody, raising, duties);
  final WhereOriginalsService where =
      new WhereOriginalsService(desk.transactions, desk.custody, alarms, desk.originals, duties);

  final SubjectId person = desk.person();
  final Caller.Staff clerk = CaseDesk.staff(1, Role.WINDOW_CLERK, FAR_HALL);
  final Caller.Staff reviewer = CaseDesk.staff(2, Role.REVIEWER, OFFICE);
  final Caller.Staff supervisor =
      CaseDesk.staff(3, Role.SUPERVISOR, org.tongban.domain.casework.SampleCityFixture.CITY_OFFICE);

  /** A case that the far hall took in with two originals, checked, and is to send on. */
  CaseId collected() {
    var id = desk.farCase(person, CaseDesk.mail()).id();
    desk.step(id, new CaseCommand.Receive(List.of("id-card", "household")));
    desk.step(id, new CaseCommand.Verify("居民身份证", ""));
    return id;
  }

  SeeCustody.Shown packed(CaseId id) {
    return value(packing.pack(clerk, new PackOriginals.Packing(id, Optional.empty(), PAPERS)));
  }

  HandOverEnvelopes.Shown listed(Caller.Staff by, EnvelopeId... ids) {
    return value(handing.make(by, Optional.empty(), List.of(ids)));
  }

  HandOverEnvelopes.Shown sent(Caller.Staff by, HandOverEnvelopes.Shown list) {
    return value(
        handing.dispatch(
            by, list.stored().list().id(), list.stored().version(), new Carrier.Messenger()));
  }

  /** Packed, and on its way to the office. */
  SeeCustody.Shown onTheWay(CaseId id) {
    var packed = packed(id);
    sent(clerk, listed(clerk, id(packed)));
    return shown(id(packed));
  }

  /** Scanned at the office. */
  SeeCustody.Shown arrived(CaseId id) {
    var moving = onTheWay(id);
    scan(reviewer, moving);
    return shown(id(moving));
  }

  ReceiveEnvelopes.Scan scan(Caller.Staff by, SeeCustody.Shown envelope) {
    return receiving.scan(by, envelope.stored().envelope().contents().code().display());
  }

  SeeCustody.Shown shown(EnvelopeId id) {
    return seeing.shown(desk.custody.find(id).orElseThrow());
  }

  static EnvelopeId id(SeeCustody.Shown shown) {
    return shown.stored().envelope().contents().id();
  }

  /** The office decides and concludes. */
  void concluded(CaseId id) {
    desk.step(id, new CaseCommand.Accept(List.of()));
    desk.step(id, new CaseCommand.PassReview("属实"));
    desk.step(id, new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"));
    desk.step(id, new CaseCommand.Issue("高龄津贴决定书", ""));
  }

  static <T> T value(CustodyAnswer<T> answer) {
    if (answer instanceof CustodyAnswer.Done<T>(var value)) {
      return value;
    }
    throw new AssertionError(answer);
  }

  static String refusal(CustodyAnswer<?> answer) {
    return switch (answer) {
      case CustodyAnswer.Refused<?>(var words) -> words;
      case CustodyAnswer.Wrong<?>(_, var words) -> words;
      case CustodyAnswer.Done<?> _, CustodyAnswer.Stale<?> _, CustodyAnswer.Absent<?> _ ->
          throw new AssertionError(answer);
    };
  }
}
