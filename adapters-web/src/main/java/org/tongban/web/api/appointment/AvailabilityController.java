package org.tongban.web.api.appointment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.tongban.application.appointment.SeeAvailability;
import org.tongban.application.appointment.SeeAvailability.Day;
import org.tongban.application.appointment.SeeAvailability.GroupDays;
import org.tongban.application.appointment.SeeAvailability.Nearest;
import org.tongban.application.appointment.SeeAvailability.Wanted;
import org.tongban.domain.appointment.DaySlots.Start;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;

/** Which times can be booked. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "appointments")
class AvailabilityController {
  /** How many days are shown if nothing is said: today and two weeks. */
  private static final int USUAL_DAYS = 15;

  private final SeeAvailability availability;
  private final Clock clock;

  AvailabilityController(SeeAvailability availability, Clock clock) {
    this.availability = availability;
    this.clock = clock;
  }

  /**
   * The times at which a visit to a service point can begin, by group and day. {@code first} and
   * {@code last} are dates, at most 62 days; {@code items} are codes separated by commas.
   */
  @Get("/service-points/{code}/availability")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AvailabilityResponse.class)))
  HttpResponse<?> days(
      String code,
      @Nullable @QueryValue String first,
      @Nullable @QueryValue String last,
      @Nullable @QueryValue String items,
      @Nullable @QueryValue Integer people) {
    var place = Inputs.code(code, UnitCode::new);
    var inputs = new Inputs();
    var from = inputs.optional("first", first, VisitInputs::date).orElseGet(this::today);
    var until =
        inputs
            .optional("last", last, VisitInputs::date)
            .orElseGet(() -> from.plusDays(USUAL_DAYS - 1L));
    if (until.isBefore(from)
        || from.plusDays(SeeAvailability.MAXIMUM_DAYS).minusDays(1).isBefore(until)) {
      inputs.wrong("last", "应不早于开始日期，最多 " + SeeAvailability.MAXIMUM_DAYS + " 天。");
    }
    var wanted = wanted(inputs, items, people);
    inputs.check();
    return HttpResponse.ok(
        new AvailabilityResponse(
            availability.days(place, from, until, wanted).orElseThrow(Inputs::absent).stream()
                .map(GroupResponse::of)
                .toList()));
  }

  /** Where one can go the soonest: the nearest place first, each with its earliest time. */
  @Get("/appointments/nearest")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NearestResponse.class)))
  HttpResponse<?> nearest(
      @Nullable @QueryValue String region,
      @Nullable @QueryValue String items,
      @Nullable @QueryValue Integer people) {
    var inputs = new Inputs();
    var from = inputs.required("region", region, RegionCode::new);
    var wanted = wanted(inputs, items, people);
    inputs.check();
    return HttpResponse.ok(
        new NearestResponse(
            availability.nearest(from, wanted).stream().map(NearestPlace::of).toList()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Times.ZONE);
  }

  private static Wanted wanted(Inputs inputs, String items, Integer people) {
    return new Wanted(
        VisitInputs.items(inputs, items), VisitInputs.people(inputs, "people", people));
  }

  /** What is free at a service point. */
  @Serdeable
  record AvailabilityResponse(List<GroupResponse> groups) {}

  /**
   * The days of a group.
   *
   * @param minutes how long the visit takes
   * @param bookable false where one comes without an appointment
   */
  @Serdeable
  record GroupResponse(
      String code, String name, int minutes, boolean bookable, List<DayResponse> days) {
    static GroupResponse of(GroupDays group) {
      return new GroupResponse(
          group.group().code().value(),
          group.group().name(),
          group.minutes(),
          group.bookable(),
          group.days().stream().map(DayResponse::of).toList());
    }
  }

  /**
   * A day.
   *
   * @param why why there are no times, in words; empty if there are
   */
  @Serdeable
  record DayResponse(LocalDate date, String why, List<StartResponse> starts) {
    static DayResponse of(Day day) {
      return new DayResponse(
          day.date(), day.why(), day.starts().stream().map(StartResponse::of).toList());
    }
  }

  /**
   * A time.
   *
   * @param places how many there are in all
   * @param remaining how many can still be booked at this moment
   * @param state why none, where none can
   */
  @Serdeable
  record StartResponse(String from, String until, int places, int remaining, StartState state) {
    static StartResponse of(Start start) {
      return new StartResponse(
          VisitInputs.told(start.time().from()),
          VisitInputs.told(start.time().until()),
          start.places(),
          start.remaining(),
          StartState.of(start));
    }
  }

  /** How it stands with a time. */
  @Serdeable
  enum StartState {
    /** It can be booked. */
    OPEN,
    /** All places are taken; one can wait for one. */
    FULL,
    /** It is too late to book it, or too early. */
    CLOSED;

    static StartState of(Start start) {
      if (!start.open()) {
        return CLOSED;
      }
      return start.remaining() > 0 ? OPEN : FULL;
    }
  }

  /** The nearest places. */
  @Serdeable
  record NearestResponse(List<NearestPlace> items) {}

  /** A place with its earliest time. */
  @Serdeable
  record NearestPlace(
      String place,
      String placeName,
      String address,
      String group,
      String groupName,
      LocalDate date,
      String from,
      String until,
      int remaining) {
    static NearestPlace of(Nearest nearest) {
      return new NearestPlace(
          nearest.point().code().value(),
          nearest.point().name(),
          nearest.point().address(),
          nearest.group().code().value(),
          nearest.group().name(),
          nearest.time().date(),
          VisitInputs.told(nearest.time().from()),
          VisitInputs.told(nearest.time().until()),
          nearest.remaining());
    }
  }
}
