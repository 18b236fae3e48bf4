package org.tongban.application.item;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tongban.application.calendar.SettableClock;

class InMemoryItemSearchTest extends ItemSearchContract {
  private final InMemoryReferenceStore store = new InMemoryReferenceStore();
  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryItemSearch search = new InMemoryItemSearch(store, clock);

  @Override
  protected ItemSearch search() {
    return search;
  }

  @Override
  protected void save(ReferenceData changes) {
    store.save(changes, new ReferenceStore.Run(NOW, "test", Map.of()));
    store.refresh();
  }

  @Override
  protected void publish(ReferenceData.Published version, LocalDate from) {
    store.publish(List.of(version), from, clock.instant());
  }

  @Override
  protected SettableClock clock() {
    return clock;
  }

  @Override
  protected void follow() {
    // It looks at everything each time.
  }
}
