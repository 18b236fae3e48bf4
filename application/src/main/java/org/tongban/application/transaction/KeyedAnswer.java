package org.tongban.application.transaction;

import java.util.Objects;
import java.util.function.Function;
import org.tongban.application.transaction.IdempotencyRecords.Answer;
import org.tongban.application.transaction.IdempotencyRecords.Entry;
import org.tongban.application.transaction.IdempotencyRecords.Key;

/**
 * The key under which a write was asked for, and how what comes of it is answered: for a write that
 * keeps its answer itself, because it shares its transaction with others.
 *
 * @param answer may be asked more than once, by any thread, and inside a transaction: the last
 *     answer it gave is the one that counts
 * @param <R> what comes of the write
 */
public record KeyedAnswer<R>(Key key, Function<R, Answer> answer) {
  public KeyedAnswer {
    Objects.requireNonNull(key);
    Objects.requireNonNull(answer);
  }

  /** What is to be kept with the result. */
  public Entry entry(R result) {
    return new Entry(key, answer.apply(result));
  }
}
