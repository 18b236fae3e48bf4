package org.tongban.client.appointments;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is to be booked. Immutable. */
public final class VisitWish {
  private final Map<String, Object> fields;

  private VisitWish(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * A visit for one person, to be held first.
   *
   * @param group the service group's code, as {@link Availability} names it
   * @param date such as 2026-03-02
   * @param from when it begins, such as 09:30
   */
  public static VisitWish of(String group, String date, String from) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("group", Objects.requireNonNull(group));
    fields.put("date", Objects.requireNonNull(date));
    fields.put("from", Objects.requireNonNull(from));
    return new VisitWish(fields);
  }

  /** For these service items, at most 5. */
  public VisitWish items(String... codes) {
    return with("items", Arrays.asList(codes));
  }

  /** For so many people, 1 to 5. */
  public VisitWish people(int count) {
    return with("people", count);
  }

  /** For this case of the person's. */
  public VisitWish caseId(String id) {
    return with("caseId", Objects.requireNonNull(id));
  }

  /** Booked at once, without being held first. */
  public VisitWish confirmed() {
    return with("confirm", true);
  }

  private VisitWish with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return new VisitWish(changed);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    return new LinkedHashMap<>(fields);
  }
}
