package org.tongban.domain.appointment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;

/**
 * A part of a service point with one queue (业务类别): which items are handled there, at which windows,
 * and how long a visit takes.
 *
 * @param name for people, 1 to 60 characters, for example 综合受理
 * @param letter what the numbers of its tickets begin with, 1 or 2 upper-case letters; unique among
 *     the groups of a place
 * @param windows at least one
 * @param anyItem whether every item is handled; otherwise those of {@code minutesByItem} alone
 * @param minutes how long a visit for an item takes that is not in {@code minutesByItem}, 1 to 240
 * @param minutesByItem how long a visit takes for these items, 1 to 240 minutes each
 * @param active false where nobody can book or take a ticket any more
 */
public record ServiceGroup(
    ServiceGroupCode code,
    String name,
    String letter,
    List<ServiceWindow> windows,
    boolean anyItem,
    int minutes,
    Map<BasicCode, Integer> minutesByItem,
    boolean active) {
  /** The longest visit for one item. */
  public static final int MAXIMUM_MINUTES = 240;

  /** The most windows of a group. */
  public static final int MAXIMUM_WINDOWS = 100;

  /** The most items of a group that are named. */
  public static final int MAXIMUM_ITEMS = 500;

  public ServiceGroup {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    windows = List.copyOf(windows);
    minutesByItem = Map.copyOf(minutesByItem);
    if (name.isBlank() || name.length() > 60 || !letter.matches("[A-Z]{1,2}")) {
      throw new IllegalArgumentException("A group has a name and a letter: " + code);
    }
    var numbers = new HashSet<String>();
    if (windows.isEmpty()
        || windows.size() > MAXIMUM_WINDOWS
        || !windows.stream().map(ServiceWindow::number).allMatch(numbers::add)) {
      throw new IllegalArgumentException("A group has 1 to 100 windows, each once: " + code);
    }
    if (!anyItem && minutesByItem.isEmpty() || minutesByItem.size() > MAXIMUM_ITEMS) {
      throw new IllegalArgumentException("A group handles 1 to 500 named items, or any: " + code);
    }
    checkMinutes(minutes);
    minutesByItem.values().forEach(ServiceGroup::checkMinutes);
  }

  private static void checkMinutes(int minutes) {
    if (minutes < 1 || minutes > MAXIMUM_MINUTES) {
      throw new IllegalArgumentException("A visit takes 1 to 240 minutes: " + minutes);
    }
  }

  /** The service point it belongs to. */
  public UnitCode place() {
    return code.place();
  }

  /** Whether the item is handled here. */
  public boolean handles(BasicCode item) {
    return anyItem || minutesByItem.containsKey(item);
  }

  /**
   * How long a visit takes, in minutes: the items one after the other, for each of the people.
   *
   * @param items none where the visitor does not know yet: it counts as one
   * @param people 1 or more
   */
  public int minutesOf(Collection<BasicCode> items, int people) {
    var once =
        items.isEmpty()
            ? minutes
            : items.stream().mapToInt(item -> minutesByItem.getOrDefault(item, minutes)).sum();
    return Math.multiplyExact(once, people);
  }
}
