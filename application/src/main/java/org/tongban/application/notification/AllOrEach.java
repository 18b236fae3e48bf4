package org.tongban.application.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Work for many notices at once in one transaction. The outbox hands out notices in groups, one
 * thread for each: the first one waits a moment for the others, and works for all of them. If it
 * fails for several it is tried for each alone, so that none fails for another's sake.
 */
final class AllOrEach<T, R> {
  private static final int MOST = 128;

  /** The threads of a group begin at the same time; nobody waits for a notice at this minute. */
  private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Function<List<T>, List<R>> work;
  private final Queue<Request<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final Lock turn = new ReentrantLock();

  private static final class Request<T, R> {
    final T asked;
    R answer;
    RuntimeException failure;
    boolean done;

    Request(T asked) {
      this.asked = asked;
    }
  }

  /**
   * @param work gives one answer for each, in their order
   */
  AllOrEach(Function<List<T>, List<R>> work) {
    this.work = work;
  }

  /**
   * The answer to one.
   *
   * @throws RuntimeException what the work threw for it alone
   */
  R answer(T asked) {
    var mine = new Request<T, R>(asked);
    waiting.add(mine);
    turn.lock();
    try {
      while (!mine.done) {
        LockSupport.parkNanos(GATHERING_NANOS);
        serve(gathered());
      }
    } finally {
      turn.unlock();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
    return mine.answer;
  }

  private List<Request<T, R>> gathered() {
    var requests = new ArrayList<Request<T, R>>();
    while (requests.size() < MOST) {
      var next = waiting.poll();
      if (next == null) {
        break;
      }
      requests.add(next);
    }
    return requests;
  }

  private void serve(List<Request<T, R>> requests) {
    try {
      var answers = work.apply(requests.stream().map(request -> request.asked).toList());
      for (int i = 0; i < requests.size(); i++) {
        requests.get(i).answer = answers.get(i);
        requests.get(i).done = true;
      }
    } catch (RuntimeException e) {
      if (requests.size() == 1) {
        requests.getFirst().failure = e;
        requests.getFirst().done = true;
      } else {
        requests.forEach(request -> serve(List.of(request)));
      }
    }
  }
}
