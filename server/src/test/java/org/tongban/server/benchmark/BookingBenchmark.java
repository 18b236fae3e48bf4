package org.tongban.server.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.persistence.database.Sql;

/**
 * Measures bookings: the shipped server, bare JDBC in two ways, and a plain Spring Boot service,
 * all on one MariaDB that forces every commit to the disk; see docs/benchmarks. Arguments: the
 * server's jar, the Spring service's jar, a folder for the results, and {@code quick} for a short
 * try.
 */
public final class BookingBenchmark {
  private static final int CLIENTS = 32;
  private static final int CONNECTIONS = 10;
  private static final int SLOTS = 1000;
  private static final int WARM_UPS = 16;
  private static final int MANY_PLACES = 1_000_000;
  private static final double NO_END = 120;
  private static final String HALL = "HALL-440902";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DurableMariaDb database;
  private final MeasuredServer server;
  private final SpringService spring;
  private final HikariDataSource pool;
  private final PrintStream out;
  private final Load load;
  private final Load springLoad;
  private final int bookings;
  private final int rounds;
  private final List<String> tokens = new ArrayList<>();
  private final AtomicInteger nextToken = new AtomicInteger();
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, List<Load.Speed>> speeds = new LinkedHashMap<>();

  /** A time to book. */
  private record Slot(String group, LocalDate date, LocalTime from, LocalTime until) {
    int starts() {
      return from.toSecondOfDay() / 60;
    }

    int ends() {
      return until.toSecondOfDay() / 60;
    }

