package org.tongban.client.deliveries;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A station on the way of a parcel. */
public final class Track extends Answer {
  private final String words;

  /** Reads it; {@code words} is necessary. */
  public Track(JsonObject json) {
    super(json);
    words = json.text("words");
  }

  /** When, in milliseconds since 1970. */
  public long at() {
    return json().timeOr("at");
  }

  /** What happened. */
  public String words() {
    return words;
  }

  /** Where, or null. */
  public String place() {
    return json().textOr("place", null);
  }
}
