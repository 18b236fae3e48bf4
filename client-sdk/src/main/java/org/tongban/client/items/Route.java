package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Through whose hands an application goes. */
public final class Route extends Answer {
  private final List<RouteStage> stages;

  /** Reads it. */
  public Route(JsonObject json) {
    super(json);
    stages = json.list("stages", RouteStage::new);
  }

  /** How the work is divided. */
  public HandlingMode mode() {
    return json().oneOf("mode", HandlingMode.UNKNOWN);
  }

  /** That in words. */
  public String modeName() {
    return json().textOr("modeName", null);
  }

  /** How far apart the place of application and the decider are, in words. */
  public String reachName() {
    return json().textOr("reachName", null);
  }

  /** Where it comes in. */
  public Channel channel() {
    return json().oneOf("channel", Channel.UNKNOWN);
  }

  /** That in words. */
  public String channelName() {
    return json().textOr("channelName", null);
  }

  /** The service point in words, or null. */
  public String placeName() {
    return json().textOr("placeName", null);
  }

  /** Who decides, in words. */
  public String deciderName() {
    return json().textOr("deciderName", null);
  }

  /** The stages, in order. */
  public List<RouteStage> stages() {
    return stages;
  }
}
