package org.tongban.web.portal.appointment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.OpeningRule;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.place.OpeningHours;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Words;

/** Reads and fills the forms that plan when a place can be visited, and says plans in words. */
public final class OpeningForm {
  private static final String INTERVAL = "interval";
  private static final int USUAL_INTERVAL = 30;
  private static final String MIDNIGHT = "24:00";
  private static final String WEEK = "一二三四五六日";
  private static final String TERMS = "terms";

  private OpeningForm() {}

  // Times.

  static LocalTime time(String text) {
    var typed = text.replace('：', ':');
    if (MIDNIGHT.equals(typed)) {
      return LocalTime.MAX;
    }
    try {
      return LocalTime.parse(typed.matches("[0-9]:.*") ? "0" + typed : typed);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("时间的格式为时:分，例如 09:30。", e);
    }
  }

  static LocalDate date(String text) {
    return VisitCalendars.date(text)
        .orElseThrow(() -> new IllegalArgumentException("日期的格式为年-月-日，例如 2026-01-31。"));
  }

  // Words.

  /** A rule, for example 工作日 08:30–12:00，每个时段 6 个名额. */
  public static String words(OpeningRule rule) {
    var span = rule.span();
    var days =
        switch (span.days()) {
          case WORKING_DAYS -> "工作日（含调休上班）";
          case EVERY_DAY -> "每天";
          case DAYS_OF_WEEK ->
              "周"
                  + span.week().stream()
                      .sorted()
                      .map(day -> WEEK.substring(day.getValue() - 1, day.getValue()))
                      .collect(Collectors.joining("、"));
        };
    return days
        + " "
        + Words.clock(span.from())
        + "–"
        + Words.clock(span.until())
        + "，每个时段 "
        + rule.places()
        + " 个名额";
  }

  /** An exception, for example 12月1日（周二） 全天停办：设备检修. */
  public static String words(PlanException exception) {
    var days =
        exception.first().equals(exception.last())
            ? Words.day(exception.first())
            : Words.day(exception.first()) + "至" + Words.day(exception.last());
    var whole = exception.from().equals(LocalTime.MIN) && exception.until().equals(LocalTime.MAX);
    var part =
        whole ? "全天" : Words.clock(exception.from()) + "–" + Words.clock(exception.until()) + " ";
    var what =
        switch (exception.kind()) {
          case CLOSED -> "停办";
          case FEWER -> "每个时段减 " + exception.places() + " 个名额";
          case MORE -> "每个时段加 " + exception.places() + " 个名额";
        };
    return days
        + " "
        + part
        + what
        + (exception.reason().isEmpty() ? "" : "：" + exception.reason());
  }

  // Exceptions.

  /** The field that says what is different. */
  public static Field kind(Form form) {
    return Field.of(Field.Kind.RADIOS, "kind", "什么变化")
        .options(
            List.of(
                new Field.Option(PlanException.Kind.CLOSED.name(), "停办", "这段时间不对外办理"),
                new Field.Option(
                    PlanException.Kind.FEWER.name(), "人手不够，减少名额", "请假、培训、窗口停用，每个时段少几个"),
                new Field.Option(PlanException.Kind.MORE.name(), "增加名额或加班开放", "平时不开的时间也可以这样开放")))
        .in(form);
  }

