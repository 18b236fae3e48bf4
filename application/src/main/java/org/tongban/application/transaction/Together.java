package org.tongban.application.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets threads that want the same kind of thing at the same time share one turn of work, such as a
 * transaction with its commit. Who finds nobody at it works at once, for themselves; who comes
 * meanwhile waits, and one of them does it for all of those, in the order in which they came. So
 * nobody ever waits for others to come, and there are no threads for it.
 *
 * <p>One turn at a time shares the most. Only while all that are under way are held up does another
 * one begin beside them.
 *
 * @param <Q> what is wanted
 * @param <A> what comes of it
 */
public final class Together<Q, A> {
  /** A turn that takes longer is held up. */
  private static final Duration USUAL = Duration.ofMillis(20);

  private final int turns;
  private final int most;
  private final Function<List<Q>, List<A>> work;

  private final Set<Asked<Q, A>> waiting = new LinkedHashSet<>();
  private final Set<Object> busy = new HashSet<>();

  /** When each turn began, in nanoseconds. */
  private final Map<List<Asked<Q, A>>, Long> running = new IdentityHashMap<>();

  /**
   * @param turns how many there can be at once at the most
   * @param most how much is shared at most: as much as came, but 1, 2, 3, 4, 6, 8, 12, 16 and so
   *     on, so that what the work asks of a database has few forms
   * @param work the answers, in the order of what is wanted; what it throws is thrown to everybody
   *     who shares it
   */
  public Together(int turns, int most, Function<List<Q>, List<A>> work) {
    this.turns = turns;
    this.most = most;
    this.work = work;
  }

  /**
   * Waits until it is done.
   *
   * @param key what is wanted under the same key is never in two turns at the same time; who is
   *     held up under one key holds up only what shares the turn
   */
  public A ask(Object key, Q wanted) {
    var own = new Asked<Q, A>(key, wanted);
    var turn = enter(own).orElseGet(() -> awaitTurn(own));
    if (!turn.isEmpty()) {
      try {
        answer(turn);
      } finally {
        leave(turn).forEach(Together::begun);
        turn.stream().skip(1).forEach(other -> other.turn.complete(List.of()));
      }
    }
    return own.outcome.get();
  }

  private void answer(List<Asked<Q, A>> turn) {
    try {
      var answers = work.apply(turn.stream().map(asked -> asked.wanted).toList());
      for (int i = 0; i < turn.size(); i++) {
        var answer = answers.get(i);
        turn.get(i).outcome = () -> answer;
      }
    } catch (RuntimeException e) {
      turn.forEach(
          asked ->
              asked.outcome =
                  () -> {
                    throw e;
                  });
    }
  }

  /** The first of a turn does its work. */
  private static <Q, A> void begun(List<Asked<Q, A>> turn) {
    turn.getFirst().turn.complete(turn);
  }

  /** A turn of one's own, or empty if there is one to wait for. */
  private synchronized Optional<List<Asked<Q, A>>> enter(Asked<Q, A> own) {
    if (!mayBegin() || busy.contains(own.key)) {
      waiting.add(own);
      return Optional.empty();
    }
    var turn = List.of(own);
    begin(turn);
    return Optional.of(turn);
  }

  /** The turn whose work is to be done, or none if somebody else did it. */
  private List<Asked<Q, A>> awaitTurn(Asked<Q, A> own) {
    while (true) {
      try {
        return own.turn.get(USUAL.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        beginMore().forEach(Together::begun);
      } catch (InterruptedException e) {
        // Others may rely on this thread by now.
        var turn = own.turn.join();
        Thread.currentThread().interrupt();
        return turn;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private synchronized List<List<Asked<Q, A>>> leave(List<Asked<Q, A>> turn) {
    running.remove(turn);
    turn.forEach(asked -> busy.remove(asked.key));
    return beginMore();
  }

  /** The turns that can begin now. */
  private synchronized List<List<Asked<Q, A>>> beginMore() {
    var begun = new ArrayList<List<Asked<Q, A>>>();
    for (var next = next(); !next.isEmpty(); next = next()) {
      begin(next);
      begun.add(next);
    }
    return begun;
  }

  private void begin(List<Asked<Q, A>> turn) {
    running.put(turn, System.nanoTime());
    turn.forEach(asked -> busy.add(asked.key));
  }

  private boolean mayBegin() {
    return running.size() < turns
        && running.values().stream().allMatch(since -> System.nanoTime() - since > USUAL.toNanos());
  }

  private List<Asked<Q, A>> next() {
    if (!mayBegin()) {
      return List.of();
    }
    var free = waiting.stream().filter(asked -> !busy.contains(asked.key)).limit(most).toList();
    var next = free.subList(0, rounded(free.size()));
    next.forEach(waiting::remove);
    return next;
  }

  /** The next lower power of two, or one and a half times that. */
  private static int rounded(int count) {
    int power = Integer.highestOneBit(count);
    int more = power / 2 * 3;
    return more <= count ? Math.max(power, more) : power;
  }

  /** Somebody who waits. Their outcome is there before their turn is over. */
  private static final class Asked<Q, A> {
    private final Object key;
    private final Q wanted;
    private final CompletableFuture<List<Asked<Q, A>>> turn = new CompletableFuture<>();
    private Supplier<A> outcome =
        () -> {
          throw new IllegalStateException("Who worked for it did not come to an end");
        };

    Asked(Object key, Q wanted) {
      this.key = key;
      this.wanted = wanted;
    }
  }
}
