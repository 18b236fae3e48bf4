package org.tongban.persistence;

import java.util.UUID;

class H2MigrationsTest extends MigrationsContract {
  @Override
  String emptyDatabase() {
    return "jdbc:h2:mem:"
        + UUID.randomUUID()
        + ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  }

  @Override
  String user() {
    return "sa";
  }
}
