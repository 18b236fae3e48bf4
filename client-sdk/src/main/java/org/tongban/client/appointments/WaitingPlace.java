package org.tongban.client.appointments;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A place on the waiting list (候补). */
public final class WaitingPlace extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public WaitingPlace(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is given up. */
  public String id() {
    return id;
  }

  /** The service group's code. */
  public String group() {
    return json().textOr("group", null);
  }

  /** The service group, in words. */
  public String groupName() {
    return json().textOr("groupName", null);
  }

  /** The service point, in words. */
  public String placeName() {
    return json().textOr("placeName", null);
  }

  /** The first day that suits, such as 2026-03-02. */
  public String first() {
    return json().textOr("first", null);
  }

  /** The last day that suits. */
  public String last() {
    return json().textOr("last", null);
  }

  /** From when on a visit may begin, such as 09:00. */
  public String from() {
    return json().textOr("from", null);
  }

  /** Until when it may begin. */
  public String until() {
    return json().textOr("until", null);
  }

  /** Since when the person waits, in milliseconds since 1970; -1 if that is not said. */
  public long since() {
    return json().timeOr("since");
  }
}
