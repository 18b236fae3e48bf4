package org.tongban.persistence.place;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.place.Places;
import org.tongban.application.place.PlacesContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

class MariaDbPlacesTest extends PlacesContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  protected Places places() {
    return DATABASE.bean(Places.class);
  }

  @Override
  protected void save(ReferenceData data) {
    var store = DATABASE.bean(ReferenceStore.class);
    DATABASE
        .bean(Transactions.class)
        .run(
            () -> {
              store.lock();
              store.save(
                  data,
                  new ReferenceStore.Run(Instant.parse("2026-03-02T01:00:00Z"), "test", Map.of()));
            });
    store.refresh();
  }
}
