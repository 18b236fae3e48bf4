package org.tongban.server.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tongban.server.ServerJava;

/**
 * The server as a process of its own, with its sample city, so that it can be killed like one. It
 * keeps its port, its data folder and its database when it is started again.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final List<String> SETTINGS =
      List.of(
          "-Dtongban.web.reads-per-minute=0",
          "-Dtongban.web.writes-per-minute=0",
          "-Dtongban.web.sign-ins-per-minute=0");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path data;
  private final Path log;
  private final int port;
  private final Map<String, String> environment;
  private Process process;

  private ServerProcess(Map<String, String> environment) {
    try {
      data = Files.createTempDirectory("tongban-process");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    log = data.resolve("server.log");
    port = freePort();
    this.environment = environment;
  }

  /** Started on the embedded database, with the very settings the main class makes. */
  static ServerProcess embedded() {
    return started(Map.of());
  }

  /** Started on a database server. */
  static ServerProcess on(String url, String user) {
    return started(Map.of("TONGBAN_DB_URL", url, "TONGBAN_DB_USER", user));
  }

  /** A second instance on the database, the keys and the settings of the first. */
  static ServerProcess beside(ServerProcess first) {
    var environment = new HashMap<>(first.environment);
    environment.put("TONGBAN_DATA", first.data.toString());
    // Tokens of the one are good at the other, as they are behind one name.
    environment.put("TONGBAN_WEB_BASE_URL", first.address().toString());
    return started(environment);
  }

  /** Started on a database server, with what benchmarks need. */
  static ServerProcess measured(String url, String user) {
    return started(
        Map.of("TONGBAN_DB_URL", url, "TONGBAN_DB_USER", user, "TONGBAN_BENCHMARK", "true"));
  }

  private static ServerProcess started(Map<String, String> environment) {
    var server = new ServerProcess(environment);
    ServerJava.archiving()
        .ifPresent(
            option -> {
              server.begin(option);
              server.stop();
            });
    server.start();
    return server;
  }

  /** Starts it, on what it left behind, and waits until it says that it is well. */
  void start() {
    begin();
  }

  private void begin(String... options) {
    var all = new ArrayList<>(SETTINGS);
    all.addAll(List.of(options));
    var builder =
        new ProcessBuilder(
            ServerJava.command(
                "384m", "org.tongban.server.TongbanServer", all.toArray(String[]::new)));
    // Not what the tests of the same class path run in: their settings are none of this server's.
    builder.environment().remove("MICRONAUT_ENVIRONMENTS");
    builder.environment().put("TONGBAN_SAMPLE", "true");
    builder.environment().put("TONGBAN_DATA", data.toString());
    builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (health() != 200) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("The server did not start:\n" + log());
      }
      pause(100);
    }
  }

  /** As an administrator stops it. */
  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("The server goes on:\n" + log());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL: nothing is written, closed or answered any more. */
  void killHard() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("The server outlived SIGKILL");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The status {@code /health} answers, 0 if it does not. */
  int health() {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(address().resolve("/health"))
                  .timeout(Duration.ofSeconds(20))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it answers. */
  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** Its process, which changes with every start. */
  long pid() {
    return process.pid();
  }

  /** What it wrote to its log, over all starts. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      killHard();
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
