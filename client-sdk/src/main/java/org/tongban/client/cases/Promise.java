package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A material promised for later (容缺). */
public final class Promise extends Answer {
  private final String material;

  /** Reads it; {@code material} is necessary. */
  public Promise(JsonObject json) {
    super(json);
    material = json.text("material");
  }

  /** The code of the material. */
  public String material() {
    return material;
  }

  /** The material in words. */
  public String label() {
    return json().textOr("label", null);
  }

  /** Until when, as the server wrote it. */
  public String by() {
    return json().textOr("by", null);
  }
}
