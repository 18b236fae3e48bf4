package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** The ways to get a matter done for one person, the easiest first. */
public final class NearestWays extends Answer {
  private final List<NearestWay> ways;
  private final List<ClosedWay> closed;

  /** Reads it. */
  public NearestWays(JsonObject json) {
    super(json);
    ways = json.list("ways", NearestWay::new);
    closed = json.list("closed", ClosedWay::new);
  }

  /** The code of the implementation that applies; null if no authority is competent. */
  public String implementation() {
    JsonObject found = json().objectOr("implementation");
    return found == null ? null : found.textOr("code", null);
  }

  /** Why that authority is competent, or why none is and what to do, in words. */
  public String competence() {
    return json().textOr("competence", null);
  }

  /** Conditions the person does not meet, each with what to do instead, in words. */
  public List<String> unmet() {
    return json().texts("unmet");
  }

  /** The ways, the easiest first. */
  public List<NearestWay> ways() {
    return ways;
  }

  /** The channels that are none for the person, and why. */
  public List<ClosedWay> closed() {
    return closed;
  }

  /** Whether places nearer by would be found if the situation named town and village. */
  public boolean coarse() {
    return json().flag("coarse");
  }
}
