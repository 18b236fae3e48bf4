package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.ServicePoint;

/** What speaks for and against a way, in words for people. */
final class WayReasons {
  private final Organisation organisation;
  private final Implementation implementation;
  private final Situation situation;
  private final NearestWay way;

  WayReasons(
      Organisation organisation,
      Implementation implementation,
      Situation situation,
      NearestWay way) {
    this.organisation = organisation;
    this.implementation = implementation;
    this.situation = situation;
    this.way = way;
  }

  /**
   * All of them, what matters most first.
   *
   * @param others the ways it is compared with, itself among them
   */
  List<String> all(List<NearestWay> others) {
    var reasons = new ArrayList<String>();
    reasons.add(effort());
    where().ifPresent(reasons::add);
    reasons.addAll(handling());
    compared(others).ifPresent(reasons::add);
    if (way.way().channel() == Channel.KIOSK && !situation.online()) {
      reasons.add("要自己在屏幕上操作，不熟悉的请找旁边的工作人员");
    }
    if (way.way().actingAs().needsMandate()) {
      reasons.add(
          way.way().channel() == Channel.HOME || way.way().channel().staffed()
              ? "要签一份委托书，当面签就行"
              : "要先给家人签一份委托书");
    }
    return reasons;
  }

  private String effort() {
    return switch (way.visits()) {
      case 0 ->
          switch (way.way().channel()) {
            case HOME -> "不用出门，工作人员到家里来";
            case WEB, APP, BUSINESS_APP -> "不用出门，随时可以提交";
            case KIOSK,
                ORDINARY_WINDOW,
                ANY_WINDOW,
                CROSS_PROVINCE_WINDOW,
                VILLAGE_STATION,
                HELP_STATION ->
                "不用出门";
          };
      case 1 ->
          way.clock().onTheSpot()
              ? "跑一趟，当场办结"
              : way.pickUp().isPresent() && way.pickUp().equals(way.place())
                  ? "只跑一趟，当天办好就拿结果"
                  : way.way().channel() == Channel.HOME || way.place().isEmpty()
                      ? "递交不用出门，办好后去领一次结果"
                      : way.delivery() == DeliveryWay.MAIL ? "只跑一趟，结果免费寄到家" : "只跑一趟，结果在网上取";
      default -> "要跑两趟：递交一趟，领结果一趟";
    };
  }

  private Optional<String> where() {
    if (way.place().isEmpty() || way.way().channel() == Channel.HOME) {
      return Optional.empty();
    }
    var regions = organisation.regions();
    var place = way.place().get();
    var region = regions.find(place.region());
    if (regions.within(situation.at(), place.region())) {
      return region.map(Region::level).map(WayReasons::around);
    }
    var full = regions.fullName(place.region());
    if (place.region().equals(situation.home())
        || regions.within(situation.home(), place.region())
            && region.filter(one -> one.level().compareTo(Level.COUNTY) >= 0).isPresent()) {
      return Optional.of("在您的户籍地" + full + "，离您隔 " + way.hops() + " 级");
    }
    return Optional.of("在" + full + "，离您隔 " + way.hops() + " 级");
  }

  private static String around(Level level) {
    return switch (level) {
      case VILLAGE -> "就在您所在的村（社区）";
      case TOWN -> "就在您所在的镇（街道）";
      case COUNTY -> "在您所在的县（市、区）";
      case CITY -> "在您所在的市";
      case PROVINCE, NATION -> "在您所在的省";
    };
  }

  private List<String> handling() {
    var reasons = new ArrayList<String>();
    var route = way.route();
    var decider = organisation.nameOf(route.decider());
    if (route.next(StageKind.FORWARD, 0) >= 0) {
      reasons.add("材料由工作人员转送" + decider + "，您不用过去");
    }
    if (route.way().mode() == HandlingMode.CONCLUDE_ELSEWHERE) {
      organisation
          .regions()
          .find(implementation.territory())
          .ifPresent(territory -> reasons.add("这里就能受理，不用回" + territory.name()));
    }
    if (route.way().mode() == HandlingMode.JOINT) {
      reasons.add("两地的部门一起办，您只申请一次");
    }
    var levels =
        route.stages().stream()
            .filter(stage -> stage.kind() == StageKind.REVIEW || stage.kind() == StageKind.DECIDE)
            .map(stage -> organisation.nameOf(stage.unit()))
            .distinct()
            .toList();
    if (levels.size() > 1 && route.way().mode() != HandlingMode.JOINT) {
      reasons.add("只申请一次，" + String.join("、", levels) + "依次审查，不用您一级一级跑");
    }
    return reasons;
  }

  private Optional<String> compared(List<NearestWay> others) {
    var fastest =
        others.stream()
            .min(
                Comparator.comparing((NearestWay other) -> other.clock().finish())
                    .thenComparing(other -> other.cost().total()))
            .orElse(way);
    if (way.clock().finish().equals(fastest.clock().finish())) {
      var slower =
          others.stream().anyMatch(other -> other.clock().finish().isAfter(way.clock().finish()));
      return slower && way.route().equals(fastest.route()) ? Optional.of("办结最快") : Optional.empty();
    }
    var days = way.workingDays() - fastest.workingDays();
    return days == 0 ? Optional.empty() : Optional.of("比" + name(fastest) + "晚 " + days + " 个工作日");
  }

  private static String name(NearestWay other) {
    return switch (other.way().channel()) {
      case WEB, APP, BUSINESS_APP -> "网上办";
      case HOME -> "上门帮办";
      case KIOSK,
          ORDINARY_WINDOW,
          ANY_WINDOW,
          CROSS_PROVINCE_WINDOW,
          VILLAGE_STATION,
          HELP_STATION ->
          "最快的（" + other.place().map(ServicePoint::name).orElse("") + "）";
    };
  }
}
