package org.tongban.persistence.item;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  private final LuceneItemSearch search;
  private ScheduledExecutorService follower;
  private boolean failing;

  SearchFollower(LuceneItemSearch search) {
    this.search = search;
  }

  @Override
  public synchronized void onApplicationEvent(ServerStartupEvent event) {
    follower =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("search-follower").factory());
    follower.scheduleWithFixedDelay(
        this::follow, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
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
