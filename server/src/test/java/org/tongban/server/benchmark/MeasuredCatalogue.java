package org.tongban.server.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ImportReferenceData;
import org.tongban.application.item.ImportReferenceData.NamedFile;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.Level;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.KeyFile;
import org.tongban.server.SampleCity;

/**
 * A server on a catalogue of a given size, on the embedded database: the items of the sample city,
 * carried out by its authorities in the ways of its guides, the same ones every time. Prints one
 * figure a line.
 */
public final class MeasuredCatalogue {
  static final String FIGURE = "FIGURE ";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of each thread: what takes next to nothing would fill the memory with what it took. */
  private static final int MOST_SAMPLES = 200_000;

  private static final int THREADS = 4;
  private static final int AT_ONCE = 1000;
  private static final int PUBLISHED = 10;

  private final Path data;
  private final int size;
  private final boolean quick;

  private MeasuredCatalogue(Path data, int size, boolean quick) {
    this.data = data;
    this.size = size;
    this.quick = quick;
  }

  /** Measures; arguments: the number of implementations, the file of queries, {@code quick}. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    var queries =
        Files.readAllLines(Path.of(arguments[1])).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    var measured =
        new MeasuredCatalogue(
            Files.createTempDirectory("tongban-catalogue"),
            Integer.parseInt(arguments[0]),
            Arrays.asList(arguments).contains("quick"));
    int status = 1;
    try {
      KeyFile.command(measured.data.resolve("keys.txt").toString());
      measured.fill();
      measured.measure(queries);
      status = 0;
    } catch (Exception | OutOfMemoryError e) {
      e.printStackTrace();
    }
    // Threads of the server and its pools would keep it alive.
    System.exit(status);
  }

  private ApplicationContext context() {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.port", -1);
    properties.put("tongban.keys.file", data.resolve("keys.txt").toString());
    properties.put("tongban.courier", "none");
    properties.put("tongban.sms", "none");
    properties.put("tongban.data", data.toString());
    properties.put(
        "datasources.default.url",
        "jdbc:h2:file:%s/database/tongban;MODE=MySQL;DATABASE_TO_LOWER=TRUE".formatted(data)
            + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    return ApplicationContext.builder().properties(properties).start();
  }

  private record Office(String code, String creditCode, String level, String region) {}

  private void fill() throws IOException {
    try (var context = context()) {
      // Under another name than the sample city's, which a server outside sample mode refuses.
      var imported =
          context
              .getBean(ImportReferenceData.class)
              .importFiles(
                  "benchmark",
                  Arrays.stream(ReferenceFile.values())
                      .map(
                          file ->
                              new NamedFile(
                                  file.fileName(),
                                  () ->
                                      SampleCity.class.getResourceAsStream(
                                          "/sample-data/" + file.fileName())))
                      .toList());
      System.out.println(imported);
      var sql = context.getBean(Sql.class);
      var items =
          sql.list("SELECT code FROM service_item ORDER BY code", row -> row.getString("code"));
      var offices =
          sql.list(
              "SELECT code, credit_code, authority_level, region FROM authority ORDER BY code",
              row ->
                  new Office(
                      row.getString("code"),
                      row.getString("credit_code"),
                      row.getString("authority_level"),
                      row.getString("region")));
      var guides =
          sql.list(
              "SELECT content FROM implementation ORDER BY code", row -> row.getString("content"));
      var templates = new ArrayList<ObjectNode>();
      for (var guide : guides) {
        templates.add((ObjectNode) JSON.readTree(guide));
      }
      sql.update("DELETE FROM implementation");
      var rows = new ArrayList<Object[]>();
      for (int i = 0; i < size; i++) {
        var item = items.get(i % items.size());
        var office = offices.get((i / items.size() + i % items.size()) % offices.size());
        rows.add(row(item, office, templates.get(i % templates.size())));
        if (rows.size() == AT_ONCE || i == size - 1) {
          context
              .getBean(Transactions.class)
              .inTransaction(
                  () -> {
                    sql.batch(INSERT, rows);
                    return null;
                  });
          rows.clear();
        }
      }
    }
  }

  private static final String INSERT =
      "INSERT INTO implementation (code, version, item_code, authority, status, effective_from,"
          + " content) VALUES (?, ?, ?, ?, ?, ?, ?)";

  private static Object[] row(String item, Office office, ObjectNode template) {
    var content = template.deepCopy();
    content.put("authority", office.code());
    content.put("territory", office.region());
    content.put("level", office.level());
    var code =
        ImplementationCode.of(
            UnifiedSocialCreditCode.of(office.creditCode()),
            Level.valueOf(office.level()),
            new BasicCode(item));
    return new Object[] {
      code.value(), 1, item, office.code(), "IN_FORCE", LocalDate.of(2026, 1, 1), content.toString()
    };
  }

  private void measure(List<String> queries) throws Exception {
    var context = context();
    var search = context.getBean(ItemSearch.class);
    var begin = System.nanoTime();
    while (!search.ready()) {
      try {
        find(search, "登记");
      } catch (UnavailableException e) {
        System.out.println("waiting: " + e.getMessage());
      }
    }
    figure("index build, s", "%.1f", (System.nanoTime() - begin) / 1e9);
    var seconds = quick ? 2 : 10;
    run(seconds / 2.0, number -> find(search, queries.get(number % queries.size())));
    report("search", run(seconds, number -> find(search, queries.get(number % queries.size()))));
    report(
        "suggestions",
        run(
            seconds / 2.0,
            number -> {
              var words = queries.get(number % queries.size());
              search.suggest(words.substring(0, Math.min(words.length(), 1 + number % 4)), 8);
            }));
    System.gc();
    figure(
        "heap after a collection, MiB",
        "%.0f",
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
    try (var files = Files.walk(data.resolve("search-index"))) {
      figure(
          "index on disk, MiB",
          "%.1f",
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
              / 1048576.0);
    }
    publish(context, search);
    figure("peak memory of the process, MiB", "%.0f", (double) peak());
    guides(context, seconds);
    figure("the same after guides, MiB", "%.0f", (double) peak());
  }

  private static void find(ItemSearch search, String words) {
    search.search(new Query(words, Filters.NONE, new Page.Request(Optional.empty(), 20)));
  }

  /** From the commit of a new version until the search counts it. */
  private void publish(ApplicationContext context, ItemSearch search) throws Exception {
    context.getBean(EmbeddedServer.class).start();
    var sql = context.getBean(Sql.class);
    var item = "结婚登记";
    var code =
        sql.first(
                "SELECT code FROM service_item WHERE name = ?", row -> row.getString("code"), item)
            .orElseThrow();
    var offices =
        sql.list(
            "SELECT code, credit_code, authority_level, region FROM authority WHERE code NOT IN"
                + " (SELECT authority FROM implementation WHERE item_code = ?) ORDER BY code",
            row ->
                new Office(
                    row.getString("code"),
                    row.getString("credit_code"),
                    row.getString("authority_level"),
                    row.getString("region")),
            code);
    var template =
        (ObjectNode)
            JSON.readTree(
                sql.first(
                        "SELECT content FROM implementation ORDER BY code LIMIT 1",
                        row -> row.getString("content"))
                    .orElseThrow());
    var times = new long[PUBLISHED];
    for (int i = 0; i < PUBLISHED; i++) {
      var row = row(code, offices.get(i), template);
      int before = counted(search, item);
      context
          .getBean(Transactions.class)
          .inTransaction(
              () -> {
                sql.list(
                    "SELECT version FROM reference_version WHERE id = 1 FOR UPDATE",
                    result -> result.getLong("version"));
                sql.update(INSERT, row);
                sql.update("UPDATE reference_version SET version = version + 1 WHERE id = 1");
                sql.update(
                    "INSERT INTO catalogue_change (change_kind, item_code, implementation_code,"
                        + " implementation_version, changed_at) VALUES (?, ?, ?, ?, ?)",
                    "PUBLISHED",
                    code,
                    row[0],
                    1,
                    Instant.EPOCH);
                return null;
              });
      var begin = System.nanoTime();
      while (counted(search, item) == before) {
        Thread.sleep(5);
      }
      times[i] = System.nanoTime() - begin;
      // Not in step with the follower.
      Thread.sleep(137L * i % 500);
    }
    Arrays.sort(times);
    figure("publish to searchable, median ms", "%.0f", times[PUBLISHED / 2] / 1e6);
    figure("publish to searchable, slowest ms", "%.0f", times[PUBLISHED - 1] / 1e6);
  }

