package org.tongban.domain.casework;

import static org.tongban.domain.item.HandlingMode.CROSS_LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.LowerExamination;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

/**
 * Turns a wish for a way of handling into the route the case will travel, or says why it is not
 * lawful. The four dimensions (mode, reach, channel and place, who acts) are judged independently
 * by {@link WayRules}; the mode's own list of stages is put together here. Pure: the same input
 * always gives the same plan.
 */
public final class RoutePlanner {
  /** The working days papers may travel between two places (assumed; no law sets them). */
  static final WorkingDays FORWARDING = new WorkingDays(3);

  private final Organisation organisation;

  public RoutePlanner(Organisation organisation) {
    this.organisation = organisation;
  }

  /** Plans the route, or gives every reason why there is none. */
  public RoutePlan plan(PlanRequest request) {
    var rules = new WayRules(organisation, request);
    var reasons = new ArrayList<>(rules.violations());
    var decider = decider(request, reasons);
    var chain = chain(request, reasons);
    var joint = counterpart(request, reasons);
    LowerExamination.problem(request.implementation()).ifPresent(reasons::add);
    if (!reasons.isEmpty()) {
      return new RoutePlan.Unlawful(reasons);
    }
    var stages = new Stages(request, decider.orElseThrow().code(), chain, joint);
    return new RoutePlan.Planned(
        new Route(request.way(), rules.distance(), decider.orElseThrow().code(), stages.all()));
  }

  /** The last stage of a route for a delivery, as when the applicant changes their mind. */
  public static Stage delivery(
      Implementation implementation, UnitCode decider, DeliveryChoice choice, Role pickUpRole) {
    var allowance = implementation.limits().delivery();
    return switch (choice) {
      case DeliveryChoice.ByMail _ ->
          new Stage(StageKind.DELIVER, decider, decider, Role.MAIL_CLERK, allowance);
      case DeliveryChoice.Electronic _ ->
          new Stage(StageKind.DELIVER, decider, decider, Role.ISSUING_CLERK, allowance);
      case DeliveryChoice.PickUp(var place) ->
          new Stage(StageKind.DELIVER, place, decider, pickUpRole, allowance);
    };
  }

  /** The role that serves people at a service point. */
  public static Role clerkAt(ServicePoint point) {
    return switch (point.kind()) {
      case MUNICIPAL_HALL, COUNTY_HALL, TOWN_CENTRE -> Role.WINDOW_CLERK;
      case VILLAGE_STATION -> Role.VILLAGE_CLERK;
      case HELP_STATION -> Role.HELP_CLERK;
      case KIOSK -> Role.HALL_MANAGER;
    };
  }

  private Optional<Authority> decider(PlanRequest request, List<String> reasons) {
    var implementation = request.implementation();
    var territorial = organisation.authority(implementation.authority());
    if (territorial.isEmpty()) {
      reasons.add("负责决定的部门（" + implementation.authority() + "）不在本市的机构名录中。");
      return Optional.empty();
    }
    if (request.way().mode() != HandlingMode.CONCLUDE_ELSEWHERE
        || implementation.deciding() == DecidingPlace.TERRITORY) {
      return territorial;
    }
    var elsewhere =
        organisation.office(
            implementation.department(), implementation.level(), request.way().from());
    if (elsewhere.isEmpty()) {
      reasons.add("申请地没有可以决定本事项的" + implementation.department() + "。");
    }
    return elsewhere;
  }

  private List<Authority> chain(PlanRequest request, List<String> reasons) {
    var found = new ArrayList<Authority>();
    for (var step : request.implementation().chain()) {
      var office = organisation.office(step.department(), step.level(), request.home());
      if (office.isPresent()) {
        found.add(office.get());
      } else {
        reasons.add(
            "申请人户籍（注册）地没有" + step.level().label() + step.department() + "，无法逐级办理；请把户籍地填到镇或村。");
      }
    }
    return found;
  }

  private Optional<Authority> counterpart(PlanRequest request, List<String> reasons) {
    if (request.way().mode() != HandlingMode.JOINT) {
      return Optional.empty();
    }
    var implementation = request.implementation();
    var office =
        organisation
            .office(implementation.department(), implementation.level(), request.way().from())
            .or(
                () ->
                    organisation.office(
                        implementation.department(), Level.CITY, request.way().from()));
    if (office.isEmpty()) {
      reasons.add("申请地没有可以联合办理的" + implementation.department() + "。");
    }
    return office;
  }

  /** Puts the stages of one route together. */
  private final class Stages {
    private final PlanRequest request;
    private final Implementation implementation;
    private final UnitCode decider;
    private final List<Authority> chain;
    private final Optional<Authority> counterpart;
    private final Optional<ServicePoint> place;
    private final List<Stage> stages = new ArrayList<>();

