package org.tongban.application.paper;

import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryTemplateProposalsTest extends TemplateProposalStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final TemplateProposalStore store = new InMemoryTemplateProposals(transactions);

  @Override
  protected TemplateProposalStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
