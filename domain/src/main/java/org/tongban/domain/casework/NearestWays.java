package org.tongban.domain.casework;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.NearestAnswer.ClosedWay;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.place.WindowKind;

/**
 * Lists and ranks every lawful way to get a matter done for one person. Each is planned by {@link
 * RoutePlanner}, so what is promised is what the engine later does; the ranking is {@link WayCost}.
 * Pure: the same input always gives the same answer.
 *
 * <p>The places looked at are those of the person's surroundings: in the village, town, county and
 * city where they are, where they are at home, and where the competent authority is; of these the
 * nearest {@value #MOST_PLACES}. Others are farther away than the hall of one's own county, and
 * nobody would go there. Of each mode and channel the easiest place of a kind is offered. Safe for
 * concurrent use.
 */
public final class NearestWays {
  /** How many places are looked at. */
  static final int MOST_PLACES = 60;

  private static final int VERY_OLD = 80;

  /** The address does not change the route, so a recipient stands for any. */
  private static final Recipient SOMEBODY =
      new Recipient(
          new PersonName("收件人"), new MobileNumber("15400000000"), new RegionCode("440900"), "任一地址");

  private final Organisation organisation;
  private final Function<RegionCode, WorkingCalendar> calendars;
  private final RoutePlanner planner;

  /**
   * @param calendars the calendar of a region
   */
  public NearestWays(Organisation organisation, Function<RegionCode, WorkingCalendar> calendars) {
    this.organisation = organisation;
    this.calendars = calendars;
    this.planner = new RoutePlanner(organisation);
  }

  /**
   * Who carries out one item now.
   *
   * @param known all implementations of authorities that may be competent for the person, and
   *     others as examples of the item
   * @param more whether there are others still
   */
  public record Offered(List<Implementation> known, boolean more) {
    public Offered {
      known = List.copyOf(known);
    }

    /** All there are. */
    public static Offered all(List<Implementation> implementations) {
      return new Offered(implementations, false);
    }
  }

  /**
   * The answer.
   *
   * @param now the time in {@link StepContext#ZONE}
   */
  public NearestAnswer answer(Offered offered, Situation situation, LocalDateTime now) {
    var competence = new Competence(organisation, offered, situation);
    return competence
        .find()
        .<NearestAnswer>map(
            found -> new Search(found.implementation(), situation, now).answer(found.words()))
        .orElseGet(() -> new NearestAnswer.NobodyCompetent(competence.nobody(), offered.known()));
  }

  /** What to have ready for a way, in the order of the guide. */
  public static List<NearestWay.Bring> bring(Implementation implementation, Way way) {
    return new WayPapers(implementation, way).bring();
  }

  /** The places that are looked at for a person, the nearest first. */
  List<ServicePoint> places(Situation situation, RegionCode territory) {
    var regions = organisation.regions();
    return Stream.of(situation.at(), situation.home(), territory)
        .flatMap(region -> regions.path(region).stream())
        .map(Region::code)
        .distinct()
        .flatMap(region -> organisation.servicePointsIn(region).stream())
        .sorted(
            Comparator.comparingInt((ServicePoint point) -> hops(situation.at(), point.region()))
                .thenComparingInt(point -> hops(situation.home(), point.region()))
                .thenComparing(ServicePoint::code))
        .limit(MOST_PLACES)
        .toList();
  }

  /** The steps between two regions in the tree; between provinces by way of the nation. */
  int hops(RegionCode from, RegionCode to) {
    var regions = organisation.regions();
    var start = regions.path(from);
    var end = regions.path(to);
    var common = 0;
    while (common < Math.min(start.size(), end.size())
        && start
            .get(start.size() - 1 - common)
            .code()
            .equals(end.get(end.size() - 1 - common).code())) {
      common++;
    }
    return start.size() + end.size() - 2 * common;
  }