  /** The exception, or empty if anything is wrong, which is noted. */
  static Optional<PlanException> exception(Form form) {
    var kind = form.required("kind", "请选择是停办，还是增减名额。", PlanException.Kind::valueOf);
    var first = form.required("first", "请填写从哪天起。", OpeningForm::date);
    var last =
        form.text("last").isEmpty() ? first : form.required("last", "请填写到哪天为止。", OpeningForm::date);
    var from = optional(form, "from", LocalTime.MIN);
    var until = optional(form, "until", LocalTime.MAX);
    int places = form.number("places", 0);
    if (kind.filter(one -> one != PlanException.Kind.CLOSED).isPresent() && places == 0) {
      form.wrong("places", "请填写每个时段增减几个名额。");
    }
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      form.wrong("last", "结束日期不能早于开始日期。");
    }
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      form.wrong("until", "结束时间应晚于开始时间。");
    }
    if (form.hasErrors()) {
      return Optional.empty();
    }
    return made(
        form,
        "first",
        () ->
            new PlanException(
                kind.orElseThrow(),
                first.orElseThrow(),
                last.orElseThrow(),
                from.orElseThrow(),
                until.orElseThrow(),
                kind.orElseThrow() == PlanException.Kind.CLOSED ? 0 : places,
                form.text("reason").orElse("")));
  }

  private static Optional<LocalTime> optional(Form form, String name, LocalTime otherwise) {
    return form.text(name).isEmpty()
        ? Optional.of(otherwise)
        : form.required(name, "", OpeningForm::time);
  }

  /** What the domain makes of it; its words are noted if it refuses. */
  private static <T> Optional<T> made(Form form, String name, Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      form.wrong(name, e.getMessage());
      return Optional.empty();
    }
  }

  // Rules and terms.

  /** Fills the form with a plan; with a usual one where there is none. */
  static Form of(Optional<OpeningPlan> plan, long version) {
    var form =
        new Form()
            .with("version", Long.toString(version))
            .with(
                INTERVAL,
                Integer.toString(plan.map(OpeningPlan::intervalMinutes).orElse(USUAL_INTERVAL)));
    var rules = plan.map(OpeningPlan::rules).orElse(List.of());
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      form.with(name(i, "days"), rule.span().days().name())
          .choosing(
              name(i, "week"), rule.span().week().stream().sorted().map(DayOfWeek::name).toList())
          .with(name(i, "from"), Words.clock(rule.span().from()))
          .with(name(i, "until"), Words.clock(rule.span().until()))
          .with(name(i, "places"), Integer.toString(rule.places()));
    }
    form.with("rules", Integer.toString(rules.size()));
    fill(form, plan.map(OpeningPlan::terms).orElse(BookingTerms.USUAL));
    return form;
  }

  private static void fill(Form form, BookingTerms terms) {
    form.with("leadMinutes", Integer.toString(terms.leadMinutes()))
        .with("horizonDays", Integer.toString(terms.horizonDays()))
        .with("cutOff", terms.cutOff().map(Words::clock).orElse(""))
        .with("holdMinutes", Integer.toString(terms.holdMinutes()))
        .with("offerMinutes", Integer.toString(terms.offerMinutes()))
        .with("coolMinutes", Integer.toString(terms.coolMinutes()))
        .with("coolSpreadMinutes", Integer.toString(terms.coolSpreadMinutes()))
        .with("perPerson", Integer.toString(terms.perPerson()))
        .with("periodDays", Integer.toString(terms.periodDays()));
    var ticked = new ArrayList<String>();
    if (terms.preCheck()) {
      ticked.add("preCheck");
    }
    if (terms.checkIn()) {
      ticked.add("checkIn");
    }
    form.choosing(TERMS, ticked);
  }

  static String name(int rule, String part) {
    return "rule-" + rule + "-" + part;
  }

  /** How many rules the form has room for: one more than are used. */
  static int rooms(Form form) {
    return Math.min(form.number("rules", 0) + 1, OpeningPlan.MAXIMUM_RULES);
  }

  /** The fields of every rule, the last one empty. */
  static List<List<Field>> rules(Form form) {
    var rules = new ArrayList<List<Field>>();
    for (int i = 0; i < rooms(form); i++) {
      rules.add(
          List.of(
              Field.of(Field.Kind.SELECT, name(i, "days"), "哪些日子")
                  .hint("从列表中选")
                  .option(OpeningHours.Days.WORKING_DAYS.name(), "工作日（含调休上班）")
                  .option(OpeningHours.Days.DAYS_OF_WEEK.name(), "按星期几（法定假日除外）")
                  .option(OpeningHours.Days.EVERY_DAY.name(), "每天")
                  .in(form),
              Field.of(Field.Kind.TEXT, name(i, "from"), "从几点").hint("例如 08:30").in(form),
              Field.of(Field.Kind.TEXT, name(i, "until"), "到几点").hint("例如 12:00").in(form),
              Field.of(Field.Kind.NUMBER, name(i, "places"), "每个时段几个名额").hint("1 到 500").in(form),
              Field.of(Field.Kind.CHECKBOXES, name(i, "week"), "星期几")
                  .hint("选了“按星期几”才要勾")
                  .options(
                      Arrays.stream(DayOfWeek.values())
                          .map(
                              day ->
                                  new Field.Option(
                                      day.name(), "周" + WEEK.charAt(day.getValue() - 1)))
                          .toList())
                  .in(form)));
    }
    return rules;
  }

  /** The fields of the terms. */
  static List<Field> terms(Form form) {
    return List.of(
        number("horizonDays", "能提前几天约", "1 到 90", form),
        number("leadMinutes", "最晚提前多少分钟约", "0 到 20160", form),
        Field.of(Field.Kind.TEXT, "cutOff", "前一天几点截止").hint("例如 18:00；不填就不截止").optional().in(form),
        number("holdMinutes", "选好时间后留几分钟确认", "1 到 60", form),
        number("offerMinutes", "候补有名额后留几分钟确认", "5 到 1440", form),
        number("coolMinutes", "退掉的名额至少隔几分钟再放出", "0 到 1440，防倒号", form),
        number("coolSpreadMinutes", "再随机多隔最多几分钟", "0 到 1440", form),
        number("perPerson", "每人最多约几次", "1 到 50", form),
        number("periodDays", "按几天算", "1 到 90", form),
        Field.of(Field.Kind.CHECKBOXES, TERMS, "其他")
            .option("preCheck", "要先网上提交、预审通过才能约")
            .option("checkIn", "到场要签到（没签到算爽约）")
            .in(form));
  }

  private static Field number(String name, String label, String hint, Form form) {
    return Field.of(Field.Kind.NUMBER, name, label).hint(hint).in(form);
  }

  /** The plan the form says, or empty if anything is wrong, which is noted. */
  static Optional<OpeningPlan> plan(Form form, List<PlanException> exceptions) {
    var interval = form.required(INTERVAL, "请填写每个时段几分钟。", OpeningForm::count);
    var rules = new ArrayList<OpeningRule>();
    for (int i = 0; i < rooms(form); i++) {
      if (!blank(form, i)) {
        rule(form, i).ifPresent(rules::add);
      }
    }
    var terms = readTerms(form);
    return form.hasErrors() || interval.isEmpty() || terms.isEmpty()
        ? Optional.empty()
        : made(
            form, INTERVAL, () -> new OpeningPlan(interval.get(), rules, exceptions, terms.get()));
  }

  private static boolean blank(Form form, int rule) {
    return form.text(name(rule, "from")).isEmpty()
        && form.text(name(rule, "until")).isEmpty()
        && form.text(name(rule, "places")).isEmpty();
  }

  private static Optional<OpeningRule> rule(Form form, int rule) {
    var days = form.required(name(rule, "days"), "请选择哪些日子。", OpeningHours.Days::valueOf);
    var from = form.required(name(rule, "from"), "请填写从几点。", OpeningForm::time);
    var until = form.required(name(rule, "until"), "请填写到几点。", OpeningForm::time);
    var places = form.required(name(rule, "places"), "请填写名额。", OpeningForm::count);
    var week = EnumSet.noneOf(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (form.chosen(name(rule, "week")).contains(day.name())) {
        week.add(day);
      }
    }
    if (days.isEmpty() || from.isEmpty() || until.isEmpty() || places.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(until.get())) {
      form.wrong(name(rule, "until"), "结束时间应晚于开始时间。");
      return Optional.empty();
    }
    boolean byWeek = days.get() == OpeningHours.Days.DAYS_OF_WEEK;
    if (byWeek && week.isEmpty()) {
      form.wrong(name(rule, "week"), "请勾选星期几。");
      return Optional.empty();
    }
    return made(
        form,
        name(rule, "places"),
        () ->
            new OpeningRule(
                new OpeningHours.Span(
                    days.get(),
                    byWeek ? week : EnumSet.noneOf(DayOfWeek.class),
                    from.get(),
                    until.get()),
                places.get()));
  }

  private static Optional<BookingTerms> readTerms(Form form) {
    var lead = form.required("leadMinutes", "请填写。", OpeningForm::count);
    var horizon = form.required("horizonDays", "请填写。", OpeningForm::count);
    var cutOff =
        form.text("cutOff").isEmpty()
            ? Optional.<LocalTime>empty()
            : form.required("cutOff", "", OpeningForm::time);
    var hold = form.required("holdMinutes", "请填写。", OpeningForm::count);
    var offer = form.required("offerMinutes", "请填写。", OpeningForm::count);
    var cool = form.required("coolMinutes", "请填写。", OpeningForm::count);
    var spread = form.required("coolSpreadMinutes", "请填写。", OpeningForm::count);
    var perPerson = form.required("perPerson", "请填写。", OpeningForm::count);
    var period = form.required("periodDays", "请填写。", OpeningForm::count);
    return form.hasErrors()
        ? Optional.empty()
        : made(
            form,
            "horizonDays",
            () ->
                new BookingTerms(
                    lead.orElseThrow(),
                    horizon.orElseThrow(),
                    cutOff,
                    hold.orElseThrow(),
                    offer.orElseThrow(),
                    cool.orElseThrow(),
                    spread.orElseThrow(),
                    perPerson.orElseThrow(),
                    period.orElseThrow(),
                    form.chosen(TERMS).contains("preCheck"),
                    form.chosen(TERMS).contains("checkIn")));
  }

  private static int count(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("请填写数字。");
    }
    return Integer.parseInt(text);
  }
}
