package org.tongban.application.transaction;

class InMemoryIdempotencyRecordsTest extends IdempotencyRecordsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final IdempotencyRecords records = new InMemoryIdempotencyRecords(transactions);

  @Override
  protected IdempotencyRecords records() {
    return records;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
