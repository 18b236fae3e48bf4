package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;

/** Giving back. */
@Singleton
public final class GiveBackOriginalsService implements GiveBackOriginals {
  private static final int LONGEST = 200;

  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final CasesWithOriginals waiting;
  private final CaseOriginals cases;
  private final SeeCustodyService seen;
  private final CustodyDuties duties;

  /** Uses these parts. */
  @Inject
  public GiveBackOriginalsService(
      Transactions transactions,
      CustodyStore envelopes,
      CasesWithOriginals waiting,
      CaseOriginals cases,
      SeeCustodyService seen,
      CustodyDuties duties) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.waiting = waiting;
    this.cases = cases;
    this.seen = seen;
    this.duties = duties;
  }

  @Override
  public Page<ToGiveBack> list(Caller.Staff caller, Page.Request page) {
    return transactions.reading(
        () -> {
          var found = waiting.waiting(duties.units(caller), OpenWork.Task.RETURN_ORIGINALS, page);
          var there =
              envelopes.ofCases(found.items().stream().map(WorkItem::caseId).distinct().toList());
          return found.map(item -> new ToGiveBack(item, of(there, item)));
        });
  }

  /** The envelope with what the unit answers for, be it here or still on the way. */
  private static Optional<CustodyStore.Stored> of(List<CustodyStore.Stored> there, WorkItem item) {
    return there.stream()
        .filter(stored -> stored.envelope().contents().about().caseId().equals(item.caseId()))
        .filter(stored -> stored.envelope().state().open())
        .filter(stored -> stored.envelope().concerns(item.unit()))
        .reduce((_, last) -> last);
  }

  @Override
  public Optional<Options> options(Caller.Staff caller, EnvelopeId id) {
    return transactions.reading(
        () ->
            envelopes
                .find(id)
                .map(CustodyStore.Stored::envelope)
                .filter(
                    envelope ->
                        envelope.keeper().filter(at -> duties.worksAt(caller, at)).isPresent())
                .flatMap(
                    envelope ->
                        cases
                            .find(envelope.contents().about().caseId())
                            .map(inCase -> options(envelope, inCase))));
  }

  private static Options options(Envelope envelope, CaseOriginals.InCase inCase) {
    var at = envelope.keeper().orElseThrow();
    return new Options(
        inCase.mayGoBack(),
        Stream.concat(Stream.of(envelope.contents().sender()), inCase.units().stream().sorted())
            .filter(unit -> !unit.equals(at))
            .distinct()
            .toList());
  }

  @Override
  public CustodyAnswer<SeeCustody.Shown> giveBack(
      Caller.Staff caller, EnvelopeId id, int version, How how) {
    if (how instanceof How.InPerson(var by) && (by.isBlank() || by.length() > LONGEST)) {
      return new CustodyAnswer.Wrong<>("receivedBy", "请写明谁领回了原件、出示了什么证件，最多 " + LONGEST + " 个字。");
    }
    return at(caller, id, version, stored -> givenBack(caller, stored, how));
  }

  private CustodyAnswer<SeeCustody.Shown> givenBack(
      Caller.Staff caller, CustodyStore.Stored stored, How how) {
    var contents = stored.envelope().contents();
    var at = stored.envelope().keeper().orElseThrow();
    var caseId = contents.about().caseId();
    if (cases.find(caseId).filter(CaseOriginals.InCase::mayGoBack).isEmpty()) {
      return new CustodyAnswer.Refused<>("办件还没有办结，原件还要用；办结以后会出现在“待退还”里。");
    }
    var waybill = waybill(how);
    return switch (stored.envelope().back(waybill)) {
      case Envelope.Change.To(var next) -> {
        envelopes.replace(
            stored.with(next),
            List.of(
                duties.entry(
                    waybill.isPresent()
                        ? CustodyEntry.Kind.MAILED_BACK
                        : CustodyEntry.Kind.GIVEN_BACK,
                    CustodyDuties.actorAt(caller, at).orElseThrow(),
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    waybill.map(GiveBackOriginalsService::words).orElse(""))));
        // An envelope that came back undelivered lies elsewhere than the case believes.
        cases.move(caller, caseId, at, contents.codes(), "材料袋 " + contents.code().display());
        cases.giveBack(caller, caseId, at, receivedBy(how));
        yield done(contents);
      }
      case Envelope.Change.Same() -> new CustodyAnswer.Done<>(seen.shown(stored));
      case Envelope.Change.Refused(var words) -> new CustodyAnswer.Refused<>(words);
    };
  }

  private static Optional<Waybill> waybill(How how) {
    return switch (how) {
      case How.InPerson _ -> Optional.empty();
      case How.ByMail(var waybill) -> Optional.of(waybill);
    };
  }

  private static String words(Waybill waybill) {
    return waybill.courier().value() + "，运单号 " + waybill.number();
  }

  private static String receivedBy(How how) {
    return switch (how) {
      case How.InPerson(var by) -> by.strip();
      case How.ByMail(var waybill) -> "寄还申请人：" + words(waybill);
    };
  }

  @Override
  public CustodyAnswer<SeeCustody.Shown> turnBack(
      Caller.Staff caller, EnvelopeId id, int version, UnitCode to) {
    if (!duties.exists(to)) {
      return new CustodyAnswer.Wrong<>("to", "没有这个单位，请重新选择。");
    }
    return at(caller, id, version, stored -> turnedBack(caller, stored, to));
  }

  private CustodyAnswer<SeeCustody.Shown> turnedBack(
      Caller.Staff caller, CustodyStore.Stored stored, UnitCode to) {
    var contents = stored.envelope().contents();
    var at = stored.envelope().keeper().orElseThrow();
    var inCase = cases.find(contents.about().caseId());
    if (inCase.filter(CaseOriginals.InCase::mayGoBack).isEmpty()) {
      return new CustodyAnswer.Refused<>("办件还没有办结，原件还要用；办结以后才能送去退还本人的单位。");
    }
    return switch (stored.envelope().turnedBack(to)) {
      case Envelope.Change.To(var next) -> {
        envelopes.replace(
            stored.with(next),
            List.of(
                duties.entry(
                    CustodyEntry.Kind.TURNED_BACK,
                    CustodyDuties.actorAt(caller, at).orElseThrow(),
                    at,
                    Optional.of(to),
                    Optional.empty(),
                    "")));
        yield done(contents);
      }
      case Envelope.Change.Same() -> new CustodyAnswer.Done<>(seen.shown(stored));
      case Envelope.Change.Refused(var words) -> new CustodyAnswer.Refused<>(words);
    };
  }

  private CustodyAnswer<SeeCustody.Shown> done(Contents contents) {
    return new CustodyAnswer.Done<>(seen.shown(envelopes.find(contents.id()).orElseThrow()));
  }

  /** An envelope that lies at a unit of the caller. */
  private CustodyAnswer<SeeCustody.Shown> at(
      Caller.Staff caller,
      EnvelopeId id,
      int version,
      Function<CustodyStore.Stored, CustodyAnswer<SeeCustody.Shown>> change) {
    return transactions.inTransaction(
        () -> {
          var found =
              envelopes
                  .find(id)
                  .filter(stored -> duties.worksAt(caller, stored.envelope().whereabouts()));
          if (found.isEmpty()) {
            return new CustodyAnswer.Absent<>();
          }
          var stored = found.get();
          if (stored.version() != version) {
            return new CustodyAnswer.Stale<>(stored.version());
          }
          if (stored.envelope().keeper().isEmpty()) {
            return new CustodyAnswer.Refused<>(
                "材料袋现在是“" + stored.envelope().state().label() + "”，到了以后才能办。");
          }
          return cases.isOwn(caller, stored.envelope().contents().about().caseId())
              ? new CustodyAnswer.Refused<>("自己的事要由别的工作人员办理。")
              : change.apply(stored);
        });
  }
}
