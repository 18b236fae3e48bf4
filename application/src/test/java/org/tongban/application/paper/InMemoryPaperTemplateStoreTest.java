package org.tongban.application.paper;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryPaperTemplateStoreTest extends PaperTemplateStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final PaperTemplateStore store = new InMemoryPaperTemplateStore(transactions);

  @Override
  protected PaperTemplateStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
