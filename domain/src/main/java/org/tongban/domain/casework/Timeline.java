package org.tongban.domain.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.place.Organisation;

/**
 * A case's ledger in plain Chinese words for the applicant. People appear as roles of units, never
 * by name; each step says what comes next and by when, as it stood when the step was taken.
 */
public final class Timeline {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  private final StepContext context;
  private final Organisation organisation;
  private final CaseFile now;

  private Timeline(StepContext context, Organisation organisation, CaseFile now) {
    this.context = context;
    this.organisation = organisation;
    this.now = now;
  }

  /**
   * The entries, the oldest first, one for each event.
   *
   * @param ledger a whole ledger, in order
   * @param context the calendar and the version of the implementation the case was filed under; its
   *     actor and time do not matter
   * @throws IllegalArgumentException if it is not a ledger, see {@link CaseFile#replay}
   */
  public static List<TimelineEntry> of(
      List<CaseEvent> ledger, StepContext context, Organisation organisation) {
    var timeline = new Timeline(context, organisation, CaseFile.replay(ledger));
    var entries = new ArrayList<TimelineEntry>();
    var file = CaseFile.replay(ledger.subList(0, 1));
    var before = file;
    for (var event : ledger) {
      before = file;
      file = event.sequence() == 1 ? file : file.after(event);
      entries.add(timeline.entry(before, event, file));
    }
    return List.copyOf(entries);
  }

  /** A date in Chinese words, for example 2026年3月5日. */
  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  private TimelineEntry entry(CaseFile before, CaseEvent event, CaseFile after) {
    var words = who(before, event) + what(event) + next(event, after);
    return new TimelineEntry(
        event.at(), title(event.fact()), words, event.actor().unit(), stillAsked(event));
  }

  // Who.

  private String who(CaseFile before, CaseEvent event) {
    var actor = event.actor();
    var role = actor.role().label();
    var unit = actor.unit().map(organisation::nameOf);
    var stage = before.stage();
    boolean forAnother =
        actor.unit().filter(stage.unit()::equals).isPresent()
            && !stage.authority().equals(stage.unit())
            && event.sequence() > 1;
    return unit.map(name -> name + "（" + role + "）").orElse(role)
        + (forAnother ? "代" + organisation.nameOf(stage.authority()) : "");
  }

  // What happened.

  private static String title(CaseFact fact) {
    return switch (fact) {
      case CaseFact.Submitted _ -> "提交申请";
      case CaseFact.PreChecked(var inOrder, _) -> inOrder ? "预审通过" : "预审提示";
      case CaseFact.Received _ -> "收件";
      case CaseFact.Verified _ -> "核验身份和材料";
      case CaseFact.Forwarded _ -> "转送材料";
      case CaseFact.CorrectionRequested _ -> "一次性告知补正";
      case CaseFact.CorrectionAnswered _ -> "提交补正";
      case CaseFact.CorrectionLapsed _ -> "逾期未补正，办件终止";
      case CaseFact.Accepted(_, var acceptance, _) ->
          switch (acceptance) {
            case IN_ORDER -> "受理";
            case DEEMED -> "视为受理";
            case TOLERANT -> "容缺受理";
            case ON_THE_SPOT -> "当场受理";
          };
      case CaseFact.PromiseKept _ -> "补交容缺材料";
      case CaseFact.PromiseMissed _ -> "容缺材料逾期未交";
      case CaseFact.OriginalsTaken _ -> "收到纸质原件";
      case CaseFact.AcceptanceRefused _ -> "不予受理";
      case CaseFact.ReviewPassed _ -> "审查通过";
      case CaseFact.Returned _ -> "退回前一审查环节";
      case CaseFact.Suspended(var procedure, _, _, _, _) -> "启动" + procedure.label();
      case CaseFact.Resumed _ -> "特别程序结束";
      case CaseFact.ExtensionRequested _ -> "申请延长办理期限";
      case CaseFact.ExtensionDecided(var granted, _, _) -> granted ? "批准延期" : "不批准延期";
      case CaseFact.Decided(var outcome, _, _, _) -> "决定：" + outcome.label();
      case CaseFact.Issued _ -> "制证";
      case CaseFact.Concluded _ -> "办结";
      case CaseFact.DeliveryChanged _ -> "更改送达方式";
      case CaseFact.Dispatched _ -> "寄出结果";
      case CaseFact.DispatchReturned _ -> "邮件退回";
      case CaseFact.Delivered _ -> "送达";
      case CaseFact.Withdrawn _ -> "撤回申请";
      case CaseFact.OriginalsMoved _ -> "移交原件";
      case CaseFact.OriginalsLost _ -> "原件遗失";
      case CaseFact.OriginalsReturned _ -> "退还原件";
    };
  }

