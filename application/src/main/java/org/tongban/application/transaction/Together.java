package org.tongban.application.transaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets threads that want the same kind of thing at the same time share one turn of work, such as a
 * transaction with its commit. Who finds nobody at it works at once, for themselves; who comes
 * meanwhile waits, and one of them does it for all of those, in the order in which they came. So
 * nobody ever waits for others to come, and there are no threads for it.
 *
 * @param <Q> what is wanted
 * @param <A> what comes of it
 */
public final class Together<Q, A> {
  private final int turns;
  private final int most;
  private final Function<List<Q>, List<A>> work;

  private final Set<Asked<Q, A>> waiting = new LinkedHashSet<>();
  private final Set<Object> busy = new HashSet<>();
  private int running;

  /**
   * @param turns how many there can be at once
   * @param most how much is shared at most: as much as came, but a power of two, so that what the
   *     work asks of a database has few forms
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
    // Only a turn of one's own has anybody in it.
    var turn = enter(own) ? List.of(own) : own.turn.join();
    if (!turn.isEmpty()) {
      try {
        answer(turn);
      } finally {
        leave(turn).forEach(next -> next.getFirst().turn.complete(next));
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

  /** Whether it is theirs to work at once. */
  private synchronized boolean enter(Asked<Q, A> own) {
    if (running == turns || busy.contains(own.key)) {
      waiting.add(own);
      return false;
    }
    begin(List.of(own));
    return true;
  }

  private void begin(List<Asked<Q, A>> turn) {
    running++;
    turn.forEach(asked -> busy.add(asked.key));
  }

  /** Gives the turns that can begin now; the first in each does the work. */
  private synchronized List<List<Asked<Q, A>>> leave(List<Asked<Q, A>> turn) {
    running--;
    turn.forEach(asked -> busy.remove(asked.key));
    var begun = new ArrayList<List<Asked<Q, A>>>();
    for (var next = next(); !next.isEmpty(); next = next()) {
      begin(next);
      begun.add(next);
    }
    return begun;
  }

  private List<Asked<Q, A>> next() {
    if (running == turns) {
      return List.of();
    }
    var free = waiting.stream().filter(asked -> !busy.contains(asked.key)).limit(most).toList();
    var next = free.subList(0, Integer.highestOneBit(free.size()));
    next.forEach(waiting::remove);
    return next;
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
