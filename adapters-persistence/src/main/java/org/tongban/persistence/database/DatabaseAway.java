package org.tongban.persistence.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.exceptions.CannotCreateTransactionException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.UnavailableException;

/** Tells a database that cannot be reached from everything else that goes wrong. */
public final class DatabaseAway {
  /** MariaDB and MySQL: shutting down, too many connections, killed. H2: closed, broken. */
  private static final Set<Integer> CODES = Set.of(1053, 1040, 1927, 90098, 90067, 90121);

  /**
   * What the pool says of a connection it gave up, without a state: the rollback after a statement
   * that found the database gone, which hides that statement's failure.
   */
  private static final String GIVEN_UP = "Connection is closed";

  private DatabaseAway() {}

  /** An {@link UnavailableException} if the database cannot be reached, or the failure itself. */
  public static RuntimeException told(RuntimeException failure) {
    return !(failure instanceof UnavailableException) && isAway(failure)
        ? new UnavailableException("The database cannot be reached", failure)
        : failure;
  }

  /** What the database said, if it was it that failed. */
  public static Optional<SQLException> sqlOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private static boolean isAway(RuntimeException failure) {
    return failure instanceof CannotCreateTransactionException
        || failure instanceof ConnectionException
        || sqlOf(failure).filter(DatabaseAway::isAway).isPresent();
  }

  private static boolean isAway(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || failure.getSQLState() != null && failure.getSQLState().startsWith("08")
        || failure.getSQLState() == null && GIVEN_UP.equals(failure.getMessage())
        || CODES.contains(failure.getErrorCode());
  }
}