  private String what(CaseEvent event) {
    return switch (event.fact()) {
      case CaseFact.Submitted(var filing) -> submitted(filing);
      case CaseFact.PreChecked(var inOrder, var note) ->
          (inOrder ? "预先看了材料，没有发现问题" : "预先看了材料，提示需要注意") + why(note);
      case CaseFact.Received(_, var originals) ->
          originals.isEmpty() ? "收到了申请材料。" : "收到了申请材料，并保管纸质原件：" + names(originals) + "。";
      case CaseFact.Verified(var document, var note) -> "核对了身份（" + document + "）和材料的形式" + why(note);
      case CaseFact.Forwarded(var handOver) -> "把材料转送给负责部门，交接单号或运单号 " + handOver + "。";
      case CaseFact.CorrectionRequested(var notice, var answerBy) ->
          "告知需要补正的全部内容"
              + (notice.newFact().isBlank() ? "" : "（出现新情况：" + notice.newFact() + "）")
              + notice.points().stream()
                  .map(point -> "“" + name(point.about()) + "”：" + point.words())
                  .collect(Collectors.joining("；", "：", "。"))
              + "请在"
              + day(answerBy)
              + "前（含当天）补正。";
      case CaseFact.CorrectionAnswered(_, var answers, var materials, var originals) ->
          "补正了" + changed(answers, materials) + kept(originals);
      case CaseFact.CorrectionLapsed _ -> "记录：补正期限已过，没有收到补正，办件终止。";
      case CaseFact.Accepted accepted -> accepted(accepted);
      case CaseFact.PromiseKept(var materials, var originals) ->
          "补交了" + materialNames(materials) + kept(originals);
      case CaseFact.PromiseMissed(_, var materials) ->
          "记录：承诺补交的" + names(materials) + "到期没有收到。请尽快补交；补交之前不能批准这项申请。";
      case CaseFact.OriginalsTaken(var materials) -> "收到并保管了纸质原件：" + names(materials) + "。";
      case CaseFact.AcceptanceRefused(var reason, var remedy) ->
          "决定不予受理。理由：" + sentence(reason) + remedy;
      case CaseFact.ReviewPassed _ -> "完成审查。";
      case CaseFact.Returned(_, _, var reason) -> "退回前面的环节重新审查" + why(reason);
      case CaseFact.Suspended(var procedure, _, var expectedEnd, var stopsClock, var reason) ->
          "启动“"
              + procedure.label()
              + "”"
              + why(reason)
              + "预计"
              + day(expectedEnd)
              + "结束，所需时间"
              + (stopsClock ? "不计入办理期限。" : "计入办理期限。");
      case CaseFact.Resumed(_, var finding) -> "结束特别程序，继续审查。结果：" + sentence(finding);
      case CaseFact.ExtensionRequested(var days, var reason) ->
          "申请延长" + days + "，等待单位负责人批准" + why(reason);
      case CaseFact.ExtensionDecided(var granted, var days, var reason) ->
          (granted ? "批准把办理期限延长" + days : "没有批准延期，办理期限不变") + why(reason);
      case CaseFact.Decided(var outcome, _, var reason, var remedy) ->
          "作出决定：" + outcome.label() + "。理由：" + sentence(reason) + remedy;
      case CaseFact.Issued(var title, var number, _) -> "制作了" + title + "，编号 " + number + "。";
      case CaseFact.Concluded _ -> "办结了这个办件，办理时间到此为止。";
      case CaseFact.DeliveryChanged(var choice, _) -> "把送达方式改为“" + choice.way().label() + "”。";
      case CaseFact.Dispatched(_, var courier, var waybill) ->
          "把结果交给" + courier + "免费寄出，运单号 " + waybill + "。";
      case CaseFact.DispatchReturned(_, var reason) -> "收到退回的邮件" + why(reason);
      case CaseFact.Delivered(var way, var on, _) ->
          "记录：结果已于" + day(on) + "以“" + way.label() + "”方式送达。";
      case CaseFact.Withdrawn(var reason) -> "撤回了申请" + why(reason);
      case CaseFact.OriginalsMoved(var materials, var from, _, var handOver) ->
          "收到了"
              + organisation.nameOf(from)
              + "移交的纸质原件："
              + names(materials)
              + "（"
              + handOver
              + "），由本单位保管。";
      case CaseFact.OriginalsLost(var materials, var reason) ->
          "认定纸质原件遗失：" + names(materials) + "。" + sentence(reason) + "责任单位会联系您并协助补办。";
      case CaseFact.OriginalsReturned(var materials, _) -> "退还了纸质原件：" + names(materials) + "。";
    };
  }

