package org.tongban.application.item;

import java.time.Instant;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryCatalogueTest extends CatalogueContract {
  private final InMemoryReferenceStore store = new InMemoryReferenceStore();
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final Catalogue catalogue = new InMemoryCatalogue(store, clock);
  private final Transactions transactions = new InMemoryTransactions();

  @Override
  protected Catalogue catalogue() {
    return catalogue;
  }

  @Override
  protected ReferenceStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected SettableClock clock() {
    return clock;
  }
}
