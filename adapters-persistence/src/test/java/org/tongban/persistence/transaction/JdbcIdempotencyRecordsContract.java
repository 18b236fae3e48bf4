package org.tongban.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.IdempotencyRecordsContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.persistence.TestDatabase;

abstract class JdbcIdempotencyRecordsContract extends IdempotencyRecordsContract {
  abstract TestDatabase database();

  @Override
  protected IdempotencyRecords records() {
    return database().bean(IdempotencyRecords.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Test
  void areKeptADayAndForgottenAfterTwo() {
    var key = new IdempotencyRecords.Key(new ActorId(UUID.randomUUID()), "POST /x", "k");
    var answer = new IdempotencyRecords.Answer("ab", 200, "", "", "text/plain", "ok");
    transactions().run(() -> records().keep(key, answer));
    database().clock().advance(Duration.ofHours(25));
    database().bean(ForgetAnswers.class).run();
    assertThat(records().find(key)).contains(answer);
    database().clock().advance(Duration.ofHours(24));
    database().bean(ForgetAnswers.class).run();
    assertThat(records().find(key)).isEmpty();
  }
}
