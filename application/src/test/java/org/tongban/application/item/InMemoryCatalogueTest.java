package org.tongban.application.item;

import java.time.Instant;
import java.util.Map;

class InMemoryCatalogueTest extends CatalogueContract {
  private final InMemoryReferenceStore store = new InMemoryReferenceStore();
  private final Catalogue catalogue = new InMemoryCatalogue(store);

  @Override
  protected Catalogue catalogue() {
    return catalogue;
  }

  @Override
  protected void save(ReferenceData data) {
    store.save(data, new ReferenceStore.Run(Instant.EPOCH, "test", Map.of()));
    store.refresh();
  }
}
