package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What an application costs. */
public final class Fee extends Answer {

  /** Reads it; nothing is necessary. */
  public Fee(JsonObject json) {
    super(json);
  }

  /** Hundredths of a yuan; 0 where it is free. */
  public long fen() {
    return json().numberOr("fen", 0);
  }

  /** The same in words; may be null. */
  public String words() {
    return json().textOr("words", null);
  }
}
