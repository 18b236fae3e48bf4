package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A special procedure (特别程序) that may become necessary. */
public final class PossibleProcedure extends Answer {
  private final String procedure;

  /** Reads it; {@code procedure} is necessary. */
  public PossibleProcedure(JsonObject json) {
    super(json);
    procedure = json.text("procedure");
  }

  /** The server's name of it. */
  public String procedure() {
    return procedure;
  }

  /** The name in words; may be null. */
  public String name() {
    return json().textOr("name", null);
  }

  /** How long it takes, in working days. */
  public long expectedDays() {
    return json().numberOr("expectedDays", 0);
  }

  /** Whether its days do not count. */
  public boolean stopsClock() {
    return json().flag("stopsClock");
  }
}
