package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.Role;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.place.UnitCode;

/** Settling alarms. */
@Singleton
public final class SettleAlarmsService implements SettleAlarms {
  private static final int LONGEST = 500;

  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final CustodyAlarms alarms;
  private final CaseOriginals cases;
  private final Notices notices;
  private final CustodyDuties duties;

  /** Uses these parts. */
  @Inject
  public SettleAlarmsService(
      Transactions transactions,
      CustodyStore envelopes,
      CustodyAlarms alarms,
      CaseOriginals cases,
      Notices notices,
      CustodyDuties duties) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.alarms = alarms;
    this.cases = cases;
    this.notices = notices;
    this.duties = duties;
  }

  @Override
  public Page<Open> list(Caller.Staff caller, Page.Request page) {
    return transactions.reading(
        () -> {
          var found = alarms.open(duties.units(caller), duties.cities(caller), page);
          var known =
              envelopes
                  .all(
                      found.items().stream().map(one -> one.alarm().envelope()).distinct().toList())
                  .stream()
                  .collect(
                      Collectors.toMap(one -> one.envelope().contents().id(), Function.identity()));
          return new Page<>(
              found.items().stream()
                  .filter(one -> known.containsKey(one.alarm().envelope()))
                  .map(one -> open(caller, one, known.get(one.alarm().envelope())))
                  .toList(),
              found.next());
        });
  }

  @Override
  public int count(Caller.Staff caller) {
    return transactions.reading(
        () -> alarms.countOpen(duties.units(caller), duties.cities(caller)));
  }

  private Open open(
      Caller.Staff caller, CustodyAlarms.Stored stored, CustodyStore.Stored envelope) {
    var alarm = stored.alarm();
    boolean running = alarm.settled().isEmpty();
    return new Open(
        stored,
        envelope,
        running && !alarm.kind().wholeEnvelope() && duties.worksAt(caller, alarm.to()),
        running && duties.supervision(caller, alarm.from(), alarm.to()).isPresent());
  }

  @Override
  public CustodyAnswer<Open> settle(
      Caller.Staff caller, AlarmId id, int version, CustodyAlarm.Outcome outcome, String reason) {
    return transactions.inTransaction(
        () -> {
          var found = alarms.find(id).filter(stored -> concerns(caller, stored.alarm()));
          var envelope = found.flatMap(stored -> envelopes.find(stored.alarm().envelope()));
          if (envelope.isEmpty()) {
            return new CustodyAnswer.Absent<>();
          }
          var stored = found.get();
          if (stored.version() != version) {
            return new CustodyAnswer.Stale<>(stored.version());
          }
          if (stored.alarm().settled().isPresent()) {
            return new CustodyAnswer.Refused<>("这条告警已经处理过了。");
          }
          if (reason.isBlank() || reason.length() > LONGEST) {
            return new CustodyAnswer.Wrong<>("reason", "请写明查找的经过和结果，最多 " + LONGEST + " 个字。");
          }
          var settled = new Settling(stored, envelope.get(), reason.strip());
          return switch (outcome) {
            case FOUND -> found(caller, settled);
            case LOST -> lost(caller, settled);
          };
        });
  }

  /** What is settled, and how. */
  private record Settling(
      CustodyAlarms.Stored stored, CustodyStore.Stored envelope, String reason) {
    CustodyAlarm alarm() {
      return stored.alarm();
    }

    Contents contents() {
      return envelope.envelope().contents();
    }
  }

  private boolean concerns(Caller.Staff caller, CustodyAlarm alarm) {
    return duties.worksAt(caller, alarm.from())
        || duties.worksAt(caller, alarm.to())
        || duties.supervision(caller, alarm.from(), alarm.to()).isPresent();
  }

  private CustodyAnswer<Open> found(Caller.Staff caller, Settling settling) {
    var alarm = settling.alarm();
    if (alarm.kind().wholeEnvelope()) {
      return new CustodyAnswer.Refused<>("找到材料袋以后，请在找到的单位扫一下袋上的条码，告警会自动消除。");
    }
    var actor = CustodyDuties.actorAt(caller, alarm.to());
    if (actor.isEmpty()) {
      return new CustodyAnswer.Refused<>("缺的材料补齐以后，由收件的" + duties.name(alarm.to()) + "核对并确认。");
    }
    if (settling.envelope().envelope().completed() instanceof Envelope.Change.To(var next)) {
      envelopes.replace(
          settling.envelope().with(next),
          List.of(
              entry(
                  CustodyEntry.Kind.FOUND, actor.get(), alarm, missing(alarm, settling.reason()))));
    }
    return ended(caller, settling, CustodyAlarm.Outcome.FOUND);
  }

  private CustodyAnswer<Open> lost(Caller.Staff caller, Settling settling) {
    var alarm = settling.alarm();
    var duty = duties.supervision(caller, alarm.from(), alarm.to());
    if (duty.isEmpty()) {
      return new CustodyAnswer.Refused<>("认定遗失要由督办人员办理。请继续查找，或联系督办人员。");
    }
    if (cases.isOwn(caller, settling.contents().about().caseId())) {
      return new CustodyAnswer.Refused<>("自己的事要由别的工作人员办理。");
    }
    var actor = new Actor(caller.actorId(), Role.SUPERVISOR, Optional.of(duty.get().unit()));
    var change =
        alarm.kind().wholeEnvelope()
            ? settling.envelope().envelope().lost()
            : settling.envelope().envelope().without(alarm.papers());
    switch (change) {
      case Envelope.Change.To(var next) ->
          envelopes.replace(
              settling.envelope().with(next),
              List.of(
                  entry(CustodyEntry.Kind.LOST, actor, alarm, missing(alarm, settling.reason()))));
      case Envelope.Change.Same() -> {}
      case Envelope.Change.Refused(var words) -> {
        return new CustodyAnswer.Refused<>(words);
      }
    }
    cases.lose(
        caller,
        settling.contents().about().caseId(),
        goneFor(settling.contents(), alarm),
        settling.reason());
    tell(settling);
    return ended(caller, settling, CustodyAlarm.Outcome.LOST);
  }

  /** The materials of which no piece is left. */
  private static List<String> goneFor(Contents contents, CustodyAlarm alarm) {
    return alarm.papers().stream()
        .filter(
            gone ->
                contents.papers().stream()
                    .noneMatch(
                        paper -> paper.code().equals(gone.code()) && paper.count() > gone.count()))
        .map(Paper::code)
        .toList();
  }

  private static String missing(CustodyAlarm alarm, String reason) {
    return Contents.words(alarm.papers()) + "：" + reason;
  }

  private CustodyEntry entry(CustodyEntry.Kind kind, Actor actor, CustodyAlarm alarm, String note) {
    UnitCode at = actor.unit().orElseThrow();
    return duties.entry(kind, actor, at, Optional.of(alarm.from()), Optional.empty(), note);
  }

  private void tell(Settling settling) {
    var about = settling.contents().about();
    notices.send(
        about.applicant(),
        "custody/" + settling.alarm().id(),
        Notices.Kind.ORIGINALS_LOST,
        Map.of(
            "item",
            about.itemName(),
            "number",
            about.number().display(),
            "papers",
            Contents.words(settling.alarm().papers()),
            "unit",
            duties.name(settling.alarm().from())));
  }

  private CustodyAnswer<Open> ended(
      Caller.Staff caller, Settling settling, CustodyAlarm.Outcome outcome) {
    alarms.replace(
        settling
            .stored()
            .with(
                settling
                    .alarm()
                    .ended(
                        new CustodyAlarm.Settled(
                            outcome, duties.now(), caller.actorId(), settling.reason()))));
    EnvelopeId id = settling.contents().id();
    return new CustodyAnswer.Done<>(
        open(
            caller,
            alarms.find(settling.alarm().id()).orElseThrow(),
            envelopes.find(id).orElseThrow()));
  }
}
