package org.tongban.client.places;

import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** Regions and the places that serve people. */
public final class Places {
  private final Sender sender;

  /** Sends through the sender. */
  public Places(Sender sender) {
    this.sender = sender;
  }

  /** The region with that twelve-digit code. */
  public ApiCall<Region> region(String code) {
    return sender.prepare(ApiRequest.of("GET", Region::new, "regions", code));
  }

  /** The first hundred regions right below that one, by code; mostly these are all. */
  public ApiCall<Page<Region>> children(String region) {
    return children(region, null, 100);
  }

  /**
   * The regions right below that one, by code.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<Region>> children(String region, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Region::new), "regions", region, "children")
            .page(cursor, limit));
  }

  /**
   * The service points of a region.
   *
   * @param region a twelve-digit code, or null for everywhere
   * @param window only those with such a counter; null for all
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<ServicePoint>> servicePoints(
      String region, WindowKind window, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(ServicePoint::new), "service-points")
            .query("region", region)
            .query("window", window)
            .page(cursor, limit));
  }

  /** The service point with that code. */
  public ApiCall<ServicePoint> servicePoint(String code) {
    return sender.prepare(ApiRequest.of("GET", ServicePoint::new, "service-points", code));
  }
}
