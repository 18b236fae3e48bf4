package org.tongban.client.messages;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A part of the person's messages, with how many of the latest hundred are unread. */
public final class Inbox extends Answer {
  /** Reads it. */
  public Inbox(JsonObject json) {
    super(json);
  }

  /** The messages, the latest first. */
  public List<Message> items() {
    return json().list("items", Message::new);
  }

  /** The cursor that asks for the next part; null on the last one. */
  public String next() {
    return json().textOr("next", null);
  }

  /** How many are unread; 100 stands for 100 or more. */
  public int unread() {
    return (int) json().numberOr("unread", 0);
  }
}
