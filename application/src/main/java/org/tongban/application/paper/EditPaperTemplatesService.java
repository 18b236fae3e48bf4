package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
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
import org.tongban.domain.place.Level;

/** Checks what is written before it becomes a version: what is saved can be printed. */
@Singleton
public final class EditPaperTemplatesService implements EditPaperTemplates {
  private static final int SHOWN = 50;

  /** Who made more has more use of the first ones. */
  private static final int MOST_FAULTS = 20;

  private final Transactions transactions;
  private final PaperTemplateStore templates;
  private final PaperPress press;
  private final Places places;
  private final Clock clock;

  @Inject
  public EditPaperTemplatesService(
      Transactions transactions,
      PaperTemplateStore templates,
      PaperPress press,
      Places places,
      Clock clock) {
    this.transactions = transactions;
    this.templates = templates;
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
  public Answer save(Caller.Staff caller, PaperKind kind, int version, Text text) {
    if (!edits(caller)) {
      return new Answer.NotAllowed();
    }
    var faults = faults(kind, text);
    if (faults.isPresent()) {
      return new Answer.Wrong(faults.get());
    }
    var next =
        new PaperTemplate(
            kind,
            version + 1,
            text.title().strip(),
            text.body(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            caller.actorId());
    return transactions.inTransaction(
        () -> {
          var current = templates.current(kind).version();
          if (current != version) {
            return new Answer.Stale(current);
          }
          templates.add(next);
          return new Answer.Saved(next);
        });
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
