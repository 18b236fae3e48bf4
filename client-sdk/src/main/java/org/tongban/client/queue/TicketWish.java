package org.tongban.client.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What somebody takes a ticket for. Immutable. */
public final class TicketWish {
  /** Who is served earlier; proof is shown at the window. */
  public enum Priority {
    ELDERLY,
    DISABLED,
    PREGNANT,
    SOLDIER
  }

  private final Map<String, Object> fields;

  private TicketWish(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * A walk-in's.
   *
   * @param servicePoint the code of the service point
   * @param group the code of one of its service groups, see {@link HallQueue#groups}
   */
  public static TicketWish of(String servicePoint, String group) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("servicePoint", Objects.requireNonNull(servicePoint));
    fields.put("group", Objects.requireNonNull(group));
    return new TicketWish(fields);
  }

  /** A priority that holds for them. */
  public TicketWish priority(Priority priority) {
    List<String> all = new ArrayList<>();
    Object before = fields.get("priorities");
    if (before instanceof List) {
      for (Object one : (List<?>) before) {
        all.add((String) one);
      }
    }
    all.add(priority.name());
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put("priorities", all);
    return new TicketWish(changed);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    return new LinkedHashMap<>(fields);
  }
}
