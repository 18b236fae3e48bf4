package org.tongban.domain.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;

/**
 * From the receipt to the acceptance, its refusal, or its lapse; and what may follow after a
 * tolerant acceptance.
 */
final class IntakeMoves extends CaseMoves {
  IntakeMoves(CaseFile file, StepContext context) {
    super(file, context);
  }

  Move preCheck(CaseCommand.PreCheck check) {
    return file.state() instanceof CaseState.Submitted
        ? moved(new CaseFact.PreChecked(check.inOrder(), check.note()))
        : notNow("预审");
  }

  Move receive(List<String> originals) {
    if (!(file.state() instanceof CaseState.Submitted) || !at(StageKind.RECEIVE)) {
      return notNow("收件");
    }
    var unknown = unknown(originals);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    return moved(new CaseFact.Received(context.today(), originals.stream().distinct().toList()));
  }

  private Optional<Move> unknown(List<String> codes) {
    var unknown =
        codes.stream().filter(code -> context.implementation().material(code).isEmpty()).toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(refused(Rule.INCOMPLETE, "材料清单里没有：" + String.join("、", unknown) + "。"));
  }

  Move takeOriginals(List<String> codes) {
    if (!CaseMachine.mayTakeOriginals(file.state()) || file.announcedOriginals().isEmpty()) {
      return notNow("登记原件");
    }
    if (codes.isEmpty() || !file.announcedOriginals().containsAll(codes)) {
      return refused(
          Rule.INCOMPLETE,
          "请选择收到的纸质原件：" + labels(file.announcedOriginals().stream().sorted().toList()) + "。");
    }
    return moved(new CaseFact.OriginalsTaken(codes.stream().distinct().toList()));
  }

  Move verify(String document, String note) {
    if (!beforeAcceptance() || !at(StageKind.VERIFY)) {
      return notNow("核验");
    }
    return document.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明用什么证件核验了身份，例如居民身份证。")
        : moved(new CaseFact.Verified(document.strip(), note.strip()));
  }

  Move forward(String handOver) {
    boolean turn = beforeAcceptance() && at(StageKind.FORWARD);
    if (!turn && file.papersToForward().isEmpty()) {
      return notNow("转送");
    }
    return handOver.isBlank()
        ? refused(Rule.INCOMPLETE, "请填写交接单号或运单号。")
        : moved(new CaseFact.Forwarded(handOver.strip()));
  }

  Move requestCorrection(CaseCommand.RequestCorrection request) {
    boolean mayAsk =
        beforeAcceptance() || file.state() instanceof CaseState.Submitted && file.online();
    if (!mayAsk || file.acceptedOn().isPresent()) {
      return notNow("要求补正");
    }
    if (file.corrections() > 0 && request.newFact().isBlank()) {
      return refused(Rule.CORRECTED_ONCE_ALREADY, "补正只能一次性告知；只有出现第一次告知时不知道的新情况，才能再次要求补正，请写明新情况。");
    }
    var notice = Deadlines.notice(file, context);
    if (notice.isPresent() && context.today().isAfter(notice.get().due())) {
      return refused(Rule.TOO_LATE, "已超过五个工作日的告知期限，依法自收到材料之日起视为受理。");
    }
    if (request.points().isEmpty()) {
      return refused(Rule.INCOMPLETE, "请一次写明全部需要补正的内容。");
    }
    var unknown =
        request.points().stream()
            .map(CaseState.CorrectionNotice.Point::about)
            .filter(about -> !asked(about))
            .toList();
    if (!unknown.isEmpty()) {
      return refused(Rule.INCOMPLETE, "本事项没有这些材料或表单项：" + String.join("、", unknown) + "。");
    }
    if (request.points().stream().anyMatch(point -> point.words().isBlank())) {
      return refused(Rule.INCOMPLETE, "每一项都要写明问题在哪里、怎样改。");
    }
    var answerBy =
        context
            .counting()
            .due(context.today(), context.implementation().limits().answer(), List.of());
    return moved(
        new CaseFact.CorrectionRequested(
            new CaseState.CorrectionNotice(request.points(), request.newFact().strip()), answerBy));
  }

  private boolean asked(String about) {
    return context.implementation().material(about).isPresent()
        || context.implementation().form().stream().map(FormField::name).anyMatch(about::equals);
  }

  Move answerCorrection(CaseCommand.AnswerCorrection answer) {
    if (!(file.state() instanceof CaseState.Correcting(var notice, var answerBy))) {
      return notNow("补正");
    }
    if (context.today().isAfter(answerBy)) {
      return refused(Rule.TOO_LATE, "补正期限 " + answerBy + " 已过；可以重新提交申请，已填的内容可以带过去。");
    }
    var given = new HashSet<>(answer.answers().keySet());
    answer.materials().forEach(material -> given.add(material.code()));
    var open =
        notice.points().stream()
            .filter(point -> !given.contains(point.about()))
            .map(point -> label(point.about()))
            .toList();
    if (!open.isEmpty()) {
      return refused(Rule.INCOMPLETE, "还有没有补正的内容：" + String.join("、", open) + "。");
    }
    var strange = given.stream().filter(about -> !asked(about)).toList();
    if (!strange.isEmpty()) {
      return refused(Rule.INCOMPLETE, "本事项没有这些材料或表单项：" + String.join("、", strange) + "。");
    }
    return materialsProblem(answer.materials())
        .or(() -> answersProblem(answer.answers()))
        .orElseGet(
            () ->
                moved(
                    new CaseFact.CorrectionAnswered(
                        context.today(),
                        answer.answers(),
                        answer.materials(),
                        taken(answer.materials()))));
  }

