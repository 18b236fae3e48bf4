package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.calendar.DeadlineExplanation;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.item.Implementation;

/**
 * When a matter handed in on a day is concluded, by the very counting and allowances the engine has
 * later: papers that travel take the whole allowance for it, the promised limit is used up.
 *
 * @param handedIn the day the application comes in
 * @param accepted the day it is accepted if nothing is missing: when the materials are there
 * @param finish the last day of the promised limit, counted from that acceptance
 * @param latest the same, if the days for a notice (行政许可法 §32) are used up before acceptance
 * @param legs what is counted, in order; empty where it is done on the spot
 */
public record WayClock(
    LocalDate handedIn, LocalDate accepted, LocalDate finish, LocalDate latest, List<Leg> legs) {
  /**
   * One span that is counted.
   *
   * @param words what is waited for
   * @param explanation every day of it, counted or not, and why
   */
  public record Leg(
      String words, LocalDate from, WorkingDays limit, DeadlineExplanation explanation) {}

  public WayClock {
    legs = List.copyOf(legs);
  }

  /** Whether any of the days may still change with the year's notice. */
  public boolean provisional() {
    return legs.stream().anyMatch(leg -> leg.explanation().provisional());
  }

  /** Whether it is concluded in the visit. */
  public boolean onTheSpot() {
    return legs.isEmpty();
  }

  /**
   * The clock of a route.
   *
   * @param counting in the deciding authority's calendar
   */
  static WayClock of(
      Route route, Implementation implementation, LocalDate handedIn, Counting counting) {
    if (onTheSpot(route)) {
      return new WayClock(handedIn, handedIn, handedIn, handedIn, List.of());
    }
    var legs = new ArrayList<Leg>();
    var there = handedIn;
    for (var stage : route.stages()) {
      if (stage.kind() == StageKind.FORWARD) {
        var leg = leg("材料转送", there, stage.allowance(), counting);
        legs.add(leg);
        there = leg.explanation().due();
      }
    }
    var promised = implementation.limits().promised();
    var last = leg(Deadlines.Kind.PROMISED.label(), there, promised, counting);
    legs.add(last);
    var noticed = counting.due(handedIn, implementation.limits().notice(), List.of());
    var acceptedAtLatest = noticed.isAfter(there) ? noticed : there;
    return new WayClock(
        handedIn,
        there,
        last.explanation().due(),
        counting.due(acceptedAtLatest, promised, List.of()),
        legs);
  }

  /** No acceptance of its own: received, verified, decided and issued by one clerk. */
  private static boolean onTheSpot(Route route) {
    return route.next(StageKind.ACCEPT, 0) < 0;
  }

  private static Leg leg(String words, LocalDate from, WorkingDays limit, Counting counting) {
    return new Leg(words, from, limit, counting.explain(from, limit, List.of()));
  }
}
