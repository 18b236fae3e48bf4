package org.tongban.persistence.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.persistence.item.ImplementationTables.InForce;

/**
 * What was looked up of implementations between two changes of the catalogue. A change makes a new
 * generation, so that what a slow reader puts into an old one is never seen again.
 */
final class CatalogueGeneration {
  /** About 300 bytes each. */
  private static final int CODES_KEPT = 50_000;

  private final Cache<ImplementationCode, List<PublishedVersion>> versions =
      Caffeine.newBuilder().maximumSize(CODES_KEPT).build();
  private final AtomicReference<OnDay> inForce = new AtomicReference<>();

  private record OnDay(LocalDate day, InForce found) {}

  List<PublishedVersion> versions(
      ImplementationCode code, Function<ImplementationCode, List<PublishedVersion>> look) {
    var known = versions.getIfPresent(code);
    if (known == null) {
      known = look.apply(code);
      versions.put(code, known);
    }
    return known;
  }

  InForce inForce(LocalDate day, Function<LocalDate, InForce> look) {
    var known = inForce.get();
    if (known == null || !known.day().equals(day)) {
      known = new OnDay(day, look.apply(day));
      inForce.set(known);
    }
    return known.found();
  }
}
