package org.tongban.persistence.item;

import org.tongban.application.item.CatalogueDraftStore;
import org.tongban.application.item.CatalogueDraftStoreContract;
import org.tongban.application.item.CatalogueHistory;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** Drafts and history on a database. */
abstract class JdbcCatalogueDraftContract extends CatalogueDraftStoreContract {
  protected abstract TestDatabase database();

  @Override
  protected CatalogueDraftStore drafts() {
    return database().bean(CatalogueDraftStore.class);
  }

  @Override
  protected CatalogueHistory history() {
    return database().bean(CatalogueHistory.class);
  }

  @Override
  protected ReferenceStore reference() {
    return database().bean(ReferenceStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }
}
