package org.tongban.domain.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;

/**
 * A place on the waiting list (候补): who waits the longest is offered a freed place first, once.
 *
 * @param first the first day that suits
 * @param last the last day, not before the first, at most {@link #MAXIMUM_DAYS} days in all
 * @param from from when on a visit may begin, on each of the days
 * @param until until when it may begin
 * @param items as in {@link Visit}
 * @param people as in {@link Visit}
 */
public record Wish(
    WishId id,
    SubjectId person,
    ServiceGroupCode group,
    LocalDate first,
    LocalDate last,
    LocalTime from,
    LocalTime until,
    List<BasicCode> items,
    int people,
    Instant madeAt) {
  /** The longest span of days. */
  public static final int MAXIMUM_DAYS = 31;

  /** How many wishes a person may have at once. */
  public static final int MOST_OPEN = 3;

  public Wish {
    Objects.requireNonNull(id);
    Objects.requireNonNull(person);
    Objects.requireNonNull(group);
    Objects.requireNonNull(madeAt);
    items = List.copyOf(items);
    if (last.isBefore(first) || first.plusDays(MAXIMUM_DAYS).isBefore(last)) {
      throw new IllegalArgumentException("结束日期不能早于开始日期，最长一个月。");
    }
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("结束时间应晚于开始时间。");
    }
    if (people < 1 || people > Visit.MAXIMUM_PEOPLE || items.size() > Visit.MAXIMUM_ITEMS) {
      throw new IllegalArgumentException("A visit is for 1 to 5 people and at most 5 items");
    }
  }

  /** Whether a visit that begins then suits. */
  public boolean suits(LocalDate date, LocalTime begin) {
    return !date.isBefore(first)
        && !date.isAfter(last)
        && !begin.isBefore(from)
        && begin.isBefore(until);
  }
}
