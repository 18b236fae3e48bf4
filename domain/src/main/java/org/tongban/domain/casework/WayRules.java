package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.WindowKind;

/** Which ways of handling are lawful: one judgement per dimension, each blind to the others. */
final class WayRules {
  private final Organisation organisation;
  private final PlanRequest request;
  private final Implementation implementation;
  private final Way way;
  private final Optional<ServicePoint> place;

  WayRules(Organisation organisation, PlanRequest request) {
    this.organisation = organisation;
    this.request = request;
    this.implementation = request.implementation();
    this.way = request.way();
    this.place = way.place().flatMap(organisation::servicePoint);
  }

  /** Every reason why the way is not lawful; empty if it is. */
  List<String> violations() {
    return Stream.of(modeRules(), reachRules(), channelRules(), actorRules(), deliveryRules())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /**
   * How far the place of application lies from the matter: from the applicant's home where the
   * deciding authority's territory holds it, else from the territory itself.
   */
  Reach distance() {
    var regions = organisation.regions();
    var from = place.map(ServicePoint::region).orElse(way.from());
    var anchor = insideTerritory(request.home()) ? request.home() : implementation.territory();
    return regions
        .common(from, anchor)
        .map(
            region ->
                switch (region.level()) {
                  case VILLAGE -> Reach.SAME_VILLAGE;
                  case TOWN -> Reach.SAME_TOWN;
                  case COUNTY -> Reach.SAME_COUNTY;
                  case CITY -> Reach.SAME_CITY;
                  case PROVINCE, NATION -> Reach.SAME_PROVINCE;
                })
        .orElse(from.sameProvince(anchor) ? Reach.SAME_PROVINCE : Reach.CROSS_PROVINCE);
  }

  private List<String> modeRules() {
    var reasons = new ArrayList<String>();
    if (!implementation.modes().contains(way.mode())) {
      reasons.add("本事项没有开通“" + way.mode().label() + "”。");
    }
    if (takesPapers(way.mode()) && !way.channel().staffed() && way.channel() != Channel.HOME) {
      reasons.add("“" + way.mode().label() + "”要把材料交给工作人员，不能通过“" + way.channel().label() + "”办理。");
    }
    switch (way.mode()) {
      case FULLY_ONLINE -> {
        if (way.channel().staffed() && !remoteHelp()) {
          reasons.add("“" + way.mode().label() + "”不在窗口递交；请在网上、手机或自助机上申请。");
        }
      }
      case AT_COUNTER -> {
        if (!atOwnCounter()) {
          reasons.add("“" + way.mode().label() + "”要在负责部门所在地的大厅或中心递交。");
        }
      }
      case COLLECT_AND_FORWARD, CONCLUDE_ELSEWHERE -> {
        if (place.isEmpty()) {
          reasons.add("“" + way.mode().label() + "”要选择递交材料的网点。");
        } else if (atOwnCounter()) {
          reasons.add("所选网点就在负责部门所在地，请选择“" + HandlingMode.AT_COUNTER.label() + "”。");
        }
      }
      case CROSS_LEVEL -> {
        if (implementation.chain().isEmpty()) {
          reasons.add("本事项只由一级部门办理，不需要跨层级联办。");
        }
        if (place.isPresent() && !insideTerritory(place.get().region())) {
          reasons.add("“" + way.mode().label() + "”要在负责部门的辖区内递交。");
        }
      }
      case JOINT -> {
        if (distance() != Reach.CROSS_PROVINCE) {
          reasons.add("“" + way.mode().label() + "”用于两省的部门共同办理一件事。");
        }
      }
    }
    return reasons;
  }

  /** Whether the mode begins with somebody who takes the papers and looks at them. */
  private static boolean takesPapers(HandlingMode mode) {
    return switch (mode) {
      case AT_COUNTER, COLLECT_AND_FORWARD, CONCLUDE_ELSEWHERE -> true;
      case FULLY_ONLINE, CROSS_LEVEL, JOINT -> false;
    };
  }

  private List<String> reachRules() {
    var reasons = new ArrayList<String>();
    var distance = distance();
    if (!implementation.reach().covers(distance)) {
      reasons.add(
          "本事项的通办范围是“" + implementation.reach().label() + "”，不包括“" + distance.label() + "”。");
    }
    if (distance == Reach.CROSS_PROVINCE) {
      var arrangement = implementation.crossProvince();
      if (!arrangement.modes().contains(way.mode())) {
        reasons.add("跨省通办没有为本事项开通“" + way.mode().label() + "”。");
      }
      if (implementation.reach() != Reach.NATIONWIDE
          && partnersInvolved().noneMatch(arrangement.partners()::contains)) {
        reasons.add("与申请地所在城市之间没有本事项的跨省通办协议。");
      }
    }
    return reasons;
  }

  /** The cities at both ends of the case. */
  private Stream<RegionCode> partnersInvolved() {
    var from = place.map(ServicePoint::region).orElse(way.from());
    return Stream.of(from, implementation.territory())
        .flatMap(region -> organisation.regions().at(Level.CITY, region).map(Region::code).stream())
        .distinct();
  }

  private List<String> channelRules() {
    var reasons = new ArrayList<String>();
    var channel = way.channel();
    if (!implementation.channels().contains(channel)) {
      reasons.add("本事项没有开通“" + channel.label() + "”渠道。");
    }
    boolean needsPlace = channel.atServicePoint() || channel == Channel.HOME;
    if (needsPlace && place.isEmpty()) {
      reasons.add("“" + channel.label() + "”要选择网点，所选网点不存在。");
    }
    if (!needsPlace && way.place().isPresent()) {
      reasons.add("通过“" + channel.label() + "”申请时不用选择网点。");
    }
    place.filter(_ -> needsPlace).ifPresent(point -> placeRules(point, reasons));
    if (channel == Channel.BUSINESS_APP && request.subject() != SubjectKind.ORGANISATION) {
      reasons.add("粤商通只受理企业和其他组织的申请；个人请用粤省事或广东政务服务网。");
    }
    if (channel == Channel.APP && request.subject() != SubjectKind.PERSON) {
      reasons.add("粤省事只受理个人的申请；企业请用粤商通或广东政务服务网。");
    }
    return reasons;
  }

  private void placeRules(ServicePoint point, List<String> reasons) {
    if (!point.region().equals(way.from())) {
      reasons.add("申请地要与所选网点所在的地区一致。");
    }
    var fits =
        switch (way.channel()) {
          case ORDINARY_WINDOW -> point.hasWindow(WindowKind.ORDINARY);
          case ANY_WINDOW -> point.hasWindow(WindowKind.ANY_WINDOW);
          case CROSS_PROVINCE_WINDOW -> point.hasWindow(WindowKind.CROSS_PROVINCE);
          case VILLAGE_STATION -> point.kind() == ServicePointKind.VILLAGE_STATION;
          case HELP_STATION -> point.kind() == ServicePointKind.HELP_STATION;
          case KIOSK -> point.kind() == ServicePointKind.KIOSK;
          case HOME ->
              point.kind() == ServicePointKind.VILLAGE_STATION
                  || point.kind() == ServicePointKind.HELP_STATION;
          case WEB, APP, BUSINESS_APP -> true;
        };
    if (!fits) {
      reasons.add("“" + point.name() + "”没有“" + way.channel().label() + "”。");
    }
    if (way.channel() == Channel.CROSS_PROVINCE_WINDOW && distance() != Reach.CROSS_PROVINCE) {
      reasons.add("跨省通办专窗办理跨省事项；本省事项请到综合窗口或市内通办专窗。");
    }
    if (distance() == Reach.CROSS_PROVINCE
        && (way.channel() == Channel.ANY_WINDOW || way.channel() == Channel.ORDINARY_WINDOW)) {
      reasons.add("跨省事项请到跨省通办专窗办理。");
    }
  }

  private List<String> actorRules() {
    var reasons = new ArrayList<String>();
    var actor = way.actingAs();
    if (!implementation.actors().contains(actor)) {
      reasons.add(
          "本事项不能由“"
              + actor.label()
              + "”提出；可以由"
              + implementation.actors().stream()
                  .sorted()
                  .map(ActingAs::label)
                  .collect(Collectors.joining("、"))
              + "提出。");
    }
    if (!implementation.subjects().contains(request.subject())) {
      reasons.add("本事项不面向" + request.subject().label() + "。");
    }
    boolean organisationApplies = request.subject() == SubjectKind.ORGANISATION;
    if (actor == ActingAs.OPERATOR && !organisationApplies) {
      reasons.add("企业办事人员只能为所在企业申请。");
    }
    if (actor == ActingAs.SELF && organisationApplies) {
      reasons.add("企业和其他组织由其办事人员申请。");
    }
    if (way.channel() == Channel.HOME && !actor.needsMandate()) {
      reasons.add("上门帮办由帮办人员或镇村联络员代为申请，需要申请人的委托。");
    }
    if (actor == ActingAs.LIAISON
        && way.channel() != Channel.HOME
        && way.channel() != Channel.VILLAGE_STATION) {
      reasons.add("镇村联络员在村（社区）或上门帮办。");
    }
    return reasons;
  }

  private List<String> deliveryRules() {
    var reasons = new ArrayList<String>();
    var delivery = request.delivery();
    if (!implementation.deliveryWays().contains(delivery.way())) {
      reasons.add("本事项的结果不能以“" + delivery.way().label() + "”方式送达。");
    }
    if (delivery instanceof DeliveryChoice.PickUp(var at)
        && organisation
            .servicePoint(at)
            .filter(point -> point.kind() != ServicePointKind.KIOSK)
            .isEmpty()) {
      reasons.add("领取结果的网点不存在，或不能领取。");
    }
    return reasons;
  }

  /** A station's clerk may apply online for a person who is there. */
  private boolean remoteHelp() {
    return way.channel() == Channel.VILLAGE_STATION || way.channel() == Channel.HELP_STATION;
  }

  private boolean atOwnCounter() {
    return place.filter(point -> point.region().equals(implementation.territory())).isPresent();
  }

  private boolean insideTerritory(RegionCode region) {
    return organisation.regions().within(region, implementation.territory());
  }
}
