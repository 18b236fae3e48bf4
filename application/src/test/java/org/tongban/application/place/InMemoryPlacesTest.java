package org.tongban.application.place;

import java.time.Instant;
import java.util.Map;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceStore;

class InMemoryPlacesTest extends PlacesContract {
  private final InMemoryReferenceStore store = new InMemoryReferenceStore();
  private final Places places = new InMemoryPlaces(store);

  @Override
  protected Places places() {
    return places;
  }

  @Override
  protected void save(ReferenceData data) {
    store.save(data, new ReferenceStore.Run(Instant.EPOCH, "test", Map.of()));
    store.refresh();
  }
}
