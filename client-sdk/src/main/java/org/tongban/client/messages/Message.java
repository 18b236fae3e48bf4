package org.tongban.client.messages;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Something the person was told. */
public final class Message extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public Message(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is marked as read. */
  public String id() {
    return id;
  }

  /** Which kind of notice it is, for example {@code CASE_ACCEPTED}. */
  public String kind() {
    return json().textOr("kind", "");
  }

  /** What it belongs to. */
  public Topic topic() {
    return json().oneOf("topic", Topic.UNKNOWN);
  }

  /** What it is called in a list. */
  public String title() {
    return json().textOr("title", "");
  }

  /** What it says. */
  public String text() {
    return json().textOr("text", "");
  }

  /** What {@link #aboutId} names: {@code CASE}, {@code APPOINTMENT} or something without one. */
  public String about() {
    return json().textOr("about", "");
  }

  /** The identity of the case or appointment it is about, or null. */
  public String aboutId() {
    return json().textOr("aboutId", null);
  }

  /** When it came, in milliseconds since 1970. */
  public long at() {
    return json().timeOr("at");
  }

  /** When it was marked as read, in milliseconds since 1970; -1 as long as it is unread. */
  public long readAt() {
    return json().timeOr("readAt");
  }
}
