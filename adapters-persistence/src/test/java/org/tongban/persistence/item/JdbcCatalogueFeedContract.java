package org.tongban.persistence.item;

import org.tongban.application.item.CatalogueFeed;
import org.tongban.application.item.CatalogueFeedContract;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** The feed of a database. */
abstract class JdbcCatalogueFeedContract extends CatalogueFeedContract {
  protected abstract TestDatabase database();

  @Override
  protected CatalogueFeed feed() {
    return database().bean(CatalogueFeed.class);
  }

  @Override
  protected ReferenceStore store() {
    return database().bean(ReferenceStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }
}
