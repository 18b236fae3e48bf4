package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tongban.application.casework.FindNearestWays;
import org.tongban.domain.casework.NearestAnswer;
import org.tongban.domain.casework.NearestWay;
import org.tongban.domain.casework.WayClock;
import org.tongban.domain.casework.WayCost;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Times;

/**
 * The ways to get a matter done, the easiest first.
 *
 * @param implementation whose guide applies; empty if nobody is competent
 * @param competence why that authority; or why nobody is competent and what to do
 * @param unmet conditions the person does not meet, each with what to do instead
 * @param coarse whether places nearer by would be found if {@code at} named town and village
 */
@Serdeable
record NearestWaysResponse(
    String item,
    String itemName,
    Optional<CompetentResponse> implementation,
    String competence,
    List<String> unmet,
    List<WayResponse> ways,
    List<ClosedResponse> closed,
    boolean coarse) {

  /** The competent authority's implementation. */
  @Serdeable
  record CompetentResponse(
      String code,
      int version,
      String name,
      String authority,
      String authorityName,
      String territory,
      String territoryName) {
    static CompetentResponse of(Implementation found, Organisation city) {
      return new CompetentResponse(
          found.ref().code().value(),
          found.ref().version(),
          found.name(),
          found.authority().value(),
          city.nameOf(found.authority()),
          found.territory().value(),
          city.regions().fullName(found.territory()));
    }
  }

  /**
   * A way.
   *
   * @param rank 1 is the easiest
   * @param start how it is begun
   * @param from the region it is applied for from
   * @param also other channels that come to the same
   * @param workingDays from today until it is concluded
   * @param reasons what speaks for and against it
   */
  @Serdeable
  record WayResponse(
      int rank,
      String title,
      NearestWay.Start start,
      HandlingMode mode,
      String modeName,
      Channel channel,
      String channelName,
      ActingAs actingAs,
      String actingAsName,
      String from,
      Optional<PlaceResponse> place,
      List<Channel> also,
      int visits,
      int hops,
      int workingDays,
      ClockResponse clock,
      DeliveryWay delivery,
      String deliveryName,
      Optional<String> pickUp,
      Optional<String> pickUpName,
      List<BringResponse> bring,
      List<String> comesBack,
      String fee,
      int points,
      List<PartResponse> cost,
      List<String> reasons,
      RouteResponse route) {
    static WayResponse of(int rank, NearestWay found, Implementation guide, Organisation city) {
      var way = found.way();
      return new WayResponse(
          rank,
          found.title(),
          found.start(),
          way.mode(),
          way.mode().label(),
          way.channel(),
          way.channel().label(),
          way.actingAs(),
          way.actingAs().label(),
          way.from().value(),
          found.place().map(point -> PlaceResponse.of(point, found.opening(), city)),
          found.also(),
          found.visits(),
          found.hops(),
          found.workingDays(),
          ClockResponse.of(found.clock()),
          found.delivery(),
          found.delivery().label(),
          found.pickUp().map(ServicePoint::code).map(UnitCode::value),
          found.pickUp().map(ServicePoint::name),
          found.bring().stream()
              .map(one -> new BringResponse(one.name(), one.how(), one.necessity()))
              .toList(),
          found.comesBack(),
          guide.fee().words(),
          found.cost().total(),
          found.cost().parts().stream().map(PartResponse::of).toList(),
          found.reasons(),
          RouteResponse.of(found.route(), city));
    }
  }

  /** Where it is handed in, or who comes. */
  @Serdeable
  record PlaceResponse(
      String code,
      String name,
      ServicePointKind kind,
      String region,
      String regionName,
      String address,
      String phone,
      String openingHours,
      Optional<OpeningResponse> opening) {
    static PlaceResponse of(
        ServicePoint point, Optional<OpeningHours.Opening> opening, Organisation city) {
      return new PlaceResponse(
          point.code().value(),
          point.name(),
          point.kind(),
          point.region().value(),
          city.regions().fullName(point.region()),
          point.address(),
          point.phone(),
          point.openingHours(),
          opening.map(OpeningResponse::of));
    }
  }

  /** When one can go there next. */
  @Serdeable
  record OpeningResponse(
      boolean openNow, OffsetDateTime from, OffsetDateTime until, boolean provisional) {
    static OpeningResponse of(OpeningHours.Opening opening) {
      return new OpeningResponse(
          opening.openNow(),
          at(opening.day(), opening.from()),
          at(opening.day(), opening.until()),
          opening.provisional());
    }

    private static OffsetDateTime at(LocalDate day, LocalTime time) {
      return day.atTime(time).truncatedTo(ChronoUnit.MINUTES).atZone(Times.ZONE).toOffsetDateTime();
    }
  }

  /** When it is concluded, and what was counted. */
  @Serdeable
  record ClockResponse(
      LocalDate handedIn,
      LocalDate accepted,
      LocalDate finish,
      LocalDate latest,
      boolean onTheSpot,
      boolean provisional,
      List<LegResponse> legs) {
    static ClockResponse of(WayClock clock) {
      return new ClockResponse(
          clock.handedIn(),
          clock.accepted(),
          clock.finish(),
          clock.latest(),
          clock.onTheSpot(),
          clock.provisional(),
          clock.legs().stream().map(LegResponse::of).toList());
    }
  }

  /** A span of working days. */
  @Serdeable
  record LegResponse(
      String words, LocalDate from, int limitDays, LocalDate due, List<DayResponse> days) {
    static LegResponse of(WayClock.Leg leg) {
      return new LegResponse(
          leg.words(),
          leg.from(),
          leg.limit().count(),
          leg.explanation().due(),
          leg.explanation().days().stream()
              .map(
                  day ->
                      new DayResponse(
                          day.date(), day.counted(), day.number(), day.reason(), day.provisional()))
              .toList());
    }
  }

  /** A day, whether it counts, and why. */
  @Serdeable
  record DayResponse(
      LocalDate date, boolean counted, int number, String reason, boolean provisional) {}

  /** Something to have ready. */
  @Serdeable
  record BringResponse(String name, String how, Necessity necessity) {}

  /** A part of the points. */
  @Serdeable
  record PartResponse(String words, int points) {
    static PartResponse of(WayCost.Part part) {
      return new PartResponse(part.words(), part.points());
    }
  }

  /**
   * A channel that is none for the person.
   *
   * @param lawful whether the law would let them, and it is they who can't
   */
  @Serdeable
  record ClosedResponse(
      Channel channel, String channelName, boolean lawful, List<String> reasons) {}

  static NearestWaysResponse of(FindNearestWays.Answer found, Organisation city) {
    var item = found.item();
    return switch (found.answer()) {
      case NearestAnswer.NobodyCompetent(var words, _) ->
          new NearestWaysResponse(
              item.code().value(),
              item.name(),
              Optional.empty(),
              words,
              List.of(),
              List.of(),
              List.of(),
              false);
      case NearestAnswer.Found(
              var guide,
              var competence,
              var unmet,
              var ways,
              var closed,
              var coarse) ->
          new NearestWaysResponse(
              item.code().value(),
              item.name(),
              Optional.of(CompetentResponse.of(guide, city)),
              competence,
              unmet,
              IntStream.range(0, ways.size())
                  .mapToObj(rank -> WayResponse.of(rank + 1, ways.get(rank), guide, city))
                  .toList(),
              closed.stream()
                  .map(
                      one ->
                          new ClosedResponse(
                              one.channel(), one.channel().label(), one.lawful(), one.reasons()))
                  .toList(),
              coarse);
    };
  }
}
