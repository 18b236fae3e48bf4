package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A paper original of the person's that a unit took. */
public final class Original extends Answer {
  private final String name;

  /** Reads it; {@code name} is necessary. */
  public Original(JsonObject json) {
    super(json);
    name = json.text("name");
  }

  /** The material's code in the guide. */
  public String material() {
    return json().textOr("material", null);
  }

  /** What it is. */
  public String name() {
    return name;
  }

  /**
   * The server's name of where it is: {@code KEPT} by a unit, {@code PACKED} to be sent, {@code
   * ON_THE_WAY} between units, {@code SEARCHED} for, {@code LOST}, or {@code BACK} with the person.
   */
  public String place() {
    return json().textOr("place", null);
  }

  /** The same in words. */
  public String placeName() {
    return json().textOr("placeName", null);
  }

  /** Where it is and what comes next, for the person. */
  public String words() {
    return json().textOr("words", null);
  }

  /** Who answers for it, or null once it is back or lost. */
  public String unitName() {
    return json().textOr("unitName", null);
  }

  /** On the way: the last day by which it should be there, year-month-day; else null. */
  public String expectedBy() {
    return json().textOr("expectedBy", null);
  }
}
