package org.tongban.web.api;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * A connection that is told events. It costs no thread; whoever does not read what they are told is
 * to be cut off.
 *
 * @param <T> what the events carry
 */
public class LiveConnection<T> {
  /** The name of a sign of life. */
  public static final String HEARTBEAT = "heartbeat";

  /** After what time a client that lost its connection comes back. */
  public static final Duration RETRY = Duration.ofSeconds(3);

  private final Sinks.Many<Event<T>> sink;
  private final AtomicBoolean left = new AtomicBoolean();

  /**
   * Nothing is told yet.
   *
   * @param mostUnread how many events may wait to be read
   */
  protected LiveConnection(int mostUnread) {
    sink = Sinks.many().unicast().onBackpressureBuffer(Queues.<Event<T>>get(mostUnread).get());
  }

  /** Tells an event; false if too many were not read, or the connection has ended. */
  public final synchronized boolean emitted(Event<T> event) {
    return sink.tryEmitNext(event).isSuccess();
  }

  /** Ends it. */
  public final synchronized void complete() {
    sink.tryEmitComplete();
  }

  /** Whether it is left by that; false if it was left before. */
  public final boolean leaves() {
    return left.compareAndSet(false, true);
  }

  /** What is told, to be read once. */
  public final Flux<Event<T>> told() {
    return sink.asFlux();
  }
}
