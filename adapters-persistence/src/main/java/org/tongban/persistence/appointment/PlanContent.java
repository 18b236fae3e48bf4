package org.tongban.persistence.appointment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.OpeningRule;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.place.OpeningHours;

/** A plan as it is stored. */
@Serdeable
record PlanContent(
    int intervalMinutes,
    @Nullable List<Rule> rules,
    @Nullable List<Exception> exceptions,
    Terms terms) {
  /** Empty lists are not written. */
  PlanContent {
    rules = rules == null ? List.of() : List.copyOf(rules);
    exceptions = exceptions == null ? List.of() : List.copyOf(exceptions);
  }

  /** A rule. */
  @Serdeable
  record Rule(String days, @Nullable List<String> week, String from, String until, int places) {
    Rule {
      week = week == null ? List.of() : List.copyOf(week);
    }

    static Rule of(OpeningRule rule) {
      return new Rule(
          rule.span().days().name(),
          rule.span().week().stream().sorted().map(DayOfWeek::name).toList(),
          rule.span().from().toString(),
          rule.span().until().toString(),
          rule.places());
    }

    OpeningRule rule() {
      return new OpeningRule(
          new OpeningHours.Span(
              OpeningHours.Days.valueOf(days),
              week.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
              LocalTime.parse(from),
              LocalTime.parse(until)),
          places);
    }
  }

  /** An exception from the rules. */
  @Serdeable
  record Exception(
      String kind,
      String first,
      String last,
      String from,
      String until,
      int places,
      @Nullable String reason) {
    Exception {
      reason = reason == null ? "" : reason;
    }

    static Exception of(PlanException exception) {
      return new Exception(
          exception.kind().name(),
          exception.first().toString(),
          exception.last().toString(),
          exception.from().toString(),
          exception.until().toString(),
          exception.places(),
          exception.reason());
    }

    PlanException exception() {
      return new PlanException(
          PlanException.Kind.valueOf(kind),
          LocalDate.parse(first),
          LocalDate.parse(last),
          LocalTime.parse(from),
          LocalTime.parse(until),
          places,
          reason);
    }
  }

  /** The terms. */
  @Serdeable
  record Terms(
      int leadMinutes,
      int horizonDays,
      @Nullable String cutOff,
      int holdMinutes,
      int offerMinutes,
      int coolMinutes,
      int coolSpreadMinutes,
      int perPerson,
      int periodDays,
      boolean preCheck,
      boolean checkIn) {
    static Terms of(BookingTerms terms) {
      return new Terms(
          terms.leadMinutes(),
          terms.horizonDays(),
          terms.cutOff().map(LocalTime::toString).orElse(null),
          terms.holdMinutes(),
          terms.offerMinutes(),
          terms.coolMinutes(),
          terms.coolSpreadMinutes(),
          terms.perPerson(),
          terms.periodDays(),
          terms.preCheck(),
          terms.checkIn());
    }

    BookingTerms terms() {
      return new BookingTerms(
          leadMinutes,
          horizonDays,
          Optional.ofNullable(cutOff).map(LocalTime::parse),
          holdMinutes,
          offerMinutes,
          coolMinutes,
          coolSpreadMinutes,
          perPerson,
          periodDays,
          preCheck,
          checkIn);
    }
  }

  static PlanContent of(OpeningPlan plan) {
    return new PlanContent(
        plan.intervalMinutes(),
        plan.rules().stream().map(Rule::of).toList(),
        plan.exceptions().stream().map(Exception::of).toList(),
        Terms.of(plan.terms()));
  }

  OpeningPlan plan() {
    return new OpeningPlan(
        intervalMinutes,
        rules.stream().map(Rule::rule).toList(),
        exceptions.stream().map(Exception::exception).toList(),
        terms.terms());
  }
}
