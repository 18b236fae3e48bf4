package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

class RoutePlannerTest {
  private static final Organisation ORGANISATION = SampleCityFixture.organisation();
  private static final RoutePlanner PLANNER = new RoutePlanner(ORGANISATION);
  private static final List<DeliveryChoice> DELIVERIES =
      List.of(
          SampleCityFixture.byMail(),
          new DeliveryChoice.Electronic(),
          new DeliveryChoice.PickUp(SampleCityFixture.STATION),
          new DeliveryChoice.PickUp(SampleCityFixture.YULIN_HALL),
          new DeliveryChoice.PickUp(SampleCityFixture.KIOSK));
  private static final List<RegionCode> ONLINE_FROM =
      List.of(
          SampleCityFixture.VILLAGE,
          SampleCityFixture.MAONAN,
          SampleCityFixture.YULIN,
          SampleCityFixture.GUILIN);

  /** Every implementation, mode, channel, place (or region online), actor and delivery. */
  private static Stream<PlanRequest> everything(List<Implementation> implementations) {
    var places = new ArrayList<Optional<ServicePoint>>();
    ORGANISATION.servicePoints().forEach(point -> places.add(Optional.of(point)));
    places.add(Optional.empty());
    return implementations.stream()
        .flatMap(
            implementation ->
                Stream.of(HandlingMode.values())
                    .flatMap(
                        mode ->
                            Stream.of(Channel.values())
                                .flatMap(
                                    channel ->
                                        places.stream()
                                            .flatMap(
                                                place ->
                                                    ways(mode, channel, place)
                                                        .flatMap(
                                                            way ->
                                                                DELIVERIES.stream()
                                                                    .map(
                                                                        delivery ->
                                                                            request(
                                                                                implementation,
                                                                                way,
                                                                                delivery)))))));
  }

  private static Stream<Way> ways(
      HandlingMode mode, Channel channel, Optional<ServicePoint> place) {
    var from = place.map(point -> List.of(point.region())).orElse(ONLINE_FROM);
    return from.stream()
        .flatMap(
            region ->
                Stream.of(ActingAs.values())
                    .map(
                        actor ->
                            new Way(mode, channel, place.map(ServicePoint::code), region, actor)));
  }

  private static PlanRequest request(
      Implementation implementation, Way way, DeliveryChoice delivery) {
    return new PlanRequest(
        implementation,
        implementation.subjects().iterator().next(),
        SampleCityFixture.VILLAGE,
        way,
        delivery);
  }

  @Test
  void everyCombinationHasAWellFormedRouteOrReasons() throws IOException {
    Files.createDirectories(Path.of("target"));
    var lawful = EnumSet.noneOf(HandlingMode.class);
    var channels = EnumSet.noneOf(Channel.class);
    var actors = EnumSet.noneOf(ActingAs.class);
    try (var table = Files.newBufferedWriter(Path.of("target/route-plans.txt"))) {
      for (var request :
          (Iterable<PlanRequest>) everything(SampleCityFixture.implementations())::iterator) {
        var plan = PLANNER.plan(request);
        switch (plan) {
          case RoutePlan.Planned(var route) -> {
            wellFormed(route, request);
            lawful.add(request.way().mode());
            channels.add(request.way().channel());
            actors.add(request.way().actingAs());
          }
          case RoutePlan.Unlawful(var reasons) ->
              assertThat(reasons).isNotEmpty().allMatch(reason -> reason.endsWith("。"));
        }
        assertThat(PLANNER.plan(request)).isEqualTo(plan);
        table.write(line(request, plan));
      }
    }
    assertThat(lawful).containsExactly(HandlingMode.values());
    assertThat(channels).containsExactly(Channel.values());
    assertThat(actors).containsExactly(ActingAs.values());
  }

  /** The item's reach decides, whatever else is asked. */
  @ParameterizedTest
  @EnumSource(Reach.class)
  void noRouteGoesFartherThanTheItemReaches(Reach reach) {
    var sample = new SampleCityFixture.ImplementationSample("05", 20, "测试事项");
    sample.reach = reach;
    everything(List.of(sample.build()))
        .forEach(
            request -> {
              if (PLANNER.plan(request) instanceof RoutePlan.Planned(var route)) {
                wellFormed(route, request);
                assertThat(route.reach()).isLessThanOrEqualTo(reach);
              }
            });
  }

