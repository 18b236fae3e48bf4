package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FormAnswers;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;

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

  private CaseMachine(CaseFile file, StepContext context) {
    this.file = file;
    // The clocks of several servers differ a little; a ledger's times never run backwards.
    this.context =
        context.at().isBefore(file.changedAt())
            ? new StepContext(
                context.actor(), file.changedAt(), context.calendar(), context.implementation())
            : context;
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
              : refused(Rule.NOT_YOUR_STAGE, "这一步由申请人或者受其委托的人办理。");
      case CaseCommand.ByStage done ->
          notYourStage(done).<Move>map(refused -> refused).orElseGet(() -> byStage(done));
      case CaseCommand.DecideExtension decided -> decideExtension(decided);
      case CaseCommand.BySystem followed ->
          mayReport(followed)
              ? bySystem(followed)
              : refused(Rule.NOT_YOUR_STAGE, "这一步由系统按期限或者快递的回报完成，不由人办理。");
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
      case CaseCommand.DeemAccepted _, CaseCommand.LapseCorrection _ -> role == Role.SYSTEM;
      case CaseCommand.RecordDispatch _, CaseCommand.RecordDelivery _, CaseCommand.RecordReturn _ ->
          role == Role.SYSTEM || role == Role.MAIL_CLERK;
    };
  }

  private Move byApplicant(CaseCommand.ByApplicant command) {
    return switch (command) {
      case CaseCommand.Withdraw(var reason) -> withdraw(reason);
      case CaseCommand.AnswerCorrection answer -> answerCorrection(answer);
      case CaseCommand.KeepPromise(var materials) -> keepPromise(materials);
      case CaseCommand.ChangeDelivery change -> changeDelivery(change);
    };
  }

  private Move byStage(CaseCommand.ByStage command) {
    return switch (command) {
      case CaseCommand.PreCheck(var inOrder, var note) ->
          file.state() instanceof CaseState.Submitted
              ? moved(new CaseFact.PreChecked(inOrder, note))
              : notNow("预审");
      case CaseCommand.Receive(var originals) -> receive(originals);
      case CaseCommand.Verify(var document, var note) -> verify(document, note);
      case CaseCommand.Forward(var handOver) -> forward(handOver);
      case CaseCommand.RequestCorrection request -> requestCorrection(request);
      case CaseCommand.Accept(var promises) -> accept(promises);
      case CaseCommand.RefuseAcceptance(var reason) -> refuseAcceptance(reason);
      case CaseCommand.PassReview(var opinion) -> passReview(opinion);
      case CaseCommand.ReturnTo(var to, var reason) -> returnTo(to, reason);
      case CaseCommand.Suspend suspend -> suspend(suspend);
      case CaseCommand.Resume(var finding) -> resume(finding);
      case CaseCommand.RequestExtension request -> requestExtension(request);
      case CaseCommand.Decide(var outcome, var reason) -> decide(outcome, reason);
      case CaseCommand.Issue(var title, var number) -> issue(title, number);
      case CaseCommand.ConcludeOnTheSpot onTheSpot -> concludeOnTheSpot(onTheSpot);
      case CaseCommand.HandOver(var receivedBy) -> handOver(receivedBy);
      case CaseCommand.ReturnOriginals(var receivedBy) -> returnOriginals(receivedBy);
    };
  }

  private Move bySystem(CaseCommand.BySystem command) {
    return switch (command) {
      case CaseCommand.DeemAccepted() -> deemAccepted();
      case CaseCommand.LapseCorrection() -> lapseCorrection();
      case CaseCommand.RecordDispatch(var dispatch, var courier, var waybill) ->
          awaitsParcel() && file.dispatch().isEmpty()
              ? moved(new CaseFact.Dispatched(dispatch, courier, waybill))
              : notNow("寄出");
      case CaseCommand.RecordDelivery(var dispatch, var on, var receivedBy) ->
          awaitsParcel() && file.dispatch().filter(dispatch::equals).isPresent()
              ? moved(new CaseFact.Delivered(DeliveryWay.MAIL, on, receivedBy))
              : notNow("签收");
      case CaseCommand.RecordReturn(var dispatch, var reason) ->
          awaitsParcel() && file.dispatch().filter(dispatch::equals).isPresent()
              ? moved(new CaseFact.DispatchReturned(dispatch, reason))
              : notNow("退回");
    };
  }

  private boolean awaitsParcel() {
    return file.state() instanceof CaseState.Concluded
        && file.delivery() instanceof DeliveryChoice.ByMail;
  }

  // Who may do what is done at a stage.

  private Optional<Move.Refused> notYourStage(CaseCommand.ByStage command) {
    var actor = context.actor();
    if (command instanceof CaseCommand.ReturnOriginals) {
      return actor.unit().equals(file.originalsAt()) && file.originalsAt().isPresent()
          ? Optional.empty()
          : refusal(Rule.NOT_YOUR_STAGE, "原件不在本单位保管。");
    }
    var stage = file.stage();
    if (actor.unit().filter(stage.unit()::equals).isEmpty() || actor.role() != stage.role()) {
      return refusal(
          Rule.NOT_YOUR_STAGE,
          "办件现在处于“" + stage.kind().label() + "”环节，由另一单位或岗位（" + stage.role().label() + "）办理。");
    }
    return Optional.empty();
  }

  // Before acceptance.

  private Move receive(List<String> originals) {
    if (!(file.state() instanceof CaseState.Submitted) || !at(StageKind.RECEIVE)) {
      return notNow("收件");
    }
    var unknown =
        originals.stream()
            .filter(code -> context.implementation().material(code).isEmpty())
            .toList();
    if (!unknown.isEmpty()) {
      return refused(Rule.INCOMPLETE, "材料清单里没有：" + String.join("、", unknown) + "。");
    }
    return moved(new CaseFact.Received(context.today(), originals.stream().distinct().toList()));
  }

  private Move verify(String document, String note) {
    if (!beforeAcceptance() || !at(StageKind.VERIFY)) {
      return notNow("核验");
    }
    return document.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明用什么证件核验了身份，例如居民身份证。")
        : moved(new CaseFact.Verified(document.strip(), note.strip()));
  }

  private Move forward(String handOver) {
    if (!beforeAcceptance() || !at(StageKind.FORWARD)) {
      return notNow("转送");
    }
    return handOver.isBlank()
        ? refused(Rule.INCOMPLETE, "请填写交接单号或运单号。")
        : moved(new CaseFact.Forwarded(handOver.strip()));
  }

  private boolean beforeAcceptance() {
    return file.state() instanceof CaseState.Received
        || file.state() instanceof CaseState.Resubmitted;
  }

  private Move requestCorrection(CaseCommand.RequestCorrection request) {
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

  private Move answerCorrection(CaseCommand.AnswerCorrection answer) {
    if (!(file.state() instanceof CaseState.Correcting(var notice, var answerBy))) {
      return notNow("补正");
    }
    if (context.today().isAfter(answerBy)) {
      return refused(Rule.TOO_LATE, "补正期限 " + answerBy + " 已过；可以重新提交申请，已填的内容可以带过去。");
    }
    var given = new HashSet<>(names(answer.answers()));
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
                        context.today(), normal(answer.answers()), answer.materials())));
  }

  private Optional<Move> materialsProblem(List<Material> materials) {
    var problems =
        FilingRules.materialProblems(context.implementation(), materials).stream()
            .map(FilingRules.Problem::words)
            .collect(Collectors.joining());
    return problems.isEmpty() ? Optional.empty() : Optional.of(refused(Rule.INCOMPLETE, problems));
  }

  /** The names of the questions answered; that of the group for its members. */
  private static List<String> names(Map<String, String> answers) {
    return answers.keySet().stream().map(path -> path.split("/", 2)[0]).distinct().toList();
  }

  /** What is wrong with the new answers, or becomes wrong by them. */
  private Optional<Move> answersProblem(Map<String, String> answers) {
    var merged = new HashMap<>(file.answers());
    merged.putAll(answers);
    var given = names(answers);
    var before = faults(file.answers());
    var problems =
        faults(merged).stream()
            .filter(
                fault -> given.contains(fault.path().split("/", 2)[0]) || !before.contains(fault))
            .map(FormAnswers.Fault::words)
            .collect(Collectors.joining());
    return problems.isEmpty() ? Optional.empty() : Optional.of(refused(Rule.INCOMPLETE, problems));
  }

  private List<FormAnswers.Fault> faults(Map<String, String> answers) {
    return new FormAnswers(context.implementation().form(), Eligibility.withoutDeclared(answers))
        .problems(new AnyRegion(context.today()));
  }

  /** Whether a region exists is asked where the regions are known. */
  private record AnyRegion(LocalDate today) implements FormField.Setting {
    @Override
    public Optional<Level> level(RegionCode region) {
      return Optional.of(Level.VILLAGE);
    }
  }

  private Map<String, String> normal(Map<String, String> answers) {
    var form = context.implementation().form();
    var normal = new HashMap<String, String>();
    answers.forEach(
        (path, answer) ->
            normal.put(
                path,
                FormAnswers.at(form, path).map(field -> field.normal(answer)).orElse(answer)));
    return normal;
  }

  private String label(String about) {
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

  private Move lapseCorrection() {
    if (!(file.state() instanceof CaseState.Correcting(_, var answerBy))) {
      return notNow("补正终止");
    }
    return context.today().isAfter(answerBy)
        ? moved(new CaseFact.CorrectionLapsed(context.today()))
        : refused(Rule.TOO_EARLY, "补正期限到 " + answerBy + "。");
  }

  private Move accept(List<CaseFact.Promise> promises) {
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
    return moved(
        new CaseFact.Accepted(
            acceptanceDay(),
            promises.isEmpty() ? CaseFact.Acceptance.IN_ORDER : CaseFact.Acceptance.TOLERANT,
            promises));
  }

  /** Whether the days of 行政许可法 §32 passed without a word, so that it is accepted by law. */
  private boolean noticeMissed() {
    return Deadlines.notice(file, context)
        .filter(notice -> context.today().isAfter(notice.due()))
        .isPresent();
  }

  /** Today; or the day of receipt, as the law has it, where the days for a notice have passed. */
  private LocalDate acceptanceDay() {
    return noticeMissed() ? Deadlines.notice(file, context).orElseThrow().from() : context.today();
  }

  private static Set<String> ofNecessity(List<MaterialRequirement> some, Necessity necessity) {
    return some.stream()
        .filter(material -> material.necessity() == necessity)
        .map(MaterialRequirement::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String labels(Set<String> codes) {
    return codes.stream().map(this::label).collect(Collectors.joining("、"));
  }

  private Move deemAccepted() {
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

  private Move refuseAcceptance(String reason) {
    if (!beforeAcceptance() || !at(StageKind.ACCEPT) && !at(StageKind.DECIDE)) {
      return notNow("不予受理");
    }
    if (noticeMissed()) {
      return refused(Rule.TOO_LATE, "已超过五个工作日的告知期限，依法自收到材料之日起视为受理，不能再不予受理。");
    }
    return reason.isBlank()
        ? refused(Rule.INCOMPLETE, "不予受理要写明理由。")
        : moved(new CaseFact.AcceptanceRefused(reason.strip(), APPEAL));
  }

  private Move keepPromise(List<Material> materials) {
    boolean undecided =
        file.state() instanceof CaseState.InReview || file.state() instanceof CaseState.Suspended;
    if (file.openPromises().isEmpty() || !undecided) {
      return notNow("补交容缺材料");
    }
    var open =
        file.openPromises().stream().map(CaseFact.Promise::material).collect(Collectors.toSet());
    var strange =
        materials.stream().map(Material::code).filter(code -> !open.contains(code)).toList();
    if (materials.isEmpty() || !strange.isEmpty()) {
      return refused(Rule.INCOMPLETE, "请补交承诺的材料：" + labels(open) + "。");
    }
    return materialsProblem(materials).orElseGet(() -> moved(new CaseFact.PromiseKept(materials)));
  }

  // Review and decision.

  private Move passReview(String opinion) {
    if (!(file.state() instanceof CaseState.InReview) || !at(StageKind.REVIEW)) {
      return notNow("审查");
    }
    return opinion.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明审查意见。")
        : moved(new CaseFact.ReviewPassed(file.position(), opinion.strip()));
  }

  private Move returnTo(int to, String reason) {
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

  private Move suspend(CaseCommand.Suspend command) {
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

  private Move resume(String finding) {
    if (!(file.state() instanceof CaseState.Suspended)) {
      return notNow("结束特别程序");
    }
    return finding.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明特别程序的结果。")
        : moved(new CaseFact.Resumed(context.today(), finding.strip()));
  }

  private Move requestExtension(CaseCommand.RequestExtension request) {
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

  private Move decideExtension(CaseCommand.DecideExtension command) {
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

  private Move decide(Outcome outcome, String reason) {
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
        outcome, context.today(), reason.strip(), outcome == Outcome.REJECTED ? APPEAL : "");
  }

  private Move issue(String title, String number) {
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

  private Move concludeOnTheSpot(CaseCommand.ConcludeOnTheSpot command) {
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

  // Delivery and the end.

  private Move changeDelivery(CaseCommand.ChangeDelivery change) {
    if (file.status().closed()) {
      return notNow("更改送达方式");
    }
    if (file.dispatch().isPresent()) {
      return refused(Rule.TOO_LATE, "结果已经交给快递，不能再更改；如果退回，可以重新选择。");
    }
    if (!context.implementation().deliveryWays().contains(change.delivery().way())) {
      return refused(Rule.NOT_FORESEEN, "本事项的结果不能以“" + change.delivery().way().label() + "”方式送达。");
    }
    var place =
        change.delivery() instanceof DeliveryChoice.PickUp(var at) ? at : file.route().decider();
    if (change.stage().kind() != StageKind.DELIVER || !change.stage().unit().equals(place)) {
      return refused(Rule.INCOMPLETE, "送达环节与所选的送达方式不一致，请重新选择。");
    }
    var changed = new CaseFact.DeliveryChanged(change.delivery(), change.stage());
    return file.state() instanceof CaseState.Concluded
            && change.delivery() instanceof DeliveryChoice.Electronic
        ? moved(changed, new CaseFact.Delivered(DeliveryWay.ELECTRONIC, context.today(), ""))
        : moved(changed);
  }

  private Move handOver(String receivedBy) {
    if (!(file.state() instanceof CaseState.Concluded)
        || !(file.delivery() instanceof DeliveryChoice.PickUp)) {
      return notNow("发件");
    }
    return receivedBy.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明谁领取了结果、出示了什么证件。")
        : moved(new CaseFact.Delivered(DeliveryWay.PICK_UP, context.today(), receivedBy.strip()));
  }

  private Move withdraw(String reason) {
    return switch (file.state()) {
      case CaseState.Submitted _,
          CaseState.Received _,
          CaseState.Correcting _,
          CaseState.Resubmitted _,
          CaseState.InReview _,
          CaseState.Suspended _ ->
          moved(new CaseFact.Withdrawn(reason.strip()));
      case CaseState.Decided _,
          CaseState.Concluded _,
          CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ ->
          notNow("撤回");
    };
  }

  private Move returnOriginals(String receivedBy) {
    if (!file.status().closed() && !(file.state() instanceof CaseState.Concluded)) {
      return notNow("退还原件");
    }
    return receivedBy.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明谁领回了原件。")
        : moved(
            new CaseFact.OriginalsReturned(
                file.originals().stream().sorted().toList(), receivedBy.strip()));
  }

  // Answers.

  private boolean at(StageKind kind) {
    return file.stage().kind() == kind;
  }

  private Move moved(CaseFact... facts) {
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

  private Move.Refused notNow(String step) {
    return refused(Rule.NOT_IN_THIS_STATE, "办件现在是“" + file.status().label() + "”，不能" + step + "。");
  }

  private static Move.Refused refused(Rule rule, String words) {
    return new Move.Refused(rule, words);
  }

  private static Optional<Move.Refused> refusal(Rule rule, String words) {
    return Optional.of(refused(rule, words));
  }

  static WorkingDays decisionLimit(CaseFile file, StepContext context) {
    return context.implementation().limits().promised().plus(file.extension());
  }
}
