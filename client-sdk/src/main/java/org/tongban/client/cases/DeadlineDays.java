package org.tongban.client.cases;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** How a deadline was counted. */
public final class DeadlineDays extends Answer {
  private final String kind;
  private final List<CountedDay> days;

  /** Reads it; {@code kind} is necessary. */
  public DeadlineDays(JsonObject json) {
    super(json);
    kind = json.text("kind");
    days = json.list("days", CountedDay::new);
  }

  /** Which deadline. */
  public String kind() {
    return kind;
  }

  /** How many days it has. */
  public long limitDays() {
    return json().numberOr("limitDays", 0);
  }

  /** When it ends, as the server wrote it, or null. */
  public String due() {
    return json().textOr("due", null);
  }

  /** Each day from the first to the last. */
  public List<CountedDay> days() {
    return days;
  }
}
