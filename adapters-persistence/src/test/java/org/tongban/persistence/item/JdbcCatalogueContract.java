package org.tongban.persistence.item;

import org.tongban.application.calendar.SettableClock;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.CatalogueContract;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** The catalogue on a database. */
abstract class JdbcCatalogueContract extends CatalogueContract {
  protected abstract TestDatabase database();

  @Override
  protected Catalogue catalogue() {
    return database().bean(Catalogue.class);
  }

  @Override
  protected ReferenceStore store() {
    return database().bean(ReferenceStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected SettableClock clock() {
    return database().clock();
  }
}
