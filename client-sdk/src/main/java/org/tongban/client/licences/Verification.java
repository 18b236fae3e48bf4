package org.tongban.client.licences;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What anybody learns of a licence number. */
public final class Verification extends Answer {
  private final String result;

  /** Reads it; {@code result} is necessary. */
  public Verification(JsonObject json) {
    super(json);
    result = json.text("result");
  }

  /** {@code GENUINE}, {@code EXPIRED}, {@code REVOKED}, {@code REPLACED} or {@code UNKNOWN}. */
  public String result() {
    return result;
  }

  /** Whether it was issued and holds. */
  public boolean genuine() {
    return result.equals("GENUINE");
  }

  /** The result in words. */
  public String resultName() {
    return json().textOr("resultName", null);
  }

  /** What it is called, or null. */
  public String title() {
    return json().textOr("title", null);
  }

  /** Whose it is, most of the name hidden, or null. */
  public String holder() {
    return json().textOr("holder", null);
  }

  /** Who issued it, or null. */
  public String issuerName() {
    return json().textOr("issuerName", null);
  }

  /** The day it was issued, or null. */
  public String issuedOn() {
    return json().textOr("issuedOn", null);
  }

  /** From that day on it does not hold, or null. */
  public String since() {
    return json().textOr("since", null);
  }
}
