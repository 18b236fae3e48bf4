package org.tongban.client.places;

/**
 * The kinds of places that serve people. Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum ServicePointKind {
  MUNICIPAL_HALL,
  COUNTY_HALL,
  TOWN_CENTRE,
  VILLAGE_STATION,
  HELP_STATION,
  KIOSK,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
