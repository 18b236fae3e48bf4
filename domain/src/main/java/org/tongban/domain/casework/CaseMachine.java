package org.tongban.domain.casework;

import java.util.List;
import java.util.Optional;

/**
 * The one state machine of all cases, whatever their way of handling: a case and a command give
 * either the next case with the events that led to it, or the rule that stands against it. Total
 * and pure: nothing is read from outside, and nothing is thrown for a command that does not fit.
 */
public final class CaseMachine {
  /** How to appeal (行政复议法 §20: 60 days; 行政诉讼法 §46: 6 months). */
  static final String APPEAL = "如不服，可以自知道之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。";

  private final CaseFile file;
  private final StepContext context;
  private final IntakeMoves intake;
  private final ExaminationMoves examination;
  private final DeliveryMoves delivery;

  private CaseMachine(CaseFile file, StepContext context) {
    this.file = file;
    // The clocks of several servers differ a little; a ledger's times never run backwards.
    this.context =
        context.at().isBefore(file.changedAt())
            ? new StepContext(
                context.actor(), file.changedAt(), context.calendar(), context.implementation())
            : context;
    this.intake = new IntakeMoves(file, this.context);
    this.examination = new ExaminationMoves(file, this.context);
    this.delivery = new DeliveryMoves(file, this.context);
  }

  /** Files an application; it has been checked by {@link FilingRules}. */
  public static Move.Moved submit(CaseId id, Filing filing, StepContext context) {
    var event =
        new CaseEvent(
            id,
            1,
            context.at(),
            context.actor(),
            filing.implementation(),
            new CaseFact.Submitted(filing));
    return new Move.Moved(CaseFile.replay(List.of(event)), List.of(event));
  }

  /** Does what the command says, or says which rule stands against it. */
  public static Move handle(CaseFile file, CaseCommand command, StepContext context) {
    return new CaseMachine(file, context).handle(command);
  }

  private Move handle(CaseCommand command) {
    return switch (command) {
      case CaseCommand.ByApplicant asked ->
          actsForApplicant()
              ? byApplicant(asked)
              : CaseMoves.refused(Rule.NOT_YOUR_STAGE, "这一步由申请人或者受其委托的人办理。");
      case CaseCommand.ByStage done ->
          notYourStage(done).<Move>map(refused -> refused).orElseGet(() -> byStage(done));
      case CaseCommand.DecideExtension decided -> examination.decideExtension(decided);
      case CaseCommand.MoveOriginals move -> delivery.moveOriginals(move);
      case CaseCommand.LoseOriginals lost -> delivery.loseOriginals(lost);
      case CaseCommand.BySystem followed ->
          mayReport(followed)
              ? bySystem(followed)
              : CaseMoves.refused(Rule.NOT_YOUR_STAGE, "这一步由系统按期限或者快递的回报完成，不由人办理。");
    };
  }

