package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Something that happened to a case. */
public final class TimelineEntry extends Answer {
  private final String title;

  /** Reads it; {@code title} is necessary. */
  public TimelineEntry(JsonObject json) {
    super(json);
    title = json.text("title");
  }

  /** When, in milliseconds since 1970. */
  public long at() {
    return json().timeOr("at");
  }

  /** What happened. */
  public String title() {
    return title;
  }

  /** More about it, or null. */
  public String words() {
    return json().textOr("words", null);
  }

  /** Who did it, or null. */
  public String unitName() {
    return json().textOr("unitName", null);
  }
}
