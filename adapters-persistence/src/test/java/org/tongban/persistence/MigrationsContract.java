package org.tongban.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.tongban.persistence.paper.AddStandardPaperTemplates;

/** What holds for the migrations on every database. */
abstract class MigrationsContract {

  /** The JDBC URL of an empty database. */
  abstract String emptyDatabase();

  abstract String user();

  @Test
  void migrateAnEmptyDatabaseOnce() {
    var flyway =
        Flyway.configure()
            .dataSource(emptyDatabase(), user(), "")
            .locations("classpath:db/migration")
            .javaMigrations(new AddStandardPaperTemplates())
            .load();
    assertThat(flyway.migrate().success).isTrue();
    assertThat(flyway.migrate().migrationsExecuted).isZero();
    flyway.validate();
  }
}
