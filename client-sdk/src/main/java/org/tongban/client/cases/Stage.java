package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Where a case is. */
public final class Stage extends Answer {

  /** Reads it. */
  public Stage(JsonObject json) {
    super(json);
  }

  /** What is done, in words. */
  public String kindName() {
    return json().textOr("kindName", null);
  }

  /** Who does it, in words. */
  public String unitName() {
    return json().textOr("unitName", null);
  }
}
