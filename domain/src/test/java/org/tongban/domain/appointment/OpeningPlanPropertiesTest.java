package org.tongban.domain.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.OpeningHours;

/** What holds of every plan, whatever its rules and exceptions are. */
class OpeningPlanPropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Provide
  Arbitrary<OpeningHours.Span> spans() {
    return Combinators.combine(
            Arbitraries.of(OpeningHours.Days.WORKING_DAYS, OpeningHours.Days.EVERY_DAY),
            Arbitraries.integers().between(0, 1300),
            Arbitraries.integers().between(5, 139))
        .as(
            (days, from, length) ->
                new OpeningHours.Span(
                    days, Set.of(), time(from), time(Math.min(from + length * 5, 1439))));
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }

  @Provide
  Arbitrary<OpeningPlan> plans() {
    var rules =
        Combinators.combine(spans(), Arbitraries.integers().between(1, 9))
            .as(OpeningRule::new)
            .list()
            .ofMaxSize(4);
    var exceptions =
        Combinators.combine(
                Arbitraries.of(PlanException.Kind.class),
                Arbitraries.integers().between(0, 360),
                spans(),
                Arbitraries.integers().between(1, 9))
            .as(
                (kind, day, span, places) ->
                    new PlanException(
                        kind,
                        FIRST.plusDays(day),
                        FIRST.plusDays(day + 3L),
                        span.from(),
                        span.until(),
                        kind == PlanException.Kind.CLOSED ? 0 : places,
                        ""))
            .list()
            .ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(5, 10, 15, 20, 30, 60), rules, exceptions)
        .as((interval, some, more) -> new OpeningPlan(interval, some, more, BookingTerms.USUAL));
  }

  private static DaySlots slots(OpeningPlan plan, LocalDate date) {
    return plan.slots(SampleCityFixture.calendar().day(date));
  }

  @Property(tries = 300)
  void everySlotLiesWithinSomethingThatIsOpen(
      @ForAll("plans") OpeningPlan plan, @ForAll @IntRange(max = 360) int day) {
    var date = FIRST.plusDays(day);
    for (var slot : slots(plan, date).slots()) {
      assertThat(slot.places()).isPositive();
      assertThat(Duration.between(slot.from(), slot.until()).toMinutes())
          .isEqualTo(plan.intervalMinutes());
      var open = new ArrayList<OpeningHours.Span>();
      plan.rules().stream()
          .map(OpeningRule::span)
          .filter(span -> span.on(SampleCityFixture.calendar().day(date)))
          .forEach(open::add);
      plan.exceptions().stream()
          .filter(one -> one.kind() == PlanException.Kind.MORE && one.on(date))
          .map(
              one ->
                  new OpeningHours.Span(
                      OpeningHours.Days.EVERY_DAY, Set.of(), one.from(), one.until()))
          .forEach(open::add);
      assertThat(open)
          .anyMatch(
              span -> !slot.from().isBefore(span.from()) && !slot.until().isAfter(span.until()));
      assertThat(plan.exceptions())
          .noneMatch(
              one ->
                  one.kind() == PlanException.Kind.CLOSED
                      && one.on(date)
                      && slot.overlaps(one.from(), one.until()));
    }
  }

  @Property(tries = 300)
  void aVisitNeverRunsOverAGapOrPastClosing(
      @ForAll("plans") OpeningPlan plan,
      @ForAll @IntRange(max = 360) int day,
      @ForAll @IntRange(min = 1, max = 300) int minutes) {
    var slots = slots(plan, FIRST.plusDays(day));
    for (var start : slots.starts(minutes, _ -> 0)) {
      assertThat(slots.covers(start.time())).isTrue();
      assertThat(Duration.between(start.time().from(), start.time().until()).toMinutes())
          .isBetween((long) minutes, (long) minutes + plan.intervalMinutes() - 1);
      assertThat(start.remaining()).isEqualTo(start.places());
      assertThat(slots.overlapping(start.time()))
          .isEqualTo(slots.covering(start.time().from(), minutes).orElseThrow());
    }
  }

  @Property(tries = 200)
  void keepsAsManyAsThereArePlacesAndTheOldestFirst(
      @ForAll("plans") OpeningPlan plan,
      @ForAll @IntRange(max = 360) int day,
      @ForAll @IntRange(min = 1, max = 30) int claimed) {
    var date = FIRST.plusDays(day);
    var slots = slots(plan, date);
    var claims = new ArrayList<OpeningPlan.Claim>();
    for (int i = 0; i < claimed; i++) {
      var from = time(480 + i % 5 * plan.intervalMinutes());
      claims.add(
          new OpeningPlan.Claim(
              new AppointmentId(new UUID(1, i)),
              new VisitTime(date, from, from.plusMinutes(plan.intervalMinutes())),
              i % 3 != 0,
              Instant.EPOCH.plusSeconds(i)));
    }
    claims.sort(OpeningPlan.PRECEDENCE);
    var hits = new HashSet<>(OpeningPlan.hits(claims, List.of(slots)));
    for (var slot : slots.slots()) {
      var kept =
          claims.stream()
              .filter(claim -> !hits.contains(claim.id()))
              .filter(claim -> slots.overlapping(claim.time()).contains(slot))
              .toList();
      assertThat(kept).hasSizeLessThanOrEqualTo(slot.places());
    }
    for (var hit : claims.stream().filter(claim -> hits.contains(claim.id())).toList()) {
      if (slots.covers(hit.time())) {
        // It has no place because those before it in the order fill one of its slots.
        assertThat(slots.overlapping(hit.time()))
            .anyMatch(
                slot ->
                    claims.stream()
                            .filter(claim -> !hits.contains(claim.id()))
                            .filter(claim -> OpeningPlan.PRECEDENCE.compare(claim, hit) < 0)
                            .filter(claim -> slots.overlapping(claim.time()).contains(slot))
                            .count()
                        >= slot.places());
      }
    }
  }

  @Property(tries = 300)
  void aPlaceComesBackWithinItsSpanAndBeforeItIsOfNoUse(
      @ForAll @IntRange(max = 999) int random,
      @ForAll @IntRange(min = 1, max = 600) int minutesAhead) {
    var now = SampleCityFixture.morning(FIRST);
    var begin = now.plus(Duration.ofMinutes(minutesAhead));
    var returns = CoolDown.returnsAt(now, begin, BookingTerms.USUAL, random / 1000.0);
    returns.ifPresent(
        at -> {
          assertThat(at)
              .isBetween(now.plus(Duration.ofMinutes(10)), now.plus(Duration.ofMinutes(60)))
              .isBefore(begin.minus(Duration.ofMinutes(30)));
        });
    if (minutesAhead > 91) {
      assertThat(returns).isPresent();
    }
  }

  @Property(tries = 300)
  void remindsOnceAndNeverAtNight(
      @ForAll @IntRange(max = 20_000) int minutesAhead,
      @ForAll @IntRange(min = 480, max = 1050) int begins) {
    var time = new VisitTime(FIRST.plusDays(14), time(begins), time(begins + 30));
    var now = time.begin().minus(Duration.ofMinutes(minutesAhead));
    Reminder.at(time, now)
        .ifPresent(
            at -> {
              assertThat(at).isAfter(now).isBefore(time.begin());
              assertThat(at.atZone(StepContext.ZONE).getHour()).isBetween(6, 18);
            });
  }

  @Example
  void followsHolidaysAndAdjustedWorkingDays() {
    var plan =
        new OpeningPlan(
            30,
            List.of(
                new OpeningRule(
                    new OpeningHours.Span(
                        OpeningHours.Days.WORKING_DAYS,
                        Set.of(),
                        LocalTime.of(9, 0),
                        LocalTime.of(12, 0)),
                    2)),
            List.of(),
            BookingTerms.USUAL);
    // The National Day of 2026, and the Saturday that is worked for it.
    assertThat(slots(plan, LocalDate.of(2026, 10, 1)).slots()).isEmpty();
    assertThat(slots(plan, LocalDate.of(2026, 10, 10)).slots()).hasSize(6);
    assertThat(slots(plan, LocalDate.of(2026, 10, 17)).slots()).isEmpty();
    assertThat(plan.whyNone(SampleCityFixture.calendar().day(LocalDate.of(2026, 10, 1))))
        .contains("放假");
  }

  @Example
  void keepsToLeadTimeHorizonAndCutOff() {
    var terms =
        new BookingTerms(
            60, 3, Optional.of(LocalTime.of(17, 0)), 10, 30, 10, 50, 3, 7, false, true);
    var plan = new OpeningPlan(30, List.of(), List.of(), terms);
    var monday = LocalDate.of(2026, 3, 2);
    var now = SampleCityFixture.morning(monday);
    assertThat(plan.open(monday, LocalTime.of(11, 0), now)).isFalse();
    assertThat(plan.open(monday.plusDays(1), LocalTime.of(9, 0), now)).isTrue();
    assertThat(plan.open(monday.plusDays(3), LocalTime.of(9, 0), now)).isTrue();
    assertThat(plan.open(monday.plusDays(4), LocalTime.of(9, 0), now)).isFalse();
    var evening = now.plus(Duration.ofHours(8));
    assertThat(plan.open(monday.plusDays(1), LocalTime.of(9, 0), evening)).isFalse();
    var noCutOff = new OpeningPlan(30, List.of(), List.of(), BookingTerms.USUAL);
    assertThat(noCutOff.open(monday, LocalTime.of(9, 59), now)).isFalse();
    assertThat(noCutOff.open(monday, LocalTime.of(10, 0), now)).isTrue();
  }

  @Example
  void countsItemsAndPeopleIntoTheLengthOfAVisit() {
    var one = new BasicCode("440100001000");
    var other = new BasicCode("440100002000");
    var group =
        new ServiceGroup(
            new ServiceGroupCode("HALL-440902.ZH"),
            "综合受理",
            "A",
            List.of(new ServiceWindow("A01", "综合窗口")),
            true,
            15,
            Map.of(one, 40),
            true);
    assertThat(group.minutesOf(List.of(), 1)).isEqualTo(15);
    assertThat(group.minutesOf(List.of(one, other), 2)).isEqualTo(110);
    assertThat(new ServiceGroupCode("HALL-440902.ZH").place().value()).isEqualTo("HALL-440902");
    assertThat(ServiceGroupCode.isValid("HALL-440902")).isFalse();
    assertThat(ServiceGroupCode.isValid(".ZH")).isFalse();
  }

  @Example
  void readsNumbersAsPeopleTypeThem() {
    var number = AppointmentNumber.create(123_456_789_012L);
    assertThat(AppointmentNumber.parse(number.display().toLowerCase(Locale.ROOT))).contains(number);
    assertThat(AppointmentNumber.parse("7KQ2-M9XR-0")).isEmpty();
    assertThat(AppointmentNumber.parse(null)).isEmpty();
  }
}
