package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Whether one may apply in a certain way. */
public final class WayAnswer extends Answer {
  private final Route route;

  /** Reads it. */
  public WayAnswer(JsonObject json) {
    super(json);
    route = json.valueOr("route", Route::new);
  }

  /** Whether it is lawful. */
  public boolean lawful() {
    return json().flag("lawful");
  }

  /** Why not, in words; empty if it is lawful. */
  public List<String> reasons() {
    return json().texts("reasons");
  }

  /** The route it would take; null if it is not lawful. */
  public Route route() {
    return route;
  }
}
