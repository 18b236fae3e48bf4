package org.tongban.client.zones;

import org.tongban.client.ApiCall;
import org.tongban.client.JsonObject;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** The zones: across provinces, across the city, in the village, with help. */
public final class Zones {
  private final Sender sender;

  /** Sends through the sender. */
  public Zones(Sender sender) {
    this.sender = sender;
  }

  /** All zones in numbers. */
  public ApiCall<ZoneTotals> totals() {
    return sender.prepare(ApiRequest.of("GET", ZoneTotals::new, "zones"));
  }

  /**
   * What can be handled across provinces (跨省通办).
   *
   * @param mode the name of a handling mode, or null for all
   * @param department or null for all
   * @param cursor {@link ZonePage#next} of the part before, or null
   * @param limit 1 to 100
   */
  public ApiCall<ZonePage> crossProvince(String mode, String department, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", (JsonObject.Reader<ZonePage>) ZonePage::new, "zones", "cross-province")
            .query("mode", mode)
            .query("department", department)
            .page(cursor, limit));
  }

  /**
   * What can be handled at any window of the city (市内通办).
   *
   * @param mode the name of a handling mode, or null for collecting and forwarding
   * @param cursor {@link ZonePage#next} of the part before, or null
   * @param limit 1 to 100
   */
  public ApiCall<ZonePage> city(String mode, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", (JsonObject.Reader<ZonePage>) ZonePage::new, "zones", "city")
            .query("mode", mode)
            .page(cursor, limit));
  }

  /**
   * What can be handled at the stations of a district, town or village (办事不出村).
   *
   * @param region its code
   */
  public ApiCall<VillageZone> village(String region) {
    return sender.prepare(ApiRequest.of("GET", VillageZone::new, "zones", "village", region));
  }
}
