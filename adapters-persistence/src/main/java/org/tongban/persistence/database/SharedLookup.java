package org.tongban.persistence.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.transaction.Together;
import org.tongban.application.transaction.UnavailableException;

/**
 * Looks up rows by their keys, those that requests of the same moment want in one query. It begins
 * after each of them has come, so everybody sees what was committed before they asked. Inside a
 * transaction, or where a connection is held already, each asks for themselves.
 *
 * @param <K> a key
 * @param <R> what is found
 */
public final class SharedLookup<K, R> {
  /** Queries at once: one that is held up does not stop everybody. */
  private static final int TURNS = 4;

  private static final int MOST_TOGETHER = 16;

  private final Sql sql;
  private final Function<List<K>, Map<K, R>> query;
  private final Together<K, Optional<R>> together;

  /**
   * @param query what is found of these keys, which may repeat
   */
  public SharedLookup(Sql sql, Function<List<K>, Map<K, R>> query) {
    this.sql = sql;
    this.query = query;
    this.together = new Together<>(TURNS, MOST_TOGETHER, this::all);
  }

  /** What is found under the key, or empty. */
  public Optional<R> find(K key) {
    // Who holds a connection must not wait for others, who may need one.
    if (sql.isConnected()) {
      return alone(key);
    }
    try {
      return together.ask(new Object(), key);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      // It may be about another one's row, or their thread may have been stopped.
      return alone(key);
    }
  }

  private Optional<R> alone(K key) {
    return all(List.of(key)).getFirst();
  }

  private List<Optional<R>> all(List<K> keys) {
    var found = query.apply(keys);
    return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
  }
}
