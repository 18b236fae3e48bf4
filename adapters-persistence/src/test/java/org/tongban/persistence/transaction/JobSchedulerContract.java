package org.tongban.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.jdbc.DataSourceResolver;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Outbox.Effect;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.database.StandalonePool;
import org.tongban.persistence.protection.PersonalData;

/** What holds for the jobs on every database. */
abstract class JobSchedulerContract {
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger effects = new AtomicInteger();

  abstract TestDatabase database();

  private JobScheduler scheduler(List<RecurringWork> works) {
    return new JobScheduler(
        database().context().getBean(DataSource.class, Qualifiers.byName(StandalonePool.NAME)),
        database().bean(DataSourceResolver.class),
        works,
        new OutboxWorker(
            database().bean(Sql.class),
            database().bean(Transactions.class),
            database().bean(PersonalData.class),
            List.of(new Counting()),
            database().bean(Clock.class)),
        database().bean(OutboxBell.class));
  }

  private final class Counting implements EffectHandler {
    @Override
    public String kind() {
      return "counted";
    }

    @Override
    public Result handle(Effect effect) {
      effects.incrementAndGet();
      return new Result.Done();
    }
  }

  private final class Failing implements RecurringWork {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Duration every() {
      return Duration.ofMillis(200);
    }

    @Override
    public void run() {
      runs.incrementAndGet();
      throw new IllegalStateException("test");
    }
  }

  @Test
  void workIsDoneAgainAndAgainEvenIfItFails() {
    var one = scheduler(List.of(new Failing()));
    var other = scheduler(List.of(new Failing()));
    one.start();
    other.start();
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> runs.get() >= 3);
    } finally {
      one.stop();
      other.stop();
    }
    var stopped = runs.get();
    await().during(Duration.ofSeconds(2)).until(() -> runs.get() == stopped);
  }

  @Test
  void anEffectIsCarriedOutAsSoonAsItIsCommitted() {
    var scheduler = scheduler(List.of());
    scheduler.start();
    try {
      database()
          .bean(Transactions.class)
          .run(
              () -> {
                database()
                    .bean(Outbox.class)
                    .add(new Effect("counted", "1", Optional.empty(), Map.of()));
                assertThat(effects).hasValue(0);
              });
      await().atMost(Duration.ofSeconds(20)).until(() -> effects.get() == 1);
    } finally {
      scheduler.stop();
    }
  }
}
