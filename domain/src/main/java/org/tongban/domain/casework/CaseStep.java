package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.List;
import org.tongban.domain.delivery.DeliveryChoice;

/** The steps people may take on a case, by the name the API gives them. */
public enum CaseStep {
  PRE_CHECK("pre-check", "预审"),
  RECEIPT("receipt", "收件"),
  VERIFICATION("verification", "核验身份和材料"),
  FORWARDING("forwarding", "转送材料"),
  ACCEPTANCE("acceptance", "受理"),
  CORRECTION_NOTICE("correction-notice", "一次性告知补正"),
  REFUSAL("refusal", "不予受理"),
  ON_THE_SPOT("on-the-spot", "当场办结"),
  REVIEW("review", "通过审查"),
  RETURN("return", "退回上一环节"),
  SPECIAL_PROCEDURE("special-procedure", "启动特别程序"),
  RESUMPTION("resumption", "结束特别程序"),
  EXTENSION_REQUEST("extension-request", "申请延期"),
  EXTENSION_DECISION("extension-decision", "批复延期"),
  DECISION("decision", "作出决定"),
  ISSUE("issue", "制证办结"),
  HAND_OVER("hand-over", "发件"),
  ORIGINALS_RECEIPT("originals-receipt", "登记收到的原件"),
  ORIGINALS_RETURN("originals-return", "退还原件"),
  CORRECTION_ANSWER("correction-answer", "提交补正"),
  PROMISED_MATERIALS("promised-materials", "补交容缺材料"),
  DELIVERY("delivery", "更改送达方式"),
  WITHDRAWAL("withdrawal", "撤回申请");

  private final String slug;
  private final String label;

  CaseStep(String slug, String label) {
    this.slug = slug;
    this.label = label;
  }

  /** The name in the API's paths. */
  public String slug() {
    return slug;
  }

  /** In Chinese words, as on a button. */
  public String label() {
    return label;
  }

  /** What the applicant may do now. */
  public static List<CaseStep> forApplicant(CaseFile file) {
    var steps = new ArrayList<CaseStep>();
    if (file.state() instanceof CaseState.Correcting) {
      steps.add(CORRECTION_ANSWER);
    }
    if (!file.openPromises().isEmpty() && file.undecided()) {
      steps.add(PROMISED_MATERIALS);
    }
    if (!file.status().closed() && file.dispatch().isEmpty()) {
      steps.add(DELIVERY);
    }
    switch (file.state()) {
      case CaseState.Submitted _,
          CaseState.Received _,
          CaseState.Correcting _,
          CaseState.Resubmitted _,
          CaseState.InReview _,
          CaseState.Suspended _ ->
          steps.add(WITHDRAWAL);
      case CaseState.Decided _,
          CaseState.Concluded _,
          CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ -> {}
    }
    return steps;
  }

  /** What that actor may do now in a staff role, the most usual step first. */
  public static List<CaseStep> forStaff(CaseFile file, StepContext context) {
    var steps = new ArrayList<CaseStep>();
    var actor = context.actor();
    var stage = file.stage();
    if (isOf(stage, actor)) {
      atStage(file, context, steps);
      if (!file.announcedOriginals().isEmpty() && CaseMachine.mayTakeOriginals(file.state())) {
        steps.add(ORIGINALS_RECEIPT);
      }
    }
    if (file.papersToForward().filter(forward -> isOf(forward, actor)).isPresent()) {
      steps.add(FORWARDING);
    }
    if (file.pendingExtension().isPresent()
        && !file.status().closed()
        && actor.role() == Role.HEAD
        && actor.unit().filter(file.route().decider()::equals).isPresent()) {
      steps.add(EXTENSION_DECISION);
    }
    if (file.originalsMayGoBack() && actor.unit().filter(file.keepers()::contains).isPresent()) {
      steps.add(ORIGINALS_RETURN);
    }
    return steps;
  }

  private static boolean isOf(Stage stage, Actor actor) {
    return actor.role() == stage.role() && actor.unit().filter(stage.unit()::equals).isPresent();
  }

  private static void atStage(CaseFile file, StepContext context, List<CaseStep> steps) {
    switch (file.state()) {
      case CaseState.Submitted _ -> {
        steps.add(RECEIPT);
        steps.add(PRE_CHECK);
        if (file.online()) {
          steps.add(CORRECTION_NOTICE);
        }
      }
      case CaseState.Received _, CaseState.Resubmitted _ -> {
        switch (file.stage().kind()) {
          case VERIFY -> steps.add(VERIFICATION);
          case FORWARD -> steps.add(FORWARDING);
          case ACCEPT -> steps.add(ACCEPTANCE);
          case DECIDE -> steps.add(ON_THE_SPOT);
          case RECEIVE, REVIEW, ISSUE, DELIVER -> {}
        }
        steps.add(CORRECTION_NOTICE);
        if (file.stage().kind() == StageKind.ACCEPT || file.stage().kind() == StageKind.DECIDE) {
          steps.add(REFUSAL);
        }
      }
      case CaseState.InReview _ -> {
        steps.add(file.stage().kind() == StageKind.DECIDE ? DECISION : REVIEW);
        if (file.position() > 0
            && file.route().stages().get(file.position() - 1).kind() == StageKind.REVIEW) {
          steps.add(RETURN);
        }
        if (!context.implementation().specialProcedures().isEmpty()) {
          steps.add(SPECIAL_PROCEDURE);
        }
        if (file.extension().count() == 0 && file.pendingExtension().isEmpty()) {
          steps.add(EXTENSION_REQUEST);
        }
      }
      case CaseState.Suspended _ -> steps.add(RESUMPTION);
      case CaseState.Decided _ -> steps.add(ISSUE);
      case CaseState.Concluded _ -> {
        if (file.delivery() instanceof DeliveryChoice.PickUp) {
          steps.add(HAND_OVER);
        }
      }
      case CaseState.Correcting _,
          CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ -> {}
    }
  }
}
