package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** The code under which a service point takes a draft over (预填号). */
public final class Preparation extends Answer {
  private final String code;

  /** Reads it; {@code code} is necessary. */
  public Preparation(JsonObject json) {
    super(json);
    code = json.text("code");
  }

  /** The code, to be told at the counter and to nobody else. */
  public String code() {
    return code;
  }

  /** The code of the service point. */
  public String place() {
    return json().textOr("place", null);
  }

  /** That in words. */
  public String placeName() {
    return json().textOr("placeName", null);
  }

  /** The last day the code is good, as YYYY-MM-DD. */
  public String until() {
    return json().textOr("until", null);
  }
}
