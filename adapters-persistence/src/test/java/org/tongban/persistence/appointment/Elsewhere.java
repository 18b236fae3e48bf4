package org.tongban.persistence.appointment;

import java.util.TimeZone;
import org.tongban.persistence.TestDatabase;

/** A database in one zone and a JVM in another, neither of them China's. */
final class Elsewhere {
  private static final TimeZone BEFORE = TimeZone.getDefault();

  private Elsewhere() {}

  /** A MariaDB whose sessions are half an hour off everybody else. */
  static TestDatabase mariaDb() {
    return TestDatabase.mariaDb()
        .with("datasources.default.connection-init-sql", "SET time_zone = '-09:30'");
  }

  /** Takes the JVM to where it is tomorrow already when China has an afternoon. */
  static void go() {
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
  }

  static void comeBack() {
    TimeZone.setDefault(BEFORE);
  }
}
