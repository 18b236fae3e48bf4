package org.tongban.client.cases;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What was asked to be corrected (补正). */
public final class Correction extends Answer {
  private final List<CorrectionPoint> points;

  /** Reads it. */
  public Correction(JsonObject json) {
    super(json);
    points = json.list("points", CorrectionPoint::new);
  }

  /** All points. */
  public List<CorrectionPoint> points() {
    return points;
  }

  /** Until when to answer, as the server wrote it. */
  public String answerBy() {
    return json().textOr("answerBy", null);
  }
}
