package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Something with a code, and what people call it. */
public final class NamedCode extends Answer {
  private final String code;

  /** Reads it; {@code code} is necessary. */
  public NamedCode(JsonObject json) {
    super(json);
    code = json.text("code");
  }

  /** The code. */
  public String code() {
    return code;
  }

  /** The name; may be null. */
  public String name() {
    return json().textOr("name", null);
  }
}
