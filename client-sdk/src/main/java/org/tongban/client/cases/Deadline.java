package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A limit that runs. */
public final class Deadline extends Answer {
  private final String kind;

  /** Reads it; {@code kind} is necessary. */
  public Deadline(JsonObject json) {
    super(json);
    kind = json.text("kind");
  }

  /** By which its days are asked for. */
  public String kind() {
    return kind;
  }

  /** What must happen until then, in words. */
  public String kindName() {
    return json().textOr("kindName", null);
  }

  /** From where it is counted, as the server wrote it. */
  public String from() {
    return json().textOr("from", null);
  }

  /** How many days it has. */
  public long limitDays() {
    return json().numberOr("limitDays", 0);
  }

  /** When it ends, as the server wrote it, or null. */
  public String due() {
    return json().textOr("due", null);
  }

  /** Whether days are counted for which no holidays are published yet. */
  public boolean provisional() {
    return json().flag("provisional");
  }
}
