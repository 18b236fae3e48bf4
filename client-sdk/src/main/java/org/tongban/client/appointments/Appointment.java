package org.tongban.client.appointments;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A visit that is held or booked. */
public final class Appointment extends Answer {
  private final String id;

  /** How far it is. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum State {
    HELD,
    /** A freed place, kept for the person, who waited for it. */
    OFFERED,
    BOOKED,
    ARRIVED,
    SERVED,
    MISSED,
    CANCELLED,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }

  /** Reads it; {@code id} is necessary. */
  public Appointment(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is asked for. */
  public String id() {
    return id;
  }

  /** The number to check in with, such as 7KQ2-M9XR-N. */
  public String number() {
    return json().textOr("number", null);
  }

  /** How far it is. */
  public State state() {
    return json().oneOf("state", State.UNKNOWN);
  }

  /** The service point, in words. */
  public String placeName() {
    return json().textOr("placeName", null);
  }

  /** The day, such as 2026-03-02. */
  public String date() {
    return json().textOr("date", null);
  }

  /** When it begins in China, such as 09:30. */
  public String from() {
    return json().textOr("from", null);
  }

  /** When it ends. */
  public String until() {
    return json().textOr("until", null);
  }

  /** Until when it is held or offered, in milliseconds since 1970; -1 if it is not. */
  public long heldUntil() {
    return json().timeOr("heldUntil");
  }
}
