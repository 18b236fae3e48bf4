package org.tongban.client.appointments;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is to be waited for. Immutable. */
public final class WaitingWish {
  private final Map<String, Object> fields;

  private WaitingWish(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * A visit for one person at any time of these days.
   *
   * @param group the service group's code, as {@link Availability} names it
   * @param first the first day that suits, such as 2026-03-02
   * @param last the last day, not before the first, at most a month later
   */
  public static WaitingWish of(String group, String first, String last) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("group", Objects.requireNonNull(group));
    fields.put("first", Objects.requireNonNull(first));
    fields.put("last", Objects.requireNonNull(last));
    return new WaitingWish(fields);
  }

  /**
   * That begins between these times of the day.
   *
   * @param from such as 09:00
   * @param until later than {@code from}
   */
  public WaitingWish between(String from, String until) {
    return with("from", Objects.requireNonNull(from)).with("until", Objects.requireNonNull(until));
  }

  /** For these service items, at most 5. */
  public WaitingWish items(String... codes) {
    return with("items", Arrays.asList(codes));
  }

  /** For so many people, 1 to 5. */
  public WaitingWish people(int count) {
    return with("people", count);
  }

  private WaitingWish with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return new WaitingWish(changed);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    return new LinkedHashMap<>(fields);
  }
}
