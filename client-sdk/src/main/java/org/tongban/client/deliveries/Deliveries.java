package org.tongban.client.deliveries;

import java.util.Collections;
import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** What is on its way to the person. */
public final class Deliveries {
  private final Sender sender;

  /** Sends through the sender. */
  public Deliveries(Sender sender) {
    this.sender = sender;
  }

  /**
   * What is or was on its way.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<Delivery>> list(String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Delivery::new), "deliveries").page(cursor, limit));
  }

  /** One of them, with where it has been. */
  public ApiCall<Delivery> get(String id) {
    return sender.prepare(ApiRequest.of("GET", Delivery::new, "deliveries", id));
  }

  /**
   * Says whether a result that the courier reported as signed for has arrived. Who said no may say
   * yes later; after yes the server refuses a no.
   */
  public ApiCall<Receipt> confirm(String id, boolean received) {
    return sender.prepare(
        ApiRequest.of("POST", Receipt::new, "deliveries", id, "receipt")
            .json(Collections.<String, Object>singletonMap("received", received)));
  }

  /** What was said about the arrival; the server answers {@code not-found} if nothing was. */
  public ApiCall<Receipt> receipt(String id) {
    return sender.prepare(ApiRequest.of("GET", Receipt::new, "deliveries", id, "receipt"));
  }
}
