package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tongban.domain.place.UnitCode;

/**
 * Something a unit has to do on a case: one line of its work list. Derived from the case, so that
 * work lists can be rebuilt from the ledger.
 *
 * @param unit whose list it stands on
 * @param role who does it
 * @param task what is to be done
 * @param due the last day to do it
 */
public record OpenWork(UnitCode unit, Role role, Task task, LocalDate due) {

  /** What is to be done. */
  public enum Task {
    RECEIVE("收件"),
    VERIFY("核验身份和材料"),
    FORWARD("转送材料"),
    ACCEPT("受理"),
    REVIEW("审查"),
    DECIDE("决定"),
    ISSUE("制证"),
    DELIVER("送达"),
    RESUME("特别程序"),
    APPROVE_EXTENSION("批准延期"),
    /** A promised material did not come by its day: ask for it, or decide without it. */
    CHASE_PROMISE("催交容缺材料"),
    RETURN_ORIGINALS("退还原件");

    private final String label;

    Task(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }

  public OpenWork {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(role);
    Objects.requireNonNull(task);
    Objects.requireNonNull(due);
  }

  /** Everything that is to be done on the case now. */
  public static List<OpenWork> of(CaseFile file, StepContext context) {
    var work = new ArrayList<OpenWork>();
    var due = due(file, context);
    var stage = file.stage();
    switch (file.state()) {
      case CaseState.Submitted _,
          CaseState.Received _,
          CaseState.Resubmitted _,
          CaseState.InReview _,
          CaseState.Decided _,
          CaseState.Concluded _ ->
          work.add(new OpenWork(stage.unit(), stage.role(), task(stage.kind()), due));
      case CaseState.Suspended _ ->
          work.add(new OpenWork(stage.unit(), stage.role(), Task.RESUME, due));
      case CaseState.Correcting _,
          CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ -> {}
    }
    if (file.pendingExtension().isPresent() && !file.status().closed()) {
      work.add(new OpenWork(file.route().decider(), Role.HEAD, Task.APPROVE_EXTENSION, due));
    }
    if (file.undecided() && !file.missedPromises().isEmpty()) {
      work.add(new OpenWork(stage.unit(), stage.role(), Task.CHASE_PROMISE, due));
    }
    file.papersToForward()
        .map(
            forward ->
                new OpenWork(
                    forward.unit(), forward.role(), Task.FORWARD, leaveBy(file, forward, context)))
        .ifPresent(work::add);
    if (file.originalsMayGoBack()) {
      for (var at : file.keepers()) {
        work.add(new OpenWork(at, keeper(file, at), Task.RETURN_ORIGINALS, due));
      }
    }
    return work;
  }

  /** The last day for papers to leave the place of application. */
  private static LocalDate leaveBy(CaseFile file, Stage forward, StepContext context) {
    var since = file.papersWaitSince().orElseThrow();
    return context.counting().due(since, forward.allowance(), List.of());
  }

  private static Role keeper(CaseFile file, UnitCode unit) {
    return file.route().stages().stream()
        .filter(stage -> stage.unit().equals(unit))
        .map(Stage::role)
        .findFirst()
        .orElse(Role.ISSUING_CLERK);
  }

  private static Task task(StageKind kind) {
    return switch (kind) {
      case RECEIVE -> Task.RECEIVE;
      case VERIFY -> Task.VERIFY;
      case FORWARD -> Task.FORWARD;
      case ACCEPT -> Task.ACCEPT;
      case REVIEW -> Task.REVIEW;
      case DECIDE -> Task.DECIDE;
      case ISSUE -> Task.ISSUE;
      case DELIVER -> Task.DELIVER;
    };
  }

  private static LocalDate due(CaseFile file, StepContext context) {
    return Deadlines.running(file, context).stream()
        .map(Deadlines.Deadline::due)
        .findFirst()
        .orElseGet(
            () ->
                context
                    .counting()
                    .due(
                        LocalDate.ofInstant(file.changedAt(), StepContext.ZONE),
                        context.implementation().limits().delivery(),
                        List.of()));
  }
}
