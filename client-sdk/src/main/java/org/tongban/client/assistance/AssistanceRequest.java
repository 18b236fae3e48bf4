package org.tongban.client.assistance;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A request that somebody comes to the home (上门帮办). */
public final class AssistanceRequest extends Answer {
  private final String id;
  private final long version;

  /** How far it has come. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum State {
    WAITING,
    TAKEN,
    AGREED,
    DONE,
    CANCELLED,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }

  /** Reads it; {@code id} and {@code version} are necessary. */
  public AssistanceRequest(JsonObject json) {
    super(json);
    id = json.text("id");
    version = json.number("version");
  }

  /** By which it is asked for. */
  public String id() {
    return id;
  }

  /** Its version. */
  public long version() {
    return version;
  }

  /** How far it has come. */
  public State state() {
    return json().oneOf("state", State.UNKNOWN);
  }

  /** What is to be done. */
  public String itemName() {
    return json().textOr("itemName", null);
  }

  /** Who comes, in words. */
  public String unitName() {
    return json().textOr("unitName", null);
  }

  /** When the visit is agreed to be, in milliseconds since 1970; -1 if it is not. */
  public long visitAt() {
    return json().timeOr("visitAt");
  }
}
