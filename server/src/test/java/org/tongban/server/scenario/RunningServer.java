package org.tongban.server.scenario;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.calendar.SettableClock;
import org.tongban.persistence.MariaDbServer;

/**
 * The whole server with its sample city and a clock that can be set, on the embedded database or on
 * a real MariaDB server. One of each is started for all tests, because filling the sample city
 * takes seconds.
 */
public final class RunningServer {
  /** Where the clock stands at first: a Monday morning. */
  static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

  private final ApplicationContext context;
  private final URI address;
  private final Path data;
  private final SettableClock clock;
  private final Map<String, Object> properties;

  private RunningServer(Map<String, Object> database) {
    try {
      data = Files.createTempDirectory("tongban-server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clock = new SettableClock(MONDAY);
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.port", -1);
    properties.put("tongban.sample", true);
    properties.put("tongban.data", data.toString());
    // Access tokens are made by the clock that is set, and the framework judges them by its own.
    properties.put("micronaut.security.token.jwt.claims-validators.expiration", false);
    properties.put("micronaut.security.token.jwt.claims-validators.not-before", false);
    // Tests ask faster than people do.
    properties.put("tongban.web.reads-per-minute", 0);
    properties.put("tongban.web.writes-per-minute", 0);
    properties.put("tongban.web.sign-ins-per-minute", 0);
    // What is told live is looked for more often than usual, and the listeners are asked for
    // sooner.
    properties.put("tongban.live.polling", "PT0.2S");
    properties.put("tongban.live.heartbeat", "PT2S");
    properties.put(
        "datasources.default.url",
        "jdbc:h2:file:%s/database/tongban;MODE=MySQL;DATABASE_TO_LOWER=TRUE".formatted(data)
            + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    properties.putAll(database);
    this.properties = Map.copyOf(properties);
    context = ApplicationContext.builder().properties(properties).singletons(clock).start();
    var server = context.getBean(EmbeddedServer.class).start();
    address = server.getURI();
  }

  /** On the embedded database. */
  public static RunningServer embedded() {
    return Embedded.SERVER;
  }

  /** On MariaDB. */
  public static RunningServer mariaDb() {
    return MariaDb.SERVER;
  }

  /** Where it answers. */
  public URI address() {
    return address;
  }

  /** Another instance on the same database, with the same clock; to be closed. */
  public ApplicationContext another() {
    var other = ApplicationContext.builder().properties(properties).singletons(clock).start();
    other.getBean(EmbeddedServer.class).start();
    return other;
  }

  /** Its data folder. */
  public Path data() {
    return data;
  }

  /** The clock everything in it goes by. */
  public SettableClock clock() {
    return clock;
  }

  /** What it is made of, for carrying out recurring work at once. */
  public ApplicationContext context() {
    return context;
  }

  private static final class Embedded {
    static final RunningServer SERVER = new RunningServer(Map.of());
  }

  private static final class MariaDb {
    static final RunningServer SERVER =
        new RunningServer(
            Map.of(
                "datasources.default.url",
                MariaDbServer.newDatabase(),
                "datasources.default.username",
                MariaDbServer.ROOT));
  }

  /** Whether the clock is the one everything goes by. */
  static boolean goesBy(ApplicationContext context, Clock clock) {
    return context.getBean(Clock.class) == clock;
  }
}
