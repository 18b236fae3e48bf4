package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.List;

/**
 * What a way costs a person, in points that add up and can be shown: the fewer, the easier. The
 * weights and why they are so: docs/adr/0017.
 *
 * @param parts what counts, none of them zero
 */
public record WayCost(List<Part> parts) {
  /** Each time one has to go somewhere. */
  static final int VISIT = 10;

  /** Each step between regions on the way there, for each visit. */
  static final int HOP = 10;

  /** Each working day until the matter is concluded. */
  static final int WORKING_DAY = 2;

  /** The same for somebody in a hurry. */
  static final int URGENT_WORKING_DAY = 20;

  /** A mandate that is signed on the spot. */
  static final int MANDATE = 5;

  /** A mandate that somebody who can't go online has to sign at a counter beforehand. */
  static final int MANDATE_BEFORE = 10;

  /** A screen that somebody has to handle who says they can't. */
  static final int SELF_SERVICE = 20;

  /** A helper's way to somebody who could leave home. */
  static final int HELPER_COMES = 30;

  /** The same to the very old, and to those who need help. */
  static final int HELPER_COMES_FIRST = 10;

  /**
   * One thing that counts.
   *
   * @param words what it is, for people
   * @param points 1 or more
   */
  public record Part(String words, int points) {}

  public WayCost {
    parts = parts.stream().filter(part -> part.points() != 0).toList();
    if (parts.stream().anyMatch(part -> part.points() < 0)) {
      throw new IllegalArgumentException("Points are not negative");
    }
  }

  /**
   * What the way costs.
   *
   * @param visits how many times one has to go somewhere, 0 or more
   * @param hops the region steps of all these visits together, 0 or more
   * @param workingDays until it is concluded, 0 or more
   * @param efforts what else is asked of the person
   */
  static WayCost of(
      int visits, int hops, int workingDays, Situation situation, List<Part> efforts) {
    var parts = new ArrayList<Part>();
    parts.add(new Part("跑 " + visits + " 趟", visits * VISIT));
    parts.add(new Part("路上隔 " + hops + " 级", hops * HOP));
    parts.add(
        new Part(
            "等 " + workingDays + " 个工作日" + (situation.urgent() ? "（急办）" : ""),
            workingDays * (situation.urgent() ? URGENT_WORKING_DAY : WORKING_DAY)));
    parts.addAll(efforts);
    return new WayCost(parts);
  }

  /** All points together. */
  public int total() {
    return parts.stream().mapToInt(Part::points).sum();
  }
}
