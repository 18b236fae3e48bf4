package org.tongban.client.items;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tongban.client.deliveries.DeliveryChoice;

/** Asks whether one may apply in a certain way. Immutable. */
public final class WayQuestion {
  private final String implementation;
  private final SubjectKind subject;
  private final String home;
  private final Way way;
  private final DeliveryChoice delivery;

  /**
   * A question.
   *
   * @param implementation an implementation code
   * @param subject who applies
   * @param home the twelve-digit code of the household's or the company's region
   */
  public WayQuestion(
      String implementation, SubjectKind subject, String home, Way way, DeliveryChoice delivery) {
    this.implementation = Objects.requireNonNull(implementation);
    this.subject = Objects.requireNonNull(subject);
    this.home = Objects.requireNonNull(home);
    this.way = Objects.requireNonNull(way);
    this.delivery = Objects.requireNonNull(delivery);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("implementation", implementation);
    json.put("subject", subject.name());
    json.put("home", home);
    json.putAll(way.json());
    json.put("delivery", delivery.json());
    return json;
  }
}
