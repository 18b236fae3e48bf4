package org.tongban.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.IdempotencyRecords.Answer;
import org.tongban.application.transaction.IdempotencyRecords.DuplicateKeyException;
import org.tongban.application.transaction.IdempotencyRecords.Entry;
import org.tongban.application.transaction.IdempotencyRecords.Key;
import org.tongban.domain.casework.ActorId;

/** What holds for all {@link IdempotencyRecords}. */
public abstract class IdempotencyRecordsContract {
  private final Key key = new Key(new ActorId(UUID.randomUUID()), "POST /api/v1/cases", "key-1");
  private final Answer answer =
      new Answer("ab".repeat(32), 201, "/api/v1/cases/1", "\"1\"", "application/json", "{\"名\":1}");

  /** The records under test. */
  protected abstract IdempotencyRecords records();

  /** The transactions they join. */
  protected abstract Transactions transactions();

  @Test
  void findWhatWasKeptUnderThatKeyAlone() {
    transactions().run(() -> records().keep(key, answer));
    assertThat(records().find(key)).contains(answer);
    assertThat(records().find(new Key(key.caller(), key.operation(), "KEY-1"))).isEmpty();
    assertThat(records().find(new Key(key.caller(), "PUT /other", key.key()))).isEmpty();
    assertThat(records().find(new Key(new ActorId(UUID.randomUUID()), key.operation(), key.key())))
        .isEmpty();
  }

  @Test
  void refuseASecondAnswer() {
    transactions().run(() -> records().keep(key, answer));
    var other = new Answer("cd".repeat(32), 409, "", "", "application/problem+json", "{}");
    assertThatThrownBy(() -> transactions().run(() -> records().keep(key, other)))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(records().find(key)).contains(answer);
  }

  @Test
  void areKeptTogetherOrNotAtAll() {
    var more =
        IntStream.range(0, 21)
            .mapToObj(i -> new Entry(new Key(key.caller(), key.operation(), "more-" + i), answer))
            .toList();
    transactions().run(() -> records().keep(more.subList(0, 7)));
    assertThat(records().find(more.get(6).key())).contains(answer);
    assertThatThrownBy(() -> transactions().run(() -> records().keep(more.subList(6, 21))))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(records().find(more.getLast().key())).isEmpty();
  }

  @Test
  void forgetWhatWasRolledBack() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          records().keep(key, answer);
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(records().find(key)).isEmpty();
  }

  @Test
  @Tag("I3")
  void keepOneAnswerOfManyAtOnce() throws InterruptedException {
    var kept = new AtomicInteger();
    var refused = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        threads.execute(
            () -> {
              try {
                transactions().run(() -> records().keep(key, answer));
                kept.incrementAndGet();
              } catch (DuplicateKeyException e) {
                refused.incrementAndGet();
              }
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(kept).hasValue(1);
    assertThat(refused).hasValue(39);
  }
}
