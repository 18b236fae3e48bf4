package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A licence of the applicant's that may be used in a draft, instead of an upload. */
public final class ReusableLicence extends Answer {
  private final String material;
  private final String licence;

  /** Reads it; {@code material} and {@code licence} are necessary. */
  public ReusableLicence(JsonObject json) {
    super(json);
    material = json.text("material");
    licence = json.text("licence");
  }

  /** Which material of the guide it serves as. */
  public String material() {
    return material;
  }

  /** By which it is put in, see {@link HandedIn#licence}. */
  public String licence() {
    return licence;
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
}
