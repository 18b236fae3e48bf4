package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

class NearestWaysTest {
  private static final Organisation CITY = SampleCityFixture.organisation();
  private static final NearestWays WAYS = new NearestWays(CITY, _ -> SampleCityFixture.calendar());
  private static final RoutePlanner PLANNER = new RoutePlanner(CITY);
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final LocalDateTime MORNING = MONDAY.atTime(9, 30);
  private static final List<RegionCode> REGIONS =
      List.of(
          SampleCityFixture.VILLAGE,
          SampleCityFixture.OTHER_VILLAGE,
          SampleCityFixture.TOWN,
          SampleCityFixture.XINYI,
          SampleCityFixture.MAONAN,
          SampleCityFixture.CITY,
          SampleCityFixture.YULIN,
          SampleCityFixture.YUZHOU,
          SampleCityFixture.GUILIN);

  private static Situation villager() {
    return new Situation(
        SampleCityFixture.VILLAGE,
        SampleCityFixture.VILLAGE,
        SubjectKind.PERSON,
        Optional.of(LocalDate.of(1942, 3, 15)),
        false,
        true,
        false,
        false);
  }

  private static NearestAnswer.Found answer(Implementation implementation, Situation situation) {
    return (NearestAnswer.Found)
        WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, MORNING);
  }

  private static DeliveryChoice delivery(NearestWay way) {
    return switch (way.delivery()) {
      case MAIL -> SampleCityFixture.byMail();
      case ELECTRONIC -> new DeliveryChoice.Electronic();
      case PICK_UP -> new DeliveryChoice.PickUp(way.pickUp().orElseThrow().code());
    };
  }

  @Provide
  Arbitrary<Situation> situations() {
    var flags = Arbitraries.of(true, false);
    return Combinators.combine(
            Arbitraries.of(REGIONS),
            Arbitraries.of(REGIONS),
            Arbitraries.of(SubjectKind.values()),
            Arbitraries.of(1940, 1960, 2000, 2020).optional(),
            flags,
            flags,
            flags,
            flags)
        .as(
            (at, home, subject, year, online, mobile, helped, urgent) ->
                new Situation(
                    at,
                    home,
                    subject,
                    year.map(born -> LocalDate.of(born, 5, 1)),
                    online,
                    mobile,
                    helped,
                    urgent));
  }

  @Provide
  Arbitrary<Implementation> implementations() {
    return Arbitraries.of(SampleCityFixture.implementations());
  }

  @Property(tries = 600)
  void offersOnlyWhatThePlannerFindsLawful(
      @ForAll("implementations") Implementation implementation,
      @ForAll("situations") Situation situation) {
    if (WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, MORNING)
        instanceof NearestAnswer.Found found) {
      for (var way : found.ways()) {
        var plan =
            PLANNER.plan(
                new PlanRequest(
                    implementation,
                    situation.subject(),
                    situation.home(),
                    way.way(),
                    delivery(way)));
        assertThat(plan).isEqualTo(new RoutePlan.Planned(way.route()));
        assertThat(way.reasons()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(way.comesBack()).isNotEmpty();
      }
    }
  }

  /**
   * Every mode, channel, place that is looked at, actor and delivery, planned without the search.
   */
  @Property(tries = 300)
  void leavesNothingLawfulOutThatIsStrictlyBetter(
      @ForAll("implementations") Implementation implementation,
      @ForAll("situations") Situation situation) {
    if (!(WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, MORNING)
        instanceof NearestAnswer.Found found)) {
      return;
    }
    var offered = found.ways();
    for (var way : everyWay(implementation, situation)) {
      if (!canTake(situation, way)) {
        continue;
      }
      for (var choice : deliveries(way)) {
        if (PLANNER.plan(
                new PlanRequest(implementation, situation.subject(), situation.home(), way, choice))
            instanceof RoutePlan.Planned(var route)) {
          var visits = visits(way, route, choice);
          var hops =
              way.place().isEmpty() || way.channel() == Channel.HOME
                  ? 0
                  : WAYS.hops(situation.at(), way.from());
          var finish =
              WayClock.of(
                      route,
                      implementation,
                      handedIn(way),
                      new Counting(SampleCityFixture.calendar()))
                  .finish();
          assertThat(offered)
              .as("%s by %s for %s", way, choice, situation)
              .anyMatch(
                  one ->
                      (one.way().channel() == way.channel() || one.also().contains(way.channel()))
                          && !(visits < one.visits()
                                  && hops <= one.hops()
                                  && !finish.isAfter(one.clock().finish())
                              || visits <= one.visits()
                                  && hops < one.hops()
                                  && !finish.isAfter(one.clock().finish())
                              || visits <= one.visits()
                                  && hops <= one.hops()
                                  && finish.isBefore(one.clock().finish())));
        }
      }
    }
  }

  private static LocalDate handedIn(Way way) {
    return way.channel() == Channel.HOME ? MONDAY.plusDays(1) : MONDAY;
  }

  private static int visits(Way way, Route route, DeliveryChoice choice) {
    var goes = way.place().isPresent() && way.channel() != Channel.HOME ? 1 : 0;
    var waits =
        route.next(StageKind.ACCEPT, 0) < 0
            && choice instanceof DeliveryChoice.PickUp(var at)
            && way.place().filter(at::equals).isPresent();
    var fetches = choice instanceof DeliveryChoice.PickUp && !waits ? 1 : 0;
    return goes + fetches;
  }

  private static boolean canTake(Situation situation, Way way) {
    return switch (way.channel()) {
      case WEB, APP, BUSINESS_APP ->
          situation.online() && !way.actingAs().needsMandate()
              || !situation.online() && situation.helped() && way.actingAs() == ActingAs.HELPER;
      case HOME -> true;
      case KIOSK,
          ORDINARY_WINDOW,
          ANY_WINDOW,
          CROSS_PROVINCE_WINDOW,
          VILLAGE_STATION,
          HELP_STATION ->
          situation.mobile();
    };
  }

  private static List<DeliveryChoice> deliveries(Way way) {
    var choices = new ArrayList<DeliveryChoice>();
    choices.add(SampleCityFixture.byMail());
    choices.add(new DeliveryChoice.Electronic());
    way.place().map(DeliveryChoice.PickUp::new).ifPresent(choices::add);
    return choices;
  }

  private static List<Way> everyWay(Implementation implementation, Situation situation) {
    var all = new ArrayList<Way>();
    var places = new ArrayList<Optional<ServicePoint>>();
    places.add(Optional.empty());
    WAYS.places(situation, implementation.territory()).stream()
        .map(Optional::of)
        .forEach(places::add);
    for (var mode : HandlingMode.values()) {
      for (var channel : Channel.values()) {
        for (var place : places) {
          for (var actor : ActingAs.values()) {
            if (channel == Channel.HOME
                && place
                    .filter(point -> !CITY.regions().within(situation.at(), point.region()))
                    .isPresent()) {
              continue;
            }
            all.add(
                new Way(
                    mode,
                    channel,
                    place.map(ServicePoint::code),
                    place.map(ServicePoint::region).orElse(situation.at()),
                    actor));
          }
        }
      }
    }
    return all;
  }

  @Property(tries = 300)
  void ranksByThePointsInAnOrderThatIsTotalAndAlwaysTheSame(
      @ForAll("implementations") Implementation implementation,
      @ForAll("situations") Situation situation) {
    var first = WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, MORNING);
    assertThat(WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, MORNING))
        .isEqualTo(first);
    if (first instanceof NearestAnswer.Found found) {
      assertThat(found.ways())
          .isSortedAccordingTo(Comparator.comparingInt(way -> way.cost().total()));
      assertThat(
              found.ways().stream()
                  .map(way -> way.way().place().map(UnitCode::value) + "/" + way.start()))
          .doesNotHaveDuplicates();
      // Nobody is left without a word about a channel.
      var spoken = new ArrayList<Channel>();
      found.ways().forEach(way -> spoken.add(way.way().channel()));
      found.ways().forEach(way -> spoken.addAll(way.also()));
      found.closed().forEach(way -> spoken.add(way.channel()));
      assertThat(spoken).contains(Channel.values());
      found.closed().forEach(way -> assertThat(way.reasons()).isNotEmpty());
    }
  }

  @Property(tries = 300)
  void whoCanDoMoreNeverHasAHarderWay(
      @ForAll("implementations") Implementation implementation,
      @ForAll("situations") Situation situation) {
    var less = best(implementation, situation);
    for (var more :
        List.of(
            able(situation, true, situation.mobile(), situation.helped()),
            able(situation, situation.online(), situation.mobile(), true))) {
      assertThat(best(implementation, more)).isLessThanOrEqualTo(less);
    }
  }

  private static Situation able(Situation from, boolean online, boolean mobile, boolean helped) {
    return new Situation(
        from.at(), from.home(), from.subject(), from.born(), online, mobile, helped, from.urgent());
  }

  private static int best(Implementation implementation, Situation situation) {
    return WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, MORNING)
                instanceof NearestAnswer.Found found
            && !found.ways().isEmpty()
        ? found.ways().getFirst().cost().total()
        : Integer.MAX_VALUE;
  }

  @Property
  void whatIsBetterInEveryRespectNeverCostsMore(
      @ForAll @IntRange(max = 3) int visits,
      @ForAll @IntRange(max = 9) int hops,
      @ForAll @IntRange(max = 90) int days,
      @ForAll @IntRange(max = 2) int fewerVisits,
      @ForAll @IntRange(max = 5) int fewerHops,
      @ForAll @IntRange(max = 20) int fewerDays,
      @ForAll("situations") Situation situation) {
    var worse = WayCost.of(visits, hops, days, situation, List.of());
    var better =
        WayCost.of(
            Math.max(0, visits - fewerVisits),
            Math.max(0, hops - fewerHops),
            Math.max(0, days - fewerDays),
            situation,
            List.of());
    assertThat(better.total()).isLessThanOrEqualTo(worse.total());
  }

  /** Files each offered way on the day it names; the engine's own clock ends on the same day. */
  @Property(tries = 200)
  void promisesTheDayTheEngineHasLater(
      @ForAll("implementations") Implementation implementation,
      @ForAll @IntRange(max = 400) int later) {
    var now = LocalDate.of(2026, 1, 5).plusDays(later).atTime(LocalTime.of(10, 0));
    var situation =
        new Situation(
            SampleCityFixture.VILLAGE,
            SampleCityFixture.VILLAGE,
            implementation.subjects().iterator().next(),
            Optional.empty(),
            true,
            true,
            false,
            false);
    var found =
        (NearestAnswer.Found)
            WAYS.answer(NearestWays.Offered.all(List.of(implementation)), situation, now);
    assertThat(found.ways()).isNotEmpty();
    for (var way : found.ways()) {
      var journey =
          Journey.of(
              implementation,
              way.way(),
              delivery(way),
              SampleCityFixture.complete(),
              way.clock().handedIn());
      if (way.clock().onTheSpot()) {
        journey
            .step(new CaseCommand.Receive(List.of()))
            .step(new CaseCommand.Verify("居民身份证", "一致"))
            .step(new CaseCommand.ConcludeOnTheSpot(Outcome.APPROVED, "齐全", "证", "信〔2026〕1号"));
        assertThat(journey.today()).isEqualTo(way.clock().finish());
        continue;
      }
      accepted(journey, way);
      assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(way.clock().finish());
      assertThat(
              journey
                  .clock(Deadlines.Kind.PROMISED)
                  .explain(new Counting(SampleCityFixture.calendar())))
          .isEqualTo(way.clock().legs().getLast().explanation());
    }
  }

  private static void accepted(Journey journey, NearestWay way) {
    for (var stage : way.route().stages()) {
      switch (stage.kind()) {
        case RECEIVE -> {
          if (!journey.file().online()) {
            journey.step(new CaseCommand.Receive(List.of()));
          }
        }
        case VERIFY -> journey.step(new CaseCommand.Verify("居民身份证", "一致"));
        case FORWARD -> {
          assertThat(journey.clock(Deadlines.Kind.STAGE).due()).isEqualTo(way.clock().accepted());
          journey.on(way.clock().accepted()).step(new CaseCommand.Forward("交接单 1"));
        }
        case ACCEPT -> {
          if (journey.file().online()) {
            journey.step(new CaseCommand.Receive(List.of()));
          }
          journey.step(new CaseCommand.Accept(List.of()));
        }
        case REVIEW, DECIDE, ISSUE, DELIVER -> {}
      }
    }
  }

  @Test
  void sendsAnOldVillagerToTheStationOfTheVillage() {
    var found = answer(SampleCityFixture.crossLevel(), villager());
    var first = found.ways().getFirst();
    assertThat(first.place().orElseThrow().code()).isEqualTo(SampleCityFixture.STATION);
    assertThat(first.way().mode()).isEqualTo(HandlingMode.CROSS_LEVEL);
    assertThat(first.hops()).isZero();
    assertThat(first.delivery()).isEqualTo(DeliveryWay.MAIL);
    assertThat(first.reasons()).contains("就在您所在的村（社区）", "只跑一趟，结果免费寄到家");
    assertThat(found.closed()).anyMatch(way -> way.channel() == Channel.WEB && way.lawful());
    assertThat(found.ways()).anyMatch(way -> way.start() == NearestWay.Start.ASSISTANCE);
  }

  @Test
  void leavesWhoCannotLeaveHomeWhatComesToThem() {
    var situation = able(villager(), false, false, false);
    var found = answer(SampleCityFixture.allowance(), situation);
    assertThat(found.ways())
        .extracting(NearestWay::start)
        .containsOnly(NearestWay.Start.ASSISTANCE);
    assertThat(found.ways().getFirst().way().actingAs()).isEqualTo(ActingAs.LIAISON);
    assertThat(found.closed())
        .anyMatch(way -> way.channel() == Channel.VILLAGE_STATION && way.lawful());
  }

  @Test
  void saysWhatToDoWhereNobodyIsCompetent() {
    var answer =
        WAYS.answer(
            NearestWays.Offered.all(List.of(SampleCityFixture.allowance())),
            new Situation(
                SampleCityFixture.GUILIN,
                SampleCityFixture.GUILIN,
                SubjectKind.PERSON,
                Optional.empty(),
                true,
                true,
                false,
                false),
            MORNING);
    assertThat(answer)
        .isInstanceOfSatisfying(
            NearestAnswer.NobodyCompetent.class,
            nobody -> assertThat(nobody.words()).contains("桂林市", "12345", "信宜市"));
  }

  @Test
  void answersWithinTwentyMilliseconds() {
    for (int i = 0; i < 300; i++) {
      answer(SampleCityFixture.allowance(), villager());
    }
    var start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      answer(SampleCityFixture.allowance(), villager());
    }
    var each = (System.nanoTime() - start) / 100 / 1000;
    System.out.println("An answer takes " + each + " µs");
    assertThat(each).isLessThan(20_000);
  }
}
