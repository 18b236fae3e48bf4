package org.tongban.application.item;

import java.util.Objects;

/**
 * A number that was published about the city. It is shown beside the number counted in the data,
 * which may differ.
 *
 * @param source where it comes from and why the data may differ, for people
 */
public record PublishedFigure(Name name, int figure, String source) {
  public PublishedFigure {
    Objects.requireNonNull(name);
    Objects.requireNonNull(source);
  }

  /** What is counted. */
  public enum Name {
    CROSS_PROVINCE_ITEMS,
    PARTNER_CITIES,
    VILLAGE_ITEMS,
    VILLAGES
  }
}