  private static void wellFormed(Route route, PlanRequest request) {
    var kinds = route.stages().stream().map(Stage::kind).toList();
    assertThat(kinds.getFirst()).isEqualTo(StageKind.RECEIVE);
    assertThat(kinds).isSorted();
    assertThat(kinds.getLast()).isEqualTo(StageKind.DELIVER);
    assertThat(kinds).containsOnlyOnce(StageKind.RECEIVE);
    assertThat(kinds).containsOnlyOnce(StageKind.DECIDE);
    assertThat(kinds).containsOnlyOnce(StageKind.ISSUE);
    assertThat(kinds).containsOnlyOnce(StageKind.DELIVER);
    boolean onTheSpot = !kinds.contains(StageKind.ACCEPT);
    if (onTheSpot) {
      assertThat(request.implementation().kind()).isEqualTo(CaseKind.IMMEDIATE);
      assertThat(request.implementation().twoPersons()).isFalse();
      assertThat(request.way().channel().staffed()).isTrue();
    } else {
      assertThat(kinds).containsOnlyOnce(StageKind.ACCEPT);
      var decide = route.stages().get(route.next(StageKind.DECIDE, 0));
      assertThat(decide.unit()).isEqualTo(route.decider());
    }
    for (var stage : route.stages()) {
      assertThat(ORGANISATION.unit(stage.unit())).isPresent();
      assertThat(ORGANISATION.authority(stage.authority())).isPresent();
      assertThat(stage.role().staff()).isTrue();
      assertThat(stage.allowance().count()).isPositive();
    }
    // Nobody is handed papers by a machine, and levels examine in order.
    if (request.way().channel() == Channel.KIOSK) {
      assertThat(kinds).doesNotContain(StageKind.VERIFY, StageKind.FORWARD);
    }
    int days =
        route.stages().stream()
            .filter(stage -> stage.kind() == StageKind.REVIEW)
            .filter(stage -> !stage.unit().equals(route.decider()))
            .mapToInt(stage -> stage.allowance().count())
            .sum();
    int decider =
        onTheSpot ? 0 : route.stages().get(route.next(StageKind.DECIDE, 0)).allowance().count();
    assertThat(days + decider)
        .as("the levels' clocks together keep the promise")
        .isLessThanOrEqualTo(Math.max(1, request.implementation().limits().promised().count()));
  }

  private static String line(PlanRequest request, RoutePlan plan) {
    var way = request.way();
    var delivery =
        request.delivery() instanceof DeliveryChoice.PickUp(var at)
            ? "PICK_UP " + at
            : request.delivery().way().name();
    var answer =
        switch (plan) {
          case RoutePlan.Planned(var route) ->
              "LAWFUL\t"
                  + route.reach()
                  + "\t"
                  + route.stages().stream()
                      .map(stage -> stage.kind() + "@" + stage.unit())
                      .collect(Collectors.joining(" > "));
          case RoutePlan.Unlawful(var reasons) ->
              "UNLAWFUL\t" + reasons.size() + "\t" + reasons.getFirst();
        };
    return String.join(
            "\t",
            request.implementation().name(),
            way.mode().name(),
            way.channel().name(),
            way.place().map(UnitCode::value).orElse("-") + " " + way.from(),
            way.actingAs().name(),
            delivery,
            answer)
        + "\n";
  }

  // Facts of the field.

  private static RoutePlan plan(
      Implementation implementation,
      HandlingMode mode,
      Channel channel,
      UnitCode place,
      ActingAs actor) {
    var from =
        place == null
            ? SampleCityFixture.VILLAGE
            : ORGANISATION.servicePoint(place).orElseThrow().region();
    var way = new Way(mode, channel, Optional.ofNullable(place), from, actor);
    return PLANNER.plan(request(implementation, way, SampleCityFixture.byMail()));
  }

