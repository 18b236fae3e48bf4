package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A day of a deadline. */
public final class CountedDay extends Answer {
  private final String date;

  /** Reads it; {@code date} is necessary. */
  public CountedDay(JsonObject json) {
    super(json);
    date = json.text("date");
  }

  /** The day, as YYYY-MM-DD. */
  public String date() {
    return date;
  }

  /** Whether it counts. */
  public boolean counted() {
    return json().flag("counted");
  }

  /** Which of the counted days it is; 0 if it does not count. */
  public long number() {
    return json().numberOr("number", 0);
  }

  /** Why it counts or not, in words. */
  public String reason() {
    return json().textOr("reason", null);
  }
}
