package org.tongban.web.portal.casework;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.casework.Draft;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.PlanRequest;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;

/** The ways that are lawful for a draft, as its filer can choose them here. */
@Singleton
public class Ways {
  private final Places places;

  Ways(Places places) {
    this.places = places;
  }

  /**
   * Whose matter a draft is, as far as the way depends on it.
   *
   * @param home where the applicant is at home
   */
  public record Applicant(SubjectKind kind, RegionCode home) {}

  /**
   * A lawful way.
   *
   * @param key names the way in a form
   * @param plan the route, for some delivery
   */
  public record Offer(String key, Way way, RoutePlan.Planned plan) {}

  /** The lawful ways, for the applicant in person first. */
  List<Offer> lawful(Caller caller, Draft draft, Implementation implementation, Applicant who) {
    var offers = new ArrayList<Offer>();
    Stream.concat(
            // What was chosen elsewhere stays a choice, such as a place to go to.
            draft.way().stream(), candidates(caller, implementation, who))
        .distinct()
        .filter(way -> fits(caller, draft, way))
        .forEach(
            way ->
                plan(implementation, who, way, delivery(draft, implementation, way))
                    .filter(RoutePlan.Planned.class::isInstance)
                    .map(RoutePlan.Planned.class::cast)
                    .ifPresent(plan -> offers.add(new Offer(key(way), way, plan))));
    offers.sort(
        Comparator.comparing((Offer offer) -> offer.way().actingAs())
            .thenComparing(offer -> offer.way().mode())
            .thenComparing(Offer::key));
    return offers;
  }

  /** Acting for somebody takes a mandate; who has one acts for them and not for themselves. */
  private static boolean fits(Caller caller, Draft draft, Way way) {
    return switch (caller) {
      case Caller.Resident _ -> way.actingAs().needsMandate() == draft.mandate().isPresent();
      case Caller.Staff _ -> !way.actingAs().needsMandate() || draft.mandate().isPresent();
    };
  }

  /** The plan of a way, or empty while no delivery is known. */
  Optional<RoutePlan> plan(
      Implementation implementation, Applicant who, Way way, Optional<DeliveryChoice> delivery) {
    return delivery.map(
        choice ->
            new RoutePlanner(places.organisation())
                .plan(new PlanRequest(implementation, who.kind(), who.home(), way, choice)));
  }

  /** How a way is named in a form. */
  static String key(Way way) {
    return String.join(
        ".",
        way.mode().name(),
        way.channel().name(),
        way.actingAs().name(),
        way.place().map(Object::toString).orElse(""));
  }

  /** What was chosen; until then anything that the item offers, to judge the way alone. */
  private Optional<DeliveryChoice> delivery(Draft draft, Implementation implementation, Way way) {
    if (draft.delivery().isPresent()) {
      return draft.delivery();
    }
    if (implementation.deliveryWays().contains(DeliveryWay.ELECTRONIC)) {
      return Optional.of(new DeliveryChoice.Electronic());
    }
    if (implementation.deliveryWays().contains(DeliveryWay.MAIL)) {
      return Optional.of(
          new DeliveryChoice.ByMail(
              new Recipient(
                  new PersonName("收件人"), new MobileNumber("10000000000"), way.from(), "待填写")));
    }
    return way.place()
        .or(
            () ->
                places.organisation().servicePoints().stream()
                    .filter(point -> point.kind() != ServicePointKind.KIOSK)
                    .map(ServicePoint::code)
                    .findFirst())
        .map(DeliveryChoice.PickUp::new);
  }

  private Stream<Way> candidates(Caller caller, Implementation implementation, Applicant who) {
    return switch (caller) {
      case Caller.Resident _ ->
          implementation.modes().stream()
              .flatMap(
                  mode ->
                      implementation.actors().stream()
                          .map(
                              actor ->
                                  new Way(mode, Channel.WEB, Optional.empty(), who.home(), actor)));
      case Caller.Staff staff ->
          staff.duties().stream()
              .map(Caller.Duty::unit)
              .distinct()
              .flatMap(unit -> places.organisation().servicePoint(unit).stream())
              .flatMap(point -> atPoint(implementation, point));
    };
  }

  private static Stream<Way> atPoint(Implementation implementation, ServicePoint point) {
    return implementation.channels().stream()
        .filter(channel -> channel.staffed() || channel == Channel.HOME)
        .flatMap(
            channel ->
                implementation.modes().stream()
                    .flatMap(
                        mode ->
                            implementation.actors().stream()
                                .filter(actor -> actor != ActingAs.LIAISON)
                                .map(
                                    actor ->
                                        new Way(
                                            mode,
                                            channel,
                                            Optional.of(point.code()),
                                            point.region(),
                                            actor))));
  }
}
