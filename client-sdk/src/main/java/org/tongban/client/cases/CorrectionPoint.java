package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Something to be corrected. */
public final class CorrectionPoint extends Answer {
  private final String words;

  /** Reads it; {@code words} is necessary. */
  public CorrectionPoint(JsonObject json) {
    super(json);
    words = json.text("words");
  }

  /** The code of a material or the name of a field. */
  public String about() {
    return json().textOr("about", null);
  }

  /** That in words. */
  public String label() {
    return json().textOr("label", null);
  }

  /** What to correct. */
  public String words() {
    return words;
  }
}
