package org.tongban.web.api;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.transaction.UnavailableException;

/**
 * What live connections are told by: one thread that looks for news and gives signs of life, and
 * two that read what is to be told. What goes wrong once is tried again at the next tick.
 */
public final class LiveTicks {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTicks.class);
  private static final int READERS = 2;

  private final String what;
  private final ScheduledExecutorService ticks;
  private final ExecutorService readers;
  private final AtomicBoolean started = new AtomicBoolean();

  /**
   * Not started yet.
   *
   * @param what is told, for the names of threads and the log
   */
  public LiveTicks(String what) {
    this.what = what;
    ticks = Executors.newSingleThreadScheduledExecutor(named("live-" + what));
    readers = Executors.newFixedThreadPool(READERS, named(what + "-reader"));
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }

  /** Looks for news and gives signs of life from now on; again changes nothing. */
  public void start(Duration polling, Runnable look, Duration heartbeat, Runnable live) {
    if (started.compareAndSet(false, true)) {
      every(polling, look);
      every(heartbeat, live);
    }
  }

  private void every(Duration delay, Runnable work) {
    long millis = delay.toMillis();
    ticks.scheduleWithFixedDelay(() -> tried(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void tried(Runnable work) {
    try {
      work.run();
    } catch (UnavailableException e) {
      LOG.debug("The database is away: live {} wait", what);
    } catch (RuntimeException e) {
      LOG.warn("Live {} wait: {}", what, e.getClass().getName());
    }
  }

  /**
   * Has a reader do that; several wishes become one.
   *
   * @param asked whether it is wished already, for each kind of reading
   */
  public void read(AtomicBoolean asked, Runnable reading) {
    if (asked.compareAndSet(false, true)) {
      try {
        readers.execute(
            () ->
                tried(
                    () -> {
                      asked.set(false);
                      reading.run();
                    }));
      } catch (RejectedExecutionException e) {
        LOG.debug("Stopping: nothing is told any more");
      }
    }
  }

  /** Tells nothing any more. */
  public void stop() {
    ticks.shutdownNow();
    readers.shutdownNow();
  }
}
