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

  /** The form of the current version of an implementation, as JSON Schema. */
  public ApiCall<FormSchema> form(String implementation) {
    return sender.prepare(
        ApiRequest.of("GET", FormSchema::new, "implementations", implementation, "form"));
  }

  /** The form of the version under which a draft or a case is kept, as JSON Schema. */
  public ApiCall<FormSchema> form(String implementation, long version) {
    return sender.prepare(
        ApiRequest.of(
            "GET",
            FormSchema::new,
            "implementations",
            implementation,
            "versions",
            Long.toString(version),
            "form"));
  }

  /**
   * Whether one may apply at all, before anything long is typed. Of the person who is signed in,
   * what is registered counts; of a stranger, what is said. The server keeps nothing.
   */
  public ApiCall<Eligibility> checkEligibility(
      String implementation, EligibilityQuestion question) {
    return sender.prepare(
        ApiRequest.of("POST", Eligibility::new, "implementations", implementation, "eligibility")
            .json(question.json()));
  }

  /** Whether one may apply in that way, and the route it would take. The server keeps nothing. */
  public ApiCall<WayAnswer> checkWay(WayQuestion question) {
    return sender.prepare(
        ApiRequest.of("POST", (JsonObject.Reader<WayAnswer>) WayAnswer::new, "ways")
            .json(question.json()));
  }
}
