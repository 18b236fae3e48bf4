package org.tongban.client.mandates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** Who may act for the person (帮办代办). */
public final class Mandates {
  private final Sender sender;

  /** Sends through the sender. */
  public Mandates(Sender sender) {
    this.sender = sender;
  }

  /** All mandates the person gave. */
  public ApiCall<Page<Mandate>> list() {
    return sender.prepare(ApiRequest.of("GET", Page.of(Mandate::new), "mandates"));
  }

  /**
   * Lets the staff of a unit act for the person.
   *
   * @param unit the unit's code
   * @param items the basic codes of the items it is for
   * @param until the last day, as YYYY-MM-DD
   */
  public ApiCall<Mandate> giveToUnit(String unit, List<String> items, String until) {
    return give("helperUnit", unit, items, until);
  }

  /**
   * Lets a registered person act for the person.
   *
   * @param phone the mobile number the helper signs in with
   * @param items the basic codes of the items it is for
   * @param until the last day, as YYYY-MM-DD
   */
  public ApiCall<Mandate> giveToPerson(String phone, List<String> items, String until) {
    return give("helperPhone", phone, items, until);
  }

  private ApiCall<Mandate> give(String kind, String helper, List<String> items, String until) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(kind, helper);
    body.put("items", items);
    body.put("until", until);
    return sender.prepare(ApiRequest.of("POST", Mandate::new, "mandates").json(body));
  }

  /** Takes the mandate back, from now on. */
  public ApiCall<Void> revoke(String id) {
    return sender.prepare(ApiRequest.ofNothing("DELETE", "mandates", id));
  }
}
