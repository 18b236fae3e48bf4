package org.tongban.client.places;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A counter. */
public final class ServiceWindow extends Answer {
  private final String number;

  /** Reads it; {@code number} is necessary. */
  public ServiceWindow(JsonObject json) {
    super(json);
    number = json.text("number");
  }

  /** The number on the sign. */
  public String number() {
    return number;
  }

  /** The name. */
  public String name() {
    return json().textOr("name", null);
  }

  /** What it is for. */
  public WindowKind kind() {
    return json().oneOf("kind", WindowKind.UNKNOWN);
  }
}
