package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.calendar.DeadlineExplanation;
import org.tongban.domain.calendar.Pause;
import org.tongban.domain.calendar.WorkingDays;

/**
 * The clocks of a case, derived from its events and the calendar whenever they are asked for; a
 * deadline is never stored as truth.
 */
public final class Deadlines {
  /** Which clock. */
  public enum Kind {
    /** To ask for corrections or accept (行政许可法 §32). */
    NOTICE("受理或一次性告知补正"),
    /** For the applicant to answer a correction notice. */
    ANSWER("申请人补正"),
    /** The current stage's own allowance, a level's clock. */
    STAGE("当前环节"),
    /** The promised limit, with a granted extension. */
    PROMISED("承诺办结"),
    /** The legal limit, with a granted extension. */
    LEGAL("法定办结"),
    /** To issue and deliver after the decision (行政许可法 §44). */
    DELIVERY("制证送达");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /**
   * One running or stopped clock.
   *
   * @param from the day of the event it is counted from
   * @param due the last day
   */
  public record Deadline(
      Kind kind, LocalDate from, WorkingDays limit, List<Pause> pauses, LocalDate due) {
    /** Every day on the way, counted or not, and why. */
    public DeadlineExplanation explain(Counting counting) {
      return counting.explain(from, limit, pauses);
    }

    /** For people: 承诺办结期限到2026年3月5日（20个工作日）, and whether the day may still move. */
    public String words(Counting counting) {
      var provisional = explain(counting).provisional() ? "，其中有尚未公布放假安排的日期，公布后可能调整" : "";
      return kind.label() + "期限到" + Timeline.day(due) + "（" + limit + provisional + "）";
    }
  }

  private Deadlines() {}

  /** All clocks that run now, the most urgent first; none for a closed case. */
  public static List<Deadline> running(CaseFile file, StepContext context) {
    var running = new ArrayList<Deadline>();
    switch (file.state()) {
      case CaseState.Submitted _, CaseState.Received _, CaseState.Resubmitted _ -> {
        notice(file, context).ifPresent(running::add);
        if (!file.stage().kind().equals(StageKind.ACCEPT)) {
          running.add(stage(file, context));
        }
      }
      case CaseState.Correcting _ -> running.add(answer(file, context).orElseThrow());
      case CaseState.InReview _, CaseState.Suspended _ -> {
        running.add(stage(file, context));
        running.addAll(decision(file, context));
      }
      case CaseState.Decided _ -> {
        running.addAll(decision(file, context));
        delivery(file, context).ifPresent(running::add);
      }
      case CaseState.Concluded _ -> delivery(file, context).ifPresent(running::add);
      case CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ -> {}
    }
    running.sort(Comparator.comparing(Deadline::due));
    return running;
  }

  /**
   * The clock of 行政许可法 §32: from the day the receiving unit got the materials, which online is the
   * day of filing; after a correction from the day it came in. Empty where it does not run.
   */
  public static Optional<Deadline> notice(CaseFile file, StepContext context) {
    Optional<LocalDate> from =
        switch (file.state()) {
          case CaseState.Submitted _ ->
              file.online()
                  ? Optional.of(LocalDate.ofInstant(file.submittedAt(), StepContext.ZONE))
                  : Optional.empty();
          case CaseState.Received(var on) ->
              Optional.of(
                  file.online() ? LocalDate.ofInstant(file.submittedAt(), StepContext.ZONE) : on);
          case CaseState.Resubmitted(var on) -> Optional.of(on);
          case CaseState.Correcting _,
              CaseState.InReview _,
              CaseState.Suspended _,
              CaseState.Decided _,
              CaseState.Concluded _,
              CaseState.Completed _,
              CaseState.Refused _,
              CaseState.Lapsed _,
              CaseState.Withdrawn _ ->
              Optional.empty();
        };
    var limit = context.implementation().limits().notice();
    return from.map(day -> deadline(Kind.NOTICE, day, limit, List.of(), context));
  }

  private static Optional<Deadline> answer(CaseFile file, StepContext context) {
    return file.state() instanceof CaseState.Correcting(_, var answerBy)
        ? Optional.of(
            new Deadline(
                Kind.ANSWER,
                LocalDate.ofInstant(file.changedAt(), StepContext.ZONE),
                context.implementation().limits().answer(),
                List.of(),
                answerBy))
        : Optional.empty();
  }

  /**
   * The clock of the current stage. A level's clock is counted once: review and decision in the
   * same unit share it, and after a return it goes on where it stood, the time in between being a
   * pause. An extension granted to the deciding authority is its own.
   */
  private static Deadline stage(CaseFile file, StepContext context) {
    var stage = file.stage();
    var examining = examining(stage);
    var from = file.stageOpenedOn();
    var pauses = new ArrayList<>(pauses(file, context));
    if (examining) {
      var stays =
          file.stays().stream()
              .filter(
                  stay -> {
                    var other = file.route().stages().get(stay.position());
                    return examining(other) && other.unit().equals(stage.unit());
                  })
              .toList();
      from = stays.getFirst().from();
      for (int i = 1; i < stays.size(); i++) {
        var left = stays.get(i - 1).until().orElseThrow();
        if (stays.get(i).from().isAfter(left)) {
          pauses.add(new Pause(left, stays.get(i).from(), "其他环节办理"));
        }
      }
    }
    var limit =
        examining && stage.authority().equals(file.route().decider())
            ? stage.allowance().plus(file.extension())
            : stage.allowance();
    return deadline(Kind.STAGE, from, limit, pauses, context);
  }

  private static boolean examining(Stage stage) {
    return stage.kind() == StageKind.REVIEW || stage.kind() == StageKind.DECIDE;
  }

  /** The promised and the legal limit; empty before acceptance. */
  public static List<Deadline> decision(CaseFile file, StepContext context) {
    if (file.acceptedOn().isEmpty()) {
      return List.of();
    }
    var from = file.acceptedOn().get();
    var limits = context.implementation().limits();
    var pauses = pauses(file, context);
    return List.of(
        deadline(Kind.PROMISED, from, limits.promised().plus(file.extension()), pauses, context),
        deadline(Kind.LEGAL, from, limits.legal().plus(file.extension()), pauses, context));
  }

  private static Optional<Deadline> delivery(CaseFile file, StepContext context) {
    var limit = context.implementation().limits().delivery();
    return file.decidedOn().map(day -> deadline(Kind.DELIVERY, day, limit, List.of(), context));
  }

  /** The ended pauses, and the present one as far as it is announced or has come. */
  private static List<Pause> pauses(CaseFile file, StepContext context) {
    if (!(file.state() instanceof CaseState.Suspended suspended) || !suspended.stopsClock()) {
      return file.pauses();
    }
    var end =
        context.today().isAfter(suspended.expectedEnd())
            ? context.today()
            : suspended.expectedEnd();
    var all = new ArrayList<>(file.pauses());
    all.add(new Pause(suspended.since(), end, suspended.procedure().label()));
    return all;
  }

  private static Deadline deadline(
      Kind kind, LocalDate from, WorkingDays limit, List<Pause> pauses, StepContext context) {
    return new Deadline(kind, from, limit, pauses, context.counting().due(from, limit, pauses));
  }
}
