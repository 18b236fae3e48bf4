package org.tongban.client.places;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** An administrative region. */
public final class Region extends Answer {
  private final String code;
  private final String name;

  /** Reads it; {@code code} and {@code name} are necessary. */
  public Region(JsonObject json) {
    super(json);
    code = json.text("code");
    name = json.text("name");
  }

  /** The twelve-digit code. */
  public String code() {
    return code;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The name with those of the regions it lies in. */
  public String fullName() {
    return json().textOr("fullName", null);
  }

  /** The server's name of the level, such as TOWN. */
  public String level() {
    return json().textOr("level", null);
  }

  /** The code of the region it lies in, or null. */
  public String parent() {
    return json().textOr("parent", null);
  }
}
