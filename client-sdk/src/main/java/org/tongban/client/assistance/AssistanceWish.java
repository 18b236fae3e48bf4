package org.tongban.client.assistance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Whom to visit, and for what. Immutable. */
public final class AssistanceWish {
  private final Map<String, Object> fields;

  private AssistanceWish(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * A wish.
   *
   * @param implementation the implementation code of what is to be done
   * @param region the code of the region where the person lives, best that of a village
   * @param name the person's name
   * @param phone the number on which a time is agreed
   */
  public static AssistanceWish of(String implementation, String region, String name, String phone) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("implementation", Objects.requireNonNull(implementation));
    fields.put("region", Objects.requireNonNull(region));
    fields.put("name", Objects.requireNonNull(name));
    fields.put("phone", Objects.requireNonNull(phone));
    return new AssistanceWish(fields);
  }

  /** How to find the door; at most 100 characters. */
  public AssistanceWish address(String words) {
    return with("address", words);
  }

  /** What else is to be known; at most 300 characters. */
  public AssistanceWish wish(String words) {
    return with("wish", words);
  }

  private AssistanceWish with(String name, String words) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(name, Objects.requireNonNull(words));
    return new AssistanceWish(changed);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    return new LinkedHashMap<>(fields);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "AssistanceWish";
  }
}
