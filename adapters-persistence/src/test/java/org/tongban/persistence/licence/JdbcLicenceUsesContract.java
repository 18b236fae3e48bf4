package org.tongban.persistence.licence;

import org.tongban.application.licence.LicenceUses;
import org.tongban.application.licence.LicenceUsesContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** What holds for {@link JdbcLicenceUses} on every database. */
abstract class JdbcLicenceUsesContract extends LicenceUsesContract {
  abstract TestDatabase database();

  @Override
  protected LicenceUses uses() {
    return database().bean(LicenceUses.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }
}
