package org.tongban.web.api.appointment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.OpeningRule;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.place.OpeningHours;
import org.tongban.web.api.Inputs;

/**
 * A plan as it is sent and shown.
 *
 * @param intervalMinutes how long a slot is, 5 to 240
 * @param rules at most 30; where two overlap on a day, the first holds
 * @param exceptions at most 200
 */
@Serdeable
record PlanRequest(
    @Nullable Integer intervalMinutes,
    @Nullable List<Rule> rules,
    @Nullable List<ExceptionRequest> exceptions,
    @Nullable Terms terms) {

  /**
   * A rule.
   *
   * @param days WORKING_DAYS, EVERY_DAY or DAYS_OF_WEEK
   * @param week MONDAY to SUNDAY, for DAYS_OF_WEEK
   * @param places of each slot, 1 to 500
   */
  @Serdeable
  record Rule(
      @Nullable String days,
      @Nullable List<String> week,
      @Nullable String from,
      @Nullable String until,
      @Nullable Integer places) {
    static Rule of(OpeningRule rule) {
      return new Rule(
          rule.span().days().name(),
          rule.span().week().stream().sorted().map(DayOfWeek::name).toList(),
          VisitInputs.told(rule.span().from()),
          VisitInputs.told(rule.span().until()),
          rule.places());
    }

    OpeningRule read(Inputs inputs, String pointer) {
      var kind = inputs.required(pointer + "/days", days, Inputs.constant(OpeningHours.Days.class));
      var named = EnumSet.noneOf(DayOfWeek.class);
      var names = week == null ? List.<String>of() : week;
      for (int i = 0; i < Math.min(names.size(), 7); i++) {
        var day =
            inputs.required(pointer + "/week/" + i, names.get(i), Inputs.constant(DayOfWeek.class));
        if (day != null) {
          named.add(day);
        }
      }
      var begin = inputs.required(pointer + "/from", from, VisitInputs::time);
      var end = inputs.required(pointer + "/until", until, VisitInputs::time);
      if (begin != null && end != null && !begin.isBefore(end)) {
        inputs.wrong(pointer + "/until", "结束时间应晚于开始时间。");
        return null;
      }
      if (kind == OpeningHours.Days.DAYS_OF_WEEK && named.isEmpty()) {
        inputs.wrong(pointer + "/week", "请选择星期几。");
        return null;
      }
      return kind == null || begin == null || end == null
          ? null
          : VisitInputs.made(
              inputs,
              pointer + "/places",
              () ->
                  new OpeningRule(
                      new OpeningHours.Span(
                          kind,
                          kind == OpeningHours.Days.DAYS_OF_WEEK
                              ? named
                              : EnumSet.noneOf(DayOfWeek.class),
                          begin,
                          end),
                      places == null ? 0 : places));
    }
  }

  /**
   * An exception.
   *
   * @param kind CLOSED, FEWER or MORE
   * @param from all day if left out
   * @param places how many fewer or more; left out for CLOSED
   */
  @Serdeable
  record ExceptionRequest(
      @Nullable String kind,
      @Nullable String first,
      @Nullable String last,
      @Nullable String from,
      @Nullable String until,
      @Nullable Integer places,
      @Nullable String reason) {
    static ExceptionRequest of(PlanException exception) {
      return new ExceptionRequest(
          exception.kind().name(),
          exception.first().toString(),
          exception.last().toString(),
          VisitInputs.told(exception.from()),
          VisitInputs.told(exception.until()),
          exception.places(),
          exception.reason());
    }

    PlanException read(Inputs inputs, String pointer) {
      var what =
          inputs.required(pointer + "/kind", kind, Inputs.constant(PlanException.Kind.class));
      var begin = inputs.required(pointer + "/first", first, VisitInputs::date);
      var end = inputs.required(pointer + "/last", last, VisitInputs::date);
      var opens = inputs.optional(pointer + "/from", from, VisitInputs::time).orElse(LocalTime.MIN);
      var closes =
          inputs.optional(pointer + "/until", until, VisitInputs::time).orElse(LocalTime.MAX);
      var why = inputs.optionalText(pointer + "/reason", reason, 60);
      return what == null || begin == null || end == null || why.length() > 60
          ? null
          : VisitInputs.made(
              inputs,
              pointer + "/places",
              () ->
                  new PlanException(
                      what, begin, end, opens, closes, places == null ? 0 : places, why));
    }
  }

  /** The terms; see the description of appointments. What is left out is as usual. */
  @Serdeable
  record Terms(
      @Nullable Integer leadMinutes,
      @Nullable Integer horizonDays,
      @Nullable String cutOff,
      @Nullable Integer holdMinutes,
      @Nullable Integer offerMinutes,
      @Nullable Integer coolMinutes,
      @Nullable Integer coolSpreadMinutes,
      @Nullable Integer perPerson,
      @Nullable Integer periodDays,
      @Nullable Boolean preCheck,
      @Nullable Boolean checkIn) {
    static Terms of(BookingTerms terms) {
      return new Terms(
          terms.leadMinutes(),
          terms.horizonDays(),
          terms.cutOff().map(VisitInputs::told).orElse(null),
          terms.holdMinutes(),
          terms.offerMinutes(),
          terms.coolMinutes(),
          terms.coolSpreadMinutes(),
          terms.perPerson(),
          terms.periodDays(),
          terms.preCheck(),
          terms.checkIn());
    }

    BookingTerms read(Inputs inputs) {
      var usual = BookingTerms.USUAL;
      Optional<LocalTime> ends = inputs.optional("/terms/cutOff", cutOff, VisitInputs::time);
      return VisitInputs.made(
          inputs,
          "/terms",
          () ->
              new BookingTerms(
                  or(leadMinutes, usual.leadMinutes()),
                  or(horizonDays, usual.horizonDays()),
                  ends,
                  or(holdMinutes, usual.holdMinutes()),
                  or(offerMinutes, usual.offerMinutes()),
                  or(coolMinutes, usual.coolMinutes()),
                  or(coolSpreadMinutes, usual.coolSpreadMinutes()),
                  or(perPerson, usual.perPerson()),
                  or(periodDays, usual.periodDays()),
                  preCheck == null ? usual.preCheck() : preCheck,
                  checkIn == null ? usual.checkIn() : checkIn));
    }

    private static int or(Integer given, int usual) {
      return given == null ? usual : given;
    }
  }

  static PlanRequest of(OpeningPlan plan) {
    return new PlanRequest(
        plan.intervalMinutes(),
        plan.rules().stream().map(Rule::of).toList(),
        plan.exceptions().stream().map(ExceptionRequest::of).toList(),
        Terms.of(plan.terms()));
  }

  /** The plan, or null if anything was wrong, which is noted. */
  OpeningPlan read(Inputs inputs) {
    var sentRules = rules == null ? List.<Rule>of() : rules;
    var sentExceptions = exceptions == null ? List.<ExceptionRequest>of() : exceptions;
    if (sentRules.size() > OpeningPlan.MAXIMUM_RULES
        || sentExceptions.size() > OpeningPlan.MAXIMUM_EXCEPTIONS) {
      inputs.wrong("/rules", "规则最多 30 条，例外最多 200 条。");
      return null;
    }
    var readRules = new ArrayList<OpeningRule>();
    for (int i = 0; i < sentRules.size(); i++) {
      var pointer = "/rules/" + i;
      if (sentRules.get(i) == null) {
        inputs.wrong(pointer, "请填写。");
      } else {
        readRules.add(sentRules.get(i).read(inputs, pointer));
      }
    }
    var readExceptions = new ArrayList<PlanException>();
    for (int i = 0; i < sentExceptions.size(); i++) {
      var pointer = "/exceptions/" + i;
      if (sentExceptions.get(i) == null) {
        inputs.wrong(pointer, "请填写。");
      } else {
        readExceptions.add(sentExceptions.get(i).read(inputs, pointer));
      }
    }
    var readTerms = terms == null ? BookingTerms.USUAL : terms.read(inputs);
    return readTerms == null
            || readRules.stream().anyMatch(Objects::isNull)
            || readExceptions.stream().anyMatch(Objects::isNull)
        ? null
        : VisitInputs.made(
            inputs,
            "/intervalMinutes",
            () ->
                new OpeningPlan(
                    intervalMinutes == null ? 0 : intervalMinutes,
                    readRules,
                    readExceptions,
                    readTerms));
  }
}
