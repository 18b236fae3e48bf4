package org.tongban.application.item;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryCatalogueDraftStoreTest extends CatalogueDraftStoreContract {
  private final CatalogueDraftStore drafts = new InMemoryCatalogueDraftStore();
  private final CatalogueHistory history = new InMemoryCatalogueHistory();
  private final ReferenceStore reference = new InMemoryReferenceStore();
  private final Transactions transactions = new InMemoryTransactions();

  @Override
  protected CatalogueDraftStore drafts() {
    return drafts;
  }

  @Override
  protected CatalogueHistory history() {
    return history;
  }

  @Override
  protected ReferenceStore reference() {
    return reference;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
