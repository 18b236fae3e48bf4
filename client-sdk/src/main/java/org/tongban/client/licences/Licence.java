package org.tongban.client.licences;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** An electronic licence of the person. */
public final class Licence extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public Licence(JsonObject json) {
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

  /** The case that led to it. */
  public String caseId() {
    return json().textOr("caseId", null);
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

  /** The server's name of the state. */
  public String state() {
    return json().textOr("state", null);
  }

  /** The state in words. */
  public String stateName() {
    return json().textOr("stateName", null);
  }

  /** What it can be downloaded as; empty while it is being made. */
  public List<String> formats() {
    return json().texts("formats");
  }
}
