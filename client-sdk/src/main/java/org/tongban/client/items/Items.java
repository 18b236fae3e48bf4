package org.tongban.client.items;

import java.util.Map;
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

  /**
   * Searches by everyday words, pinyin or initials.
   *
   * @param words what people type; may name a place; null lists all
   * @param filters what the items must have
   * @param cursor {@link FoundItems#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<FoundItems> search(String words, ItemFilters filters, String cursor, int limit) {
    ApiRequest<FoundItems> request =
        ApiRequest.of("GET", (JsonObject.Reader<FoundItems>) FoundItems::new, "items")
            .query("q", words);
    for (Map.Entry<String, String> filter : filters.values().entrySet()) {
      request = request.query(filter.getKey(), filter.getValue());
    }
    return sender.prepare(request.page(cursor, limit));
  }

  /**
   * What a person may be about to type, the best first; the page has no next one.
   *
   * @param beginning what was typed so far
   * @param limit 1 to 20
   */
  public ApiCall<Page<Suggestion>> suggest(String beginning, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Suggestion::new), "items", "suggestions")
            .query("q", beginning)
            .query("limit", limit));
  }

  /**
   * The common questions that resemble the words.
   *
   * @param words what people type; null lists all
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<Question>> questions(String words, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Question::new), "questions")
            .query("q", words)
            .page(cursor, limit));
  }

  /** The question with that id. */
  public ApiCall<Question> question(String id) {
    return sender.prepare(
        ApiRequest.of("GET", (JsonObject.Reader<Question>) Question::new, "questions", id));
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

  /**
   * The whole catalogue for machines: all items, and then all published versions that have not
   * ended.
   *
   * @param cursor {@link CataloguePage#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<CataloguePage> catalogue(String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", CataloguePage::new, "catalogue").page(cursor, limit));
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

  /**
   * Every lawful way to get the item done for a person, the easiest first. The server keeps nothing
   * of what it is told.
   *
   * @param code the basic code of the item
   */
  public ApiCall<NearestWays> nearestWays(String code, Situation situation) {
    return sender.prepare(
        ApiRequest.of(
                "POST", (JsonObject.Reader<NearestWays>) NearestWays::new, "items", code, "ways")
            .json(situation.json()));
  }
}
