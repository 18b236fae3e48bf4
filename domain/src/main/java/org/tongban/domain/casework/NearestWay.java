package org.tongban.domain.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.ServicePoint;

/**
 * A lawful way to get a matter done, as it would be for one person.
 *
 * @param route what the engine will do if it is filed so
 * @param place where it is handed in, or who comes to the home; empty online
 * @param opening when one can go there next; empty online, and where its hours are not understood
 * @param also other channels that come to the same: another counter of the place, another app
 * @param delivery how the result comes back
 * @param pickUp where it is fetched, for {@link DeliveryWay#PICK_UP}
 * @param visits how many times one has to go somewhere
 * @param hops the region steps to the place where it is handed in; 0 where nobody has to go
 * @param workingDays the working days from today until it is concluded
 * @param reasons what speaks for and against it, for people
 */
public record NearestWay(
    Route route,
    Optional<ServicePoint> place,
    Optional<OpeningHours.Opening> opening,
    List<Channel> also,
    DeliveryWay delivery,
    Optional<ServicePoint> pickUp,
    int visits,
    int hops,
    int workingDays,
    WayClock clock,
    WayCost cost,
    List<Bring> bring,
    List<String> comesBack,
    List<String> reasons) {

  /** How a person begins it. */
  public enum Start {
    /** A draft online, filled in and filed by the person. */
    DRAFT,
    /** A draft that is filled in online and filed at the place, by its code. */
    PREPARED,
    /** A request that somebody comes to the home. */
    ASSISTANCE
  }

  /**
   * Something to have ready.
   *
   * @param how in which form, for people
   */
  public record Bring(String name, String how, Necessity necessity) {}

  public NearestWay {
    Objects.requireNonNull(route);
    Objects.requireNonNull(place);
    Objects.requireNonNull(opening);
    Objects.requireNonNull(delivery);
    Objects.requireNonNull(pickUp);
    Objects.requireNonNull(clock);
    Objects.requireNonNull(cost);
    also = List.copyOf(also);
    bring = List.copyOf(bring);
    comesBack = List.copyOf(comesBack);
    reasons = List.copyOf(reasons);
  }

  /** The way itself. */
  public Way way() {
    return route.way();
  }

  /** How it is begun. */
  public Start start() {
    return start(way().channel());
  }

  /** How a way by that channel is begun. */
  public static Start start(Channel channel) {
    return switch (channel) {
      case WEB, APP, BUSINESS_APP, KIOSK -> Start.DRAFT;
      case ORDINARY_WINDOW, ANY_WINDOW, CROSS_PROVINCE_WINDOW, VILLAGE_STATION, HELP_STATION ->
          Start.PREPARED;
      case HOME -> Start.ASSISTANCE;
    };
  }

  /** What people call it: 网上办, 上门帮办, or the place. */
  public String title() {
    return switch (way().channel()) {
      case WEB, APP, BUSINESS_APP -> way().actingAs().needsMandate() ? "请家人在网上代办" : "网上办";
      case HOME -> "请人上门帮办";
      case KIOSK,
          ORDINARY_WINDOW,
          ANY_WINDOW,
          CROSS_PROVINCE_WINDOW,
          VILLAGE_STATION,
          HELP_STATION ->
          "到" + place.map(ServicePoint::name).orElse(way().channel().label()) + "办";
    };
  }

  NearestWay with(List<Channel> others, List<String> words) {
    return new NearestWay(
        route,
        place,
        opening,
        others,
        delivery,
        pickUp,
        visits,
        hops,
        workingDays,
        clock,
        cost,
        bring,
        comesBack,
        words);
  }
}