  /** The search for one person. */
  private final class Search {
    private final Implementation implementation;
    private final Situation situation;
    private final LocalDateTime now;
    private final List<ServicePoint> places;
    private final Map<Channel, List<String>> refusals = new LinkedHashMap<>();
    private final Map<Channel, List<String>> beyond = new LinkedHashMap<>();

    Search(Implementation implementation, Situation situation, LocalDateTime now) {
      this.implementation = implementation;
      this.situation = situation;
      this.now = now;
      this.places = places(situation, implementation.territory());
    }

    NearestAnswer.Found answer(String competence) {
      var ranked = ranked();
      var ways = new ArrayList<NearestWay>();
      for (var merged : merged(ranked)) {
        ways.add(
            merged.with(
                also(merged, ranked),
                new WayReasons(organisation, implementation, situation, merged).all(ranked)));
      }
      return new NearestAnswer.Found(
          implementation, competence, unmet(), ways, closed(ranked), coarse());
    }

    private boolean coarse() {
      return organisation
          .regions()
          .find(situation.at())
          .filter(region -> region.level().compareTo(Level.TOWN) <= 0)
          .filter(region -> !organisation.regions().children(region.code()).isEmpty())
          .isPresent();
    }

    private List<String> unmet() {
      var facts =
          new Condition.Facts(
              Optional.of(situation.subject()),
              situation.born(),
              Optional.empty(),
              Optional.of(situation.home()),
              Map.of(),
              Set.of(),
              now.toLocalDate(),
              organisation.regions());
      return switch (Eligibility.of(implementation, facts)) {
        case Eligibility.NotEligible(var unmet) ->
            unmet.stream().map(Eligibility.Unmet::words).toList();
        case Eligibility.Eligible _, Eligibility.MoreNeeded _ -> List.of();
      };
    }

    /** Of each mode, channel and kind of place the easiest way; all in order. */
    private List<NearestWay> ranked() {
      var best = new LinkedHashMap<List<Object>, NearestWay>();
      for (var channel : Channel.values()) {
        for (var way : usable(channel)) {
          best.merge(
              group(way), way, (one, other) -> order().compare(other, one) < 0 ? other : one);
        }
      }
      return best.values().stream().sorted(order()).toList();
    }

    private List<Object> group(NearestWay way) {
      return List.of(
          way.way().mode(),
          way.way().channel(),
          way.place().map(ServicePoint::kind),
          way.place().map(ServicePoint::partner));
    }

    /** Total: the last criterion tells any two ways apart. */
    private Comparator<NearestWay> order() {
      return Comparator.comparingInt((NearestWay way) -> way.cost().total())
          .thenComparingInt(NearestWay::visits)
          .thenComparingInt(NearestWay::hops)
          // Who comes to the home is better from near by.
          .thenComparingInt(
              way -> way.place().map(place -> hops(situation.at(), place.region())).orElse(0))
          .thenComparing(way -> way.clock().finish())
          .thenComparingInt(way -> modeRank(way.way().mode()))
          .thenComparing(way -> way.way().channel())
          .thenComparing(way -> way.way().actingAs())
          .thenComparing(way -> way.way().place().map(UnitCode::value).orElse(""));
    }

    /** A matter of several levels is made for one application that goes through them. */
    private int modeRank(HandlingMode mode) {
      return mode == HandlingMode.CROSS_LEVEL ? -1 : mode.ordinal();
    }

    /** What comes to the same for a person is one way: the place, the home, the net. */
    private List<NearestWay> merged(List<NearestWay> ranked) {
      var shown = new LinkedHashMap<Object, NearestWay>();
      ranked.forEach(way -> shown.putIfAbsent(where(way), way));
      return List.copyOf(shown.values());
    }

    private Object where(NearestWay way) {
      return switch (way.way().channel()) {
        case WEB, APP, BUSINESS_APP, HOME -> way.start();
        case KIOSK,
            ORDINARY_WINDOW,
            ANY_WINDOW,
            CROSS_PROVINCE_WINDOW,
            VILLAGE_STATION,
            HELP_STATION ->
            way.way().place();
      };
    }

