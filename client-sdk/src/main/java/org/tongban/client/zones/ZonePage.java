package org.tongban.client.zones;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;
import org.tongban.client.items.ItemSummary;

/** A part of the items of a zone. */
public final class ZonePage extends Answer {
  private final List<ItemSummary> items;

  /** Reads it. */
  public ZonePage(JsonObject json) {
    super(json);
    items = json.list("items", ItemSummary::new);
  }

  /** The items, by code. */
  public List<ItemSummary> items() {
    return items;
  }

  /** The cursor that asks for the next part; null on the last one. */
  public String next() {
    return json().textOr("next", null);
  }
}
