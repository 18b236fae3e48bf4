package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A channel that is none for the person. */
public final class ClosedWay extends Answer {
  /** Reads it. */
  public ClosedWay(JsonObject json) {
    super(json);
  }

  /** Which channel. */
  public Channel channel() {
    return json().oneOf("channel", Channel.UNKNOWN);
  }

  /** That in words. */
  public String channelName() {
    return json().textOr("channelName", null);
  }

  /** Whether the law would let the person, and it is they who can't. */
  public boolean lawful() {
    return json().flag("lawful");
  }

  /** Why, in words. */
  public List<String> reasons() {
    return json().texts("reasons");
  }
}
