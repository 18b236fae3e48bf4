package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.FileVault;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperNumber;

/**
 * Makes the papers that follow from an event of a case. They get their numbers first, in a
 * transaction of their own; then the files are made, outside any transaction, from the case as it
 * stood right after the event, and kept: what somebody has downloaded once is never made again.
 */
@Singleton
public final class MakePapers implements EffectHandler {
  static final String KIND = "paper.make";

  /** Until a font is there, as an administrator has to see to it. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private static final String CASE = "case";
  private static final String SEQUENCE = "sequence";

  private final Transactions transactions;
  private final CaseStore cases;
  private final PaperStore papers;
  private final PaperTemplateStore templates;
  private final SubjectStore subjects;
  private final Places places;
  private final PaperWording wording;
  private final FileVault vault;
  private final PaperPress press;
  private final SealPapers sealing;
  private final Identifiers identifiers;

  @Inject
  public MakePapers(
      Transactions transactions,
      CaseStore cases,
      PaperStore papers,
      PaperTemplateStore templates,
      SubjectStore subjects,
      Places places,
      PaperWording wording,
      FileVault vault,
      PaperPress press,
      SealPapers sealing,
      Identifiers identifiers) {
    this.transactions = transactions;
    this.cases = cases;
    this.papers = papers;
    this.templates = templates;
    this.subjects = subjects;
    this.places = places;
    this.wording = wording;
    this.vault = vault;
    this.press = press;
    this.sealing = sealing;
    this.identifiers = identifiers;
  }

  /** The effect that has the papers of the event made. */
  static Outbox.Effect effect(CaseEvent event) {
    var id = event.caseId().toString();
    var sequence = Integer.toString(event.sequence());
    return new Outbox.Effect(
        KIND, id + "/" + sequence, Optional.empty(), Map.of(CASE, id, SEQUENCE, sequence));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** A paper that has its number, and what is to be printed. */
  private record Numbered(OfficialPaper paper, PaperPress.Sheet sheet) {}

  @Override
  public Result handle(Outbox.Effect effect) {
    var id = new CaseId(UUID.fromString(effect.payload().get(CASE)));
    var sequence = Integer.parseInt(effect.payload().get(SEQUENCE));
    var happened = transactions.reading(() -> happened(id, sequence));
    if (happened.isEmpty()) {
      return new Result.NeedsPerson(
          "There is no event " + sequence + " of case " + id + ", or its applicant was erased");
    }
    for (var numbered : numbered(happened.get())) {
      var why = made(numbered);
      if (why.isPresent()) {
        return new Result.Retry(LATER, why.get());
      }
    }
    return new Result.Done();
  }

  private Optional<Happened> happened(CaseId id, int sequence) {
    return cases
        .find(id)
        .filter(ledger -> sequence > 1 && ledger.events().size() >= sequence)
        .flatMap(
            ledger ->
                subjects
                    .find(ledger.file().filing().applicant())
                    .map(
                        applicant ->
                            Happened.last(ledger.events().subList(0, sequence), applicant)));
  }

  /** The papers of the event that have no file yet; they have numbers from now on. */
  private List<Numbered> numbered(Happened happened) {
    try {
      return transactions.inTransaction(() -> number(happened));
    } catch (StaleVersionException _) {
      // Another instance gave the numbers at the same time.
      return transactions.inTransaction(() -> number(happened));
    }
  }

  private List<Numbered> number(Happened happened) {
    var event = happened.event();
    var known =
        papers.ofCase(event.caseId()).stream()
            .filter(paper -> paper.sequence() == event.sequence())
            .toList();
    var numbered = new ArrayList<Numbered>();
    for (var kind : PaperKind.of(happened.before(), event.fact())) {
      var paper =
          known.stream()
              .filter(it -> it.kind() == kind)
              .findFirst()
              .orElseGet(() -> added(kind, happened));
      if (paper.file().isEmpty()) {
        numbered.add(new Numbered(paper, sheet(paper, happened)));
      }
    }
    return numbered;
  }

  private OfficialPaper added(PaperKind kind, Happened happened) {
    var event = happened.event();
    var unit = PaperWording.issuer(kind, happened);
    var on = happened.on();
    var template = templates.current(kind);
    var paper =
        new OfficialPaper(
            new PaperId(identifiers.next()),
            event.caseId(),
            happened.applicant().id(),
            event.sequence(),
            new PaperNumber(unit, kind, on.getYear(), papers.nextSerial(unit, kind, on.getYear())),
            template.title(),
            on,
            template.version(),
            Optional.empty(),
            Optional.empty());
    papers.add(paper);
    return paper;
  }

  private PaperPress.Sheet sheet(OfficialPaper paper, Happened happened) {
    var template =
        templates
            .find(paper.kind(), paper.template())
            .orElseThrow(
                () -> new IllegalStateException("A paper's template is gone: " + paper.number()));
    return new PaperPress.Sheet(
        paper.kind(),
        paper.title(),
        paper.number().toString(),
        places.organisation().nameOf(paper.number().unit()),
        paper.on(),
        template.body(),
        wording.words(paper.kind(), paper.number().unit(), happened),
        sealing.mark(paper.number()));
  }

  /** Makes the file and keeps it; why not, if it can't be made now. */
  private Optional<String> made(Numbered numbered) {
    return switch (press.print(numbered.sheet())) {
      case PaperPress.Printing.Unavailable(var why) -> Optional.of(why);
      case PaperPress.Printing.Done(var pdf) -> {
        var file = identifiers.next();
        vault.put(file, numbered.paper().applicant(), pdf);
        yield kept(numbered, file);
      }
    };
  }

  private Optional<String> kept(Numbered numbered, UUID file) {
    var seal = numbered.sheet().seal().map(mark -> mark.seal().id());
    boolean named = false;
    try {
      named =
          transactions.inTransaction(
              () -> {
                // It may have been revoked while the paper was being made.
                boolean holds = seal.map(sealing::holds).orElse(true);
                if (holds) {
                  papers.made(numbered.paper().id(), file, seal);
                }
                return holds;
              });
      return named ? Optional.empty() : Optional.of("The seal was revoked meanwhile");
    } catch (StaleVersionException _) {
      // Another instance was first: its file is the one.
      return Optional.empty();
    } finally {
      if (!named) {
        vault.delete(file);
      }
    }
  }
}