  private static List<String> route(RoutePlan plan) {
    return switch (plan) {
      case RoutePlan.Planned(var route) ->
          route.stages().stream().map(stage -> stage.kind() + " " + stage.unit()).toList();
      case RoutePlan.Unlawful(var reasons) -> throw new AssertionError(reasons);
    };
  }

  private static List<String> reasons(RoutePlan plan) {
    return switch (plan) {
      case RoutePlan.Planned(var route) -> throw new AssertionError(route);
      case RoutePlan.Unlawful(var reasons) -> reasons;
    };
  }

  @Test
  void aPartnerCitysCounterCollectsAndForwards() {
    assertThat(
            route(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.COLLECT_AND_FORWARD,
                    Channel.CROSS_PROVINCE_WINDOW,
                    SampleCityFixture.YULIN_HALL,
                    ActingAs.SELF)))
        .containsExactly(
            "RECEIVE DT-450900",
            "VERIFY DT-450900",
            "FORWARD DT-450900",
            "ACCEPT MZJ-440983",
            "REVIEW MZJ-440983",
            "DECIDE MZJ-440983",
            "ISSUE MZJ-440983",
            "DELIVER MZJ-440983");
  }

  @Test
  void withoutAnArrangementItDoesNot() {
    assertThat(
            reasons(
                plan(
                    SampleCityFixture.withoutAgreement(),
                    HandlingMode.COLLECT_AND_FORWARD,
                    Channel.CROSS_PROVINCE_WINDOW,
                    SampleCityFixture.YULIN_HALL,
                    ActingAs.SELF)))
        .anyMatch(reason -> reason.contains("跨省通办"));
  }

  @Test
  void aCityWithoutAgreementDoesNot() {
    assertThat(
            reasons(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.COLLECT_AND_FORWARD,
                    Channel.CROSS_PROVINCE_WINDOW,
                    SampleCityFixture.GUILIN_HALL,
                    ActingAs.SELF)))
        .containsExactly("与申请地所在城市之间没有本事项的跨省通办协议。");
  }

  @Test
  void authoritiesOfBothProvincesActOnAJointCase() {
    assertThat(
            route(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.JOINT,
                    Channel.CROSS_PROVINCE_WINDOW,
                    SampleCityFixture.YULIN_HALL,
                    ActingAs.SELF)))
        .containsSubsequence("REVIEW MZJ-450900", "REVIEW MZJ-440983", "DECIDE MZJ-440983");
  }

  @Test
  void helpAtHomeNeedsAMandate() {
    assertThat(
            reasons(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.COLLECT_AND_FORWARD,
                    Channel.HOME,
                    SampleCityFixture.STATION,
                    ActingAs.SELF)))
        .containsExactly("上门帮办由帮办人员或镇村联络员代为申请，需要申请人的委托。");
    assertThat(
            route(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.COLLECT_AND_FORWARD,
                    Channel.HOME,
                    SampleCityFixture.STATION,
                    ActingAs.LIAISON)))
        .startsWith("RECEIVE CZ-440983101201", "VERIFY CZ-440983101201");
  }

  @Test
  void theStationsClerkAppliesOnlineForAVillager() {
    assertThat(
            route(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.FULLY_ONLINE,
                    Channel.VILLAGE_STATION,
                    SampleCityFixture.STATION,
                    ActingAs.HELPER)))
        .startsWith("RECEIVE CZ-440983101201", "VERIFY CZ-440983101201", "ACCEPT MZJ-440983");
  }

  @Test
  void eachLevelExaminesAnApplicationInTurn() {
    assertThat(
            route(
                plan(
                    SampleCityFixture.crossLevel(),
                    HandlingMode.CROSS_LEVEL,
                    Channel.VILLAGE_STATION,
                    SampleCityFixture.STATION,
                    ActingAs.SELF)))
        .containsExactly(
            "RECEIVE CZ-440983101201",
            "VERIFY CZ-440983101201",
            "ACCEPT CWH-440983101201",
            "REVIEW CWH-440983101201",
            "REVIEW SHB-440983101",
            "REVIEW MZJ-440983",
            "DECIDE MZJ-440983",
            "ISSUE MZJ-440983",
            "DELIVER MZJ-440983");
  }

  @Test
  void thePowerMovesOnlyWhereTheImplementationSaysSo() {
    var elsewhere =
        plan(
            SampleCityFixture.decidedElsewhere(),
            HandlingMode.CONCLUDE_ELSEWHERE,
            Channel.ANY_WINDOW,
            SampleCityFixture.MAONAN_HALL,
            ActingAs.SELF);
    assertThat(route(elsewhere))
        .contains("ACCEPT DT-440902", "DECIDE MZJ-440902", "ISSUE MZJ-440902");
    var territorial =
        plan(
            SampleCityFixture.allowance(),
            HandlingMode.CONCLUDE_ELSEWHERE,
            Channel.ANY_WINDOW,
            SampleCityFixture.MAONAN_HALL,
            ActingAs.SELF);
    assertThat(route(territorial)).contains("ACCEPT DT-440902", "DECIDE MZJ-440983");
  }

  @Test
  void aMatterOfOneVisitIsDecidedAtTheWindow() {
    assertThat(
            route(
                plan(
                    SampleCityFixture.onTheSpot(),
                    HandlingMode.AT_COUNTER,
                    Channel.ORDINARY_WINDOW,
                    SampleCityFixture.XINYI_HALL,
                    ActingAs.SELF)))
        .containsExactly(
            "RECEIVE DT-440983",
            "VERIFY DT-440983",
            "DECIDE DT-440983",
            "ISSUE DT-440983",
            "DELIVER MZJ-440983");
  }

  @Test
  void machinesTakeNoPapers() {
    for (var mode :
        List.of(
            HandlingMode.AT_COUNTER,
            HandlingMode.COLLECT_AND_FORWARD,
            HandlingMode.CONCLUDE_ELSEWHERE)) {
      assertThat(
              reasons(
                  plan(
                      SampleCityFixture.allowance(),
                      mode,
                      Channel.KIOSK,
                      SampleCityFixture.XINYI_KIOSK,
                      ActingAs.SELF)))
          .anyMatch(reason -> reason.contains("交给工作人员"));
    }
  }

  @Test
  void theBusinessAppIsForOrganisationsAndTheirOperators() {
    assertThat(
            reasons(
                plan(
                    SampleCityFixture.allowance(),
                    HandlingMode.FULLY_ONLINE,
                    Channel.BUSINESS_APP,
                    null,
                    ActingAs.SELF)))
        .anyMatch(reason -> reason.contains("粤商通"));
    assertThat(
            plan(
                SampleCityFixture.forOrganisations(),
                HandlingMode.FULLY_ONLINE,
                Channel.BUSINESS_APP,
                null,
                ActingAs.OPERATOR))
        .isInstanceOf(RoutePlan.Planned.class);
    assertThat(SampleCityFixture.forOrganisations().subjects())
        .containsExactly(SubjectKind.ORGANISATION);
  }

  @Test
  void aNationwideItemIsOpenToAnyCityOnline() {
    var way =
        new Way(
            HandlingMode.FULLY_ONLINE,
            Channel.APP,
            Optional.empty(),
            SampleCityFixture.GUILIN,
            ActingAs.SELF);
    var plan =
        PLANNER.plan(request(SampleCityFixture.nationwide(), way, new DeliveryChoice.Electronic()));
    assertThat(plan).isInstanceOf(RoutePlan.Planned.class);
  }

  @Test
  void aResultIsNotFetchedFromAMachine() {
    var sample = new SampleCityFixture.ImplementationSample("05", 21, "测试事项");
    sample.deliveryWays = EnumSet.of(DeliveryWay.PICK_UP);
    var way =
        new Way(
            HandlingMode.FULLY_ONLINE,
            Channel.APP,
            Optional.empty(),
            SampleCityFixture.VILLAGE,
            ActingAs.SELF);
    assertThat(
            reasons(
                PLANNER.plan(
                    request(
                        sample.build(), way, new DeliveryChoice.PickUp(SampleCityFixture.KIOSK)))))
        .containsExactly("领取结果的网点不存在，或不能领取。");
  }
}
