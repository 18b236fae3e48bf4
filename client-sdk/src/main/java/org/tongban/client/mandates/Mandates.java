package org.tongban.client.mandates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.cases.CaseSummary;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/**
 * Who may act for the person, and for whom the person may act (帮办代办). What is not acceptable fails
 * as {@link org.tongban.client.ProblemType#INVALID_INPUT} with the fields in {@link
 * org.tongban.client.ProblemException#errors}, what the rules forbid as {@code REFUSED}.
 */
public final class Mandates {
  private final Sender sender;

  /** Sends through the sender. */
  public Mandates(Sender sender) {
    this.sender = sender;
  }

  /**
   * The mandates the person gave, those taken back too, the latest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<Mandate>> list(String cursor, int limit) {
    return mandates("GRANTOR", cursor, limit);
  }

  /**
   * The mandates under which the person may act for others today, the latest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<Mandate>> held(String cursor, int limit) {
    return mandates("HELPER", cursor, limit);
  }

  private ApiCall<Page<Mandate>> mandates(String side, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Mandate::new), "mandates")
            .query("as", side)
            .page(cursor, limit));
  }

  /** One that the person gave or holds. */
  public ApiCall<Mandate> get(String id) {
    return sender.prepare(ApiRequest.of("GET", Mandate::new, "mandates", id));
  }

  /**
   * What was done under it: the cases that were filed, the latest first. For who gave it, and for
   * who holds it as long as it is good.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<CaseSummary>> cases(String id, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(CaseSummary::new), "mandates", id, "cases")
            .page(cursor, limit));
  }

  /**
   * Lets the staff of a unit act for the person.
   *
   * @param unit the code of a station or hall
   * @param items the basic codes of the items it is for; empty for any
   * @param until the last day, as YYYY-MM-DD, within 366 days
   */
  public ApiCall<Mandate> giveToUnit(String unit, List<String> items, String until) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("helperUnit", Objects.requireNonNull(unit));
    return give(body, items, until);
  }

  /**
   * Lets another person act for the person. The helper must have signed in and told their identity
   * before.
   *
   * @param name the helper's name as on the identity card
   * @param citizenId the helper's citizen id
   * @param items the basic codes of the items it is for; empty for any
   * @param until the last day, as YYYY-MM-DD, within 366 days
   */
  public ApiCall<Mandate> giveToPerson(
      String name, String citizenId, List<String> items, String until) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("helperName", Objects.requireNonNull(name));
    body.put("helperCitizenId", Objects.requireNonNull(citizenId));
    return give(body, items, until);
  }

  private ApiCall<Mandate> give(Map<String, Object> body, List<String> items, String until) {
    body.put("items", new ArrayList<>(items));
    body.put("until", Objects.requireNonNull(until));
    return sender.prepare(ApiRequest.of("POST", Mandate::new, "mandates").json(body));
  }

  /** Takes the mandate back, from now on; who gave it may, and who holds it. */
  public ApiCall<Void> revoke(String id) {
    return sender.prepare(ApiRequest.ofNothing("DELETE", "mandates", id));
  }
}
