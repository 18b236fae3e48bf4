package org.tongban.client.items;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The way a person wants to apply. Immutable. */
public final class Way {
  private final HandlingMode mode;
  private final Channel channel;
  private final String place;
  private final String from;
  private final ActingAs actingAs;

  private Way(HandlingMode mode, Channel channel, String place, String from, ActingAs actingAs) {
    this.mode = Objects.requireNonNull(mode);
    this.channel = Objects.requireNonNull(channel);
    this.place = place;
    this.from = Objects.requireNonNull(from);
    this.actingAs = Objects.requireNonNull(actingAs);
  }

  /** In an app, without a visit, in person. */
  public static Way online(String fromRegion) {
    return new Way(HandlingMode.FULLY_ONLINE, Channel.APP, null, fromRegion, ActingAs.SELF);
  }

  /**
   * In that mode by that channel, in person.
   *
   * @param fromRegion the twelve-digit code of the region the person applies from
   */
  public static Way of(HandlingMode mode, Channel channel, String fromRegion) {
    return new Way(mode, channel, null, fromRegion, ActingAs.SELF);
  }

  /** The same way at the service point with that code. */
  public Way at(String servicePoint) {
    return new Way(mode, channel, servicePoint, from, actingAs);
  }

  /** The same way in another capacity. */
  public Way actingAs(ActingAs capacity) {
    return new Way(mode, channel, place, from, capacity);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mode", mode.name());
    json.put("channel", channel.name());
    if (place != null) {
      json.put("place", place);
    }
    json.put("from", from);
    json.put("actingAs", actingAs.name());
    return json;
  }
}
