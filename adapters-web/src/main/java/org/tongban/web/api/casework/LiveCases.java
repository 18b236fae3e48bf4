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
import java.util.concurrent.atomic.AtomicBoolean;
import org.tongban.application.casework.CaseTail;
import org.tongban.application.casework.CaseTail.Entry;
import org.tongban.application.casework.FollowCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.SessionId;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.web.api.LiveConnection;
import org.tongban.web.api.LiveTicks;
import org.tongban.web.api.OpenConnections;
import reactor.core.publisher.Flux;

/**
 * Tells listeners what happens to their cases. One thread reads the end of the ledger for all of
 * them, two look up what is to be told; a listener costs a connection and no thread. What the tail
 * missed, because it was committed very late, comes with the next sign of life.
 */
@Singleton
class LiveCases {
  private static final String PROGRESS = "progress";

  /** How much longer than usual a commit may take, and clocks of instances may differ. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private static final int PORTION = 1000;
  private static final int MOST_UNREAD = 64;

  private final CaseTail tail;
  private final FollowCase followCase;
  private final CallerOf callers;
  private final Clock clock;
  private final LiveConfiguration configuration;
  private final Map<CaseId, Set<Listener>> listeners = new ConcurrentHashMap<>();
  private final OpenConnections<ActorId> connections;
  private final LiveTicks ticks = new LiveTicks("cases");

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
    ticks.start(
        configuration.getPolling(),
        this::lookAtTail,
        configuration.getHeartbeat(),
        this::giveSignsOfLife);
    tell(
        listener,
        Event.of(ProgressResponse.NOTHING)
            .name(LiveConnection.HEARTBEAT)
            .retry(LiveConnection.RETRY));
    ask(listener);
    return Optional.of(listener.told().doFinally(_ -> leave(listener)));
  }

  private void leave(Listener listener) {
    if (listener.leaves()) {
      listeners.computeIfPresent(
          listener.wish.caseId(),
          (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
          });
      connections.closed(listener.wish.caller().actorId());
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
        tell(listener, Event.of(ProgressResponse.NOTHING).name(LiveConnection.HEARTBEAT));
        ask(listener);
      }
    }
  }

  /** Has a reader look what is to be told; several wishes for one listener become one. */
  private void ask(Listener listener) {
    ticks.read(listener.asked, () -> bringUpToDate(listener));
  }

  private void bringUpToDate(Listener listener) {
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
    ticks.stop();
    listeners.values().forEach(all -> all.forEach(this::end));
  }

  /** A connection that waits for what happens to a case. */
  private static final class Listener extends LiveConnection<ProgressResponse> {
    private final Wish wish;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Object reading = new Object();
    private int sequence;

    Listener(Wish wish) {
      super(MOST_UNREAD);
      this.wish = wish;
      this.sequence = wish.sequence();
    }
  }
}
