package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** An electronic licence that is used as a material. */
public final class UsedLicence extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public UsedLicence(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is asked for. */
  public String id() {
    return id;
  }

  /** What it shows to whoever verifies it. */
  public String number() {
    return json().textOr("number", null);
  }

  /** What it is called. */
  public String title() {
    return json().textOr("title", null);
  }

  /** Who issued it. */
  public String issuerName() {
    return json().textOr("issuerName", null);
  }

  /** The day it was issued: year-month-day. */
  public String issuedOn() {
    return json().textOr("issuedOn", null);
  }

  /** The last day it is valid, or null if it has no end. */
  public String validUntil() {
    return json().textOr("validUntil", null);
  }

  /** Whether it still holds. */
  public boolean holds() {
    return json().flag("holds");
  }

  /** Why it does not, in words, or null. */
  public String warning() {
    return json().textOr("warning", null);
  }

  /** When it was handed in, and found to hold; null in a draft. */
  public String verifiedAt() {
    return json().textOr("verifiedAt", null);
  }

  /** The server's name of the consent, or null. */
  public String consent() {
    return json().textOr("consent", null);
  }

  /** On whose word it was handed in, in words; null in a draft. */
  public String consentName() {
    return json().textOr("consentName", null);
  }
}
