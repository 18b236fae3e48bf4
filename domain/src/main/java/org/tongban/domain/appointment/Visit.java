package org.tongban.domain.appointment;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.BasicCode;

/**
 * What is booked.
 *
 * @param items what it is for, each once, at most {@link #MAXIMUM_ITEMS}; none where the visitor
 *     does not know yet
 * @param people how many come to be served, 1 to {@link #MAXIMUM_PEOPLE}
 */
public record Visit(ServiceGroupCode group, VisitTime time, List<BasicCode> items, int people) {
  /** The most items of one visit. */
  public static final int MAXIMUM_ITEMS = 5;

  /** The most people who are served in one visit. */
  public static final int MAXIMUM_PEOPLE = 5;

  public Visit {
    Objects.requireNonNull(group);
    Objects.requireNonNull(time);
    items = List.copyOf(items);
    if (items.size() > MAXIMUM_ITEMS || items.stream().distinct().count() != items.size()) {
      throw new IllegalArgumentException("A visit is for at most 5 items, each once");
    }
    if (people < 1 || people > MAXIMUM_PEOPLE) {
      throw new IllegalArgumentException("A visit is for 1 to 5 people: " + people);
    }
  }

  /** The same at another time. */
  public Visit at(VisitTime other) {
    return new Visit(group, other, items, people);
  }
}
