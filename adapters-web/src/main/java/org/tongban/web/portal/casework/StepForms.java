package org.tongban.web.portal.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.application.casework.CaseView;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Field.Kind;
import org.tongban.web.portal.Form;

/** The forms for the steps on a case, and what they command. */
final class StepForms {
  private static final String REASON = "reason";
  private static final String NOTE = "note";
  private static final String POINT = "point/";
  private static final String PROMISE = "promise/";
  private static final String RECEIVED_BY = "receivedBy";

  private StepForms() {}

  /** The fields of a step, with what is typed in them. */
  static List<Field> fields(CaseStep step, CaseView view, Form form) {
    var fields =
        switch (step) {
          case PRE_CHECK ->
              List.of(
                  yesOrNo("inOrder", "材料是否齐全、符合形式", "齐全", "不齐全"),
                  Field.of(Kind.LONG_TEXT, NOTE, "预审意见").optional());
          case RECEIPT ->
              view.file().materials().stream()
                      .anyMatch(material -> material.form() == Material.Form.ORIGINAL)
                  ? List.of(originals(view, _ -> true))
                  : List.<Field>of();
          case ORIGINALS_RECEIPT ->
              List.of(originals(view, view.file().announcedOriginals()::contains));
          case VERIFICATION ->
              List.of(
                  Field.of(Kind.TEXT, "identityDocument", "核验了什么证件").hint("例如：居民身份证"),
                  Field.of(Kind.LONG_TEXT, NOTE, "说明").optional());
          case FORWARDING -> List.of(Field.of(Kind.TEXT, "handOver", "交接单号或运单号"));
          case ACCEPTANCE -> promises(view);
          case CORRECTION_NOTICE -> points(view);
          case REFUSAL -> List.of(reason("不予受理的理由").hint("申请人会看到"));
          case ON_THE_SPOT ->
              List.of(
                  yesOrNo("outcome", "决定", "准予", "不予批准"), reason("理由").hint("申请人会看到"), title(view));
          case REVIEW -> List.of(Field.of(Kind.LONG_TEXT, "opinion", "审查意见"));
          case RETURN -> List.of(reason("退回的原因"));
          case SPECIAL_PROCEDURE ->
              List.of(
                  Field.of(Kind.SELECT, "procedure", "特别程序")
                      .options(
                          view.implementation().specialProcedures().stream()
                              .map(
                                  rule ->
                                      new Field.Option(
                                          rule.procedure().name(),
                                          rule.procedure().label() + "，预计" + rule.expected()))
                              .toList()),
                  reason("原因"));
          case RESUMPTION -> List.of(Field.of(Kind.LONG_TEXT, "finding", "结论"));
          case EXTENSION_REQUEST ->
              List.of(
                  Field.of(Kind.NUMBER, "days", "延长几个工作日")
                      .hint("最多 " + view.implementation().limits().extension().count() + " 个"),
                  reason("理由"));
          case EXTENSION_DECISION ->
              List.of(yesOrNo("granted", "是否批准延期", "批准", "不批准"), reason("理由"));
          case DECISION ->
              List.of(yesOrNo("outcome", "决定", "准予", "不予批准"), reason("理由").hint("申请人会看到"));
          case ISSUE -> List.of(title(view));
          case HAND_OVER, ORIGINALS_RETURN ->
              List.of(Field.of(Kind.TEXT, RECEIVED_BY, "领取人").hint("核对身份证后填写"));
          case CORRECTION_ANSWER, PROMISED_MATERIALS, DELIVERY, WITHDRAWAL -> List.<Field>of();
        };
    fields.forEach(field -> field.in(form));
    return fields;
  }

  private static Field yesOrNo(String name, String label, String yes, String no) {
    return Field.of(Kind.RADIOS, name, label).option("yes", yes).option("no", no);
  }

  private static Field reason(String label) {
    return Field.of(Kind.LONG_TEXT, REASON, label);
  }

