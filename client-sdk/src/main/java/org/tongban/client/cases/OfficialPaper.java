package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A paper of a case: a receipt, a notice or a decision, as it was made out. */
public final class OfficialPaper extends Answer {
  private final String id;

  /** Reads it; {@code id} is necessary. */
  public OfficialPaper(JsonObject json) {
    super(json);
    id = json.text("id");
  }

  /** By which it is downloaded. */
  public String id() {
    return id;
  }

  /** The server's name of the kind, for example {@code CORRECTION_NOTICE}. */
  public String kind() {
    return json().textOr("kind", null);
  }

  /** The kind in words. */
  public String kindName() {
    return json().textOr("kindName", null);
  }

  /** As it stands on the paper. */
  public String title() {
    return json().textOr("title", null);
  }

  /** As it stands on the paper, for example {@code MZJ-440902受〔2026〕15号}. */
  public String number() {
    return json().textOr("number", null);
  }

  /** The code of the unit that made it out. */
  public String unit() {
    return json().textOr("unit", null);
  }

  /** Who made it out. */
  public String unitName() {
    return json().textOr("unitName", null);
  }

  /** The day on it: year-month-day. */
  public String on() {
    return json().textOr("on", null);
  }

  /** Whether it can be downloaded; else it is being made. */
  public boolean ready() {
    return json().flag("ready");
  }

  /** Whether its file bears a seal of the unit; else who needs one has the print stamped there. */
  public boolean sealed() {
    return json().flag("sealed");
  }
}
