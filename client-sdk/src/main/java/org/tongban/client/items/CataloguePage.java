package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A part of the catalogue for machines. */
public final class CataloguePage extends Answer {
  private final List<CatalogueEntry> items;
  private final long sequence;

  /** Reads it; {@code sequence} is necessary. */
  public CataloguePage(JsonObject json) {
    super(json);
    items = json.list("items", CatalogueEntry::new);
    sequence = json.number("sequence");
  }

  /** What is on this page: items first, then versions. */
  public List<CatalogueEntry> items() {
    return items;
  }

  /** The cursor that asks for the next page; null on the last one. */
  public String next() {
    return json().textOr("next", null);
  }

  /**
   * The sequence of the last change when the page was read. Follow {@link Items#changes} from that
   * of the first page on, and nothing is missed.
   */
  public long sequence() {
    return sequence;
  }
}
