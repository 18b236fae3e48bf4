package org.tongban.persistence;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tongban.application.calendar.SettableClock;
import org.tongban.persistence.database.StandalonePool;

/**
 * A migrated database of its own for a test class, with all adapters wired to it. Use it as a
 * static {@code @RegisterExtension}. Nothing runs in the background: there is no server, so no
 * jobs.
 *
 * <p>On MariaDB the adapters connect as a user who may do only what the migrations granted.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final String H2_MODE =
      ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private final boolean mariaDb;
  private final Map<String, Object> properties = new HashMap<>();
  private final SettableClock clock = new SettableClock(START);
  private ApplicationContext context;
  private Path data;
  private String url;
  private int classes;

  private TestDatabase(boolean mariaDb) {
    this.mariaDb = mariaDb;
  }

  /** An H2 database in memory. */
  public static TestDatabase h2() {
    return new TestDatabase(false);
  }

  /** A database on the real server. */
  public static TestDatabase mariaDb() {
    return new TestDatabase(true);
  }

  /** Adds a configuration property, before the tests begin. */
  public TestDatabase with(String property, Object value) {
    properties.put(property, value);
    return this;
  }

  /** Of nested classes too, which have the database of the class around them. */
  @Override
  public void beforeAll(ExtensionContext test) throws IOException {
    if (classes == 0) {
      start();
    }
    classes++;
  }

  @Override
  public void afterAll(ExtensionContext test) throws IOException {
    classes--;
    if (classes == 0) {
      stop();
    }
  }

  /** Does what the extension does before the tests, for tests that can't use one (jqwik's). */
  public TestDatabase start() throws IOException {
    data = Files.createTempDirectory("tongban-test");
    url = mariaDb ? MariaDbServer.newDatabase() : "jdbc:h2:mem:" + UUID.randomUUID() + H2_MODE;
    var all = new HashMap<String, Object>();
    all.put("tongban.data", data.toString());
    // Keys are made in the data folder.
    all.put("tongban.sample", true);
    all.put("datasources.default.url", url);
    all.put("datasources.default.username", mariaDb ? MariaDbServer.RUN_TIME : "sa");
    all.put("datasources.default.password", "");
    all.put("datasources.default.dialect", "MYSQL");
    all.put("datasources.default.schema-generate", "NONE");
    all.put("datasources.default.transaction-isolation", "TRANSACTION_READ_COMMITTED");
    all.put("datasources.default.maximum-pool-size", 10);
    all.put("datasources.default.minimum-idle", 1);
    all.put("flyway.datasources.default.enabled", true);
    all.put("flyway.datasources.default.locations", "classpath:db/migration");
    if (mariaDb) {
      all.put("tongban.db.migration.user", MariaDbServer.ROOT);
      all.put("tongban.db.migration.password", "");
    }
    all.putAll(properties);
    context =
        ApplicationContext.builder()
            .environments("test")
            .properties(all)
            .singletons(clock)
            .build()
            .start();
    return this;
  }

  /** Does what the extension does after the tests. */
  public void stop() throws IOException {
    if (context != null) {
      context.close();
    }
    if (data != null) {
      FileUtils.deleteDirectory(data.toFile());
    }
  }

  /** The adapter of that port, or any other bean. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Everything that is wired. */
  public ApplicationContext context() {
    return context;
  }

  /** A pool the adapters use; its connections commit each statement, and join no transaction. */
  public DataSource dataSource() {
    return context
        .getBean(DelegatingDataSource.class, Qualifiers.byName(StandalonePool.NAME))
        .getTargetDataSource();
  }

  /** The clock the adapters use; it stands still until it is told to move. */
  public SettableClock clock() {
    return clock;
  }

  /** The data folder. */
  public Path data() {
    return data;
  }

  /** The JDBC URL. */
  public String url() {
    return url;
  }

  /** A user who may do everything, with an empty password. */
  public String root() {
    return mariaDb ? MariaDbServer.ROOT : "sa";
  }
}
