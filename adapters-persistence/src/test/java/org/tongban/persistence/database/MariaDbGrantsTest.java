package org.tongban.persistence.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.persistence.TestDatabase;

/** The run-time user of the database adds to the ledger, and can do nothing else to it. */
@Tag("I5")
class MariaDbGrantsTest {
  private static final int DENIED = 1142;
  private static final int COLUMN_DENIED = 1143;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  private void requireDenied(String statement) {
    assertThatThrownBy(() -> DATABASE.bean(Sql.class).update(statement))
        .hasCauseInstanceOf(java.sql.SQLException.class)
        .cause()
        .extracting(cause -> ((java.sql.SQLException) cause).getErrorCode())
        .isIn(DENIED, COLUMN_DENIED);
  }

  @Test
  void theLedgerCannotBeChanged() {
    requireDenied("UPDATE case_event SET sequence = 2 WHERE sequence = 1");
    requireDenied("DELETE FROM case_event WHERE sequence = 1");
    requireDenied("DROP TABLE case_event");
    requireDenied("ALTER TABLE case_event ADD COLUMN x INT");
    requireDenied("TRUNCATE TABLE case_event");
  }

  @Test
  void chainsOfCustodyCannotBeChanged() {
    requireDenied("UPDATE custody_entry SET number = 2 WHERE number = 1");
    requireDenied("DELETE FROM custody_entry WHERE number = 1");
  }

  @Test
  void theHistoryOfMigrationsCannotBeChanged() {
    requireDenied("UPDATE flyway_schema_history SET success = 0");
  }

  @Test
  void theTemplatesOfPapersCannotBeChanged() {
    requireDenied("UPDATE paper_template SET body = '' WHERE version = 1");
    requireDenied("DELETE FROM paper_template WHERE version = 1");
  }

  @Test
  void whatWasRegisteredOfASealCannotBeChanged() {
    requireDenied("UPDATE unit_seal SET unit = 'X' WHERE version = 1");
    requireDenied("UPDATE unit_seal_picture SET picture = ''");
    requireDenied("DELETE FROM unit_seal WHERE version = 1");
  }

  @Test
  void everythingElseCan() {
    assertThatCode(
            () -> {
              DATABASE.bean(Sql.class).update("UPDATE case_file SET sequence = 2 WHERE 1 = 0");
              DATABASE.bean(Sql.class).update("DELETE FROM outbox WHERE 1 = 0");
            })
        .doesNotThrowAnyException();
  }
}
