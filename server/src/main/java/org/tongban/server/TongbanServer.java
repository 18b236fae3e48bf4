package org.tongban.server;

import static java.util.function.Predicate.not;

import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Starts the platform in the foreground; SIGTERM and Ctrl-C stop it. */
public final class TongbanServer {

  /** Without WRITE_DELAY=0 a crash loses commits that were acknowledged. */
  private static final String EMBEDDED_DATABASE =
      "jdbc:h2:file:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  private TongbanServer() {}

  /**
   * Starts the server, and says where it answers as soon as it does.
   *
   * @param arguments Micronaut's own, such as {@code -micronaut.server.port=8081}
   */
  public static void main(String[] arguments) {
    var data = dataFolder();
    var context =
        Micronaut.build(arguments)
            .mainClass(TongbanServer.class)
            .banner(false)
            .properties(
                Map.of("tongban.data", data.toString(), "tongban.database-url", databaseUrl(data)))
            .start();
    var server = context.getBean(EmbeddedServer.class);
    System.out.println(
        "Tongban is ready: %s://localhost:%d".formatted(server.getScheme(), server.getPort()));
  }

  /** Absolute, because the embedded database takes no relative path without a leading dot. */
  private static Path dataFolder() {
    return Path.of(environment("TONGBAN_DATA").orElse("data")).toAbsolutePath().normalize();
  }

  private static String databaseUrl(Path data) {
    return environment("TONGBAN_DB_URL")
        .orElseGet(() -> EMBEDDED_DATABASE.formatted(data.resolve("database").resolve("tongban")));
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(not(String::isBlank));
  }
}
