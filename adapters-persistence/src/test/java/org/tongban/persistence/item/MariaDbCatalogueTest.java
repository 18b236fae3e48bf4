package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;

class MariaDbCatalogueTest extends JdbcCatalogueContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  protected TestDatabase database() {
    return DATABASE;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE implementation SET content = '{}'",
        "UPDATE implementation SET effective_from = '2020-01-01'",
        "DELETE FROM implementation",
        "UPDATE guide_rows SET content = '{}'",
        "DELETE FROM catalogue_history",
        "UPDATE catalogue_history SET reason = ''"
      })
  void leavesWhatIsPublishedAsItIsAtRunTime(String statement) {
    var sql = DATABASE.bean(Sql.class);
    assertThatThrownBy(() -> sql.update(statement)).isInstanceOf(DataAccessException.class);
  }
}
