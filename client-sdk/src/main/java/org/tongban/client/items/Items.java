package org.tongban.client.items;

import org.tongban.client.ApiCall;
import org.tongban.client.JsonObject;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** Finding what can be applied for, and how. */
public final class Items {
  private final Sender sender;

  /** Sends through the sender. */
  public Items(Sender sender) {
    this.sender = sender;
  }

  /**
   * Searches by words of the name and everyday words for it.
   *
   * @param words what people type; null lists all
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<ItemSummary>> search(String words, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(ItemSummary::new), "items")
            .query("q", words)
            .page(cursor, limit));
  }

  /** The item with that basic code, and who implements it. */
  public ApiCall<Item> get(String code) {
    return sender.prepare(ApiRequest.of("GET", Item::new, "items", code));
  }

  /** The guide to the current version of an implementation. */
  public ApiCall<Guide> guide(String implementation) {
    return sender.prepare(ApiRequest.of("GET", Guide::new, "implementations", implementation));
  }

  /** The guide to the version under which a case was submitted. */
  public ApiCall<Guide> guide(String implementation, long version) {
    return sender.prepare(
        ApiRequest.of(
            "GET",
            Guide::new,
            "implementations",
            implementation,
            "versions",
            Long.toString(version)));
  }

  /**
   * What changed in the catalogue, in order. Ask again with the sequence of the last change.
   *
   * @param after {@link CatalogueChange#sequence} of the last change that is known, or 0 for all
   * @param limit 1 to 100
   */
  public ApiCall<Page<CatalogueChange>> changes(long after, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(CatalogueChange::new), "catalogue", "changes")
            .query("after", Long.toString(after))
            .page(null, limit));
  }

  /** Whether one may apply in that way, and the route it would take. The server keeps nothing. */
  public ApiCall<WayAnswer> checkWay(WayQuestion question) {
    return sender.prepare(
        ApiRequest.of("POST", (JsonObject.Reader<WayAnswer>) WayAnswer::new, "ways")
            .json(question.json()));
  }
}
