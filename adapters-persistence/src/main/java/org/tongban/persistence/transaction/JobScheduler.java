package org.tongban.persistence.transaction;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.util.StringUtils;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.persistence.database.StandalonePool;

/**
 * Runs every {@link RecurringWork} as a durable job once the server is up: of all instances on one
 * database, one does it at a time. {@code tongban.jobs.enabled: false} makes an instance that does
 * none.
 */
@Singleton
@Requires(property = "tongban.jobs.enabled", notEquals = StringUtils.FALSE)
final class JobScheduler implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
  private static final Duration POLLING = Duration.ofSeconds(1);

  /** What is committed meanwhile is carried out together. */
  private static final Duration GATHERING = Duration.ofMillis(100);

  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final DataSource dataSource;
  private final DataSourceResolver resolver;
  private final List<RecurringWork> works;
  private final OutboxWorker outbox;
  private final OutboxBell bell;
  private final AtomicBoolean rung = new AtomicBoolean();
  private Scheduler scheduler;
  private ExecutorService atOnce;

  JobScheduler(
      @Named(StandalonePool.NAME) DataSource dataSource,
      DataSourceResolver resolver,
      List<RecurringWork> works,
      OutboxWorker outbox,
      OutboxBell bell) {
    this.dataSource = dataSource;
    this.resolver = resolver;
    this.works = works;
    this.outbox = outbox;
    this.bell = bell;
  }

  @Override
  public synchronized void onApplicationEvent(ServerStartupEvent event) {
    start();
  }

  synchronized void start() {
    // The scheduler has transactions of its own, and none of ours to join.
    scheduler =
        Scheduler.create(resolver.resolve(dataSource))
            .startTasks(
                works.stream()
                    .map(
                        work ->
                            Tasks.recurring(work.name(), FixedDelay.of(work.every()))
                                .execute((_, _) -> work.run()))
                    .toList())
            .threads(works.size() + 1)
            .pollingInterval(POLLING)
            .alwaysPersistTimestampInUTC()
            .shutdownMaxWait(STOPPING)
            .build();
    scheduler.start();
    atOnce = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("outbox").factory());
    bell.onRing(this::carryOutAtOnce);
  }

  private void carryOutAtOnce() {
    if (rung.compareAndSet(false, true)) {
      try {
        atOnce.execute(this::carryOut);
      } catch (RejectedExecutionException e) {
        // The server stops; the effect is done after the next start.
        LOG.debug("Stopping: the outbox waits");
      }
    }
  }

  private void carryOut() {
    try {
      Thread.sleep(GATHERING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rung.set(false);
    try {
      outbox.run();
    } catch (RuntimeException e) {
      LOG.warn("The outbox waits for its next turn: {}", e.getClass().getName());
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (scheduler != null) {
      bell.onRing(() -> {});
      scheduler.stop();
      atOnce.close();
    }
  }
}