    /** The evening before, as the server has it: what is due, the server would see to at once. */
    Instant remindAt() {
      return date.minusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC);
    }
  }

  private BookingBenchmark(
      DurableMariaDb database,
      String url,
      MeasuredServer server,
      SpringService spring,
      PrintStream out,
      boolean quick)
      throws IOException, SQLException {
    this.database = database;
    this.server = server;
    this.spring = spring;
    this.out = out;
    bookings = quick ? 1000 : 2000;
    rounds = quick ? 2 : 5;
    load = new Load(server.pid(), database.pid());
    springLoad = new Load(spring.process.pid(), database.pid());
    pool = pool(url);
  }

  private static HikariDataSource pool(String url) {
    var configuration = new HikariConfig();
    configuration.setJdbcUrl(url);
    configuration.setUsername(DurableMariaDb.USER);
    configuration.setPassword("");
    configuration.setMaximumPoolSize(CONNECTIONS);
    configuration.setAutoCommit(false);
    configuration.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    SpringService.SETTINGS.forEach(configuration::addDataSourceProperty);
    return new HikariDataSource(configuration);
  }

  /** Runs everything. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    var jar = Path.of(arguments[0]).toAbsolutePath();
    var springJar = Path.of(arguments[1]).toAbsolutePath();
    var results = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
    boolean quick = Arrays.asList(arguments).contains("quick");
    var folder = Files.createTempDirectory("tongban-benchmark");
    try (var database = DurableMariaDb.start(folder);
        var raw =
            new PrintStream(
                Files.newOutputStream(results.resolve("booking.txt")),
                true,
                StandardCharsets.UTF_8)) {
      var out = new Tee(raw);
      out.println(
          "%s, %d processors, load %s, Java %s"
              .formatted(
                  System.getProperty("os.name"),
                  Runtime.getRuntime().availableProcessors(),
                  Files.readString(Path.of("/proc/loadavg")).strip(),
                  Runtime.version()));
      out.println(database.settings());
      var url = database.newDatabase("tongban_booking");
      try (var server = MeasuredServer.start(jar, folder, url, "sm4");
          var spring = SpringService.start(springJar, folder, url)) {
        new BookingBenchmark(database, url, server, spring, out, quick).run();
      }
    }
  }

  /** Prints to the console as well. */
  private static final class Tee extends PrintStream {
    private final PrintStream file;

    Tee(PrintStream file) {
      super(System.out, true, StandardCharsets.UTF_8);
      this.file = file;
    }

    @Override
    public void println(String line) {
      super.println(line);
      file.println(line);
    }
  }

  private void run() throws Exception {
    prepare();
    var hot = List.of(slots.getFirst());
    var ways = new LinkedHashMap<String, Way>();
    ways.put("bare JDBC, counter", (_, slot) -> bareCounter(slot));
    ways.put("bare JDBC, place rows", (_, slot) -> barePlaceRow(slot));
    ways.put("Spring Boot + JPA over HTTP", spring);
    ways.put("Tongban over HTTP", new OverHttp(false));
    ways.put("Tongban over HTTP, with a key", new OverHttp(true));
    ways.forEach(this::warmUp);
    out.println(load.awaitIdle(30) & springLoad.awaitIdle(30) ? "(warm)" : "(warm, but not idle)");
    for (int round = 1; round <= rounds; round++) {
      out.println("-- round " + round);
      for (var way : (round % 2 == 0 ? ways.reversed() : ways).entrySet()) {
        measured("one hot slot: " + way.getKey(), way.getValue(), hot);
        measured("1,000 slots: " + way.getKey(), way.getValue(), slots);
      }
    }
    statements();
    availability();
    check();
    summary();
    pool.close();
  }

  /** Books once. */
  @FunctionalInterface
  private interface Way {
    void book(int client, Slot slot) throws Exception;

    /** Opens new connections: those that nobody used for a while are closed by the other side. */
    default void begin() throws IOException {}
  }

  /** Until the compilers have done their work: while a booking still takes less and less. */
  private void warmUp(String name, Way way) {
    double best = Double.MAX_VALUE;
    int noBetter = 0;
    try {
      boolean compiling = true;
      for (int i = 0; i < WARM_UPS && (noBetter < 3 || compiling); i++) {
        var speed = load(way).run(CLIENTS, bookings, NO_END, work(way, slots));
        var micros = speed.serverMicros() + speed.clientMicros();
        noBetter = micros > best * 0.95 ? noBetter + 1 : 0;
        best = Math.min(best, micros);
        compiling = speed.compilerMicros() > speed.serverMicros() / 10;
        out.println("%-50s %s".formatted("warming up: " + name, speed));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Measures the service that does the work; bare JDBC does it in this process. */
  private Load load(Way way) {
    return way == spring ? springLoad : load;
  }

  private static Load.Work work(Way way, List<Slot> some) throws IOException {
    way.begin();
    return (client, _) ->
        way.book(client, some.get(ThreadLocalRandom.current().nextInt(some.size())));
  }

  private void measured(String name, Way way, List<Slot> some)
      throws IOException, InterruptedException {
    var speed = load(way).run(CLIENTS, bookings, NO_END, work(way, some));
    speeds.computeIfAbsent(name, _ -> new ArrayList<>()).add(speed);
    out.println("%-50s %s".formatted(name, speed));
  }

  // What is there before anything is timed.

  private void prepare() throws Exception {
    int people = bookings * (2 * WARM_UPS + 4 * rounds) + 500;
    try (var client = new RawClient(server.port())) {
      for (int made = 0; made < people; made += 500) {
        if (client.send(RawClient.request("POST", "/benchmark/visitors?count=500", "", new byte[0]))
            != 200) {
          throw new IllegalStateException(client.text());
        }
        tokens.addAll(Arrays.asList(client.text().split("\n")));
      }
      findSlots(client);
    }
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE bench_place (group_code VARCHAR(50) NOT NULL, visit_date DATE NOT NULL,"
              + " starts INT NOT NULL, place INT NOT NULL, taken_until DATETIME(6) NOT NULL,"
              + " appointment_id BINARY(16), PRIMARY KEY (group_code, visit_date, starts, place),"
              + " KEY bench_place_free (group_code, visit_date, starts, taken_until))"
              + " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin");
      open(connection);
      connection.commit();
    }
    out.println("%d people, %d slots".formatted(tokens.size(), slots.size()));
  }

  /** Of the town centres, on days to come. */
  private void findSlots(RawClient client) throws IOException {
    for (var point :
        get(client, "/api/v1/service-points?kind=TOWN_CENTRE&limit=100").get("items")) {
      var found =
          get(client, "/api/v1/service-points/" + point.get("code").asText() + "/availability");
      for (var group : found.get("groups")) {
        if (!group.get("code").asText().endsWith(".ZH")) {
          continue;
        }
        for (var day : group.get("days")) {
          for (var start : day.get("starts")) {
            if (start.get("remaining").asInt() > 0
                && LocalDate.parse(day.get("date").asText()).isAfter(LocalDate.now().plusDays(1))
                && slots.size() < SLOTS) {
              slots.add(
                  new Slot(
                      group.get("code").asText(),
                      LocalDate.parse(day.get("date").asText()),
                      LocalTime.parse(start.get("from").asText()),
                      LocalTime.parse(start.get("until").asText())));
            }
          }
        }
      }
    }
    if (slots.size() < SLOTS) {
      throw new IllegalStateException("Only " + slots.size() + " slots");
    }
  }

  private static JsonNode get(RawClient client, String path) throws IOException {
    if (client.send(RawClient.request("GET", path, "", new byte[0])) != 200) {
      throw new IllegalStateException(path + ": " + client.text());
    }
    return JSON.readTree(client.text());
  }

  /** Known slots with room for everybody, and free place rows beside them. */
  private void open(Connection connection) throws SQLException {
    try (var counter =
            connection.prepareStatement(
                "INSERT INTO appointment_slot (group_code, visit_date, starts, ends, places, taken)"
                    + " VALUES (?, ?, ?, ?, "
                    + MANY_PLACES
                    + ", 0)");
        var place =
            connection.prepareStatement(
                "INSERT INTO bench_place (group_code, visit_date, starts, place, taken_until)"
                    + " VALUES (?, ?, ?, ?, '2000-01-01')")) {
      int perSlot = bookings * (WARM_UPS + rounds) / 400 + 20;
      for (var slot : slots) {
        counter.setString(1, slot.group());
        counter.setDate(2, Date.valueOf(slot.date()));
        counter.setInt(3, slot.starts());
        counter.setInt(4, slot.ends());
        counter.addBatch();
        int places = slot == slots.getFirst() ? bookings * (rounds + 1) + perSlot : perSlot;
        for (int i = 0; i < places; i++) {
          place.setString(1, slot.group());
          place.setDate(2, Date.valueOf(slot.date()));
          place.setInt(3, slot.starts());
          place.setInt(4, i);
          place.addBatch();
        }
      }
      counter.executeBatch();
      place.executeBatch();
    }
  }

  // The ways of booking.

  private void bareCounter(Slot slot) throws SQLException {
    try (var connection = pool.getConnection()) {
      insert(connection, slot, UUID.randomUUID());
      try (var take =
          connection.prepareStatement(
              "UPDATE appointment_slot SET taken = taken + 1 WHERE group_code = ?"
                  + " AND visit_date = ? AND starts = ? AND ends = ? AND taken < places")) {
        take.setString(1, slot.group());
        take.setDate(2, Date.valueOf(slot.date()));
        take.setInt(3, slot.starts());
        take.setInt(4, slot.ends());
        if (take.executeUpdate() != 1) {
          throw new IllegalStateException("Full");
        }
      }
      connection.commit();
    }
  }

  private void barePlaceRow(Slot slot) throws SQLException {
    try (var connection = pool.getConnection()) {
      var id = UUID.randomUUID();
      insert(connection, slot, id);
      int place;
      try (var find =
          connection.prepareStatement(
              "SELECT place FROM bench_place WHERE group_code = ? AND visit_date = ?"
                  + " AND starts = ? AND taken_until <= ? LIMIT 1 FOR UPDATE SKIP LOCKED")) {
        find.setString(1, slot.group());
        find.setDate(2, Date.valueOf(slot.date()));
        find.setInt(3, slot.starts());
        find.setTimestamp(4, Timestamp.from(Instant.now()));
        try (var found = find.executeQuery()) {
          if (!found.next()) {
            throw new IllegalStateException("Full");
          }
          place = found.getInt(1);
        }
      }
      try (var take =
          connection.prepareStatement(
              "UPDATE bench_place SET taken_until = '9999-12-31', appointment_id = ?"
                  + " WHERE group_code = ? AND visit_date = ? AND starts = ? AND place = ?")) {
        take.setBytes(1, Sql.bytes(id));
        take.setString(2, slot.group());
        take.setDate(3, Date.valueOf(slot.date()));
        take.setInt(4, slot.starts());
        take.setInt(5, place);
        take.executeUpdate();
      }
      connection.commit();
    }
  }

  /** The row that the server writes. */
  private static void insert(Connection connection, Slot slot, UUID random) throws SQLException {
    var now = Timestamp.from(Instant.now());
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO appointment (id, number, person_id, group_code, visit_date, starts, ends,"
                + " items, people, case_id, state, state_at, reason, lapses_at, remind_at, ordinal,"
                + " made_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, '', 1, NULL, 'BOOKED', ?, NULL,"
                + " NULL, ?, 1, ?, 1)")) {
      statement.setBytes(
          1,
          ByteBuffer.allocate(16)
              .putLong(System.currentTimeMillis() << 16 | 0x7000)
              .putLong(random.getLeastSignificantBits())
              .array());
      statement.setString(2, AppointmentNumber.create(RANDOM.nextLong(1L << 40)).value());
      statement.setBytes(3, Sql.bytes(random));
      statement.setString(4, slot.group());
      statement.setDate(5, Date.valueOf(slot.date()));
      statement.setInt(6, slot.starts());
      statement.setInt(7, slot.ends());
      statement.setTimestamp(8, now);
      statement.setTimestamp(9, Timestamp.from(slot.remindAt()));
      statement.setTimestamp(10, now);
      statement.executeUpdate();
    }
  }

  /** Each booking by somebody else, with a token of their own and all limits on. */
  private final class OverHttp implements Way {
    private final boolean keyed;
    private final RawClient[] connections = new RawClient[CLIENTS];

    OverHttp(boolean keyed) {
      this.keyed = keyed;
    }

    @Override
    public void begin() throws IOException {
      for (int i = 0; i < CLIENTS; i++) {
        connections[i] = new RawClient(server.port());
      }
    }

    @Override
    public void book(int client, Slot slot) throws IOException {
      var body =
          "{\"group\":\"%s\",\"date\":\"%s\",\"from\":\"%s\",\"confirm\":true}"
              .formatted(slot.group(), slot.date(), slot.from());
      var headers =
          "Authorization: Bearer "
              + tokens.get(nextToken.getAndIncrement())
              + "\r\nContent-Type: application/json\r\n"
              + (keyed ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "");
      var request =
          RawClient.request(
              "POST", "/api/v1/appointments", headers, body.getBytes(StandardCharsets.UTF_8));
      int status = connections[client].send(request);
      if (status != 201) {
        throw new IllegalStateException(status + ": " + connections[client].text());
      }
    }
  }

  /** A plain service, in a process of its own. */
  private static final class SpringService implements AutoCloseable, Way {
    /** As the server sets them. */
    static final Map<String, String> SETTINGS =
        Map.ofEntries(
            Map.entry("useLocalSessionState", "true"),
            Map.entry("readOnlyPropagatesToServer", "false"),
            Map.entry("cacheServerConfiguration", "true"),
            Map.entry("elideSetAutoCommits", "true"),
            Map.entry("maintainTimeStats", "false"),
            Map.entry("rewriteBatchedStatements", "true"),
            Map.entry("cachePrepStmts", "true"),
            Map.entry("useServerPrepStmts", "true"),
            Map.entry("processEscapeCodesForPrepStmts", "false"),
            Map.entry("prepStmtCacheSize", "250"),
            Map.entry("prepStmtCacheSqlLimit", "4096"));

    private final Process process;
    private final int port;
    private final RawClient[] connections = new RawClient[CLIENTS];

    private SpringService(Process process, int port) {
      this.process = process;
      this.port = port;
    }

    static SpringService start(Path jar, Path folder, String url)
        throws IOException, InterruptedException {
      int port;
      try (var socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      var settings = new StringBuilder(url).append('?');
      SETTINGS.forEach((name, value) -> settings.append(name + "=" + value + "&"));
      var output = folder.resolve("spring.log");
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx384m",
                  "-XX:+UseSerialGC",
                  "-jar",
                  jar.toString(),
                  "--server.port=" + port,
                  "--spring.datasource.url=" + settings,
                  "--spring.datasource.username=" + DurableMariaDb.USER,
                  "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      for (int i = 0; i < 900 && process.isAlive(); i++) {
        if (Files.readString(output).contains("Started SpringBooking")) {
          return new SpringService(process, port);
        }
        Thread.sleep(100);
      }
      process.destroy();
      throw new IllegalStateException("Spring did not start; see " + output);
    }

    @Override
    public void begin() throws IOException {
      for (int i = 0; i < CLIENTS; i++) {
        connections[i] = new RawClient(port);
      }
    }

    @Override
    public void book(int client, Slot slot) throws IOException {
      var body =
          "{\"group\":\"%s\",\"date\":\"%s\",\"starts\":%d,\"person\":\"%s\"}"
              .formatted(slot.group(), slot.date(), slot.starts(), UUID.randomUUID());
      int status =
          connections[client].send(
              RawClient.request(
                  "POST",
                  "/bookings",
                  "Content-Type: application/json\r\n",
                  body.getBytes(StandardCharsets.UTF_8)));
      if (status != 201) {
        throw new IllegalStateException(status + ": " + connections[client].text());
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

  // What is looked at afterwards.

  /** What the database is asked for one booking. */
  private void statements() throws Exception {
    var way = new OverHttp(false);
    way.begin();
    database.startLog();
    way.book(0, slots.get(1));
    out.println("One booking:");
    database.stopLog().forEach(line -> out.println("  " + line));
  }

  private void availability() throws Exception {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      // Every slot of the month is known, as in a hall that is booked out.
      statement.execute(
          "INSERT IGNORE INTO appointment_slot SELECT g.code, DATE_ADD('"
              + LocalDate.now()
              + "', INTERVAL d.seq DAY), 540 + 30 * s.seq, 570 + 30 * s.seq, 6, 3"
              + " FROM service_group g, seq_0_to_30 d, seq_0_to_15 s WHERE g.place = '"
              + HALL
              + "'");
      connection.commit();
    }
    var request =
        RawClient.request(
            "GET",
            "/api/v1/service-points/%s/availability?first=%s&last=%s"
                .formatted(HALL, LocalDate.now(), LocalDate.now().plusDays(30)),
            "",
            new byte[0]);
    try (var client = new RawClient(server.port())) {
      Load.Work reading =
          (_, _) -> {
            if (client.send(request) != 200) {
              throw new IllegalStateException(client.text());
            }
          };
      load.run(1, 1000, NO_END, reading);
      var speed = load.run(1, 500, NO_END, reading);
      out.println("%-50s %s".formatted("a month of a hall, one client", speed));
      speeds.put("a month of a hall", List.of(speed));
      database.startLog();
      reading.once(0, 0);
      var statements =
          database.stopLog().stream().filter(line -> line.contains("appointment_slot")).toList();
      out.println("%d queries for it".formatted(statements.size()));
    }
  }

  /** No slot has another number of bookings than its counter says. */
  private void check() throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT SUM(taken) FROM appointment_slot WHERE places = " + MANY_PLACES)) {
      rows.next();
      out.println(
          "places taken in all: %d, which is bare JDBC with the counter, Spring and Tongban"
              .formatted(rows.getLong(1)));
    }
  }

  private void summary() {
    out.println("");
    out.println(
        "Summary: bookings per second, and microseconds of processor time of a booking; medians of %d rounds"
            .formatted(rounds));
    for (var name : speeds.keySet()) {
      out.println(
          "%-50s %9.1f/s  service %6.0f  database %6.0f  clients %6.0f  p50 %6.2f ms"
              .formatted(
                  name,
                  median(name),
                  median(name, Load.Speed::serverMicros),
                  median(name, Load.Speed::databaseMicros),
                  median(name, Load.Speed::clientMicros),
                  median(name, Load.Speed::p50Millis)));
    }
    for (var where : List.of("one hot slot: ", "1,000 slots: ")) {
      var mine = median(where + "Tongban over HTTP");
      var bare = mine / median(where + "bare JDBC, counter");
      out.println(
          "%sTongban / bare JDBC %.2f (goal 0.50)%s".formatted(where, bare, verdict(bare, 0.5)));
      var other = mine / median(where + "Spring Boot + JPA over HTTP");
      var goal = where.startsWith("one") ? 2.0 : 1.5;
      out.println(
          "%sTongban / Spring %.2f (goal %.1f)%s"
              .formatted(where, other, goal, verdict(other, goal)));
      out.println(
          "%splace rows / counter, bare %.2f"
              .formatted(
                  where,
                  median(where + "bare JDBC, place rows") / median(where + "bare JDBC, counter")));
    }
  }

  private static String verdict(double value, double goal) {
    return value >= goal ? " PASS" : " MISSED";
  }

  private double median(String name) {
    return median(name, Load.Speed::perSecond);
  }

  private double median(String name, ToDoubleFunction<Load.Speed> what) {
    var sorted = speeds.get(name).stream().mapToDouble(what).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
