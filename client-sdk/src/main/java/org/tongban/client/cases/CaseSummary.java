package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A submitted case in a list. */
public final class CaseSummary extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public CaseSummary(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is asked for. */
  public String id() {
    return id;
  }

  /** The number people are told. */
  public String number() {
    return json().textOr("number", null);
  }

  /** What was applied for. */
  public String itemName() {
    return json().textOr("itemName", null);
  }

  /** How far it is. */
  public CaseStatus status() {
    return json().oneOf("status", CaseStatus.UNKNOWN);
  }

  /** That in words. */
  public String statusName() {
    return json().textOr("statusName", null);
  }

  /** When it was submitted, in milliseconds since 1970. */
  public long submittedAt() {
    return json().timeOr("submittedAt");
  }

  /** When it last moved, in milliseconds since 1970. */
  public long changedAt() {
    return json().timeOr("changedAt");
  }
}
