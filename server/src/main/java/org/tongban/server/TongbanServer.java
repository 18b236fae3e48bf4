package org.tongban.server;

import static java.util.function.Predicate.not;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.tongban.persistence.protection.KeyFile;

/** Starts the platform in the foreground; SIGTERM and Ctrl-C stop it. */
public final class TongbanServer {

  /** Without WRITE_DELAY=0 a crash loses commits that were acknowledged. */
  private static final String EMBEDDED_DATABASE =
      "jdbc:h2:file:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  private TongbanServer() {}

  /**
   * Starts the server, and says where it answers as soon as it does; or runs a command: {@code
   * new-keys FILE [sm4|aes]}, {@code new-administrator LOGIN NAME UNIT}.
   *
   * @param arguments a command with its own, or Micronaut's, such as {@code
   *     -micronaut.server.port=8081}
   */
  public static void main(String[] arguments) {
    var first = arguments.length == 0 ? "" : arguments[0];
    switch (first) {
      case "new-keys" -> System.exit(KeyFile.command(tail(arguments)));
      case "new-administrator" -> System.exit(newAdministrator(tail(arguments)));
      default -> serve(arguments);
    }
  }

  private static String[] tail(String[] arguments) {
    return Arrays.copyOfRange(arguments, 1, arguments.length);
  }

  private static int newAdministrator(String... arguments) {
    try {
      return Command.newAdministrator(properties(), arguments);
    } catch (RuntimeException e) {
      StartFailure.tell(e);
      return 1;
    }
  }

  private static void serve(String... arguments) {
    var context =
        new Launch()
            .args(arguments)
            .mainClass(TongbanServer.class)
            .banner(false)
            .properties(properties())
            .start();
    var server = context.getBean(EmbeddedServer.class);
    var address = "%s://localhost:%d".formatted(server.getScheme(), server.getPort());
    System.out.println("Tongban is ready: " + address);
    if (context.getProperty("tongban.sample", Boolean.class).orElse(false)) {
      System.out.println(SampleWelcome.text(address));
    }
  }

  /** Tells mistakes in the configuration without a stack trace, which would hide them. */
  private static final class Launch extends Micronaut {
    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
      StartFailure.tell(exception);
      System.exit(1);
    }
  }

  private static Map<String, Object> properties() {
    var data = dataFolder();
    return Map.of("tongban.data", data.toString(), "tongban.database-url", databaseUrl(data));
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
