package org.tongban.client.queue;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Somebody's turn at a hall on one day (排队号). */
public final class Ticket extends Answer {
  private final String id;
  private final String number;

  /** How far its holder is. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum State {
    WAITING,
    /** Called: they are to come to {@link Ticket#windowName}. */
    CALLED,
    SERVING,
    /** They fetch or fill in something, and come back. */
    PARKED,
    FINISHED,
    /** They were called and did not come. */
    NO_SHOW,
    CANCELLED,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }

  /** Reads it; {@code id} and {@code number} are necessary. */
  public Ticket(JsonObject json) {
    super(json);
    id = json.text("id");
    number = json.text("number");
  }

  /** By which it is asked for; whoever knows it may look at the ticket. */
  public String id() {
    return id;
  }

  /** What is called, for example A001. */
  public String number() {
    return number;
  }

  /** The code of the service point. */
  public String servicePoint() {
    return json().textOr("servicePoint", null);
  }

  /** The service point in words. */
  public String servicePointName() {
    return json().textOr("servicePointName", null);
  }

  /** The code of the service group. */
  public String group() {
    return json().textOr("group", null);
  }

  /** The service group in words. */
  public String groupName() {
    return json().textOr("groupName", null);
  }

  /** How far its holder is. */
  public State state() {
    return json().oneOf("state", State.UNKNOWN);
  }

  /** That in words. */
  public String stateName() {
    return json().textOr("stateName", null);
  }

  /** How many of the same group are called before; -1 unless it waits. */
  public long ahead() {
    return json().numberOr("ahead", -1);
  }

  /** About how many minutes until it is called; -1 unless it waits and a window calls. */
  public long waitMinutes() {
    return json().numberOr("waitMinutes", -1);
  }

  /** The window in words that calls or serves, or did last; null while none is known. */
  public String windowName() {
    return json().textOr("windowName", null);
  }

  /** When it was taken, in milliseconds since 1970. */
  public long issuedAt() {
    return json().timeOr("issuedAt");
  }

  /** The booked time of who came in time for it, in milliseconds since 1970; -1 for others. */
  public long bookedFor() {
    return json().timeOr("bookedFor");
  }

  /** Rises with every change in the hall. */
  public long version() {
    return json().numberOr("version", 0);
  }
}
