package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.MaterialRequirement;

/** What all moves of a case have in common: the case, the step's context, and how they answer. */
abstract sealed class CaseMoves permits IntakeMoves, ExaminationMoves, DeliveryMoves {
  final CaseFile file;
  final StepContext context;

  CaseMoves(CaseFile file, StepContext context) {
    this.file = file;
    this.context = context;
  }

  boolean beforeAcceptance() {
    return file.state() instanceof CaseState.Received
        || file.state() instanceof CaseState.Resubmitted;
  }

  /** Whether the days of 行政许可法 §32 passed without a word, so that it is accepted by law. */
  boolean noticeMissed() {
    return Deadlines.notice(file, context)
        .filter(notice -> context.today().isAfter(notice.due()))
        .isPresent();
  }

  /** Today; or the day of receipt, as the law has it, where the days for a notice have passed. */
  LocalDate acceptanceDay() {
    return noticeMissed() ? Deadlines.notice(file, context).orElseThrow().from() : context.today();
  }

  String label(String about) {
    return context
        .implementation()
        .material(about)
        .map(MaterialRequirement::name)
        .or(
            () ->
                context.implementation().form().stream()
                    .filter(field -> field.name().equals(about))
                    .map(FormField::label)
                    .findFirst())
        .orElse(about);
  }

  String labels(Collection<String> codes) {
    return codes.stream().map(this::label).collect(Collectors.joining("、"));
  }

  boolean at(StageKind kind) {
    return file.stage().kind() == kind;
  }

  Move moved(CaseFact... facts) {
    var next = file;
    var events = new ArrayList<CaseEvent>();
    for (var fact : facts) {
      var event =
          new CaseEvent(
              file.id(),
              next.sequence() + 1,
              context.at(),
              context.actor(),
              file.filing().implementation(),
              fact);
      next = next.after(event);
      events.add(event);
    }
    return new Move.Moved(next, events);
  }

  Move.Refused notNow(String step) {
    return refused(Rule.NOT_IN_THIS_STATE, "办件现在是“" + file.status().label() + "”，不能" + step + "。");
  }

  static Move.Refused refused(Rule rule, String words) {
    return new Move.Refused(rule, words);
  }

  static Optional<Move.Refused> refusal(Rule rule, String words) {
    return Optional.of(refused(rule, words));
  }
}
