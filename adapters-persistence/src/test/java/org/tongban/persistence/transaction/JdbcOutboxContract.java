package org.tongban.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Outbox.Effect;
import org.tongban.application.transaction.OutboxContract;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StuckEffects;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What holds for {@link JdbcOutbox} and {@link OutboxWorker} on every database. */
abstract class JdbcOutboxContract extends OutboxContract {
  private final Queue<Effect> handled = new ConcurrentLinkedQueue<>();

  abstract TestDatabase database();

  @BeforeEach
  void empty() {
    sql().update("DELETE FROM outbox");
  }

  @Override
  protected Outbox outbox() {
    return database().bean(Outbox.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected SubjectId newSubject() {
    var subject = new SubjectId(UUID.randomUUID());
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
    return subject;
  }

  @Override
  protected List<Effect> committed(String kind) {
    worker(kind, _ -> new EffectHandler.Result.Done()).run();
    return handled.stream().filter(effect -> effect.kind().equals(kind)).toList();
  }

  private Sql sql() {
    return database().bean(Sql.class);
  }

  private OutboxWorker worker(String kind, Function<Effect, EffectHandler.Result> work) {
    return worker(kind, work, transactions());
  }

  private OutboxWorker worker(
      String kind, Function<Effect, EffectHandler.Result> work, Transactions transactions) {
    var handler =
        new EffectHandler() {
          @Override
          public String kind() {
            return kind;
          }

          @Override
          public Result handle(Effect effect) {
            handled.add(effect);
            return work.apply(effect);
          }
        };
    return new OutboxWorker(
        sql(),
        transactions,
        database().bean(PersonalData.class),
        List.of(handler),
        database().bean(Clock.class));
  }

  private void add(String kind, String reference) {
    transactions()
        .run(() -> outbox().add(new Effect(kind, reference, Optional.empty(), Map.of("a", "b"))));
  }

  private String state(String reference) {
    return sql()
        .first("SELECT status FROM outbox WHERE reference = ?", row -> row.getString(1), reference)
        .orElseThrow();
  }

  @Test
  void doesAnEffectOnceAndForgetsWhatItHeld() {
    add("k1", "a");
    var worker = worker("k1", _ -> new EffectHandler.Result.Done());
    worker.run();
    worker.run();
    assertThat(handled).extracting(Effect::reference).containsExactly("a");
    assertThat(state("a")).isEqualTo("DONE");
    assertThat(
            sql()
                .list(
                    "SELECT id FROM outbox WHERE payload IS NULL AND reference = 'a'",
                    row -> row.getLong(1)))
        .hasSize(1);
    add("k1", "a");
    worker.run();
    assertThat(handled).hasSize(1);
  }

  /** Else it would wait until the claim lapses, and then be done once more. */
  @Test
  void whatCouldNotBeMarkedIsMarkedAtTheNextRunAndNotDoneAgain() {
    add("k13", "i");
    var failing = new FailingSecond(transactions());
    var worker = worker("k13", _ -> new EffectHandler.Result.Done(), failing);
    worker.run();
    assertThat(state("i")).isEqualTo("DUE");
    worker.run();
    assertThat(state("i")).isEqualTo("DONE");
    assertThat(handled).hasSize(1);
  }

  /** The claim works; the database is away when it is to be marked. */
  private static final class FailingSecond implements Transactions {
    private final Transactions transactions;
    private int calls;

    FailingSecond(Transactions transactions) {
      this.transactions = transactions;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
      calls++;
      if (calls == 2) {
        throw new UnavailableException("the database", null);
      }
      return transactions.inTransaction(work);
    }

    @Override
    public boolean isOpen() {
      return transactions.isOpen();
    }

    @Override
    public <T> T reading(Supplier<T> work) {
      return transactions.reading(work);
    }
  }

  @Test
  void triesAgainAfterTheTimeTheHandlerAskedFor() {
    add("k2", "b");
    var worker = worker("k2", _ -> new EffectHandler.Result.Retry(Duration.ofHours(1), "away"));
    worker.run();
    worker.run();
    assertThat(handled).hasSize(1);
    database().clock().advance(Duration.ofMinutes(61));
    worker.run();
    assertThat(handled).hasSize(2);
    assertThat(state("b")).isEqualTo("DUE");
  }

  @Test
  void triesAgainAfterAFailureAndAsksAPersonInTheEnd() {
    add("k3", "c");
    var worker =
        worker(
            "k3",
            _ -> {
              throw new IllegalStateException("secret");
            });
    for (int i = 0; i < OutboxWorker.TRIES + 5; i++) {
      worker.run();
      database().clock().advance(Duration.ofMinutes(30));
    }
    assertThat(handled).hasSize(OutboxWorker.TRIES);
    assertThat(state("c")).isEqualTo("NEEDS_PERSON");
    assertThat(
            sql().first("SELECT note FROM outbox WHERE reference = 'c'", row -> row.getString(1)))
        .contains("java.lang.IllegalStateException");
  }

  @Test
  void leavesWhatNeedsAPerson() {
    add("k4", "d");
    var worker = worker("k4", _ -> new EffectHandler.Result.NeedsPerson("unknown address"));
    worker.run();
    database().clock().advance(Duration.ofDays(1));
    worker.run();
    assertThat(handled).hasSize(1);
    assertThat(state("d")).isEqualTo("NEEDS_PERSON");
  }

  @Test
  void listsWhatNeedsAPersonAndTriesItAgainWhenAsked() {
    add("k9", "g");
    add("k9", "h");
    var stuck = database().bean(StuckEffects.class);
    worker("k9", _ -> new EffectHandler.Result.NeedsPerson("unknown address")).run();
    var first = stuck.list(new Page.Request(Optional.empty(), 1));
    var second = stuck.list(new Page.Request(first.next(), 1));
    assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
        .extracting(StuckEffects.Stuck::reference)
        .containsExactly("g", "h");
    assertThat(second.next()).isEmpty();
    assertThat(first.items().getFirst().why()).isEqualTo("unknown address");
    assertThat(stuck.tryAgain("k9", "g")).isTrue();
    assertThat(stuck.tryAgain("k9", "g")).isFalse();
    worker("k9", _ -> new EffectHandler.Result.Done()).run();
    assertThat(state("g")).isEqualTo("DONE");
    assertThat(state("h")).isEqualTo("NEEDS_PERSON");
  }

  @Test
  void forgetsWhatWasDoneLongAgoAndNothingElse() {
    var forgetting = new ForgetEffects(sql(), database().bean(Clock.class), Duration.ofDays(30));
    add("k10", "old");
    worker("k10", _ -> new EffectHandler.Result.Done()).run();
    add("k11", "stuck");
    worker("k11", _ -> new EffectHandler.Result.NeedsPerson("unknown address")).run();
    add("k12", "waiting");
    database().clock().advance(Duration.ofDays(29));
    forgetting.run();
    assertThat(state("old")).isEqualTo("DONE");
    add("k10", "new");
    worker("k10", _ -> new EffectHandler.Result.Done()).run();
    database().clock().advance(Duration.ofDays(2));
    forgetting.run();
    assertThat(sql().list("SELECT reference FROM outbox", row -> row.getString(1)))
        .containsExactlyInAnyOrder("stuck", "waiting", "new");
  }

  @Test
  void leavesKindsItCannotHandle() {
    add("k5", "e");
    worker("k6", _ -> new EffectHandler.Result.Done()).run();
    assertThat(state("e")).isEqualTo("DUE");
  }

  @Test
  void severalInstancesDoEachEffectOnce() throws InterruptedException {
    transactions()
        .run(
            () -> {
              for (int i = 0; i < 60; i++) {
                outbox().add(new Effect("k7", "e" + i, Optional.empty(), Map.of()));
              }
            });
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        threads.execute(worker("k7", _ -> new EffectHandler.Result.Done())::run);
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(handled).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void anEffectWhoseInstanceDiedIsDoneByAnotherWhenTheClaimLapses() throws Exception {
    add("k8", "f");
    var begun = new CountDownLatch(1);
    var hang = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(1)) {
      threads.execute(
          worker(
                  "k8",
                  _ -> {
                    begun.countDown();
                    try {
                      hang.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    return new EffectHandler.Result.NeedsPerson("too late");
                  })
              ::run);
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      var other = worker("k8", _ -> new EffectHandler.Result.Done());
      other.run();
      assertThat(handled).hasSize(1);
      database().clock().advance(OutboxWorker.LEASE.plusSeconds(1));
      other.run();
      assertThat(handled).hasSize(2);
      hang.countDown();
    }
    assertThat(state("f")).isEqualTo("DONE");
  }
}