  private static Field title(CaseView view) {
    var field = Field.of(Kind.TEXT, "title", "证照或文书名称").hint("编号由系统生成");
    var usual =
        view.implementation().results().stream().map(Implementation.ResultPaper::name).findFirst();
    return usual.map(name -> field.hint("一般是“" + name + "”；编号由系统生成")).orElse(field);
  }

  private static Field originals(CaseView view, Predicate<String> wanted) {
    return Field.of(Kind.CHECKBOXES, "originals", "收到的纸质原件")
        .hint("勾选即登记由本单位保管")
        .options(
            view.file().materials().stream()
                .filter(material -> material.form() == Material.Form.ORIGINAL)
                .filter(material -> wanted.test(material.code()))
                .map(
                    material ->
                        new Field.Option(
                            material.code(), name(view.implementation(), material.code())))
                .toList());
  }

  /** The name of a material or of a field of the item's form. */
  static String name(Implementation implementation, String about) {
    return implementation
        .material(about)
        .map(MaterialRequirement::name)
        .or(
            () ->
                implementation.form().stream()
                    .filter(field -> field.name().equals(about))
                    .map(FormField::label)
                    .findFirst())
        .orElse(about);
  }

  private static List<Field> promises(CaseView view) {
    return FilingRules.missing(view.implementation(), view.file().materials()).stream()
        .filter(material -> material.necessity() == Necessity.MAY_FOLLOW)
        .map(
            material ->
                Field.of(Kind.DATE, PROMISE + material.code(), "“" + material.name() + "”承诺补交日期")
                    .hint("容缺受理"))
        .toList();
  }

  private static List<Field> points(CaseView view) {
    var fields = new ArrayList<Field>();
    view.implementation()
        .materials()
        .forEach(
            material ->
                fields.add(
                    Field.of(Kind.LONG_TEXT, POINT + material.code(), "材料“" + material.name() + "”")
                        .hint("哪里不对、怎样改；没有问题就留空")
                        .optional()));
    view.implementation()
        .form()
        .forEach(
            field ->
                fields.add(
                    Field.of(Kind.LONG_TEXT, POINT + field.name(), "填写的“" + field.label() + "”")
                        .hint("没有问题就留空")
                        .optional()));
    if (view.file().corrections() > 0) {
      fields.add(Field.of(Kind.LONG_TEXT, "newFact", "第一次告知时不知道的新情况").hint("补正只能一次性告知；有新情况才能再次要求"));
    }
    return fields;
  }