    private List<Channel> also(NearestWay shown, List<NearestWay> ranked) {
      return ranked.stream()
          .filter(way -> where(way).equals(where(shown)))
          .map(way -> way.way().channel())
          .filter(channel -> channel != shown.way().channel())
          .distinct()
          .sorted()
          .toList();
    }

    /** The lawful ways by the channel that the person can take. */
    private List<NearestWay> usable(Channel channel) {
      if (!implementation.channels().contains(channel)) {
        refuse(channel, List.of("本事项没有开通“" + channel.label() + "”。"));
        return List.of();
      }
      var lawful = new ArrayList<NearestWay>();
      if (!channel.atServicePoint() && channel != Channel.HOME) {
        plan(channel, Optional.empty(), lawful);
      } else {
        var fitting = places.stream().filter(point -> fits(channel, point)).toList();
        if (fitting.isEmpty()) {
          refuse(channel, List.of("您附近没有“" + channel.label() + "”。"));
        }
        fitting.forEach(point -> plan(channel, Optional.of(point), lawful));
      }
      var beyondThem = beyondThem(channel);
      if (!lawful.isEmpty() && beyondThem.isPresent()) {
        beyond.put(channel, List.of(beyondThem.get()));
        return List.of();
      }
      return lawful;
    }

    /** Whether a place is one for the channel; who comes to a home is of its own surroundings. */
    private boolean fits(Channel channel, ServicePoint point) {
      return switch (channel) {
        case ORDINARY_WINDOW -> point.hasWindow(WindowKind.ORDINARY);
        case ANY_WINDOW -> point.hasWindow(WindowKind.ANY_WINDOW);
        case CROSS_PROVINCE_WINDOW -> point.hasWindow(WindowKind.CROSS_PROVINCE);
        case VILLAGE_STATION -> point.kind() == ServicePointKind.VILLAGE_STATION;
        case HELP_STATION -> point.kind() == ServicePointKind.HELP_STATION;
        case KIOSK -> point.kind() == ServicePointKind.KIOSK;
        case HOME ->
            (point.kind() == ServicePointKind.VILLAGE_STATION
                    || point.kind() == ServicePointKind.HELP_STATION)
                && organisation.regions().within(situation.at(), point.region());
        case WEB, APP, BUSINESS_APP -> false;
      };
    }

    /** Why the person can't take a channel that the law leaves open to them. */
    private Optional<String> beyondThem(Channel channel) {
      return switch (channel) {
        case WEB, APP, BUSINESS_APP ->
            situation.online() || situation.helped()
                ? Optional.empty()
                : Optional.of("您说自己不方便上网。有家人会上网的，可以由家人凭您的委托在网上代办。");
        case HOME -> Optional.empty();
        case KIOSK,
            ORDINARY_WINDOW,
            ANY_WINDOW,
            CROSS_PROVINCE_WINDOW,
            VILLAGE_STATION,
            HELP_STATION ->
            situation.mobile()
                ? Optional.empty()
                : Optional.of("您说不方便出门，这种方式要到“" + channel.label() + "”跟前办。");
      };
    }

    private void plan(Channel channel, Optional<ServicePoint> place, List<NearestWay> lawful) {
      for (var mode : implementation.modes().stream().sorted().toList()) {
        var reasons = new ArrayList<String>();
        var planned =
            actors(channel, place).stream()
                .map(
                    actor ->
                        new Way(
                            mode,
                            channel,
                            place.map(ServicePoint::code),
                            place.map(ServicePoint::region).orElse(situation.at()),
                            actor))
                .flatMap(way -> planned(way, reasons).stream())
                .findFirst();
        planned.ifPresentOrElse(
            one -> lawful.add(offered(one, place)), () -> refuse(channel, reasons));
      }
    }