  private String submitted(Filing filing) {
    var way = filing.route().way();
    var by =
        switch (way.actingAs()) {
          case SELF, OPERATOR -> "";
          case HELPER, LIAISON -> "受申请人委托，";
        };
    var place = way.place().map(point -> "在" + organisation.nameOf(point)).orElse("");
    var help =
        way.actingAs() == ActingAs.HELPER || way.actingAs() == ActingAs.LIAISON
            ? "（由" + way.actingAs().label() + "代为申请，申请人可以随时撤销委托）"
            : "";
    return by
        + place
        + "通过“"
        + way.channel().label()
        + "”提交了“"
        + filing.itemName()
        + "”"
        + help
        + "，办理方式：“"
        + way.mode().label()
        + "”，由"
        + organisation.nameOf(filing.route().decider())
        + "决定。申报号 "
        + filing.number()
        + "。";
  }

  private String accepted(CaseFact.Accepted accepted) {
    var start = "，办理期限自" + day(accepted.on()) + "的次一工作日起计算。";
    return switch (accepted.acceptance()) {
      case IN_ORDER, DEEMED, ON_THE_SPOT -> "记录：" + accepted.acceptance().label() + start;
      case TOLERANT ->
          "先行受理，容许后补材料"
              + start
              + "请按承诺补交："
              + accepted.promises().stream()
                  .map(promise -> name(promise.material()) + "（" + day(promise.by()) + "前）")
                  .collect(Collectors.joining("、"))
              + "。";
    };
  }

  private String changed(Map<String, String> answers, List<Material> materials) {
    var codes = new ArrayList<>(answers.keySet().stream().sorted().toList());
    materials.forEach(material -> codes.add(material.code()));
    return names(codes);
  }

  private String kept(List<String> originals) {
    return originals.isEmpty() ? "。" : "，纸质原件由窗口保管：" + names(originals) + "。";
  }

  private String materialNames(List<Material> materials) {
    return names(materials.stream().map(Material::code).toList());
  }

  private String names(List<String> codes) {
    return codes.stream().map(this::name).collect(Collectors.joining("、"));
  }

