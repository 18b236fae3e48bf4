package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A draft in a list. */
public final class DraftSummary extends Answer {
  private final String id;
  private final long version;

  /** Reads it; {@code id} and {@code version} are necessary. */
  public DraftSummary(JsonObject json) {
    super(json);
    id = json.text("id");
    version = json.number("version");
  }

  /** By which it is asked for. */
  public String id() {
    return id;
  }

  /** What would be applied for. */
  public String itemName() {
    return json().textOr("itemName", null);
  }

  /** When it was last saved, in milliseconds since 1970. */
  public long changedAt() {
    return json().timeOr("changedAt");
  }

  /** Its version. */
  public long version() {
    return version;
  }
}
