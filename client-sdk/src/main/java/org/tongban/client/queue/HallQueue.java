package org.tongban.client.queue;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What everybody in a hall sees: who is called where, and how many wait. */
public final class HallQueue extends Answer {
  private final String servicePoint;
  private final long version;
  private final List<WaitingGroup> groups;
  private final List<Call> calls;

  /** Reads it; {@code servicePoint} and {@code version} are necessary. */
  public HallQueue(JsonObject json) {
    super(json);
    servicePoint = json.text("servicePoint");
    version = json.number("version");
    groups = json.list("groups", WaitingGroup::new);
    calls = json.list("calls", Call::new);
  }

  /** The code of the service point. */
  public String servicePoint() {
    return servicePoint;
  }

  /** Its name. */
  public String name() {
    return json().textOr("name", null);
  }

  /** Rises with every change. */
  public long version() {
    return version;
  }

  /** The service groups, for each of which tickets can be taken. */
  public List<WaitingGroup> groups() {
    return groups;
  }

  /** Who is called, the latest call first, and then who is being served. */
  public List<Call> calls() {
    return calls;
  }

  /** A service group. */
  public static final class WaitingGroup extends Answer {
    private final String code;

    /** Reads it; {@code code} is necessary. */
    public WaitingGroup(JsonObject json) {
      super(json);
      code = json.text("code");
    }

    /** By which a ticket is taken. */
    public String code() {
      return code;
    }

    /** What is done there. */
    public String name() {
      return json().textOr("name", null);
    }

    /** How many wait. */
    public long waiting() {
      return json().numberOr("waiting", 0);
    }

    /** About how many minutes somebody who comes now waits; -1 while no window calls. */
    public long waitMinutes() {
      return json().numberOr("waitMinutes", -1);
    }
  }

  /** Somebody who is called to a window, or served there. */
  public static final class Call extends Answer {
    private final String number;

    /** Reads it; {@code number} is necessary. */
    public Call(JsonObject json) {
      super(json);
      number = json.text("number");
    }

    /** The number of the ticket. */
    public String number() {
      return number;
    }

    /** The window's number. */
    public String window() {
      return json().textOr("window", null);
    }

    /** The window in words. */
    public String windowName() {
      return json().textOr("windowName", null);
    }

    /** Whether they are being served already. */
    public boolean serving() {
      return json().flag("serving");
    }
  }
}