  private static int counted(ItemSearch search, String name) {
    return search
        .search(new Query(name, Filters.NONE, new Page.Request(Optional.empty(), 5)))
        .hits()
        .items()
        .stream()
        .filter(hit -> hit.item().name().equals(name))
        .mapToInt(ItemSearch.Hit::implementations)
        .sum();
  }

  private void guides(ApplicationContext context, int seconds) throws InterruptedException {
    var codes =
        context
            .getBean(Sql.class)
            .list(
                "SELECT code FROM implementation ORDER BY code LIMIT 5000",
                row -> new ImplementationCode(row.getString("code")));
    var catalogue = context.getBean(Catalogue.class);
    try {
      catalogue.current(codes.getFirst()).orElseThrow();
      report(
          "guide",
          run(
              seconds / 2.0,
              number -> catalogue.current(codes.get(number * 7 % codes.size())).orElseThrow()));
    } catch (OutOfMemoryError e) {
      System.out.println(FIGURE + "guide p99, ms = out of memory");
    }
  }

  private interface Work {
    void once(int number);
  }

  /** How long each took, by the clock and in processor time of its thread, both sorted. */
  private record Times(long[] elapsed, long[] processor) {}

  private static Times run(double seconds, Work work) throws InterruptedException {
    var next = new AtomicInteger();
    var failure = new AtomicReference<Throwable>();
    var latencies = new ArrayList<List<long[]>>();
    var threads = new ArrayList<Thread>();
    var processor = ManagementFactory.getThreadMXBean();
    var end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = 0; i < THREADS; i++) {
      var own = new ArrayList<long[]>();
      latencies.add(own);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      while (System.nanoTime() < end && own.size() < MOST_SAMPLES) {
                        var used = processor.getCurrentThreadCpuTime();
                        var begin = System.nanoTime();
                        work.once(next.getAndIncrement());
                        own.add(
                            new long[] {
                              System.nanoTime() - begin, processor.getCurrentThreadCpuTime() - used
                            });
                      }
                    } catch (RuntimeException | OutOfMemoryError e) {
                      failure.compareAndSet(null, e);
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    if (failure.get() instanceof OutOfMemoryError e) {
      throw e;
    }
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
    return new Times(sorted(latencies, 0), sorted(latencies, 1));
  }

  private static long[] sorted(List<List<long[]>> times, int index) {
    return times.stream().flatMap(List::stream).mapToLong(pair -> pair[index]).sorted().toArray();
  }

  private static void report(String what, Times times) {
    var nanos = times.elapsed();
    figure(what + " p50, ms", "%.2f", nanos[nanos.length / 2] / 1e6);
    figure(what + " p99, ms", "%.2f", nanos[(int) (nanos.length * 0.99)] / 1e6);
    figure(
        what + " p99, ms of processor time",
        "%.2f",
        times.processor()[(int) (nanos.length * 0.99)] / 1e6);
    System.out.printf(
        "%s: n = %d, slowest %.2f ms%n", what, nanos.length, nanos[nanos.length - 1] / 1e6);
  }

  private static void figure(String name, String format, double value) {
    System.out.println(FIGURE + name + " = " + format.formatted(value));
  }

  private static long peak() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    }
  }
}
