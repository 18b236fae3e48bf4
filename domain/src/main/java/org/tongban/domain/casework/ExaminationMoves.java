package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.MaterialRequirement;

/** Review, decision and issue, and what stops or stretches their time. */
final class ExaminationMoves extends CaseMoves {
  ExaminationMoves(CaseFile file, StepContext context) {
    super(file, context);
  }

  Move passReview(String opinion) {
    if (!(file.state() instanceof CaseState.InReview) || !at(StageKind.REVIEW)) {
      return notNow("审查");
    }
    return opinion.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明审查意见。")
        : moved(new CaseFact.ReviewPassed(file.position(), opinion.strip()));
  }

  Move returnTo(int to, String reason) {
    if (!(file.state() instanceof CaseState.InReview)
        || !at(StageKind.REVIEW) && !at(StageKind.DECIDE)) {
      return notNow("退回");
    }
    if (to < 0
        || to >= file.position()
        || file.route().stages().get(to).kind() != StageKind.REVIEW) {
      return refused(Rule.NOT_FORESEEN, "只能退回到前面的审查环节。");
    }
    return reason.isBlank()
        ? refused(Rule.INCOMPLETE, "退回要写明理由。")
        : moved(new CaseFact.Returned(file.position(), to, reason.strip()));
  }

  Move suspend(CaseCommand.Suspend command) {
    if (!(file.state() instanceof CaseState.InReview)) {
      return notNow("启动特别程序");
    }
    var rule = context.implementation().specialProcedure(command.procedure());
    if (rule.isEmpty()) {
      return refused(Rule.NOT_FORESEEN, "本事项没有规定“" + command.procedure().label() + "”程序。");
    }
    if (command.reason().isBlank()) {
      return refused(Rule.INCOMPLETE, "启动特别程序要写明理由，并告知申请人所需时间。");
    }
    var expectedEnd = context.counting().due(context.today(), rule.get().expected(), List.of());
    return moved(
        new CaseFact.Suspended(
            command.procedure(),
            context.today(),
            expectedEnd,
            rule.get().stopsClock(),
            command.reason().strip()));
  }

  Move resume(String finding) {
    if (!(file.state() instanceof CaseState.Suspended)) {
      return notNow("结束特别程序");
    }
    return finding.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明特别程序的结果。")
        : moved(new CaseFact.Resumed(context.today(), finding.strip()));
  }

  Move requestExtension(CaseCommand.RequestExtension request) {
    if (!(file.state() instanceof CaseState.InReview) || file.pendingExtension().isPresent()) {
      return notNow("申请延期");
    }
    var limit = context.implementation().limits().extension();
    if (file.extension().count() > 0) {
      return refused(Rule.NOT_FORESEEN, "已经延期一次，不能再次延期。");
    }
    if (request.days().count() < 1 || request.days().compareTo(limit) > 0) {
      return refused(Rule.NOT_FORESEEN, "最多可以延长" + limit + "。");
    }
    return request.reason().isBlank()
        ? refused(Rule.INCOMPLETE, "延期要写明理由，理由会告知申请人。")
        : moved(new CaseFact.ExtensionRequested(request.days(), request.reason().strip()));
  }

  Move decideExtension(CaseCommand.DecideExtension command) {
    var actor = context.actor();
    if (actor.role() != Role.HEAD
        || actor.unit().filter(file.route().decider()::equals).isEmpty()) {
      return refused(Rule.NOT_YOUR_STAGE, "延期由决定机关的负责人批准。");
    }
    if (file.pendingExtension().isEmpty() || file.status().closed()) {
      return notNow("批准延期");
    }
    var pending = file.pendingExtension().get();
    if (pending.requestedBy().equals(actor.id())) {
      return refused(Rule.ANOTHER_PERSON_NEEDED, "申请延期的人不能自己批准。");
    }
    return command.reason().isBlank()
        ? refused(Rule.INCOMPLETE, "请写明理由。")
        : moved(
            new CaseFact.ExtensionDecided(
                command.granted(), pending.days(), command.reason().strip()));
  }

  Move decide(Outcome outcome, String reason) {
    if (!(file.state() instanceof CaseState.InReview) || !at(StageKind.DECIDE)) {
      return notNow("决定");
    }
    return decisionProblem(outcome, reason)
        .<Move>map(refused -> refused)
        .orElseGet(() -> moved(decision(outcome, reason)));
  }

  private Optional<Move.Refused> decisionProblem(Outcome outcome, String reason) {
    var actor = context.actor().id();
    if (context.implementation().twoPersons() && file.examiners().contains(actor)) {
      return refusal(Rule.ANOTHER_PERSON_NEEDED, "审查和决定要由两个不同的人作出。");
    }
    if (file.route().way().actingAs().needsMandate()
        && file.filing().filedBy().id().equals(actor)) {
      return refusal(Rule.ANOTHER_PERSON_NEEDED, "代为申请的人不能决定这个办件。");
    }
    if (outcome == Outcome.APPROVED && !file.openPromises().isEmpty()) {
      return refusal(
          Rule.INCOMPLETE,
          "容缺的材料还没有补交："
              + file.openPromises().stream()
                  .map(promise -> label(promise.material()))
                  .collect(Collectors.joining("、"))
              + "。");
    }
    return reason.isBlank() ? refusal(Rule.INCOMPLETE, "请写明决定的理由。") : Optional.empty();
  }

  private CaseFact.Decided decision(Outcome outcome, String reason) {
    return new CaseFact.Decided(
        outcome,
        context.today(),
        reason.strip(),
        outcome == Outcome.REJECTED ? CaseMachine.APPEAL : "");
  }

  Move issue(String title, String number) {
    if (!(file.state() instanceof CaseState.Decided)) {
      return notNow("制证");
    }
    return title.isBlank() || number.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明证件或决定书的名称和编号。")
        : moved(conclusion(title, number));
  }

  private CaseFact[] conclusion(String title, String number) {
    var facts = new ArrayList<CaseFact>();
    facts.add(new CaseFact.Issued(title.strip(), number.strip(), context.today()));
    facts.add(new CaseFact.Concluded(context.today()));
    if (file.delivery() instanceof DeliveryChoice.Electronic) {
      facts.add(new CaseFact.Delivered(DeliveryWay.ELECTRONIC, context.today(), ""));
    }
    return facts.toArray(CaseFact[]::new);
  }

  Move concludeOnTheSpot(CaseCommand.ConcludeOnTheSpot command) {
    if (!beforeAcceptance() || !at(StageKind.DECIDE)) {
      return notNow("当场办结");
    }
    var missing = FilingRules.missing(context.implementation(), file.materials());
    if (command.outcome() == Outcome.APPROVED && !missing.isEmpty()) {
      return refused(
          Rule.INCOMPLETE,
          "缺少材料："
              + missing.stream().map(MaterialRequirement::name).collect(Collectors.joining("、"))
              + "。");
    }
    if (command.title().isBlank() || command.number().isBlank()) {
      return refused(Rule.INCOMPLETE, "请写明证件或决定书的名称和编号。");
    }
    var problem = decisionProblem(command.outcome(), command.reason());
    if (problem.isPresent()) {
      return problem.get();
    }
    var facts = new ArrayList<CaseFact>();
    facts.add(new CaseFact.Accepted(acceptanceDay(), CaseFact.Acceptance.ON_THE_SPOT, List.of()));
    facts.add(decision(command.outcome(), command.reason()));
    facts.addAll(List.of(conclusion(command.title(), command.number())));
    return moved(facts.toArray(CaseFact[]::new));
  }
}
