package org.tongban.client.mandates;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** That somebody may act for somebody else (委托). */
public final class Mandate extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public Mandate(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is named. */
  public String id() {
    return id;
  }

  /** The id of the person whose matters they are; what {@code Cases.openFor} wants. */
  public String grantor() {
    return json().textOr("grantor", null);
  }

  /** That person's name, or null. */
  public String grantorName() {
    return json().textOr("grantorName", null);
  }

  /** The code of the unit whose staff may act; null if it is a person. */
  public String helperUnit() {
    return json().textOr("helperUnit", null);
  }

  /** Who may act: a unit's name or a person's, or null. */
  public String helperName() {
    return json().textOr("helperName", null);
  }

  /** The basic codes of the items it is for; empty for any. */
  public List<String> items() {
    return json().texts("items");
  }

  /** The last day it holds, as YYYY-MM-DD. */
  public String until() {
    return json().textOr("until", null);
  }

  /** When it was granted, in milliseconds since 1970. */
  public long grantedAt() {
    return json().timeOr("grantedAt");
  }

  /** When it was taken back, in milliseconds since 1970; -1 if it was not. */
  public long revokedAt() {
    return json().timeOr("revokedAt");
  }

  /** Whether it was taken back. */
  public boolean revoked() {
    return revokedAt() >= 0;
  }
}
