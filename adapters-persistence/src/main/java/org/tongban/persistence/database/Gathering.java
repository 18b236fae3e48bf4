package org.tongban.persistence.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a piece of work wants written, kept back until the work is done: then it can share a
 * transaction with what others want written at the same moment. Meanwhile only {@link Sql#write}
 * writes; anything that can't be kept back, and a read after a write, which would not see it, ends
 * the gathering.
 */
public final class Gathering {
  private static final ThreadLocal<Gathering> OPEN = new ThreadLocal<>();

  private final List<Row> rows = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private boolean impossible;

  private record Row(RowStatement statement, Object[] values) {}

  /** Says that the work needs a transaction of its own; nothing was written. */
  public static final class ImpossibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ImpossibleException() {
      super("Needs a transaction of its own", null, false, false);
    }
  }

  /** Says that what was gathered did not change what it expected to change. */
  static final class UnexpectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnexpectedException(String statement, int rows, int changed) {
      super("Changed %d rows instead of %d: %s".formatted(changed, rows, statement));
    }
  }

  /** The one that is open on this thread. */
  static Optional<Gathering> open() {
    return Optional.ofNullable(OPEN.get());
  }

  /** Whether one is open on this thread. */
  public static boolean isOpen() {
    return OPEN.get() != null;
  }

  /**
   * Runs something once what was written is durable.
   *
   * @return whether that will be later; if not, none is open
   */
  public static boolean afterwards(Runnable step) {
    open().ifPresent(gathering -> gathering.afterwards.add(step));
    return isOpen();
  }

  /**
   * Runs the work and keeps back what it writes.
   *
   * @throws ImpossibleException if the work has to be run again, in a transaction of its own
   */
  public <T> T keepBack(Supplier<T> work) {
    OPEN.set(this);
    try {
      var result = work.get();
      if (impossible) {
        throw new ImpossibleException();
      }
      return result;
    } finally {
      OPEN.remove();
    }
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Runs what was to be run once all is durable. */
  public void runAfterwards() {
    afterwards.forEach(Runnable::run);
  }

  void add(RowStatement statement, Object[] values) {
    rows.add(new Row(statement, values));
  }

  /**
   * Reading is fine as long as nothing was written that it would have to see, and locks nothing.
   */
  void requireReadable(String query) {
    if (!rows.isEmpty() || query.contains(" FOR UPDATE")) {
      end();
    }
  }

  /** There is something that can't be kept back. */
  void end() {
    impossible = true;
    throw new ImpossibleException();
  }

  /**
   * Writes what all of them want, in the transaction that is open.
   *
   * @throws RuntimeException if anything is not as one of them expected
   */
  public static void writeAll(List<Gathering> all, Sql sql) {
    var byStatement = new LinkedHashMap<RowStatement, List<Object[]>>();
    for (var one : all) {
      for (var row : one.rows) {
        byStatement.computeIfAbsent(row.statement, _ -> new ArrayList<>()).add(row.values);
      }
    }
    byStatement.forEach(
        (statement, rows) -> {
          int changed = sql.write(statement, rows);
          if (changed != rows.size()) {
            throw new UnexpectedException(statement.form(0), rows.size(), changed);
          }
        });
  }
}
