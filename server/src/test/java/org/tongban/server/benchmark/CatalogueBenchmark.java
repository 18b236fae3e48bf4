package org.tongban.server.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures catalogues of several sizes, each in a process of its own with the heap of a server, and
 * puts the figures side by side. Arguments: the file of queries, a folder for the results, {@code
 * quick} for short rounds, sizes.
 */
public final class CatalogueBenchmark {
  private static final String HEAP = "-Xmx384m";
  private static final List<String> SIZES = List.of("1000", "10000", "100000");

  private CatalogueBenchmark() {}

  /** Runs everything. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    var queries = Path.of(arguments[0]).toAbsolutePath();
    var results = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    var wanted =
        Arrays.stream(arguments).skip(2).filter(word -> word.matches("[1-9][0-9]*")).toList();
    var quick = Arrays.asList(arguments).contains("quick") ? "quick" : "";
    var figures = new LinkedHashMap<String, Map<String, String>>();
    for (var size : wanted.isEmpty() ? SIZES : wanted) {
      figures.put(size, measured(size, queries, results, quick));
    }
    var table = table(figures);
    System.out.println(table);
    Files.writeString(results.resolve("catalogue.md"), table);
  }

  private static Map<String, String> measured(String size, Path queries, Path results, String quick)
      throws IOException, InterruptedException {
    var raw = results.resolve("catalogue-" + size + ".txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredCatalogue.class.getName(),
                size,
                queries.toString(),
                quick)
            .redirectErrorStream(true)
            .redirectOutput(raw.toFile())
            .start();
    process.waitFor();
    var figures = new LinkedHashMap<String, String>();
    for (var line : Files.readAllLines(raw)) {
      if (line.startsWith(MeasuredCatalogue.FIGURE)) {
        var parts = line.substring(MeasuredCatalogue.FIGURE.length()).split(" = ");
        figures.put(parts[0], parts[1]);
      }
    }
    if (process.exitValue() != 0) {
      figures.put("ended with", "an error, see " + raw.getFileName());
    }
    return figures;
  }

  private static String table(Map<String, Map<String, String>> figures) throws IOException {
    var names = new ArrayList<String>();
    figures
        .values()
        .forEach(
            some ->
                some.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add));
    var table = new StringBuilder("| implementations |");
    figures.keySet().forEach(size -> table.append(' ').append(size).append(" |"));
    table.append("\n| --- |").append(" --- |".repeat(figures.size())).append('\n');
    for (var name : names) {
      table.append("| ").append(name).append(" |");
      figures
          .values()
          .forEach(
              some ->
                  table.append(' ').append(some.getOrDefault(name, "not measured")).append(" |"));
      table.append('\n');
    }
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      out.println();
      out.println(
          Runtime.getRuntime().availableProcessors()
              + " processors, "
              + System.getProperty("java.vm.version")
              + ", load before the end "
              + Files.readString(Path.of("/proc/loadavg")).strip());
    }
    return table.append(bytes.toString(StandardCharsets.UTF_8)).toString();
  }
}
