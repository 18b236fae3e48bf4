package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A step of a case, told when it happens. */
public final class Progress extends Answer {
  private final long version;

  /** Reads it; {@code version} is necessary. */
  public Progress(JsonObject json) {
    super(json);
    version = json.number("version");
  }

  /** The case's version after the step; each step's is one more than that of the step before. */
  public long version() {
    return version;
  }

  /** How far the case is after the step. */
  public CaseStatus status() {
    return json().oneOf("status", CaseStatus.UNKNOWN);
  }

  /** That in words, or null. */
  public String statusName() {
    return json().textOr("statusName", null);
  }

  /** When it happened, in milliseconds since 1970. */
  public long at() {
    return json().timeOr("at");
  }

  /** What happened, or null. */
  public String title() {
    return json().textOr("title", null);
  }

  /** Who did it, why, and what comes next, or null. */
  public String words() {
    return json().textOr("words", null);
  }

  /** Whether it waits for the applicant. */
  public boolean waitsForApplicant() {
    return json().flag("act");
  }
}
