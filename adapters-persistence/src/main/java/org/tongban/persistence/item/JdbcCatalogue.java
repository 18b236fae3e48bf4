package org.tongban.persistence.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ServiceItem;

/**
 * Answers from the snapshot; versions that are not in force any more are kept as they are asked
 * for.
 */
@Singleton
final class JdbcCatalogue implements Catalogue {
  private static final int OLD_VERSIONS_KEPT = 2000;

  private final ReferenceSnapshots snapshots;
  private final ReferenceTables tables;
  private final Cache<ImplementationRef, Implementation> old =
      Caffeine.newBuilder().maximumSize(OLD_VERSIONS_KEPT).build();

  JdbcCatalogue(ReferenceSnapshots snapshots, ReferenceTables tables) {
    this.snapshots = snapshots;
    this.tables = tables;
  }

  @Override
  public Optional<ServiceItem> item(BasicCode code) {
    return snapshots.get().item(code);
  }

  @Override
  public Optional<ServiceItem> itemNamed(String name) {
    return snapshots.get().itemNamed(name);
  }

  @Override
  public Optional<Implementation> implementation(ImplementationRef ref) {
    return current(ref.code())
        .filter(found -> found.ref().equals(ref))
        .or(() -> Optional.ofNullable(old.getIfPresent(ref)))
        .or(() -> stored(ref));
  }

  private Optional<Implementation> stored(ImplementationRef ref) {
    var found = tables.implementation(ref);
    found.ifPresent(implementation -> old.put(ref, implementation));
    return found;
  }

  @Override
  public Optional<Implementation> current(ImplementationCode code) {
    return snapshots.get().current(code);
  }

  @Override
  public List<Implementation> implementationsOf(BasicCode item) {
    return snapshots.get().implementationsOf(item);
  }
}