  /** What a member of staff took in at the counter; nobody takes what comes over the network. */
  private List<String> taken(List<Material> materials) {
    return context.actor().unit().isEmpty()
        ? List.of()
        : materials.stream()
            .filter(material -> material.form() == Material.Form.ORIGINAL)
            .map(Material::code)
            .distinct()
            .toList();
  }

  private Optional<Move> materialsProblem(List<Material> materials) {
    var problems =
        FilingRules.materialProblems(context.implementation(), materials).stream()
            .map(FilingRules.Problem::words)
            .collect(Collectors.joining());
    return problems.isEmpty() ? Optional.empty() : Optional.of(refused(Rule.INCOMPLETE, problems));
  }

  private Optional<Move> answersProblem(Map<String, String> answers) {
    var problems =
        context.implementation().form().stream()
            .filter(field -> answers.containsKey(field.name()))
            .flatMap(field -> field.problem(answers.get(field.name())).stream())
            .collect(Collectors.joining());
    return problems.isEmpty() ? Optional.empty() : Optional.of(refused(Rule.INCOMPLETE, problems));
  }

  Move lapseCorrection() {
    if (!(file.state() instanceof CaseState.Correcting(_, var answerBy))) {
      return notNow("补正终止");
    }
    return context.today().isAfter(answerBy)
        ? moved(new CaseFact.CorrectionLapsed(context.today()))
        : refused(Rule.TOO_EARLY, "补正期限到 " + answerBy + "。");
  }

  Move accept(List<CaseFact.Promise> promises) {
    if (!beforeAcceptance() || !at(StageKind.ACCEPT)) {
      return notNow("受理");
    }
    var missing = FilingRules.missing(context.implementation(), file.materials());
    var promised = promises.stream().map(CaseFact.Promise::material).collect(Collectors.toSet());
    var mayFollow = ofNecessity(missing, Necessity.MAY_FOLLOW);
    var required = ofNecessity(missing, Necessity.REQUIRED);
    if (!required.isEmpty()) {
      return refused(Rule.INCOMPLETE, "缺少必要材料：" + labels(required) + "。请要求补正，或不予受理。");
    }
    if (!mayFollow.containsAll(promised)) {
      promised.removeAll(mayFollow);
      return refused(Rule.NOT_FORESEEN, "这些材料不能容缺，或者已经交齐：" + labels(promised) + "。");
    }
    if (!promised.containsAll(mayFollow)) {
      mayFollow.removeAll(promised);
      return refused(Rule.INCOMPLETE, "容缺受理要写明每份缺少的材料承诺在哪天前补交：" + labels(mayFollow) + "。");
    }
    if (promises.stream().anyMatch(promise -> !promise.by().isAfter(context.today()))) {
      return refused(Rule.INCOMPLETE, "承诺补交的日期要晚于今天。");
    }
    if (!promises.stream().map(CaseFact.Promise::by).allMatch(OpenPromises::mayBePromised)) {
      return refused(Rule.INCOMPLETE, "承诺补交的日期太远，请写一个近期的日期。");
    }
    return moved(
        new CaseFact.Accepted(
            acceptanceDay(),
            promises.isEmpty() ? CaseFact.Acceptance.IN_ORDER : CaseFact.Acceptance.TOLERANT,
            promises));
  }

  private static Set<String> ofNecessity(List<MaterialRequirement> some, Necessity necessity) {
    return some.stream()
        .filter(material -> material.necessity() == necessity)
        .map(MaterialRequirement::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Move deemAccepted() {
    var waiting =
        beforeAcceptance() || file.state() instanceof CaseState.Submitted && file.online();
    var notice = Deadlines.notice(file, context);
    if (!waiting || notice.isEmpty()) {
      return notNow("视为受理");
    }
    if (!context.today().isAfter(notice.get().due())) {
      return refused(Rule.TOO_EARLY, "告知期限到 " + notice.get().due() + "。");
    }
    return moved(new CaseFact.Accepted(notice.get().from(), CaseFact.Acceptance.DEEMED, List.of()));
  }

  Move refuseAcceptance(String reason) {
    if (!beforeAcceptance() || !at(StageKind.ACCEPT) && !at(StageKind.DECIDE)) {
      return notNow("不予受理");
    }
    if (noticeMissed()) {
      return refused(Rule.TOO_LATE, "已超过五个工作日的告知期限，依法自收到材料之日起视为受理，不能再不予受理。");
    }
    return reason.isBlank()
        ? refused(Rule.INCOMPLETE, "不予受理要写明理由。")
        : moved(new CaseFact.AcceptanceRefused(reason.strip(), CaseMachine.APPEAL));
  }

  Move keepPromise(List<Material> materials) {
    if (file.openPromises().isEmpty() || !file.undecided()) {
      return notNow("补交容缺材料");
    }
    var open =
        file.openPromises().stream().map(CaseFact.Promise::material).collect(Collectors.toSet());
    var strange =
        materials.stream().map(Material::code).filter(code -> !open.contains(code)).toList();
    if (materials.isEmpty() || !strange.isEmpty()) {
      return refused(Rule.INCOMPLETE, "请补交承诺的材料：" + labels(open) + "。");
    }
    return materialsProblem(materials)
        .orElseGet(() -> moved(new CaseFact.PromiseKept(materials, taken(materials))));
  }

  Move missPromise() {
    var next = file.promises().nextLastDay(context.calendar());
    if (!file.undecided() || next.isEmpty()) {
      return notNow("记录容缺材料逾期");
    }
    var missing = file.promises().newlyMissed(context.today(), context.calendar());
    return missing.isEmpty()
        ? refused(Rule.TOO_EARLY, "承诺补交的期限到 " + next.get() + "。")
        : moved(new CaseFact.PromiseMissed(context.today(), missing));
  }
}
