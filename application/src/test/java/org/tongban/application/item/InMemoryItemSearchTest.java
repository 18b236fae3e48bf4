package org.tongban.application.item;

import java.util.Map;

class InMemoryItemSearchTest extends ItemSearchContract {
  private final InMemoryReferenceStore store = new InMemoryReferenceStore();
  private final InMemoryItemSearch search = new InMemoryItemSearch(store);

  @Override
  protected ItemSearch search() {
    return search;
  }

  @Override
  protected void save(ReferenceData changes) {
    store.save(changes, new ReferenceStore.Run(NOW, "test", Map.of()));
    store.refresh();
  }
}
