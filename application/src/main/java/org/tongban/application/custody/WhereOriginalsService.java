package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.casework.Timeline;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.Leg;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;

/** Puts together what the case says and where the envelopes are. */
@Singleton
public final class WhereOriginalsService implements WhereOriginals {
  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final CustodyAlarms alarms;
  private final CaseOriginals cases;
  private final CustodyDuties duties;

  /** Uses these parts. */
  @Inject
  public WhereOriginalsService(
      Transactions transactions,
      CustodyStore envelopes,
      CustodyAlarms alarms,
      CaseOriginals cases,
      CustodyDuties duties) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.alarms = alarms;
    this.cases = cases;
    this.duties = duties;
  }

  @Override
  public List<Original> of(CaseId id) {
    return transactions.reading(() -> cases.find(id).map(this::of).orElse(List.of()));
  }

  private List<Original> of(CaseOriginals.InCase inCase) {
    if (inCase.originals().isEmpty() && inCase.lost().isEmpty() && inCase.returned().isEmpty()) {
      return List.of();
    }
    var held = envelopes.ofCases(List.of(inCase.about().caseId()));
    var raised =
        held.isEmpty()
            ? List.<CustodyAlarms.Stored>of()
            : alarms.of(held.stream().map(one -> one.envelope().contents().id()).toList());
    var originals = new ArrayList<Original>();
    for (var code : inCase.materials().keySet()) {
      var keeper = inCase.originals().get(code);
      if (keeper != null) {
        originals.add(kept(inCase, code, keeper, held, raised));
      } else if (inCase.lost().contains(code)) {
        originals.add(ended(inCase, code, Place.LOST, "在单位交接途中遗失了，责任单位会联系您并协助补办，您不用重新提交这份材料。"));
      } else if (inCase.returned().contains(code)) {
        originals.add(ended(inCase, code, Place.BACK, back(held, code)));
      }
    }
    return List.copyOf(originals);
  }

  private static Original ended(
      CaseOriginals.InCase inCase, String code, Place place, String words) {
    return new Original(
        code,
        inCase.name(code),
        place,
        words,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String back(List<CustodyStore.Stored> held, String code) {
    return held.stream()
        .map(CustodyStore.Stored::envelope)
        .filter(envelope -> envelope.contents().codes().contains(code))
        .flatMap(envelope -> waybill(envelope).stream())
        .reduce((_, last) -> last)
        .map(
            waybill ->
                "已寄还给您，" + waybill.courier().value() + "，运单号 " + waybill.number() + "，请留意查收。")
        .orElse("已退还给您。");
  }

  private static Optional<Waybill> waybill(Envelope envelope) {
    return envelope instanceof Envelope.Back back ? back.waybill() : Optional.empty();
  }

  private Original kept(
      CaseOriginals.InCase inCase,
      String code,
      UnitCode keeper,
      List<CustodyStore.Stored> held,
      List<CustodyAlarms.Stored> raised) {
    var envelope =
        held.stream()
            .map(CustodyStore.Stored::envelope)
            .filter(one -> one.state().open() && one.contents().codes().contains(code))
            .max(Comparator.comparing(one -> one.contents().packedAt()));
    var searched = envelope.flatMap(one -> searched(one, code, raised));
    if (searched.isPresent()) {
      return original(
          inCase,
          code,
          Place.SEARCHED,
          missing(searched.get()) + "，相关单位正在查找。您不用做什么，有结果会马上告诉您。",
          Optional.of(keeper),
          Optional.empty(),
          Optional.empty());
    }
    return switch (envelope.orElse(null)) {
      case Envelope.OnTheWay(_, var leg) -> onTheWay(inCase, code, keeper, leg, envelope.get());
      case Envelope.Packed(var contents, var at, _) ->
          original(
              inCase,
              code,
              Place.PACKED,
              "在" + duties.name(at) + "，已装进密封的材料袋，等待送往" + duties.name(contents.destination()) + "。",
              Optional.of(keeper),
              Optional.empty(),
              Optional.of(contents.packedAt()));
      case Envelope.Arrived(var contents, _) -> kept(inCase, code, contents.destination());
      case Envelope.Back _, Envelope.Lost _ -> kept(inCase, code, keeper);
      case null -> kept(inCase, code, keeper);
    };
  }

  private Original kept(CaseOriginals.InCase inCase, String code, UnitCode unit) {
    return original(
        inCase,
        code,
        Place.KEPT,
        "由"
            + duties.name(unit)
            + "保管。"
            + (inCase.mayGoBack() ? "办件已经结束，请带身份证去领回，或联系这个单位寄给您。" : "办完以后会退还给您。"),
        Optional.of(unit),
        Optional.empty(),
        Optional.empty());
  }

  private Original onTheWay(
      CaseOriginals.InCase inCase, String code, UnitCode keeper, Leg leg, Envelope envelope) {
    var by = due(leg);
    var since =
        envelopes.chain(envelope.contents().id()).reversed().stream()
            .filter(link -> link.kind() == CustodyEntry.Kind.HANDED_OVER)
            .map(CustodyEntry::at)
            .findFirst();
    return original(
        inCase,
        code,
        Place.ON_THE_WAY,
        since.map(at -> Timeline.day(LocalDate.ofInstant(at, StepContext.ZONE))).orElse("")
            + "由"
            + duties.name(leg.from())
            + "送往"
            + duties.name(leg.to())
            + "，预计"
            + Timeline.day(by)
            + "前收到。",
        Optional.of(keeper),
        Optional.of(by),
        since);
  }

  private LocalDate due(Leg leg) {
    return duties.calendar(leg.to()).dateOfOrdinal(leg.dueOrdinal());
  }

  private String missing(CustodyAlarm alarm) {
    var unit = duties.name(alarm.to());
    return switch (alarm.kind()) {
      case LEG_OVERDUE, NOT_WITH_ITS_LIST -> "没有在约定的时间到达" + unit;
      case PAPERS_MISSING -> "材料袋到了" + unit + "，拆开核对时少了这份材料";
    };
  }

  private static Optional<CustodyAlarm> searched(
      Envelope envelope, String code, List<CustodyAlarms.Stored> raised) {
    return raised.stream()
        .map(CustodyAlarms.Stored::alarm)
        .filter(alarm -> alarm.settled().isEmpty())
        .filter(alarm -> alarm.envelope().equals(envelope.contents().id()))
        .filter(alarm -> names(alarm, code))
        .findFirst();
  }

  private static boolean names(CustodyAlarm alarm, String code) {
    return alarm.papers().stream().anyMatch(paper -> paper.code().equals(code));
  }

  private static Original original(
      CaseOriginals.InCase inCase,
      String code,
      Place place,
      String words,
      Optional<UnitCode> unit,
      Optional<LocalDate> expectedBy,
      Optional<Instant> since) {
    return new Original(code, inCase.name(code), place, words, unit, expectedBy, since);
  }
}
