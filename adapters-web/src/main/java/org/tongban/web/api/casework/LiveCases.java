package org.tongban.web.api.casework;

import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.casework.CaseTail;
import org.tongban.application.casework.CaseTail.Entry;
import org.tongban.application.casework.FollowCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.SessionId;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.web.api.OpenConnections;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Tells listeners what happens to their cases. One thread reads the end of the ledger for all of
 * them, two look up what is to be told; a listener costs a connection and no thread. What the tail
 * missed, because it was committed very late, comes with the next sign of life.
 */
@Singleton
class LiveCases {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCases.class);
  private static final String PROGRESS = "progress";
  private static final String HEARTBEAT = "heartbeat";

  /** How much longer than usual a commit may take, and clocks of instances may differ. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  /** After what time a client that lost its connection comes back. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private static final int PORTION = 1000;
  private static final int MOST_UNREAD = 64;

  private final CaseTail tail;
  private final FollowCase followCase;
  private final CallerOf callers;
  private final Clock clock;
  private final LiveConfiguration configuration;
  private final Map<CaseId, Set<Listener>> listeners = new ConcurrentHashMap<>();
  private final OpenConnections<ActorId> connections;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(named("live-tail"));
  private final ExecutorService readers = Executors.newFixedThreadPool(2, named("live-reader"));
  private final AtomicBoolean started = new AtomicBoolean();

  // Of the tail's thread alone.
  private Instant newest = Instant.MIN;
  private final Set<Entry> seen = new LinkedHashSet<>();

  LiveCases(
      CaseTail tail,
      FollowCase followCase,
      CallerOf callers,
      Clock clock,
      LiveConfiguration configuration) {
    this.tail = tail;
    this.followCase = followCase;
    this.callers = callers;
    this.clock = clock;
    this.connections =
        new OpenConnections<>(configuration.getConnections(), configuration.getPerCaller());
    this.configuration = configuration;
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }

  /**
   * Somebody who listens.
   *
   * @param session with whose end the listening ends
   * @param sequence of the last step they know
   */
  record Wish(SessionId session, Caller.Resident caller, CaseId caseId, int sequence) {}

  /** The steps after those the listener knows, and from then on as they happen; empty if busy. */
  Optional<Flux<Event<ProgressResponse>>> follow(Wish wish) {
    if (!connections.admitted(wish.caller().actorId())) {
      return Optional.empty();
    }
    var listener = new Listener(wish);
    listeners.compute(
        wish.caseId(),
        (_, all) -> {
          var more = all == null ? ConcurrentHashMap.<Listener>newKeySet() : all;
          more.add(listener);
          return more;
        });
    if (started.compareAndSet(false, true)) {
      every(configuration.getPolling(), this::lookAtTail);
      every(configuration.getHeartbeat(), this::giveSignsOfLife);
    }
    tell(listener, Event.of(ProgressResponse.NOTHING).name(HEARTBEAT).retry(RETRY));
    ask(listener);
    return Optional.of(listener.sink.asFlux().doFinally(_ -> leave(listener)));
  }

  private void leave(Listener listener) {
    if (listener.left.compareAndSet(false, true)) {
      listeners.computeIfPresent(
          listener.wish.caseId(),
          (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
          });
      connections.closed(listener.wish.caller().actorId());
    }
  }

  private void every(Duration delay, Runnable work) {
    long millis = delay.toMillis();
    ticks.scheduleWithFixedDelay(() -> tried(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What goes wrong once is tried again at the next tick. */
  private static void tried(Runnable work) {
    try {
      work.run();
    } catch (UnavailableException e) {
      LOG.debug("The database is away: live progress waits");
    } catch (RuntimeException e) {
      LOG.warn("Live progress waits: {}", e.getClass().getName());
    }
  }

  private void lookAtTail() {
    if (listeners.isEmpty()) {
      newest = Instant.MIN;
      seen.clear();
      return;
    }
    if (newest.equals(Instant.MIN)) {
      newest = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
    var from = newest.minus(OVERLAP);
    Optional<Entry> last = Optional.empty();
    do {
      var part = tail.since(from, last, PORTION);
      for (var entry : part) {
        if (seen.add(entry)) {
          listeners.getOrDefault(entry.caseId(), Set.of()).forEach(this::ask);
        }
      }
      last = part.size() < PORTION ? Optional.empty() : Optional.of(part.getLast());
      newest =
          part.isEmpty() || !part.getLast().recordedAt().isAfter(newest)
              ? newest
              : part.getLast().recordedAt();
    } while (last.isPresent());
    seen.removeIf(entry -> entry.recordedAt().isBefore(newest.minus(OVERLAP)));
  }

  private void giveSignsOfLife() {
    for (var all : listeners.values()) {
      for (var listener : all) {
        tell(listener, Event.of(ProgressResponse.NOTHING).name(HEARTBEAT));
        ask(listener);
      }
    }
  }

  /** Has a reader look what is to be told; several wishes for one listener become one. */
  private void ask(Listener listener) {
    if (listener.asked.compareAndSet(false, true)) {
      try {
        readers.execute(() -> tried(() -> bringUpToDate(listener)));
      } catch (RejectedExecutionException e) {
        LOG.debug("Stopping: nothing is told any more");
      }
    }
  }

  private void bringUpToDate(Listener listener) {
    listener.asked.set(false);
    synchronized (listener.reading) {
      // Asked anew each time: an ended session and a revoked mandate stop at once.
      var steps =
          callers
              .session(listener.wish.session())
              .filter(Caller.Resident.class::isInstance)
              .map(Caller.Resident.class::cast)
              .flatMap(
                  caller -> followCase.after(caller, listener.wish.caseId(), listener.sequence));
      if (steps.isEmpty()) {
        end(listener);
        return;
      }
      for (var step : steps.get()) {
        listener.sequence = step.sequence();
        tell(
            listener,
            Event.of(ProgressResponse.of(step))
                .name(PROGRESS)
                .id(Integer.toString(step.sequence())));
      }
    }
  }

  /** Whoever does not read what they are told is cut off, and may come back. */
  private void tell(Listener listener, Event<ProgressResponse> event) {
    if (!listener.emitted(event)) {
      end(listener);
    }
  }

  private void end(Listener listener) {
    listener.complete();
    leave(listener);
  }

  /** Ends all connections; clients come back, to another instance or to this one later. */
  @PreDestroy
  void stop() {
    ticks.shutdownNow();
    readers.shutdownNow();
    listeners.values().forEach(all -> all.forEach(this::end));
  }

  /** A connection that waits for what happens to a case. */
  private static final class Listener {
    private final Wish wish;
    private final Sinks.Many<Event<ProgressResponse>> sink =
        Sinks.many()
            .unicast()
            .onBackpressureBuffer(Queues.<Event<ProgressResponse>>get(MOST_UNREAD).get());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();
    private final Object reading = new Object();
    private int sequence;

    Listener(Wish wish) {
      this.wish = wish;
      this.sequence = wish.sequence();
    }

    synchronized boolean emitted(Event<ProgressResponse> event) {
      return sink.tryEmitNext(event).isSuccess();
    }

    synchronized void complete() {
      sink.tryEmitComplete();
    }
  }
}