  /** What the form commands; empty if something is wrong, which is noted. */
  static Optional<CaseCommand> command(CaseStep step, CaseView view, Form form) {
    return switch (step) {
      case PRE_CHECK ->
          yes(form, "inOrder").map(yes -> new CaseCommand.PreCheck(yes, form.value(NOTE).strip()));
      case RECEIPT -> Optional.of(new CaseCommand.Receive(form.chosen("originals")));
      case ORIGINALS_RECEIPT ->
          Optional.of(new CaseCommand.TakeOriginals(form.chosen("originals")));
      case VERIFICATION ->
          text(form, "identityDocument", "请写明核验了什么证件。")
              .map(document -> new CaseCommand.Verify(document, form.value(NOTE).strip()));
      case FORWARDING -> text(form, "handOver", "请填写交接单号或运单号。").map(CaseCommand.Forward::new);
      case ACCEPTANCE -> acceptance(form);
      case CORRECTION_NOTICE -> correction(view, form);
      case REFUSAL -> reason(form).map(CaseCommand.RefuseAcceptance::new);
      case ON_THE_SPOT -> onTheSpot(form);
      case REVIEW -> text(form, "opinion", "请填写审查意见。").map(CaseCommand.PassReview::new);
      case RETURN ->
          reason(form).map(why -> new CaseCommand.ReturnTo(view.file().position() - 1, why));
      case SPECIAL_PROCEDURE ->
          form.required("procedure", "请选择特别程序。", SpecialProcedure::valueOf)
              .flatMap(
                  procedure -> reason(form).map(why -> new CaseCommand.Suspend(procedure, why)));
      case RESUMPTION -> text(form, "finding", "请填写结论。").map(CaseCommand.Resume::new);
      case EXTENSION_REQUEST ->
          form.required("days", "请填写延长几个工作日。", days -> WorkingDays.of(Integer.parseInt(days)))
              .flatMap(
                  days -> reason(form).map(why -> new CaseCommand.RequestExtension(days, why)));
      case EXTENSION_DECISION ->
          yes(form, "granted")
              .map(yes -> new CaseCommand.DecideExtension(yes, form.value(REASON).strip()));
      case DECISION ->
          outcome(form)
              .flatMap(outcome -> reason(form).map(why -> new CaseCommand.Decide(outcome, why)));
      case ISSUE -> text(form, "title", "请填写证照或文书名称。").map(name -> new CaseCommand.Issue(name, ""));
      case HAND_OVER -> text(form, RECEIVED_BY, "请填写领取人。").map(CaseCommand.HandOver::new);
      case ORIGINALS_RETURN ->
          text(form, RECEIVED_BY, "请填写领取人。").map(CaseCommand.ReturnOriginals::new);
      case CORRECTION_ANSWER, PROMISED_MATERIALS, DELIVERY, WITHDRAWAL -> Optional.empty();
    };
  }

  private static Optional<String> text(Form form, String name, String missing) {
    return form.required(name, missing, typed -> typed);
  }

  private static Optional<String> reason(Form form) {
    return text(form, REASON, "请写明理由。");
  }

  private static Optional<Boolean> yes(Form form, String name) {
    return form.required(name, "请选择一项。", "yes"::equals);
  }

  private static Optional<Outcome> outcome(Form form) {
    return yes(form, "outcome").map(yes -> yes ? Outcome.APPROVED : Outcome.REJECTED);
  }

  private static Optional<CaseCommand> onTheSpot(Form form) {
    var outcome = outcome(form);
    var why = reason(form);
    var name = text(form, "title", "请填写证照或文书名称。");
    return outcome.isEmpty() || why.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new CaseCommand.ConcludeOnTheSpot(outcome.get(), why.get(), name.get(), ""));
  }

  private static Optional<CaseCommand> acceptance(Form form) {
    var promises = new ArrayList<CaseFact.Promise>();
    form.under(PROMISE)
        .forEach(
            (code, typed) ->
                form.required(PROMISE + code, "请填写承诺补交的日期。", StepForms::date)
                    .ifPresent(by -> promises.add(new CaseFact.Promise(code, by))));
    return form.hasErrors() ? Optional.empty() : Optional.of(new CaseCommand.Accept(promises));
  }

  private static LocalDate date(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("日期的格式为年-月-日，例如 2026-01-31。", e);
    }
  }

  private static Optional<CaseCommand> correction(CaseView view, Form form) {
    var points = new ArrayList<CaseState.CorrectionNotice.Point>();
    form.under(POINT)
        .forEach(
            (about, words) -> {
              if (!words.isBlank()) {
                points.add(new CaseState.CorrectionNotice.Point(about, words.strip()));
              }
            });
    if (points.isEmpty()) {
      var first =
          fields(CaseStep.CORRECTION_NOTICE, view, form).stream()
              .map(Field::name)
              .findFirst()
              .orElse("newFact");
      form.wrong(first, "请至少写明一处要补正的内容。");
      return Optional.empty();
    }
    return Optional.of(new CaseCommand.RequestCorrection(points, form.value("newFact").strip()));
  }

  /** The step by the last part of its address. */
  static Optional<CaseStep> bySlug(String slug) {
    return Arrays.stream(CaseStep.values()).filter(step -> step.slug().equals(slug)).findFirst();
  }
}