    /** In what capacity the way would be taken, the first choice first. */
    private List<ActingAs> actors(Channel channel, Optional<ServicePoint> place) {
      var wanted =
          channel == Channel.HOME
              ? place.filter(point -> point.kind() == ServicePointKind.VILLAGE_STATION).isPresent()
                  ? List.of(ActingAs.LIAISON, ActingAs.HELPER)
                  : List.of(ActingAs.HELPER)
              : byFamily(channel)
                  ? List.of(ActingAs.HELPER)
                  : List.of(
                      situation.subject() == SubjectKind.ORGANISATION
                          ? ActingAs.OPERATOR
                          : ActingAs.SELF,
                      ActingAs.HELPER);
      var open = wanted.stream().filter(implementation.actors()::contains).toList();
      return open.isEmpty() ? wanted.subList(0, 1) : open;
    }

    private boolean byFamily(Channel channel) {
      return switch (channel) {
        case WEB, APP, BUSINESS_APP -> !situation.online() && situation.helped();
        case KIOSK,
            ORDINARY_WINDOW,
            ANY_WINDOW,
            CROSS_PROVINCE_WINDOW,
            VILLAGE_STATION,
            HELP_STATION,
            HOME ->
            false;
      };
    }

    private record Plan(Route route, DeliveryChoice delivery) {}

    private Optional<Plan> planned(Way way, List<String> reasons) {
      for (var delivery : deliveries(way)) {
        switch (planner.plan(
            new PlanRequest(
                implementation, situation.subject(), situation.home(), way, delivery))) {
          case RoutePlan.Planned(var route) -> {
            return Optional.of(new Plan(route, delivery));
          }
          case RoutePlan.Unlawful(var why) -> {
            if (reasons.isEmpty() || why.size() < reasons.size()) {
              reasons.clear();
              reasons.addAll(why);
            }
          }
        }
      }
      return Optional.empty();
    }

    /** How the result may come back, what suits the person best first. */
    private List<DeliveryChoice> deliveries(Way way) {
      var choices = new ArrayList<DeliveryChoice>();
      var mail = new DeliveryChoice.ByMail(SOMEBODY);
      if (situation.online()) {
        choices.add(new DeliveryChoice.Electronic());
        choices.add(mail);
      } else {
        choices.add(mail);
      }
      pickUpAt(way).map(DeliveryChoice.PickUp::new).ifPresent(choices::add);
      if (!situation.online()) {
        choices.add(new DeliveryChoice.Electronic());
      }
      // What is decided while one waits is handed out at once.
      way.place()
          .filter(_ -> way.channel().staffed() && atOnce())
          .ifPresent(place -> choices.addFirst(new DeliveryChoice.PickUp(place)));
      var open =
          choices.stream()
              .filter(choice -> implementation.deliveryWays().contains(choice.way()))
              .toList();
      return open.isEmpty() ? choices.subList(0, 1) : open;
    }

    private boolean atOnce() {
      return implementation.limits().promised().count() == 0;
    }

    private Optional<UnitCode> pickUpAt(Way way) {
      return places.stream()
          .filter(point -> point.kind() != ServicePointKind.KIOSK)
          .map(ServicePoint::code)
          .findFirst()
          .or(way::place);
    }