  /** That it is this applicant, or a mandate of theirs, is checked by who builds the actor. */
  private boolean actsForApplicant() {
    return switch (context.actor().role()) {
      case APPLICANT, OPERATOR, PROXY, WINDOW_CLERK, VILLAGE_CLERK, HELP_CLERK, LIAISON -> true;
      case REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          HALL_MANAGER,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }

  private boolean mayReport(CaseCommand.BySystem command) {
    var role = context.actor().role();
    return switch (command) {
      case CaseCommand.DeemAccepted _,
          CaseCommand.LapseCorrection _,
          CaseCommand.RecordMissedPromise _ ->
          role == Role.SYSTEM;
      case CaseCommand.RecordDispatch _, CaseCommand.RecordDelivery _, CaseCommand.RecordReturn _ ->
          role == Role.SYSTEM || role == Role.MAIL_CLERK;
    };
  }

  private Move byApplicant(CaseCommand.ByApplicant command) {
    return switch (command) {
      case CaseCommand.Withdraw(var reason) -> delivery.withdraw(reason);
      case CaseCommand.AnswerCorrection answer -> intake.answerCorrection(answer);
      case CaseCommand.KeepPromise(var materials) -> intake.keepPromise(materials);
      case CaseCommand.ChangeDelivery change -> delivery.changeDelivery(change);
    };
  }

  private Move byStage(CaseCommand.ByStage command) {
    return switch (command) {
      case CaseCommand.PreCheck check -> intake.preCheck(check);
      case CaseCommand.Receive(var originals) -> intake.receive(originals);
      case CaseCommand.TakeOriginals(var originals) -> intake.takeOriginals(originals);
      case CaseCommand.Verify(var document, var note) -> intake.verify(document, note);
      case CaseCommand.Forward(var handOver) -> intake.forward(handOver);
      case CaseCommand.RequestCorrection request -> intake.requestCorrection(request);
      case CaseCommand.Accept(var promises) -> intake.accept(promises);
      case CaseCommand.RefuseAcceptance(var reason) -> intake.refuseAcceptance(reason);
      case CaseCommand.PassReview(var opinion) -> examination.passReview(opinion);
      case CaseCommand.ReturnTo(var to, var reason) -> examination.returnTo(to, reason);
      case CaseCommand.Suspend suspend -> examination.suspend(suspend);
      case CaseCommand.Resume(var finding) -> examination.resume(finding);
      case CaseCommand.RequestExtension request -> examination.requestExtension(request);
      case CaseCommand.Decide(var outcome, var reason) -> examination.decide(outcome, reason);
      case CaseCommand.Issue(var title, var number) -> examination.issue(title, number);
      case CaseCommand.ConcludeOnTheSpot onTheSpot -> examination.concludeOnTheSpot(onTheSpot);
      case CaseCommand.HandOver(var receivedBy) -> delivery.handOver(receivedBy);
      case CaseCommand.ReturnOriginals(var receivedBy) -> delivery.returnOriginals(receivedBy);
    };
  }

  private Move bySystem(CaseCommand.BySystem command) {
    return switch (command) {
      case CaseCommand.DeemAccepted() -> intake.deemAccepted();
      case CaseCommand.LapseCorrection() -> intake.lapseCorrection();
      case CaseCommand.RecordMissedPromise() -> intake.missPromise();
      case CaseCommand.RecordDispatch report -> delivery.recordDispatch(report);
      case CaseCommand.RecordDelivery report -> delivery.recordDelivery(report);
      case CaseCommand.RecordReturn report -> delivery.recordReturn(report);
    };
  }

  // Who may do what is done at a stage.

  private Optional<Move.Refused> notYourStage(CaseCommand.ByStage command) {
    var actor = context.actor();
    if (command instanceof CaseCommand.ReturnOriginals) {
      return actor.unit().filter(file.keepers()::contains).isPresent()
          ? Optional.empty()
          : CaseMoves.refusal(Rule.NOT_YOUR_STAGE, "原件不在本单位保管。");
    }
    var stage = stageFor(command, file);
    if (actor.unit().filter(stage.unit()::equals).isEmpty() || actor.role() != stage.role()) {
      return CaseMoves.refusal(
          Rule.NOT_YOUR_STAGE,
          "办件现在处于“" + stage.kind().label() + "”环节，由另一单位或岗位（" + stage.role().label() + "）办理。");
    }
    return Optional.empty();
  }

  /** Whose step it is: the current stage's, or where papers still wait to be sent on. */
  public static Stage stageFor(CaseCommand.ByStage command, CaseFile file) {
    return command instanceof CaseCommand.Forward
        ? file.papersToForward().orElseGet(file::stage)
        : file.stage();
  }

  /** Whether paper originals that come late may still be taken in. */
  static boolean mayTakeOriginals(CaseState state) {
    return switch (state) {
      case CaseState.Received _,
          CaseState.Correcting _,
          CaseState.Resubmitted _,
          CaseState.InReview _,
          CaseState.Suspended _,
          CaseState.Decided _ ->
          true;
      case CaseState.Submitted _,
          CaseState.Concluded _,
          CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ ->
          false;
    };
  }
}
