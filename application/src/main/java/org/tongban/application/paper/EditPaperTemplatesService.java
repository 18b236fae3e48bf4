package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.paper.TemplateProposal;
import org.tongban.domain.paper.TemplateProposal.State;
import org.tongban.domain.paper.TextDifference;
import org.tongban.domain.place.Level;

/** Checks what is written before it is proposed, and again before it is in force. */
@Singleton
public final class EditPaperTemplatesService implements EditPaperTemplates {
  private static final int SHOWN = 50;

  /** Who made more has more use of the first ones. */
  private static final int MOST_FAULTS = 20;

  private final Transactions transactions;
  private final PaperTemplateStore templates;
  private final TemplateProposalStore proposals;
  private final PaperPress press;
  private final Places places;
  private final Clock clock;

  @Inject
  public EditPaperTemplatesService(
      Transactions transactions,
      PaperTemplateStore templates,
      TemplateProposalStore proposals,
      PaperPress press,
      Places places,
      Clock clock) {
    this.transactions = transactions;
    this.templates = templates;
    this.proposals = proposals;
    this.press = press;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public boolean edits(Caller.Staff caller) {
    var organisation = places.organisation();
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.CATALOGUE_EDITOR)
        .flatMap(duty -> organisation.unit(duty.unit()).stream())
        .flatMap(unit -> organisation.regions().find(unit.region()).stream())
        .anyMatch(region -> region.level() == Level.CITY);
  }

  @Override
  public List<PaperTemplate> current() {
    return transactions.reading(templates::current);
  }

  @Override
  public PaperTemplate current(PaperKind kind) {
    return transactions.reading(() -> templates.current(kind));
  }

  @Override
  public List<PaperTemplate> versions(PaperKind kind) {
    return transactions.reading(() -> templates.latest(kind, SHOWN));
  }

  @Override
  public List<TemplateProposal> proposals() {
    return transactions.reading(proposals::open);
  }

  @Override
  public Optional<TemplateProposal> proposal(PaperKind kind) {
    return transactions.reading(() -> proposals.find(kind));
  }

  @Override
  public List<TextDifference.Line> difference(TemplateProposal proposal) {
    var inForce = current(proposal.kind());
    return TextDifference.between(
        inForce.title() + "\n" + inForce.body(), proposal.title() + "\n" + proposal.body());
  }

  @Override
  public Answer propose(
      Caller.Staff caller, PaperKind kind, int version, Text text, String remark) {
    if (!edits(caller)) {
      return new Answer.NotAllowed();
    }
    var faults = faults(kind, text);
    if (faults.isPresent()) {
      return new Answer.Wrong(faults.get());
    }
    var writing =
        new TemplateProposal.Writing(
            text.title().strip(), text.body(), remark, caller.actorId(), now());
    return transactions.inTransaction(
        () -> {
          var found = proposals.find(kind);
          int known = found.map(TemplateProposal::version).orElse(0);
          if (known != version) {
            return new Answer.Stale(known);
          }
          if (found.filter(it -> it.state() == State.IN_REVIEW).isPresent()) {
            return new Answer.Refused("这份修改已经提交审核。要再改，请审核人退回，或者放弃以后重新提交。");
          }
          var inForce = templates.current(kind);
          if (inForce.title().equals(writing.title()) && inForce.body().equals(writing.body())) {
            return new Answer.Refused("和现行版本没有不同，不用提交审核。");
          }
          return new Answer.Done(
              proposals.save(
                  found
                      .map(it -> it.rewritten(inForce, writing))
                      .orElseGet(() -> TemplateProposal.first(inForce, writing))));
        });
  }

  /** What becomes of a proposal. */
  private interface Step {
    Answer take(TemplateProposal proposal);
  }

  private Answer step(Caller.Staff caller, PaperKind kind, int version, Step step) {
    if (!edits(caller)) {
      return new Answer.NotAllowed();
    }
    return transactions.inTransaction(
        () -> {
          var found = proposals.find(kind);
          int known = found.map(TemplateProposal::version).orElse(0);
          if (known != version) {
            return new Answer.Stale(known);
          }
          return found
              .filter(it -> it.state().open())
              .map(step::take)
              .orElseGet(() -> new Answer.Refused("没有等待审核的修改。"));
        });
  }

  private Answer reviewed(Caller.Staff caller, PaperKind kind, int version, Step step) {
    return step(
        caller,
        kind,
        version,
        proposal ->
            proposal
                .keepsFromReview(caller.actorId())
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> step.take(proposal)));
  }

  @Override
  public Answer approve(Caller.Staff caller, PaperKind kind, int version) {
    return reviewed(caller, kind, version, proposal -> putInForce(caller, proposal));
  }

  private Answer putInForce(Caller.Staff caller, TemplateProposal proposal) {
    var kind = proposal.kind();
    if (templates.current(kind).version() != proposal.base()) {
      return new Answer.Refused("编写期间模板又有了新版本；请退回，对照新版本重新编写。");
    }
    // What a paper may say can change with the program.
    var faults = faults(kind, new Text(proposal.title(), proposal.body()));
    if (faults.isPresent()) {
      return new Answer.Wrong(faults.get());
    }
    templates.add(
        new PaperTemplate(
            kind,
            proposal.base() + 1,
            proposal.title(),
            proposal.body(),
            now(),
            proposal.submittedBy(),
            Optional.of(caller.actorId())));
    return new Answer.Done(proposals.save(proposal.in(State.IN_FORCE, proposal.remark(), now())));
  }

  @Override
  public Answer sendBack(Caller.Staff caller, PaperKind kind, int version, String reason) {
    return reviewed(
        caller,
        kind,
        version,
        proposal ->
            reason.isBlank()
                ? new Answer.Refused("请写明退回的原因。")
                : new Answer.Done(proposals.save(proposal.in(State.SENT_BACK, reason, now()))));
  }

  @Override
  public Answer discard(Caller.Staff caller, PaperKind kind, int version) {
    return step(
        caller,
        kind,
        version,
        proposal ->
            new Answer.Done(
                proposals.save(proposal.in(State.DISCARDED, proposal.remark(), now()))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Optional<Faults> faults(PaperKind kind, Text text) {
    var faults = new Faults(PaperTemplate.titleFaults(text.title()), bodyFaults(kind, text.body()));
    return faults.title().isEmpty() && faults.body().isEmpty()
        ? Optional.empty()
        : Optional.of(faults);
  }

  private List<String> bodyFaults(PaperKind kind, String body) {
    var faults = new ArrayList<String>();
    if (body.isBlank()) {
      faults.add("请写正文。");
    } else if (body.length() > PaperTemplate.LONGEST_BODY) {
      faults.add("正文最多 " + PaperTemplate.LONGEST_BODY + " 个字，现在有 " + body.length() + " 个。");
    } else {
      press.faults(kind, body).stream().limit(MOST_FAULTS).forEach(faults::add);
    }
    return faults;
  }

  @Override
  public Preview preview(PaperKind kind, Text text) {
    var faults = faults(kind, text);
    if (faults.isPresent()) {
      return new Preview.Wrong(faults.get());
    }
    var words = PaperVocabulary.of(kind).example();
    return new Preview.Printed(
        press.preview(
            new PaperPress.Sheet(
                kind,
                text.title().strip(),
                "预览" + kind.sign() + "〔0000〕0号",
                words.values().get("unit"),
                LocalDate.ofInstant(clock.instant(), StepContext.ZONE),
                text.body(),
                words,
                Optional.empty())));
  }
}
