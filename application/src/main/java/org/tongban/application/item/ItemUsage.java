package org.tongban.application.item;

import java.util.List;
import org.tongban.domain.item.ServiceItem;

/** What people apply for most. Every implementation passes {@code ItemUsageContract}. */
public interface ItemUsage {
  /**
   * The items most applied for among the latest applications, the most wanted first. May be a
   * minute old. Names nobody, and nothing that fewer than three applied for.
   *
   * @param most how many, 1 to 20
   */
  List<ServiceItem> mostApplied(int most);
}
