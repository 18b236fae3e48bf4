package org.tongban.application.item;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.ServiceItem;

/**
 * Something that happens in people's lives, with the items they then need, the most needed first.
 *
 * @param name for example 生孩子
 */
public record LifeEvent(String name, List<ServiceItem> items) {
  public LifeEvent {
    Objects.requireNonNull(name);
    items = List.copyOf(items);
  }

  /**
   * A row of {@code life-events.csv}.
   *
   * @param position its place in the file, from 0 on
   */
  public record Row(String event, String itemName, int position) {}
}
