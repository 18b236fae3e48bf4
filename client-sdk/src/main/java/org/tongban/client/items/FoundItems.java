package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What a search found. The counts of other filters are in {@code facets} of the JSON. */
public final class FoundItems extends Answer {
  private final List<ItemSummary> items;

  /** Reads it. */
  public FoundItems(JsonObject json) {
    super(json);
    items = json.list("items", ItemSummary::new);
  }

  /** What is on this page, the best first. */
  public List<ItemSummary> items() {
    return items;
  }

  /** The cursor that asks for the next page; null on the last one. */
  public String next() {
    return json().textOr("next", null);
  }

  /** How many items were found. */
  public long total() {
    return json().numberOr("total", 0);
  }

  /** The words with likely typing mistakes put right; null where none are likely. */
  public String didYouMean() {
    return json().textOr("didYouMean", null);
  }

  /** The region that the words name; null where they name none. */
  public String place() {
    return json().textOr("place", null);
  }
}
