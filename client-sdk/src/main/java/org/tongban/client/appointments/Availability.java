package org.tongban.client.appointments;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What can be booked at a service point. */
public final class Availability extends Answer {
  /** Reads it. */
  public Availability(JsonObject json) {
    super(json);
  }

  /** The service groups. */
  public List<Group> groups() {
    return json().list("groups", Group::new);
  }

  /** A service group with its days. */
  public static final class Group extends Answer {
    /** Reads it. */
    public Group(JsonObject json) {
      super(json);
    }

    /** Its code, to book with. */
    public String code() {
      return json().textOr("code", null);
    }

    /** Its name, for people. */
    public String name() {
      return json().textOr("name", null);
    }

    /** How long the visit takes, in minutes. */
    public long minutes() {
      return json().numberOr("minutes", 0);
    }

    /** False where one comes without an appointment. */
    public boolean bookable() {
      return json().flag("bookable");
    }

    /** The days, in their order. */
    public List<Day> days() {
      return json().list("days", Day::new);
    }
  }

  /** A day. */
  public static final class Day extends Answer {
    /** Reads it. */
    public Day(JsonObject json) {
      super(json);
    }

    /** Such as 2026-03-02. */
    public String date() {
      return json().textOr("date", null);
    }

    /** Why there are no times, in Chinese words; empty if there are. */
    public String why() {
      return json().textOr("why", "");
    }

    /** The times a visit can begin at; full ones too. */
    public List<Time> times() {
      return json().list("starts", Time::new);
    }
  }

  /** A time. */
  public static final class Time extends Answer {
    /** Reads it. */
    public Time(JsonObject json) {
      super(json);
    }

    /** When a visit would begin, such as 09:30. */
    public String from() {
      return json().textOr("from", null);
    }

    /** When it would end. */
    public String until() {
      return json().textOr("until", null);
    }

    /** How many places there are in all. */
    public long places() {
      return json().numberOr("places", 0);
    }

    /** How many can still be booked. */
    public long remaining() {
      return json().numberOr("remaining", 0);
    }

    /** How it stands with the time. */
    public State state() {
      return json().oneOf("state", State.UNKNOWN);
    }
  }

  /** How it stands with a time. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum State {
    OPEN,
    /** All places are taken; see {@link Appointments#waitForPlace}. */
    FULL,
    /** It is too late to book it, or too early. */
    CLOSED,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }
}
