package org.tongban.server.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.tongban.domain.person.SyntheticPeople;

/** The server as it is shipped, in a process of its own, with the end points to compare with. */
final class MeasuredServer implements AutoCloseable {
  private static final String HEAP = "-Xmx320m";

  /** Environment variable with more options for the server's JVM, for profiling. */
  private static final String OPTIONS = "TONGBAN_BENCHMARK_SERVER_OPTIONS";

  private static final Pattern READY = Pattern.compile("Tongban is ready: http://localhost:(\\d+)");

  private final Process process;
  private final int port;

  private MeasuredServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param profile of the encryption, sm4 or aes
   */
  static MeasuredServer start(Path jar, Path folder, String url, String profile)
      throws IOException, InterruptedException, URISyntaxException {
    var data = Files.createDirectories(folder.resolve("data-" + profile));
    var output = folder.resolve("server-" + profile + ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        Arrays.stream(System.getenv().getOrDefault(OPTIONS, "").split(" "))
            .filter(option -> !option.isBlank())
            .toList());
    command.addAll(
        List.of(
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            String.join(
                File.pathSeparator,
                List.of(
                    jar.toString(), placeOf(BareController.class), placeOf(SyntheticPeople.class))),
            "-Dtongban.benchmark=true",
            "-Dtongban.keys.profile=" + profile,
            "-Dmicronaut.server.port=-1",
            // One machine asks for everybody.
            "-Dtongban.web.rate-limits.enabled=false",
            "-Dtongban.web.reads-per-minute=1000000000",
            "-Dtongban.web.writes-per-minute=1000000000",
            "org.tongban.server.TongbanServer"));
    var builder = new ProcessBuilder(command);
    builder.environment().put("TONGBAN_SAMPLE", "true");
    builder.environment().put("TONGBAN_DATA", data.toString());
    builder.environment().put("TONGBAN_DB_URL", url);
    builder.environment().put("TONGBAN_DB_USER", DurableMariaDb.USER);
    builder.environment().put("TONGBAN_DB_PASSWORD", "");
    var process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    for (int i = 0; i < 1200 && process.isAlive(); i++) {
      var ready = READY.matcher(Files.readString(output));
      if (ready.find()) {
        return new MeasuredServer(process, Integer.parseInt(ready.group(1)));
      }
      Thread.sleep(100);
    }
    process.destroy();
    throw new IllegalStateException("The server did not start; see " + output);
  }

  private static String placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** The most memory the process ever had, in MiB. */
  long peakMemory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly())
        .join();
  }
}
