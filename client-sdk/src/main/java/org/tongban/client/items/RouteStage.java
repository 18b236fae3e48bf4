package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** One stage of a route. */
public final class RouteStage extends Answer {
  private final String kind;

  /** Reads it; {@code kind} is necessary. */
  public RouteStage(JsonObject json) {
    super(json);
    kind = json.text("kind");
  }

  /** The server's name of the kind of stage. */
  public String kind() {
    return kind;
  }

  /** What is done, in words. */
  public String kindName() {
    return json().textOr("kindName", null);
  }

  /** The code of the unit that does it. */
  public String unit() {
    return json().textOr("unit", null);
  }

  /** That unit in words. */
  public String unitName() {
    return json().textOr("unitName", null);
  }

  /** For which authority it is done, in words. */
  public String authorityName() {
    return json().textOr("authorityName", null);
  }

  /** Working days this stage may take; 0 if it has no limit of its own. */
  public long days() {
    return json().numberOr("days", 0);
  }
}
