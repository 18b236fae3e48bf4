package org.tongban.persistence;

class MariaDbMigrationsTest extends MigrationsContract {
  @Override
  String emptyDatabase() {
    return MariaDbServer.newDatabase();
  }

  @Override
  String user() {
    return "root";
  }
}
