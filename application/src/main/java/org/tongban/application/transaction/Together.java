package org.tongban.application.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets threads that want the same kind of thing at the same time share one piece of work, such as a
 * transaction with its commit. Who comes first works at once, for itself; who comes meanwhile waits,
 * and one of them does it for all of those, in the order in which they came. So nobody ever waits for
 * others to come, and there are no threads for it.
 *
 * @param <Q> what is wanted
 * @param <A> what comes of it
 */
public final class Together<Q, A> {
  private final Function<List<Q>, List<A>> work;
  private final List<Lane<Q, A>> lanes;

  /**
   * @param lanes how many pieces of work there can be at once
   * @param most how much is shared at most: as much as came, but a power of two, so that what the
   *     work asks of a database has few forms
   * @param work the answers, in the order of what is wanted; what it throws is thrown to everybody
   *     who shares it
   */
  public Together(int lanes, int most, Function<List<Q>, List<A>> work) {
    this.work = work;
    this.lanes = Stream.generate(() -> new Lane<Q, A>(most)).limit(lanes).toList();
  }

  /**
   * Waits until it is done.
   *
   * @param key what is wanted under the same key is never done at the same time, but together
   */
  public A ask(Object key, Q wanted) {
    var lane = lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
    var own = new Asked<Q, A>(wanted);
    // Only a turn of one's own has anybody in it.
    var turn = lane.enter(own) ? List.of(own) : own.turn.join();
    if (!turn.isEmpty()) {
      try {
        answer(turn);
      } finally {
        lane.leave();
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

  /** Somebody who waits. Their outcome is there before their turn is over. */
  private static final class Asked<Q, A> {
    private final Q wanted;
    private final CompletableFuture<List<Asked<Q, A>>> turn = new CompletableFuture<>();
    private Supplier<A> outcome =
        () -> {
          throw new IllegalStateException("Who worked for it did not come to an end");
        };

    Asked(Q wanted) {
      this.wanted = wanted;
    }
  }

  /** Where one works and the others wait. */
  private static final class Lane<Q, A> {
    private final int most;
    private final Deque<Asked<Q, A>> waiting = new ArrayDeque<>();
    private boolean busy;

    Lane(int most) {
      this.most = most;
    }

    /** Whether it is theirs to work at once. */
    synchronized boolean enter(Asked<Q, A> own) {
      if (busy) {
        waiting.add(own);
        return false;
      }
      busy = true;
      return true;
    }

    /** Gives the work to the first of those who wait. */
    void leave() {
      var turn = next();
      if (!turn.isEmpty()) {
        turn.getFirst().turn.complete(turn);
      }
    }

    private synchronized List<Asked<Q, A>> next() {
      var turn = new ArrayList<Asked<Q, A>>();
      busy = !waiting.isEmpty();
      for (int i = Integer.highestOneBit(Math.min(most, waiting.size())); i > 0; i--) {
        turn.add(waiting.remove());
      }
      return turn;
    }
  }
}
