package org.tongban.application.licence;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryLicenceUsesTest extends LicenceUsesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryLicenceUses uses = new InMemoryLicenceUses(transactions);

  @Override
  protected LicenceUses uses() {
    return uses;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
