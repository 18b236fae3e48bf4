package org.tongban.application.custody;

import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.InMemoryCaseStore;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

class InMemoryCustodyStoreTest extends CustodyStoreContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final CustodyStore store = new InMemoryCustodyStore(transactions);
  private final HandOverLists lists = new InMemoryHandOverLists(transactions);
  private final CustodyAlarms alarms = new InMemoryCustodyAlarms(transactions);

  private final InMemoryCaseStore caseStore = new InMemoryCaseStore(transactions);

  @Override
  protected CasesWithOriginals cases() {
    return caseStore;
  }

  @Override
  protected CaseStore caseStore() {
    return caseStore;
  }

  @Override
  protected CustodyStore store() {
    return store;
  }

  @Override
  protected HandOverLists lists() {
    return lists;
  }

  @Override
  protected CustodyAlarms alarms() {
    return alarms;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void register(SubjectId subject) {}
}
