package org.tongban.client.mandates;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** That somebody may act for the person (委托). */
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

  /** The basic codes of the items it is for. */
  public List<String> items() {
    return json().texts("items");
  }

  /** The last day it holds, as YYYY-MM-DD. */
  public String until() {
    return json().textOr("until", null);
  }

  /** Who may act, in words, or null. */
  public String helperName() {
    return json().textOr("helperName", null);
  }

  /** Whether it was taken back. */
  public boolean revoked() {
    return json().flag("revoked");
  }
}
