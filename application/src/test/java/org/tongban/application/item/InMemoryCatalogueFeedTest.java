package org.tongban.application.item;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryCatalogueFeedTest extends CatalogueFeedContract {
  private final InMemoryReferenceStore store = new InMemoryReferenceStore();
  private final CatalogueFeed feed = new InMemoryCatalogueFeed(store);
  private final Transactions transactions = new InMemoryTransactions();

  @Override
  protected CatalogueFeed feed() {
    return feed;
  }

  @Override
  protected ReferenceStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
