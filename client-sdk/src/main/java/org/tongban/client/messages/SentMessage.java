package org.tongban.client.messages;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A notice that was sent by short message or mail, or why it was not. */
public final class SentMessage extends Answer {
  /** Reads it. */
  public SentMessage(JsonObject json) {
    super(json);
  }

  /** Which kind of notice it is. */
  public String kind() {
    return json().textOr("kind", "");
  }

  /** What it is called in a list. */
  public String title() {
    return json().textOr("title", "");
  }

  /** {@code SMS} or {@code MAIL}. */
  public String channel() {
    return json().textOr("channel", "");
  }

  /** When, in milliseconds since 1970. */
  public long at() {
    return json().timeOr("at");
  }

  /** What came of it, for example {@code SENT}. */
  public String outcome() {
    return json().textOr("outcome", "");
  }

  /** How many notices went in that message. */
  public int together() {
    return (int) json().numberOr("together", 1);
  }

  /** The masked number or address; null where nothing was sent. */
  public String to() {
    return json().textOr("to", null);
  }
}
