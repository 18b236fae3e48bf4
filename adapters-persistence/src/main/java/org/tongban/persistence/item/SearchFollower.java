package org.tongban.persistence.item;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this instance's search index at what is committed, from the moment the server is up. Every
 * instance follows for itself, so it does not matter which of them wrote.
 */
@Singleton
final class SearchFollower implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(SearchFollower.class);

  /** Two seconds are promised from the commit to the search. */
  private static final Duration EVERY = Duration.ofMillis(500);

  /** For a small catalogue, so that a server which says that it is ready can be searched. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LuceneItemSearch search;
  private ScheduledExecutorService follower;
  private boolean failing;

  SearchFollower(LuceneItemSearch search) {
    this.search = search;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    start();
  }

  /** Catches up, waits for that as long as its patience lasts, and follows from then on. */
  synchronized void start() {
    follower =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("search-follower").factory());
    var first = follower.submit(this::follow);
    follower.scheduleWithFixedDelay(
        this::follow, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    try {
      first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.info("The search index is large and still being built; readiness says when it is there");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try {
      search.catchUp();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("The search index does not follow the catalogue for the moment", e);
      }
      failing = true;
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (follower != null) {
      follower.shutdownNow();
    }
  }
}
