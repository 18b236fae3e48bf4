package org.tongban.persistence.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Map;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tongban.application.item.ItemIndex;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.PublishedVersion;

/**
 * What was looked up of implementations between two changes of the catalogue. A change makes a new
 * generation, so that what a slow reader puts into an old one is never seen again.
 */
final class CatalogueGeneration {
  /** About 300 bytes each. */
  private static final int CODES_KEPT = 50_000;

  private final Cache<ImplementationCode, List<PublishedVersion>> versions =
      Caffeine.newBuilder().maximumSize(CODES_KEPT).build();
  private final AtomicReference<Counts> counts = new AtomicReference<>();
  private final AtomicReference<ItemIndex> index = new AtomicReference<>();

  private record Counts(LocalDate day, Map<BasicCode, Integer> byItem) {}

  List<PublishedVersion> versions(
      ImplementationCode code, Function<ImplementationCode, List<PublishedVersion>> look) {
    var known = versions.getIfPresent(code);
    if (known == null) {
      known = look.apply(code);
      versions.put(code, known);
    }
    return known;
  }

  Map<BasicCode, Integer> counts(LocalDate day, Function<LocalDate, Map<BasicCode, Integer>> look) {
    var known = counts.get();
    if (known == null || !known.day().equals(day)) {
      known = new Counts(day, look.apply(day));
      counts.set(known);
    }
    return known.byItem();
  }

  ItemIndex index(Supplier<ItemIndex> make) {
    var known = index.get();
    if (known == null) {
      known = make.get();
      index.set(known);
    }
    return known;
  }
}
