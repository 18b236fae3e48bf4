package org.tongban.persistence.database;

import static java.util.Map.entry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a migration, grants the run-time user what it needs on every table, and not more: entries
 * of the ledger can be added and read, never changed or removed, and so can links of chains of
 * custody, published versions of implementations, the history of the catalogue and the templates of
 * papers.
 */
final class RunTimeGrants implements Callback {
  private static final Logger LOG = LoggerFactory.getLogger(RunTimeGrants.class);
  private static final String EVERYTHING = "SELECT, INSERT, UPDATE, DELETE";
  private static final Map<String, String> LESS =
      Map.ofEntries(
          entry("case_event", "SELECT, INSERT"),
          entry("custody_entry", "SELECT, INSERT"),
          entry("licence_use", "SELECT, INSERT"),
          entry("flyway_schema_history", "SELECT"),
          // A published version never changes; only when and why it ends is set later.
          entry("implementation", "SELECT, INSERT, UPDATE (status, effective_to)"),
          entry("guide_rows", "SELECT, INSERT"),
          entry("paper_template", "SELECT, INSERT"),
          entry("catalogue_change", "SELECT, INSERT"),
          entry("catalogue_history", "SELECT, INSERT"),
          // What was registered of a seal never changes, only its state.
          entry(
              "unit_seal",
              "SELECT, INSERT, UPDATE (state, approved_by, approved_at, revoked_by, revoked_at,"
                  + " reason, version)"),
          entry("unit_seal_picture", "SELECT, INSERT"),
          // Removed once it is old, never changed.
          entry("sent_notice", "SELECT, INSERT, DELETE"));

  private final String url;
  private final String user;
  private final String password;

  RunTimeGrants(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "run-time grants";
  }

  @Override
  public void handle(Event event, Context context) {
    try (var runTime = DriverManager.getConnection(url, user, password)) {
      grant(context.getConnection(), account(runTime));
      warnIfLedgerCanBeChanged(runTime);
    } catch (SQLException e) {
      throw new IllegalStateException("The run-time user was not granted its rights", e);
    }
  }

  private void grant(Connection migration, Account account) throws SQLException {
    try (var statement = migration.createStatement()) {
      for (var table : tables(statement)) {
        statement.execute(
            "GRANT %s ON `%s` TO %s"
                .formatted(LESS.getOrDefault(table, EVERYTHING), table, account.quoted()));
      }
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    var tables = new ArrayList<String>();
    try (var result =
        statement.executeQuery(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
      while (result.next()) {
        tables.add(result.getString(1));
      }
    }
    return tables;
  }

  /** The account that the server chose for the run-time user. */
  private static Account account(Connection runTime) throws SQLException {
    try (var statement = runTime.createStatement();
        var result = statement.executeQuery("SELECT CURRENT_USER()")) {
      result.next();
      var text = result.getString(1);
      var at = text.lastIndexOf('@');
      return new Account(text.substring(0, at), text.substring(at + 1));
    }
  }

  /** Rights on the whole database, given by somebody else, are none of ours to take away. */
  private static void warnIfLedgerCanBeChanged(Connection runTime) {
    try (var statement = runTime.createStatement()) {
      statement.executeUpdate("UPDATE case_event SET sequence = sequence WHERE 1 = 0");
      LOG.warn("The run-time user of the database may change the ledger: revoke its wider rights");
    } catch (SQLException e) {
      LOG.debug("The run-time user may not change the ledger: {}", e.getErrorCode());
    }
  }

  private record Account(String name, String host) {
    /** For a statement; names of accounts can't be bound. */
    String quoted() {
      return "'%s'@'%s'".formatted(escaped(name), escaped(host));
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("'", "''");
    }
  }
}
