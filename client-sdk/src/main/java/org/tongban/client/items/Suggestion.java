package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What a person may be about to type. */
public final class Suggestion extends Answer {
  private final String text;

  /** Reads it; {@code text} is necessary. */
  public Suggestion(JsonObject json) {
    super(json);
    text = json.text("text");
  }

  /** To be put into the search field. */
  public String text() {
    return text;
  }

  /** The basic code of the item whose name it is; null for everyday words. */
  public String item() {
    return json().textOr("item", null);
  }
}