    private NearestWay offered(Plan plan, Optional<ServicePoint> place) {
      var way = plan.route().way();
      var opening = place.flatMap(point -> opening(way, point));
      var handedIn = opening.map(OpeningHours.Opening::day).orElseGet(() -> nextDay(place));
      var decider =
          organisation
              .authority(plan.route().decider())
              .map(Authority::region)
              .orElse(implementation.territory());
      var counting = new Counting(calendars.apply(decider));
      var clock = WayClock.of(plan.route(), implementation, handedIn, counting);
      var pickUp =
          plan.delivery() instanceof DeliveryChoice.PickUp(var at)
              ? organisation.servicePoint(at)
              : Optional.<ServicePoint>empty();
      var goes = place.isPresent() && way.channel() != Channel.HOME;
      var there = goes ? hops(situation.at(), place.get().region()) : 0;
      var waits = clock.finish().equals(clock.handedIn()) && pickUp.equals(place);
      var again = pickUp.isPresent() && !waits;
      var fetching = again ? hops(situation.at(), pickUp.get().region()) : 0;
      var visits = (goes ? 1 : 0) + (again ? 1 : 0);
      var days = counting.elapsed(now.toLocalDate(), clock.finish(), List.of());
      var cost = WayCost.of(visits, there + fetching, days, situation, efforts(way));
      var papers = new WayPapers(implementation, way);
      return new NearestWay(
          plan.route(),
          place,
          opening,
          List.of(),
          plan.delivery().way(),
          pickUp,
          visits,
          there,
          days,
          clock,
          cost,
          papers.bring(),
          papers.comesBack(plan.delivery().way(), pickUp, situation.online()),
          List.of());
    }

    private Optional<OpeningHours.Opening> opening(Way way, ServicePoint point) {
      var calendar = calendars.apply(point.region());
      var from =
          way.channel() == Channel.HOME
              // A visit is agreed on beforehand.
              ? now.toLocalDate().plusDays(1).atStartOfDay()
              : now;
      return OpeningHours.parse(point.openingHours()).flatMap(hours -> hours.next(from, calendar));
    }

    /** Online at once; at a place whose hours nobody understands, on the next working day. */
    private LocalDate nextDay(Optional<ServicePoint> place) {
      var today = now.toLocalDate();
      if (place.isEmpty()) {
        return today;
      }
      var calendar = calendars.apply(place.get().region());
      var day = today;
      while (!calendar.isWorkingDay(day)) {
        day = day.plusDays(1);
      }
      return day;
    }

    private List<WayCost.Part> efforts(Way way) {
      var efforts = new ArrayList<WayCost.Part>();
      if (way.actingAs().needsMandate()) {
        efforts.add(
            byFamily(way.channel())
                ? new WayCost.Part("要先签好委托书", WayCost.MANDATE_BEFORE)
                : new WayCost.Part("要签委托书", WayCost.MANDATE));
      }
      if (way.channel() == Channel.KIOSK && !situation.online()) {
        efforts.add(new WayCost.Part("要自己操作屏幕", WayCost.SELF_SERVICE));
      }
      if (way.channel() == Channel.HOME && situation.mobile()) {
        efforts.add(
            new WayCost.Part(
                "要约工作人员上门",
                veryOld() || situation.helped()
                    ? WayCost.HELPER_COMES_FIRST
                    : WayCost.HELPER_COMES));
      }
      return efforts;
    }

    private boolean veryOld() {
      return situation
          .born()
          .filter(born -> !now.toLocalDate().isBefore(born.plusYears(VERY_OLD)))
          .isPresent();
    }

    private void refuse(Channel channel, List<String> reasons) {
      var known = refusals.get(channel);
      if (!reasons.isEmpty() && (known == null || reasons.size() < known.size())) {
        refusals.put(channel, List.copyOf(reasons));
      }
    }

    private List<ClosedWay> closed(List<NearestWay> ranked) {
      Set<Channel> open = new LinkedHashSet<>();
      ranked.forEach(way -> open.add(way.way().channel()));
      var closed = new ArrayList<ClosedWay>();
      for (var channel : Channel.values()) {
        if (open.contains(channel)) {
          continue;
        }
        if (beyond.containsKey(channel)) {
          closed.add(new ClosedWay(channel, true, beyond.get(channel)));
        } else if (refusals.containsKey(channel)) {
          closed.add(new ClosedWay(channel, false, refusals.get(channel)));
        }
      }
      return closed;
    }
  }
}
