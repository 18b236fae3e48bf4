package org.tongban.client.zones;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A number counted in the server's data, and the published one. */
public final class ZoneFigure extends Answer {
  private final long inData;

  /** Reads it; {@code inData} is necessary. */
  public ZoneFigure(JsonObject json) {
    super(json);
    inData = json.number("inData");
  }

  /** As counted. */
  public long inData() {
    return inData;
  }

  /** As published; -1 where nothing was. */
  public long published() {
    return json().numberOr("published", -1);
  }

  /** Where the published number comes from, in words; may be null. */
  public String source() {
    return json().textOr("source", null);
  }
}