  private String name(String about) {
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

  private static String why(String reason) {
    return reason.isBlank() ? "。" : "：" + sentence(reason);
  }

  private static String sentence(String words) {
    var text = words.strip();
    return text.isEmpty() || text.endsWith("。") ? text : text + "。";
  }

  // What comes next, and by when.

  private String next(CaseEvent event, CaseFile after) {
    var then =
        new StepContext(event.actor(), event.at(), context.calendar(), context.implementation());
    return switch (after.state()) {
      case CaseState.Submitted _, CaseState.Received _, CaseState.Resubmitted _ ->
          nextStage(after)
              + Deadlines.notice(after, then)
                  .or(() -> clock(after, then, Deadlines.Kind.STAGE))
                  .map(deadline -> until(deadline, then))
                  .orElse("。");
      case CaseState.Correcting _ -> "补正之前办件暂停；逾期不补正，办件终止。";
      case CaseState.InReview _ ->
          stillToForward(event, after)
              + nextStage(after)
              + clock(after, then, Deadlines.Kind.PROMISED)
                  .map(deadline -> until(deadline, then))
                  .orElse("。");
      case CaseState.Suspended(_, _, var expectedEnd, _) ->
          "接下来等特别程序在" + day(expectedEnd) + "前后结束。";
      case CaseState.Decided _ when event.fact() instanceof CaseFact.Issued -> "";
      case CaseState.Decided _ ->
          nextStage(after)
              + clock(after, then, Deadlines.Kind.DELIVERY)
                  .map(deadline -> until(deadline, then))
                  .orElse("。");
      case CaseState.Concluded _ -> nextDelivery(after, then);
      case CaseState.Completed _, CaseState.Refused _, CaseState.Lapsed _, CaseState.Withdrawn _ ->
          after.keepers().isEmpty()
              ? ""
              : "原件由"
                  + after.keepers().stream()
                      .map(organisation::nameOf)
                      .collect(Collectors.joining("、"))
                  + "保管，请凭有效证件领回"
                  + (after.ending().isPresent() ? "，同时会收到说明理由和救济途径的书面告知。" : "。");
    };
  }

  private String stillToForward(CaseEvent event, CaseFile after) {
    return event.fact() instanceof CaseFact.Accepted
        ? after
            .papersToForward()
            .map(stage -> "材料仍由" + organisation.nameOf(stage.unit()) + "转送给负责部门，转送所用的时间不推迟办理期限。")
            .orElse("")
        : "";
  }

  private String nextStage(CaseFile after) {
    var stage = after.stage();
    return "接下来由"
        + organisation.nameOf(stage.unit())
        + "（"
        + stage.role().label()
        + "）办理“"
        + stage.kind().label()
        + "”";
  }

  private String nextDelivery(CaseFile after, StepContext then) {
    var by =
        clock(after, then, Deadlines.Kind.DELIVERY)
            .map(deadline -> until(deadline, then))
            .orElse("。");
    return switch (after.delivery()) {
      case DeliveryChoice.ByMail _ ->
          after.dispatch().isPresent() ? "请等待签收" + by : "接下来免费寄给申请人" + by;
      case DeliveryChoice.Electronic _ -> "接下来送到申请人的网上空间" + by;
      case DeliveryChoice.PickUp(var place) -> "请凭有效证件到" + organisation.nameOf(place) + "领取结果" + by;
    };
  }

  private static Optional<Deadlines.Deadline> clock(
      CaseFile file, StepContext then, Deadlines.Kind kind) {
    return Deadlines.running(file, then).stream()
        .filter(deadline -> deadline.kind() == kind)
        .findFirst();
  }

  private static String until(Deadlines.Deadline deadline, StepContext then) {
    return "，" + deadline.words(then.counting()) + "。";
  }

  // Whether the applicant still has to do something about it.

  private boolean stillAsked(CaseEvent event) {
    return switch (event.fact()) {
      case CaseFact.CorrectionRequested(var notice, _) ->
          now.state() instanceof CaseState.Correcting(var open, _) && open.equals(notice);
      case CaseFact.Accepted _ -> !now.openPromises().isEmpty() && now.undecided();
      case CaseFact.PromiseMissed(_, var materials) ->
          now.undecided() && materials.stream().anyMatch(now.missedPromises()::contains);
      case CaseFact.Concluded _ ->
          now.state() instanceof CaseState.Concluded
              && now.delivery() instanceof DeliveryChoice.PickUp;
      case CaseFact.DispatchReturned _ ->
          now.state() instanceof CaseState.Concluded
              && now.delivery() instanceof DeliveryChoice.ByMail
              && now.dispatch().isEmpty();
      case CaseFact.AcceptanceRefused _, CaseFact.CorrectionLapsed _, CaseFact.Withdrawn _ ->
          !now.keepers().isEmpty();
      case CaseFact.Delivered _ -> !now.keepers().isEmpty();
      case CaseFact.Submitted _,
          CaseFact.PreChecked _,
          CaseFact.Received _,
          CaseFact.Verified _,
          CaseFact.Forwarded _,
          CaseFact.CorrectionAnswered _,
          CaseFact.PromiseKept _,
          CaseFact.OriginalsTaken _,
          CaseFact.ReviewPassed _,
          CaseFact.Returned _,
          CaseFact.Suspended _,
          CaseFact.Resumed _,
          CaseFact.ExtensionRequested _,
          CaseFact.ExtensionDecided _,
          CaseFact.Decided _,
          CaseFact.Issued _,
          CaseFact.DeliveryChanged _,
          CaseFact.Dispatched _,
          CaseFact.OriginalsMoved _,
          CaseFact.OriginalsLost _,
          CaseFact.OriginalsReturned _ ->
          false;
    };
  }
}
