package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.place.UnitCode;

/** Scans and checks. */
@Singleton
public final class ReceiveEnvelopesService implements ReceiveEnvelopes {
  private static final int LONGEST_NOTE = 500;

  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final HandOverLists lists;
  private final HandOverEnvelopesService handOvers;
  private final CaseOriginals cases;
  private final RaiseAlarms alarms;
  private final SeeCustodyService seen;
  private final CustodyDuties duties;

  /** Uses these parts. */
  @Inject
  public ReceiveEnvelopesService(
      Transactions transactions,
      CustodyStore envelopes,
      HandOverLists lists,
      HandOverEnvelopesService handOvers,
      CaseOriginals cases,
      RaiseAlarms alarms,
      SeeCustodyService seen,
      CustodyDuties duties) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.lists = lists;
    this.handOvers = handOvers;
    this.cases = cases;
    this.alarms = alarms;
    this.seen = seen;
    this.duties = duties;
  }

  @Override
  public Scan scan(Caller.Staff caller, String typed) {
    var problem = CustodyCode.problem(typed);
    if (problem.isPresent()) {
      return new Scan.Unreadable(
          CaseNumber.problem(typed).isEmpty()
              ? "这是办件的申报号，不是材料袋的编码。请扫材料袋标签上的条码；要看办件，请回工作台。"
              : problem.get());
    }
    if (duties.units(caller).isEmpty()) {
      return new Scan.NotHere("您的岗位不经手纸质原件，请把材料袋交给窗口或收发人员。");
    }
    var code = CustodyCode.of(typed);
    return transactions.inTransaction(
        () ->
            switch (code.kind()) {
              case LIST -> list(caller, code);
              case ENVELOPE -> envelope(caller, code);
            });
  }

  private Scan list(Caller.Staff caller, CustodyCode number) {
    var found = lists.find(number);
    if (found.isEmpty()) {
      return new Scan.NotHere("系统里没有这张交接清单，请核对编号。");
    }
    var list = found.get().list();
    if (!duties.worksAtAny(caller, Stream.of(list.from(), list.to()))) {
      return new Scan.NotHere(
          "这张交接清单由"
              + duties.name(list.from())
              + "交给"
              + duties.name(list.to())
              + "，不经过本单位，请交回送件的人。");
    }
    return new Scan.OfList(handOvers.shown(caller, found.get()), "这是交接清单。请逐袋扫材料袋上的条码，扫完再签收。");
  }

  private Scan envelope(Caller.Staff caller, CustodyCode code) {
    var found = envelopes.find(code);
    if (found.isEmpty()) {
      return new Scan.NotHere("系统里没有这个材料袋。请不要拆开，核对编码；如果确认无误，请联系标签上的寄出单位。");
    }
    var stored = found.get();
    var at = at(caller, stored.envelope());
    return at.isEmpty() ? elsewhere(stored.envelope()) : scanned(caller, stored, at.get());
  }

  /** At which of the caller's units it is scanned: where it is awaited comes first. */
  private Optional<UnitCode> at(Caller.Staff caller, Envelope envelope) {
    var contents = envelope.contents();
    return Stream.of(
            Stream.of(envelope.whereabouts(), contents.destination()),
            envelope.moving().stream().map(leg -> leg.from()),
            Stream.of(contents.sender()))
        .flatMap(units -> units)
        .filter(unit -> duties.worksAt(caller, unit))
        .findFirst();
  }

  private Scan elsewhere(Envelope envelope) {
    var contents = envelope.contents();
    return new Scan.NotHere(
        "这个材料袋由"
            + duties.name(contents.sender())
            + "寄出，送往"
            + duties.name(contents.destination())
            + "，不经过本单位。请不要拆开，联系这两个单位来取，或交还送件的人。");
  }

  private Scan scanned(Caller.Staff caller, CustodyStore.Stored stored, UnitCode at) {
    return switch (stored.envelope().scannedAt(at)) {
      case Envelope.Change.To(var next) -> received(caller, stored, next, at);
      case Envelope.Change.Same() -> again(stored);
      case Envelope.Change.Refused(var words) ->
          new Scan.NotHere(
              words
                  + stored
                      .envelope()
                      .keeper()
                      .map(unit -> "系统记录的位置：" + duties.name(unit) + "。")
                      .orElse(""));
    };
  }

  private Scan again(CustodyStore.Stored stored) {
    var shown = seen.shown(stored);
    return stored.envelope() instanceof Envelope.Arrived(_, var check)
        ? new Scan.Received(shown, "已经收到过了，不用再扫。" + words(check), true)
        : new Scan.Waiting(shown, "材料袋在本单位，等待列入交接清单交出。");
  }

  private static String words(Envelope.Check check) {
    return switch (check) {
      case WAITING -> "请拆袋，对照标签核对材料。";
      case COMPLETE -> "材料已核对无误。";
      case INCOMPLETE -> "核对时缺件，正在查找。";
    };
  }

  private Scan received(
      Caller.Staff caller, CustodyStore.Stored stored, Envelope next, UnitCode at) {
    var leg = stored.envelope().moving().orElseThrow();
    var actor = CustodyDuties.actorAt(caller, at).orElseThrow();
    envelopes.replace(
        stored.with(next),
        List.of(
            duties.entry(
                CustodyEntry.Kind.SCANNED,
                actor,
                at,
                Optional.of(leg.from()),
                Optional.of(leg.list()),
                leg.missed() ? "晚到" : "")));
    if (leg.missed()) {
      alarms.found(next, actor.id(), "在" + duties.name(at) + "扫码收到");
    }
    var contents = next.contents();
    if (next instanceof Envelope.Arrived && contents.purpose() == Contents.Purpose.GIVE_BACK) {
      cases.move(
          caller,
          contents.about().caseId(),
          at,
          contents.codes(),
          "材料袋 " + contents.code().display());
    }
    endIfComplete(leg.list());
    var shown = seen.shown(envelopes.find(contents.id()).orElseThrow());
    return next instanceof Envelope.Arrived
        ? new Scan.Received(shown, "收到了。" + words(Envelope.Check.WAITING), false)
        : new Scan.Waiting(shown, passingOn(next, at));
  }

  private String passingOn(Envelope next, UnitCode at) {
    var contents = next.contents();
    return at.equals(contents.sender())
        ? "材料袋退回来了。请重新列入交接清单，送往" + duties.name(contents.destination()) + "。"
        : "收到了，请不要拆开：它要送往" + duties.name(contents.destination()) + "，请列入下一张交接清单。";
  }

  /** A list all of whose envelopes were scanned somewhere needs no signing on the screen. */
  private void endIfComplete(HandOverId id) {
    lists
        .find(id)
        .filter(stored -> stored.list().state() == HandOverList.State.DISPATCHED)
        .filter(
            stored ->
                envelopes.all(stored.list().envelopes()).stream()
                    .noneMatch(
                        one ->
                            one.envelope()
                                .moving()
                                .filter(leg -> leg.list().equals(id))
                                .isPresent()))
        .ifPresent(
            stored ->
                lists.replace(
                    stored.with(stored.list().ended(HandOverList.State.RECEIVED, duties.now()))));
  }

  @Override
  public CustodyAnswer<SeeCustody.Shown> check(
      Caller.Staff caller, EnvelopeId id, int version, Map<String, Integer> missing, String note) {
    return transactions.inTransaction(
        () -> {
          var found =
              envelopes
                  .find(id)
                  .filter(
                      stored -> duties.worksAt(caller, stored.envelope().contents().destination()));
          if (found.isEmpty()) {
            return new CustodyAnswer.Absent<>();
          }
          if (found.get().version() != version) {
            return new CustodyAnswer.Stale<>(found.get().version());
          }
          return checked(caller, found.get(), missing, note.strip());
        });
  }

  private CustodyAnswer<SeeCustody.Shown> checked(
      Caller.Staff caller, CustodyStore.Stored stored, Map<String, Integer> missing, String note) {
    var contents = stored.envelope().contents();
    if (cases.isOwn(caller, contents.about().caseId())) {
      return new CustodyAnswer.Refused<>("自己的事要由别的工作人员办理。");
    }
    if (note.length() > LONGEST_NOTE) {
      return new CustodyAnswer.Wrong<>("note", "最多 " + LONGEST_NOTE + " 个字。");
    }
    var papers = new ArrayList<Paper>();
    for (var one : contents.papers()) {
      int count = missing.getOrDefault(one.code(), 0);
      if (count < 0 || count > one.count()) {
        return new CustodyAnswer.Wrong<>(
            "missing", "“" + one.name() + "”标签上写了 " + one.count() + " 份，缺的份数不能更多。");
      }
      if (count > 0) {
        papers.add(new Paper(one.code(), one.name(), count));
      }
    }
    if (!contents.codes().containsAll(missing.keySet())) {
      return new CustodyAnswer.Wrong<>("missing", "缺的材料要在标签列出的里面选。");
    }
    return switch (stored.envelope().checked(papers)) {
      case Envelope.Change.To(var next) -> {
        noted(caller, stored, next, papers, note);
        yield new CustodyAnswer.Done<>(seen.shown(envelopes.find(contents.id()).orElseThrow()));
      }
      case Envelope.Change.Same() -> new CustodyAnswer.Done<>(seen.shown(stored));
      case Envelope.Change.Refused(var words) -> new CustodyAnswer.Refused<>(words);
    };
  }

  private void noted(
      Caller.Staff caller,
      CustodyStore.Stored stored,
      Envelope next,
      List<Paper> missing,
      String note) {
    var at = next.contents().destination();
    Actor actor = CustodyDuties.actorAt(caller, at).orElseThrow();
    var before = seen.shown(stored).chain();
    var from =
        before.reversed().stream()
            .filter(link -> link.kind() == CustodyEntry.Kind.SCANNED)
            .flatMap(link -> link.other().stream())
            .findFirst()
            .orElse(next.contents().sender());
    var words =
        missing.isEmpty()
            ? note
            : "缺" + Contents.words(missing) + (note.isEmpty() ? "" : "：" + note);
    envelopes.replace(
        stored.with(next),
        List.of(
            duties.entry(
                missing.isEmpty() ? CustodyEntry.Kind.CHECKED : CustodyEntry.Kind.FOUND_INCOMPLETE,
                actor,
                at,
                Optional.of(from),
                Optional.empty(),
                words)));
    if (!missing.isEmpty() && next instanceof Envelope.Arrived arrived) {
      alarms.incomplete(arrived, missing, from);
    }
  }
}
