package org.tongban.application.item;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.casework.InMemoryCaseStore;
import org.tongban.domain.item.ServiceItem;

/** Counts the cases of an {@link InMemoryCaseStore}. */
public final class InMemoryItemUsage implements ItemUsage {
  private static final int FEWEST = 3;

  private final InMemoryCaseStore cases;
  private final Catalogue catalogue;

  public InMemoryItemUsage(InMemoryCaseStore cases, Catalogue catalogue) {
    this.cases = cases;
    this.catalogue = catalogue;
  }

  @Override
  public List<ServiceItem> mostApplied(int most) {
    return cases.itemNames().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() >= FEWEST)
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .flatMap(entry -> catalogue.itemNamed(entry.getKey()).stream())
        .limit(most)
        .toList();
  }
}