    Stages(
        PlanRequest request,
        UnitCode decider,
        List<Authority> chain,
        Optional<Authority> counterpart) {
      this.request = request;
      this.implementation = request.implementation();
      this.decider = decider;
      this.chain = chain;
      this.counterpart = counterpart;
      this.place = request.way().place().flatMap(organisation::servicePoint);
    }

    List<Stage> all() {
      if (onTheSpot()) {
        var clerk = clerk();
        var unit = place.orElseThrow().code();
        add(StageKind.RECEIVE, unit, clerk, 1);
        add(StageKind.VERIFY, unit, clerk, 1);
        add(StageKind.DECIDE, unit, clerk, 1);
        add(StageKind.ISSUE, unit, clerk, 1);
      } else {
        takeIn();
        accept();
        review();
        add(StageKind.DECIDE, decider, Role.APPROVER, remainder());
        add(
            StageKind.ISSUE,
            decider,
            Role.ISSUING_CLERK,
            implementation.limits().delivery().count());
      }
      stages.add(delivery(implementation, decider, request.delivery(), pickUpRole()));
      return stages;
    }

    /** 行政许可法 §34: where a decision can be made on the spot, it is. */
    private boolean onTheSpot() {
      return implementation.kind() == CaseKind.IMMEDIATE
          && request.way().channel().staffed()
          && request.way().mode() == HandlingMode.AT_COUNTER
          && implementation.chain().isEmpty()
          && !implementation.twoPersons();
    }

    private void takeIn() {
      var notice = implementation.limits().notice().count();
      if (place.isPresent() && request.way().channel() != Channel.KIOSK) {
        var unit = place.get().code();
        var authority = acceptingUnit();
        stages.add(new Stage(StageKind.RECEIVE, unit, authority, clerk(), new WorkingDays(1)));
        stages.add(new Stage(StageKind.VERIFY, unit, authority, clerk(), new WorkingDays(1)));
        if (papersTravel()) {
          stages.add(new Stage(StageKind.FORWARD, unit, authority, clerk(), FORWARDING));
        }
      } else {
        add(StageKind.RECEIVE, acceptingUnit(), Role.REVIEWER, notice);
      }
    }

    private boolean papersTravel() {
      return switch (request.way().mode()) {
        case COLLECT_AND_FORWARD, JOINT -> true;
        case FULLY_ONLINE, AT_COUNTER, CONCLUDE_ELSEWHERE, CROSS_LEVEL -> false;
      };
    }

    private void accept() {
      var notice = implementation.limits().notice();
      if (request.way().mode() == HandlingMode.CONCLUDE_ELSEWHERE) {
        stages.add(
            new Stage(StageKind.ACCEPT, place.orElseThrow().code(), decider, clerk(), notice));
      } else {
        add(StageKind.ACCEPT, acceptingUnit(), Role.REVIEWER, notice.count());
      }
    }

    private void review() {
      for (int step = 0; step < chain.size(); step++) {
        add(
            StageKind.REVIEW,
            chain.get(step).code(),
            Role.REVIEWER,
            implementation.chain().get(step).allowance().count());
      }
      counterpart.ifPresent(
          office ->
              add(
                  StageKind.REVIEW,
                  office.code(),
                  Role.REVIEWER,
                  Math.max(1, afterChain() - remainder())));
      if (implementation.kind() != CaseKind.IMMEDIATE
          && request.way().mode() != HandlingMode.CONCLUDE_ELSEWHERE) {
        add(StageKind.REVIEW, decider, Role.REVIEWER, remainder());
      }
    }

    private UnitCode acceptingUnit() {
      return chain.isEmpty() || request.way().mode() != CROSS_LEVEL
          ? decider
          : chain.getFirst().code();
    }

    /**
     * The days of the promise that the lower levels leave; where authorities of two places share
     * the case, the deciding one's half (assumed; the agreements do not say).
     */
    private int remainder() {
      return counterpart.isPresent() ? (afterChain() + 1) / 2 : afterChain();
    }

    private int afterChain() {
      var used = implementation.chain().stream().mapToInt(step -> step.allowance().count()).sum();
      return Math.max(1, implementation.limits().promised().count() - used);
    }

    private Role clerk() {
      return request.way().channel() == Channel.HOME ? homeRole() : clerkAt(place.orElseThrow());
    }

    private Role homeRole() {
      return request.way().actingAs() == ActingAs.LIAISON
          ? Role.LIAISON
          : clerkAt(place.orElseThrow());
    }

    private Role pickUpRole() {
      return request.delivery() instanceof DeliveryChoice.PickUp(var at)
          ? organisation.servicePoint(at).map(RoutePlanner::clerkAt).orElse(Role.WINDOW_CLERK)
          : Role.WINDOW_CLERK;
    }

    private void add(StageKind kind, UnitCode unit, Role role, int days) {
      var authority = kind.beforeAcceptance() ? acceptingUnit() : unit;
      stages.add(
          new Stage(kind, unit, onTheSpot() ? decider : authority, role, new WorkingDays(days)));
    }
  }
}
