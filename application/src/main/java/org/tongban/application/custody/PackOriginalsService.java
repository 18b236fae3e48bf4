package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.place.UnitCode;

/** Packing. */
@Singleton
public final class PackOriginalsService implements PackOriginals {
  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final CasesWithOriginals waiting;
  private final CaseOriginals cases;
  private final SeeCustodyService seen;
  private final CustodyDuties duties;
  private final Identifiers identifiers;

  /** Uses these parts. */
  @Inject
  public PackOriginalsService(
      Transactions transactions,
      CustodyStore envelopes,
      CasesWithOriginals waiting,
      CaseOriginals cases,
      SeeCustodyService seen,
      CustodyDuties duties,
      Identifiers identifiers) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.waiting = waiting;
    this.cases = cases;
    this.seen = seen;
    this.duties = duties;
    this.identifiers = identifiers;
  }

  @Override
  public Page<WorkItem> toPack(Caller.Staff caller, Page.Request page) {
    return transactions.reading(
        () -> {
          var found = waiting.waiting(duties.units(caller), OpenWork.Task.FORWARD, page);
          var packed =
              envelopes
                  .ofCases(found.items().stream().map(WorkItem::caseId).distinct().toList())
                  .stream()
                  .map(CustodyStore.Stored::envelope)
                  .filter(Envelope.Packed.class::isInstance)
                  .collect(
                      Collectors.groupingBy(
                          envelope -> envelope.contents().about().caseId(),
                          Collectors.mapping(Envelope::whereabouts, Collectors.toSet())));
          return new Page<>(
              found.items().stream()
                  .filter(
                      item -> !packed.getOrDefault(item.caseId(), Set.of()).contains(item.unit()))
                  .toList(),
              found.next());
        });
  }

  @Override
  public Optional<Packable> packable(Caller.Staff caller, CaseId id) {
    return transactions.reading(() -> found(caller, id));
  }

  private Optional<Packable> found(Caller.Staff caller, CaseId id) {
    return cases
        .find(id)
        .flatMap(
            inCase ->
                at(caller, inCase)
                    .map(
                        from -> {
                          var sendingOn =
                              inCase.forwarding().filter(way -> way.from().equals(from));
                          return new Packable(
                              inCase,
                              from,
                              sendingOn.map(CaseOriginals.Forwarding::to),
                              packed(id, from));
                        }));
  }

  /** The caller's unit that has papers to send on, or else one that has any. */
  private Optional<UnitCode> at(Caller.Staff caller, CaseOriginals.InCase inCase) {
    var units = duties.units(caller);
    return inCase
        .forwarding()
        .map(CaseOriginals.Forwarding::from)
        .filter(units::contains)
        .or(
            () ->
                inCase.originals().values().stream().filter(units::contains).sorted().findFirst());
  }

  private Optional<CustodyStore.Stored> packed(CaseId id, UnitCode at) {
    return envelopes.ofCases(List.of(id)).stream()
        .filter(stored -> stored.envelope().keeper().filter(at::equals).isPresent())
        .findFirst();
  }

  @Override
  public CustodyAnswer<SeeCustody.Shown> pack(Caller.Staff caller, Packing packing) {
    return transactions.inTransaction(
        () -> {
          var found = found(caller, packing.caseId());
          if (found.isEmpty()) {
            return new CustodyAnswer.Absent<>();
          }
          if (cases.isOwn(caller, packing.caseId())) {
            return new CustodyAnswer.Refused<>("自己的事要由别的工作人员办理。");
          }
          var packable = found.get();
          var problem = problem(packable, packing);
          return problem.isPresent() ? problem.get() : packed(caller, packable, packing);
        });
  }

  private Optional<CustodyAnswer<SeeCustody.Shown>> problem(Packable packable, Packing packing) {
    var inCase = packable.inCase();
    var unknown =
        packing.counts().keySet().stream()
            .filter(code -> !inCase.materials().containsKey(code))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      return wrong("papers", "材料清单里没有：" + String.join("、", unknown) + "。");
    }
    if (packing.counts().isEmpty() || packing.counts().size() > Contents.MOST_PAPERS) {
      return wrong("papers", "请选择装进袋里的材料，1 到 " + Contents.MOST_PAPERS + " 种。");
    }
    if (packing.counts().values().stream().anyMatch(count -> count < 1 || count > Paper.MOST)) {
      return wrong("papers", "份数应为 1 到 " + Paper.MOST + "。");
    }
    var left =
        inCase.keptAt(packable.from()).stream()
            .filter(code -> !packing.counts().containsKey(code))
            .map(inCase::name)
            .toList();
    if (!left.isEmpty()) {
      return wrong("papers", "本单位保管的原件要一起装袋，还没有选：" + String.join("、", left) + "。");
    }
    var to = packable.to().or(packing::to);
    if (packable.to().isEmpty() && !inCase.mayGoBack()) {
      return Optional.of(new CustodyAnswer.Refused<>("办件还在办理，原件由本单位保管；办结以后才能送去退还本人的单位。"));
    }
    if (to.isEmpty() || !duties.exists(to.get())) {
      return wrong("to", "请选择送去哪个单位退还本人。");
    }
    return to.get().equals(packable.from())
        ? wrong("to", "原件已经在本单位，可以直接退还本人，不用装袋。")
        : Optional.empty();
  }

  private static Optional<CustodyAnswer<SeeCustody.Shown>> wrong(String about, String words) {
    return Optional.of(new CustodyAnswer.Wrong<>(about, words));
  }

  private CustodyAnswer<SeeCustody.Shown> packed(
      Caller.Staff caller, Packable packable, Packing packing) {
    var actor = CustodyDuties.actorAt(caller, packable.from()).orElseThrow();
    var papers = papers(packable.inCase(), packing.counts());
    if (packable.packed().isPresent()) {
      return corrected(packable.packed().get(), actor, papers);
    }
    var to = packable.to().or(packing::to).orElseThrow();
    var id = identifiers.next();
    var contents =
        new Contents(
            new EnvelopeId(id),
            CustodyCode.create(CustodyCode.Kind.ENVELOPE, id.getLeastSignificantBits()),
            packable.inCase().about(),
            packable.from(),
            to,
            packable.to().isPresent() ? Contents.Purpose.FORWARD : Contents.Purpose.GIVE_BACK,
            papers,
            0,
            duties.now());
    var envelope = new Envelope.Packed(contents, packable.from(), Optional.empty());
    envelopes.add(
        envelope, entry(CustodyEntry.Kind.PACKED, actor, packable.from(), to, contents.words()));
    return new CustodyAnswer.Done<>(seen.shown(envelopes.find(contents.id()).orElseThrow()));
  }

  private CustodyAnswer<SeeCustody.Shown> corrected(
      CustodyStore.Stored stored, Actor actor, List<Paper> papers) {
    var contents = stored.envelope().contents();
    return switch (stored.envelope().repacked(papers)) {
      case Envelope.Change.To(var next) -> {
        envelopes.replace(
            stored.with(next),
            List.of(
                entry(
                    CustodyEntry.Kind.REPACKED,
                    actor,
                    contents.sender(),
                    contents.destination(),
                    Contents.words(papers))));
        yield new CustodyAnswer.Done<>(seen.shown(envelopes.find(contents.id()).orElseThrow()));
      }
      case Envelope.Change.Same() -> new CustodyAnswer.Done<>(seen.shown(stored));
      case Envelope.Change.Refused(var words) ->
          new CustodyAnswer.Refused<>("这件办件的原件在材料袋 " + contents.code().display() + " 里。" + words);
    };
  }

  /** In the order of the implementation, which is that of the label. */
  private static List<Paper> papers(CaseOriginals.InCase inCase, Map<String, Integer> counts) {
    var papers = new ArrayList<Paper>();
    inCase
        .materials()
        .forEach(
            (code, name) -> {
              if (counts.containsKey(code)) {
                papers.add(new Paper(code, name, counts.get(code)));
              }
            });
    return papers;
  }

  private CustodyEntry entry(
      CustodyEntry.Kind kind, Actor actor, UnitCode at, UnitCode to, String note) {
    return duties.entry(kind, actor, at, Optional.of(to), Optional.empty(), note);
  }
}
