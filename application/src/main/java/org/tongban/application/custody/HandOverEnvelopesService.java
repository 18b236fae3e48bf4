package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.custody.LegAllowance;
import org.tongban.domain.place.UnitCode;

/** Hand-over lists. */
@Singleton
public final class HandOverEnvelopesService implements HandOverEnvelopes {
  private static final String CHANGED = "这张清单刚刚有了变化。";

  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final HandOverLists lists;
  private final CaseOriginals cases;
  private final RaiseAlarms alarms;
  private final CustodyDuties duties;
  private final LegAllowance allowance;
  private final Identifiers identifiers;

  /** Uses these parts. */
  @Inject
  public HandOverEnvelopesService(
      Transactions transactions,
      CustodyStore envelopes,
      HandOverLists lists,
      CaseOriginals cases,
      RaiseAlarms alarms,
      CustodyDuties duties,
      LegAllowance allowance,
      Identifiers identifiers) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.lists = lists;
    this.cases = cases;
    this.alarms = alarms;
    this.duties = duties;
    this.allowance = allowance;
    this.identifiers = identifiers;
  }

  @Override
  public CustodyAnswer<Shown> make(
      Caller.Staff caller, Optional<UnitCode> to, List<EnvelopeId> ids) {
    if (ids.isEmpty()
        || ids.size() > HandOverList.MOST
        || ids.stream().distinct().count() < ids.size()) {
      return new CustodyAnswer.Wrong<>(
          "envelopes", "请选择 1 到 " + HandOverList.MOST + " 个材料袋，每个只选一次。");
    }
    if (to.filter(unit -> !duties.exists(unit)).isPresent()) {
      return new CustodyAnswer.Wrong<>("to", "没有这个单位，请重新选择。");
    }
    return transactions.inTransaction(() -> made(caller, to, ids));
  }

  private CustodyAnswer<Shown> made(
      Caller.Staff caller, Optional<UnitCode> to, List<EnvelopeId> ids) {
    var known = byId(ids);
    var chosen = new ArrayList<CustodyStore.Stored>();
    for (var id : ids) {
      var found =
          Optional.ofNullable(known.get(id))
              .filter(stored -> stored.envelope() instanceof Envelope.Packed)
              .filter(stored -> duties.worksAt(caller, stored.envelope().whereabouts()));
      if (found.isEmpty()) {
        return new CustodyAnswer.Wrong<>("envelopes", "选中的材料袋里有不在本单位等待交接的，请刷新后重新选择。");
      }
      chosen.add(found.get());
    }
    var from = chosen.getFirst().envelope().whereabouts();
    var destination = chosen.getFirst().envelope().contents().destination();
    if (chosen.stream().anyMatch(one -> !one.envelope().whereabouts().equals(from))) {
      return new CustodyAnswer.Wrong<>("envelopes", "一张清单只能列同一单位交出的材料袋，请分开制作。");
    }
    if (to.isEmpty()
        && chosen.stream()
            .anyMatch(one -> !one.envelope().contents().destination().equals(destination))) {
      return new CustodyAnswer.Wrong<>("to", "选中的材料袋送往不同的单位：请分开制作，或者选择统一送到哪个中转单位。");
    }
    var next = to.orElse(destination);
    if (next.equals(from)) {
      return new CustodyAnswer.Wrong<>("to", "交接的双方是同一个单位，请选择送去的单位。");
    }
    var id = identifiers.next();
    var list =
        new HandOverList(
            new HandOverId(id),
            CustodyCode.create(CustodyCode.Kind.LIST, id.getLeastSignificantBits()),
            from,
            next,
            ids,
            duties.now(),
            HandOverList.State.MADE,
            Optional.empty(),
            Optional.empty());
    for (var stored : chosen) {
      if (stored.envelope().putOn(list.id(), from) instanceof Envelope.Change.Refused(var words)) {
        return new CustodyAnswer.Wrong<>("envelopes", words);
      }
    }
    for (var stored : chosen) {
      if (stored.envelope().putOn(list.id(), from) instanceof Envelope.Change.To(var waiting)) {
        envelopes.replace(stored.with(waiting), List.of());
      }
    }
    lists.add(list);
    return new CustodyAnswer.Done<>(shown(caller, lists.find(list.id()).orElseThrow()));
  }

  private Map<EnvelopeId, CustodyStore.Stored> byId(List<EnvelopeId> ids) {
    return envelopes.all(ids).stream()
        .collect(Collectors.toMap(one -> one.envelope().contents().id(), Function.identity()));
  }

  @Override
  public CustodyAnswer<Shown> cancel(Caller.Staff caller, HandOverId id, int version) {
    return changed(
        caller,
        id,
        version,
        HandOverList.State.MADE,
        (stored, _) -> {
          var list = stored.list();
          if (!duties.worksAt(caller, list.from())) {
            return new CustodyAnswer.Absent<>();
          }
          for (var one : envelopes.all(list.envelopes())) {
            if (one.envelope().takenOff(id) instanceof Envelope.Change.To(var next)) {
              envelopes.replace(one.with(next), List.of());
            }
          }
          lists.replace(stored.with(list.ended(HandOverList.State.CANCELLED, duties.now())));
          return done(caller, id);
        });
  }

  @Override
  public CustodyAnswer<Shown> dispatch(
      Caller.Staff caller, HandOverId id, int version, Carrier carrier) {
    return changed(
        caller,
        id,
        version,
        HandOverList.State.MADE,
        (stored, _) -> {
          var actor = CustodyDuties.actorAt(caller, stored.list().from());
          return actor.isEmpty()
              ? new CustodyAnswer.Absent<>()
              : dispatched(caller, actor.get(), stored, carrier);
        });
  }

  private CustodyAnswer<Shown> dispatched(
      Caller.Staff caller, Actor actor, HandOverLists.Stored stored, Carrier carrier) {
    var list = stored.list();
    var all = envelopes.all(list.envelopes());
    for (var one : all) {
      var problem = problem(caller, list, one.envelope());
      if (problem.isPresent()) {
        return new CustodyAnswer.Refused<>(
            "材料袋 " + one.envelope().contents().code().display() + "：" + problem.get());
      }
    }
    var calendar = duties.calendar(list.to());
    var due = new Counting(calendar).dueOrdinal(duties.today(), allowance.of(carrier), List.of());
    for (var one : all) {
      if (one.envelope().setOut(list.id(), list.to(), due)
          instanceof Envelope.Change.To(var next)) {
        envelopes.replace(
            one.with(next),
            List.of(
                duties.entry(
                    CustodyEntry.Kind.HANDED_OVER,
                    actor,
                    list.from(),
                    Optional.of(list.to()),
                    Optional.of(list.id()),
                    carrier.words())));
        if (isToBeSentOn(one.envelope(), list.from())) {
          cases.forward(
              caller,
              one.envelope().contents().about().caseId(),
              list.from(),
              "交接清单 " + list.number().display());
        }
      }
    }
    lists.replace(stored.with(list.leaving(duties.now(), carrier)));
    return done(caller, list.id());
  }

  /** Whether the case still waits for its papers to be sent on from there. */
  private boolean isToBeSentOn(Envelope envelope, UnitCode from) {
    return envelope.contents().purpose() == Contents.Purpose.FORWARD
        && cases
            .find(envelope.contents().about().caseId())
            .flatMap(CaseOriginals.InCase::forwarding)
            .filter(way -> way.from().equals(from))
            .isPresent();
  }

  private Optional<String> problem(Caller.Staff caller, HandOverList list, Envelope envelope) {
    if (!(envelope instanceof Envelope.Packed packed)
        || packed.list().filter(list.id()::equals).isEmpty()) {
      return Optional.of("已不在这张清单上，请撤销清单后重新制作。");
    }
    var contents = envelope.contents();
    var inCase = cases.find(contents.about().caseId());
    if (inCase.isEmpty()) {
      return Optional.of("办件已不存在，请联系系统管理员。");
    }
    if (isToBeSentOn(envelope, list.from())) {
      return cases.problemOfForwarding(caller, contents.about().caseId(), list.from());
    }
    boolean wentBack =
        contents.codes().stream().allMatch(code -> inCase.get().returned().contains(code));
    if (wentBack) {
      return Optional.of("袋里的原件已经退还本人，请撤销清单。");
    }
    boolean ended =
        contents.purpose() == Contents.Purpose.FORWARD
            && contents.legs() == 0
            && !inCase.get().keptAt(list.from()).isEmpty();
    return ended ? Optional.of("办件现在不用转送材料（可能正在补正，或已经结束）。已结束的请撤销清单，把原件退还本人。") : Optional.empty();
  }

  @Override
  public CustodyAnswer<Shown> receive(Caller.Staff caller, HandOverId id, int version) {
    return changed(
        caller,
        id,
        version,
        HandOverList.State.DISPATCHED,
        (stored, all) -> {
          var list = stored.list();
          if (!duties.worksAt(caller, list.to())) {
            return new CustodyAnswer.Absent<>();
          }
          var missing = all.stream().filter(one -> isOutstanding(one, id)).toList();
          if (missing.size() == all.size()) {
            return new CustodyAnswer.Refused<>("还没有扫到清单上的任何材料袋：请先逐袋扫码，再签收清单。");
          }
          missing.forEach(
              one -> alarms.missed(one, CustodyAlarm.Kind.NOT_WITH_ITS_LIST, caller.actorId()));
          lists.replace(stored.with(list.ended(HandOverList.State.RECEIVED, duties.now())));
          return done(caller, id);
        });
  }

  private static boolean isOutstanding(CustodyStore.Stored one, HandOverId list) {
    return one.envelope().moving().filter(leg -> leg.list().equals(list)).isPresent();
  }

  private CustodyAnswer<Shown> changed(
      Caller.Staff caller,
      HandOverId id,
      int version,
      HandOverList.State in,
      BiFunction<HandOverLists.Stored, List<CustodyStore.Stored>, CustodyAnswer<Shown>> change) {
    return transactions.inTransaction(
        () -> {
          var found = visible(caller, id);
          if (found.isEmpty()) {
            return new CustodyAnswer.Absent<>();
          }
          var stored = found.get();
          if (stored.version() != version) {
            return new CustodyAnswer.Stale<>(stored.version());
          }
          return stored.list().state() == in
              ? change.apply(stored, envelopes.all(stored.list().envelopes()))
              : new CustodyAnswer.Refused<>(
                  CHANGED + "它现在是“" + stored.list().state().label() + "”，请刷新后再看。");
        });
  }

  private CustodyAnswer<Shown> done(Caller.Staff caller, HandOverId id) {
    return new CustodyAnswer.Done<>(shown(caller, lists.find(id).orElseThrow()));
  }

  private Optional<HandOverLists.Stored> visible(Caller.Staff caller, HandOverId id) {
    var units = duties.units(caller);
    return lists.find(id).filter(stored -> units.stream().anyMatch(stored.list()::concerns));
  }

  @Override
  public Optional<Shown> find(Caller.Staff caller, HandOverId id) {
    return transactions.reading(() -> visible(caller, id).map(stored -> shown(caller, stored)));
  }

  @Override
  public Page<HandOverLists.Stored> list(Caller.Staff caller, Page.Request page) {
    return transactions.reading(() -> lists.of(duties.units(caller), page));
  }

  Shown shown(Caller.Staff caller, HandOverLists.Stored stored) {
    var list = stored.list();
    var known = byId(list.envelopes());
    return new Shown(
        stored,
        list.envelopes().stream().filter(known::containsKey).map(known::get).toList(),
        duties.worksAt(caller, list.from()),
        duties.worksAt(caller, list.to()));
  }
}
