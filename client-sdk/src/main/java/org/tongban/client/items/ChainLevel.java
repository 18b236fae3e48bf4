package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A level that examines before the one that decides (跨层级联办). */
public final class ChainLevel extends Answer {

  /** Reads it; nothing is necessary. */
  public ChainLevel(JsonObject json) {
    super(json);
  }

  /** Which level. */
  public Level level() {
    return json().oneOf("level", Level.UNKNOWN);
  }

  /** What kind of department there, in words; may be null. */
  public String department() {
    return json().textOr("department", null);
  }

  /** Its own limit, in working days. */
  public long days() {
    return json().numberOr("days", 0);
  }
}
