package org.tongban.client.zones;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** The zones in numbers, each counted in the server's data. */
public final class ZoneTotals extends Answer {
  private final ZoneFigure crossProvinceItems;
  private final ZoneFigure partnerCities;
  private final ZoneFigure villageItems;
  private final ZoneFigure villages;

  /** Reads it. */
  public ZoneTotals(JsonObject json) {
    super(json);
    crossProvinceItems = figure(json, "crossProvinceItems");
    partnerCities = figure(json, "partnerCities");
    villageItems = figure(json, "villageItems");
    villages = figure(json, "villages");
  }

  private static ZoneFigure figure(JsonObject json, String name) {
    JsonObject found = json.objectOr(name);
    return found == null ? null : new ZoneFigure(found);
  }

  /** Items that can be handled across provinces. */
  public ZoneFigure crossProvinceItems() {
    return crossProvinceItems;
  }

  /** Cities of other provinces with an agreement. */
  public ZoneFigure partnerCities() {
    return partnerCities;
  }

  /** Listings of items at village stations, over all districts. */
  public ZoneFigure villageItems() {
    return villageItems;
  }

  /** Villages with a station. */
  public ZoneFigure villages() {
    return villages;
  }

  /** Places with an any-window counter. */
  public long anyWindowPoints() {
    return json().numberOr("anyWindowPoints", 0);
  }

  /** Help stations. */
  public long helpStations() {
    return json().numberOr("helpStations", 0);
  }
}
