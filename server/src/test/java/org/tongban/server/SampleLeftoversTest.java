package org.tongban.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.jdbc.DataSourceResolver;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's real data among invented people: what once held the sample is not served. */
class SampleLeftoversTest {
  private final HikariDataSource database = new HikariDataSource();
  @TempDir private Path folder;

  @BeforeEach
  void aTableOfImports() throws SQLException {
    database.setJdbcUrl("jdbc:h2:file:" + folder.resolve("database"));
    execute("CREATE TABLE import_run (requested_by VARCHAR(100) NOT NULL)");
    execute("INSERT INTO import_run VALUES ('an administrator')");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void execute(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private void start() {
    new SampleLeftovers(database, new DataSourceResolver() {}).onApplicationEvent(null);
  }

  @Test
  void aDatabaseThatNeverHeldTheSampleIsServed() {
    assertThatCode(this::start).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseThatOnceHeldTheSampleIsNotServed() throws SQLException {
    execute("INSERT INTO import_run VALUES ('sample')");
    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TONGBAN_SAMPLE=true");
  }

  @Test
  void aDatabaseThatCantBeAskedIsNotServed() throws SQLException {
    execute("DROP TABLE import_run");
    assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
  }
}
