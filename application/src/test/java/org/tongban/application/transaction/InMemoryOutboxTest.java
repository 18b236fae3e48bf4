package org.tongban.application.transaction;

import java.util.List;
import java.util.UUID;
import org.tongban.application.transaction.Outbox.Effect;
import org.tongban.domain.person.SubjectId;

class InMemoryOutboxTest extends OutboxContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected SubjectId newSubject() {
    return new SubjectId(UUID.randomUUID());
  }

  @Override
  protected List<Effect> committed(String kind) {
    return outbox.effects().stream().filter(effect -> effect.kind().equals(kind)).toList();
  }
}
