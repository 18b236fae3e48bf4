package org.tongban.client.items;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What items found must have; all of it together. Immutable: every method gives other filters. */
public final class ItemFilters {
  private final Map<String, String> values;

  private ItemFilters(Map<String, String> values) {
    this.values = values;
  }

  /** No filter. */
  public static ItemFilters none() {
    return new ItemFilters(Collections.<String, String>emptyMap());
  }

  private ItemFilters with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<String, String>(values);
    changed.put(name, value);
    return new ItemFilters(changed);
  }

  /** Carried out in that region, a part of it, or for an area that holds it. */
  public ItemFilters region(String code) {
    return with("region", code);
  }

  /** In that zone. */
  public ItemFilters zone(Zone zone) {
    return with("zone", zone.name());
  }

  /** For people, or for organisations. */
  public ItemFilters subject(SubjectKind subject) {
    return with("subject", subject.name());
  }

  /** Of that item type, for example {@code BENEFIT}. */
  public ItemFilters type(String type) {
    return with("type", type);
  }

  /** Handled in that mode. */
  public ItemFilters mode(HandlingMode mode) {
    return with("mode", mode.name());
  }

  /** Taken in by that channel. */
  public ItemFilters channel(Channel channel) {
    return with("channel", channel.name());
  }

  /** As query parameters. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }
}
