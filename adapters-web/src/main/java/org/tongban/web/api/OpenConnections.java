package org.tongban.web.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections that stay open, of everybody and of each.
 *
 * @param <T> by whom they are told apart
 */
public final class OpenConnections<T> {
  private final int most;
  private final int mostOfEach;
  private final Map<T, Integer> each = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();

  /**
   * @param most of all together
   * @param mostOfEach of one
   */
  public OpenConnections(int most, int mostOfEach) {
    this.most = most;
    this.mostOfEach = mostOfEach;
  }

  /** Counts one more, if there is room for it; {@link #closed} then has to follow once. */
  public boolean admitted(T whose) {
    if (all.incrementAndGet() > most) {
      all.decrementAndGet();
      return false;
    }
    var admitted = new AtomicBoolean();
    each.compute(
        whose,
        (_, open) -> {
          int before = open == null ? 0 : open;
          admitted.set(before < mostOfEach);
          return admitted.get() ? Integer.valueOf(before + 1) : open;
        });
    if (!admitted.get()) {
      all.decrementAndGet();
    }
    return admitted.get();
  }

  /** Counts one that was admitted no more. */
  public void closed(T whose) {
    each.computeIfPresent(whose, (_, open) -> open == 1 ? null : open - 1);
    all.decrementAndGet();
  }
}
