package org.tongban.client.appointments;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A service point with its earliest time. */
public final class NearestTime extends Answer {
  /** Reads it. */
  public NearestTime(JsonObject json) {
    super(json);
  }

  /** The service point's code. */
  public String place() {
    return json().textOr("place", null);
  }

  /** Its name. */
  public String placeName() {
    return json().textOr("placeName", null);
  }

  /** The service group's code, to book with. */
  public String group() {
    return json().textOr("group", null);
  }

  /** The day, such as 2026-03-02. */
  public String date() {
    return json().textOr("date", null);
  }

  /** When a visit would begin, such as 09:30. */
  public String from() {
    return json().textOr("from", null);
  }
}
