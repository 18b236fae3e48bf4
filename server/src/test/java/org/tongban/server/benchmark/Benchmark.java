package org.tongban.server.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.tongban.persistence.database.Sql;

/**
 * Measures the server on a real MariaDB, see docs/benchmarks. Arguments: the server's jar, a folder
 * for the results, and {@code quick} for a short try.
 */
public final class Benchmark {
  private static final String HOME = "440983118205";
  private static final String AUTHORITY = "MZJ-440983";
  private static final String ITEM = "80岁以上高龄老人生活津贴";

  /** Of warming up; then it is warm enough, or the machine is too busy to tell. */
  private static final int MOST_BATCHES = 16;

  private static final int MOST_IDLE_SECONDS = 20;

  private static final int PEOPLE = 256;
  private static final List<Integer> CLIENTS = List.of(8, 32);
  private static final double NO_END = 600;
  private static final long MOST_MEMORY = 512;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DurableMariaDb database;
  private final MeasuredServer server;
  private final BareRows bare;
  private final BareRows plain;
  private final PrintStream out;
  private final Load load;
  private final boolean quick;
  private final Only only;
  private final List<Person> people = new ArrayList<>();
  private final List<Case> filed = new ArrayList<>();
  private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

  private Benchmark(
      DurableMariaDb database,
      MeasuredServer server,
      BareRows bare,
      BareRows plain,
      PrintStream out,
      boolean quick,
      Only only)
      throws IOException, SQLException {
    this.database = database;
    this.server = server;
    this.bare = bare;
    this.plain = plain;
    this.out = out;
    this.quick = quick;
    this.only = only;
    this.load = new Load(server.pid(), database.pid());
  }

  /** Someone with a draft that is ready to be filed. */
  private record Person(UUID subject, UUID session, String token, UUID template) {
    String headers() {
      return "Authorization: Bearer " + token + "\r\n";
    }
  }

  private record Case(UUID id, Person person) {}

  /** What alone is done, for a profiler. */
  private enum Only {
    NOTHING,
    SUBMISSIONS,
    READS;

    static Only of(String[] arguments) {
      var asked = Arrays.asList(arguments);
      return asked.contains("submissions")
          ? SUBMISSIONS
          : asked.contains("reads") ? READS : NOTHING;
    }
  }

  /** Runs everything. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    var jar = Path.of(arguments[0]).toAbsolutePath();
    var results = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    boolean quick = Arrays.asList(arguments).contains("quick");
    var only = Only.of(arguments);
    var folder = Files.createTempDirectory("tongban-benchmark");
    var summary = new StringBuilder();
    try (var database = DurableMariaDb.start(folder);
        var raw =
            new PrintStream(
                Files.newOutputStream(results.resolve("raw.txt")), true, StandardCharsets.UTF_8)) {
      var out = new Tee(raw);
      out.println(machine());
      out.println(database.settings());
      for (var profile : profiles(arguments)) {
        var url = database.newDatabase("tongban_" + profile);
        try (var server = MeasuredServer.start(jar, folder, url, profile);
            var bare = BareRows.tuned(url);
            var plain = bare.plain()) {
          out.println("== encryption profile " + profile + " ==");
          var benchmark = new Benchmark(database, server, bare, plain, out, quick, only);
          var text = benchmark.run(profile, results);
          out.println(text);
          summary.append(text);
          Files.writeString(results.resolve("summary.txt"), summary);
        }
      }
    }
  }

  private static List<String> profiles(String[] arguments) {
    var asked = Arrays.stream(arguments).filter(List.of("sm4", "aes")::contains).toList();
    return asked.isEmpty() ? List.of("sm4", "aes") : asked;
  }

  /** Prints to the console as well. */
  private static final class Tee extends PrintStream {
    private final PrintStream file;

    Tee(PrintStream file) {
      super(System.out, true, StandardCharsets.UTF_8);
      this.file = file;
    }

    @Override
    public void println(Object line) {
      println(String.valueOf(line));
    }

    @Override
    public void println(String line) {
      super.println(line);
      file.println(line);
    }
  }

  private static String machine() throws IOException {
    return "%s, %d processors, load %s, Java %s"
        .formatted(
            System.getProperty("os.name"),
            Runtime.getRuntime().availableProcessors(),
            Files.readString(Path.of("/proc/loadavg")).strip(),
            Runtime.version());
  }

  private String run(String profile, Path results) throws Exception {
    prepare();
    learn(profile, results);
    int submissions = quick ? 600 : 1500;
    int rounds = quick ? 1 : 5;
    switch (only) {
      case SUBMISSIONS -> {
        return submissionsOnly();
      }
      case READS -> {
        return readsOnly();
      }
      case NOTHING -> {}
    }
    warmUp();
    for (int round = 1; round <= rounds; round++) {
      for (int clients : CLIENTS) {
        out.println("-- round %d, %d clients, load %s".formatted(round, clients, loadAverage()));
        round(clients, submissions, quick ? 1 : 2, round % 2 == 0);
      }
    }
    return summary(profile);
  }

  /** For a profiler: submissions alone, after a warm-up. */
  private String submissionsOnly() throws Exception {
    for (int i = 0; i < 12; i++) {
      out.println("submissions                " + submit(32, 2500));
      load.awaitIdle(MOST_IDLE_SECONDS);
    }
    return summary("profiled");
  }

  /** The same of reading. */
  private String readsOnly() throws Exception {
    submit(32, 2500);
    for (int i = 0; i < 12; i++) {
      out.println("reads                      " + asks(32, 4, requests(Benchmark::read)));
    }
    return summary("profiled");
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private String summary(String profile) throws IOException {
    var text = new StringBuilder("Summary, encryption profile " + profile + ":\n");
    ratios.forEach(
        (name, values) -> {
          var sorted = values.stream().sorted().toList();
          var median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
          text.append(
              "%-66s median %5.2f  (%5.2f to %5.2f)%s%n"
                  .formatted(
                      name, median, sorted.getFirst(), sorted.getLast(), verdict(name, median)));
        });
    var memory = server.peakMemory();
    text.append(
        "Most memory of the server (VmHWM) %d MiB%s%n"
            .formatted(memory, memory < MOST_MEMORY ? "  PASS < 512" : "  FAIL: goal < 512"));
    return text.toString();
  }

  private static String verdict(String name, double median) {
    if (name.startsWith("submission: bare rows")) {
      return median < 2 ? "  PASS < 2" : "  FAIL: goal < 2";
    }
    if (name.startsWith("reads: HTTP / bare SELECTs")) {
      return median >= 0.7 ? "  PASS >= 0.70" : "  FAIL: goal >= 0.70";
    }
    return "";
  }

  // What is there before anything is timed.

  private void prepare() throws Exception {
    var lines = ask("POST", "/benchmark/people?count=" + PEOPLE + "&home=" + HOME, "", 200);
    var implementation = implementation();
    var photo = photo();
    for (var line : lines.split("\n")) {
      var parts = line.split(" ");
      people.add(
          template(
              UUID.fromString(parts[0]),
              UUID.fromString(parts[1]),
              parts[2],
              implementation,
              photo));
    }
  }

  private String implementation() throws IOException {
    var items = JSON.readTree(ask("GET", "/api/v1/items?limit=5&q=" + encoded(ITEM), "", 200));
    for (var item : items.get("items")) {
      var whole = JSON.readTree(ask("GET", "/api/v1/items/" + item.get("code").asText(), "", 200));
      for (var implementation : whole.get("implementations")) {
        if (implementation.get("authority").asText().equals(AUTHORITY)) {
          return implementation.get("code").asText();
        }
      }
    }
    throw new IllegalStateException("The item is not there: " + items);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] photo() throws IOException {
    var picture =
        new java.awt.image.BufferedImage(640, 400, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 640; x++) {
      for (int y = 0; y < 400; y++) {
        picture.setRGB(x, y, x * 31 + y * 17 << 4);
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }

  private Person template(
      UUID subject, UUID session, String token, String implementation, byte[] photo)
      throws IOException {
    var headers = "Authorization: Bearer " + token + "\r\n";
    var draft =
        JSON.readTree(
            ask(
                "POST",
                "/api/v1/cases",
                headers,
                JSON.writeValueAsBytes(Map.of("implementation", implementation)),
                201));
    var path = "/api/v1/cases/" + draft.get("id").asText();
    upload(path + "/materials/id-card", headers, photo);
    ask(
        "PUT",
        path + "/materials/household-register",
        headers,
        JSON.writeValueAsBytes(Map.of("form", "DECLARATION", "note", "本人承诺户籍在本市，如有不实愿意承担责任。")),
        200);
    var current = JSON.readTree(ask("GET", path, headers, 200));
    var saved =
        JSON.readTree(
            ask(
                "PUT",
                path,
                headers + "If-Match: \"" + current.get("version").asText() + "\"\r\n",
                JSON.writeValueAsBytes(application()),
                200));
    if (!saved.get("problems").isEmpty()) {
      throw new IllegalStateException("Not complete: " + saved);
    }
    return new Person(subject, session, token, UUID.fromString(draft.get("id").asText()));
  }

  private static Map<String, Object> application() {
    return Map.of(
        "answers",
        Map.of(
            "bank_account", "6217000000000000000",
            "phone", "15470000000",
            "living", "随子女居住",
            "contact_name", "测小安"),
        "way",
        Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "from", HOME, "actingAs", "SELF"),
        "delivery",
        Map.of("way", "ELECTRONIC"));
  }

  private void upload(String path, String headers, byte[] photo) throws IOException {
    var boundary = "tongban-benchmark";
    var content = new ByteArrayOutputStream();
    content.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"id.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    content.writeBytes(photo);
    content.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    send(
        RawClient.request(
            "PUT",
            path,
            headers + "Content-Type: multipart/form-data; boundary=" + boundary + "\r\n",
            content.toByteArray()),
        200);
  }

  private String ask(String method, String path, String headers, int expected) throws IOException {
    return ask(method, path, headers, new byte[0], expected);
  }

  private String ask(String method, String path, String headers, byte[] content, int expected)
      throws IOException {
    var type = method.equals("GET") ? "" : "Content-Type: application/json\r\n";
    return send(RawClient.request(method, path, headers + type, content), expected);
  }

  private String send(byte[] request, int expected) throws IOException {
    try (var client = new RawClient(server.port())) {
      int status = client.send(request);
      if (status != expected) {
        throw new IllegalStateException("Answered " + status + ": " + client.text());
      }
      return client.text();
    }
  }

  /** Drafts that are ready, evenly of everybody, in the order in which they are filed. */
  private List<Case> drafts(int count) throws IOException {
    var byPerson = new ArrayList<List<Case>>();
    for (var person : people) {
      var ids =
          ask(
              "POST",
              "/benchmark/drafts?template=%s&person=%s&copies=%d"
                  .formatted(person.template(), person.subject(), (count + PEOPLE - 1) / PEOPLE),
              "",
              200);
      byPerson.add(ids.lines().map(id -> new Case(UUID.fromString(id), person)).toList());
    }
    var drafts = new ArrayList<Case>();
    for (int i = 0; drafts.size() < count; i++) {
      drafts.add(byPerson.get(i % PEOPLE).get(i / PEOPLE));
    }
    return drafts;
  }

  private static byte[] submission(Case draft) {
    return RawClient.request(
        "POST",
        "/api/v1/cases/" + draft.id() + "/submission",
        draft.person().headers()
            + "If-Match: \"1\"\r\nContent-Type: application/json\r\nIdempotency-Key: "
            + UUID.randomUUID()
            + "\r\n",
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Notes which statements a submission and a read run, and takes their rows as samples. */
  private void learn(String profile, Path results) throws Exception {
    for (int tries = 0; ; tries++) {
      var draft = drafts(1).getFirst();
      // Once before, so that what is only read once is not in the log.
      send(submission(drafts(1).getFirst()), 200);
      Thread.sleep(1500);
      var id = Sql.bytes(draft.id());
      bare.learn("case_draft", "SELECT * FROM case_draft WHERE id = ?", (Object) id);
      database.startLog();
      var outbox = new Thread[1];
      var learned = new int[1];
      outbox[0] = Thread.ofPlatform().start(() -> learned[0] = learnOutbox(draft.id()));
      send(submission(draft), 200);
      outbox[0].join();
      Thread.sleep(500);
      var statements = database.stopLog();
      database.startLog();
      send(read(new Case(draft.id(), draft.person())), 200);
      var reading = database.stopLog();
      if (learned[0] == 0 && tries < 10) {
        bare.forget();
        continue;
      }
      bare.learn("case_file", "SELECT * FROM case_file WHERE id = ?", (Object) id);
      bare.learn("case_event", "SELECT * FROM case_event WHERE case_id = ?", (Object) id);
      bare.learn("work_item", "SELECT * FROM work_item WHERE case_id = ?", (Object) id);
      bare.learn("message", "SELECT * FROM message WHERE reference LIKE ?", draft.id() + "/%");
      bare.learn(
          "sent_notice",
          "SELECT person_id, reference, kind, channel, sent_at, outcome, in_one, content"
              + " FROM sent_notice WHERE reference LIKE ?",
          draft.id() + "/%");
      bare.learn(
          "idempotency_record",
          "SELECT * FROM idempotency_record WHERE operation LIKE ?",
          "%" + draft.id() + "%");
      var text =
          "Statements while one draft was submitted ("
              + profile
              + "), and its notice sent:\n"
              + String.join("\n", statements)
              + "\n\nStatements while the case was shown:\n"
              + String.join("\n", reading)
              + "\n\nRows that are written by bare JDBC:\n"
              + bare.describe();
      Files.writeString(results.resolve("statements-" + profile + ".txt"), text);
      out.println("Rows that are written by bare JDBC:\n" + bare.describe());
      return;
    }
  }

  /** The effect loses its payload when it was carried out: it is read before. */
  private int learnOutbox(UUID caseId) {
    try {
      for (int i = 0; i < 20_000; i++) {
        int found =
            bare.learn(
                "outbox",
                "SELECT kind, reference, subject_id, payload, 'DONE' AS status, available_at, attempts,"
                    + " note, added_at FROM outbox WHERE reference LIKE ? AND payload IS NOT NULL",
                caseId + "%");
        if (found > 0) {
          return found;
        }
      }
      return 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] read(Case of) {
    return RawClient.request("GET", "/api/v1/cases/" + of.id(), of.person().headers(), new byte[0]);
  }

  private static byte[] bareRead(Case of, String headers) {
    return RawClient.request(
        "GET",
        "/benchmark/reads/%s?session=%s&person=%s"
            .formatted(of.id(), of.person().session(), of.person().subject()),
        headers,
        new byte[0]);
  }

  // What is timed.

  /**
   * Until the compilers of both processes have done their work: while the processor time per
   * operation still falls by more than a twentieth, in batches.
   */
  private void warmUp() throws Exception {
    int batch = quick ? 1500 : 2500;
    var settled = new Settling();
    for (int i = 0; i < MOST_BATCHES && !settled.after(submit(32, batch)); i++) {
      bareRows(i % 2 == 1 ? plain : bare, 32, batch);
      load.awaitIdle(MOST_IDLE_SECONDS);
    }
    var seconds = quick ? 2 : 4;
    settled = new Settling();
    for (int i = 0;
        i < MOST_BATCHES && !settled.after(asks(32, seconds, requests(Benchmark::read)));
        i++) {
      asks(32, seconds, requests(of -> bareRead(of, of.person().headers())));
    }
    asks(32, seconds, List.of(hello("")));
    out.println(load.awaitIdle(MOST_IDLE_SECONDS) ? "(warm)" : "(warm, but not idle)");
  }

  /** Whether an operation still gets cheaper. */
  private final class Settling {
    private double best = Double.MAX_VALUE;
    private int noBetter;

    boolean after(Load.Speed speed) {
      out.println("warming up                 " + speed);
      noBetter = speed.serverMicros() > best * 0.95 ? noBetter + 1 : 0;
      best = Math.min(best, speed.serverMicros());
      return noBetter == 3;
    }
  }

  private void round(int clients, int submissions, double seconds, boolean backwards)
      throws Exception {
    var speeds = new LinkedHashMap<String, Double>();
    var steps = new LinkedHashMap<String, Step>();
    // Cheaper, so more of them, that the times are alike.
    int rows = 2 * submissions;
    steps.put("bare rows, tuned", () -> bareRows(bare, clients, rows));
    steps.put("bare rows", () -> bareRows(plain, clients, rows));
    steps.put("submission", () -> submit(clients, submissions));
    steps.put("bare rows again", () -> bareRows(plain, clients, rows));
    steps.put("bare rows, tuned, again", () -> bareRows(bare, clients, rows));
    steps.put("submission again", () -> submit(clients, submissions));
    steps.put("read", () -> asks(clients, seconds, requests(Benchmark::read)));
    steps.put(
        "bare read, token checked",
        () -> asks(clients, seconds, requests(of -> bareRead(of, of.person().headers()))));
    steps.put(
        "bare read, anonymous", () -> asks(clients, seconds, requests(of -> bareRead(of, ""))));
    steps.put("hello", () -> asks(clients, seconds / 2, List.of(hello(""))));
    var names = new ArrayList<>(steps.keySet());
    for (var name : backwards ? names.reversed() : names) {
      var speed = steps.get(name).run();
      out.println("%-26s %s".formatted(name, speed));
      speeds.put(name, speed.perSecond());
    }
    var bareSpeed = mean(speeds.get("bare rows"), speeds.get("bare rows again"));
    var submitted = mean(speeds.get("submission"), speeds.get("submission again"));
    ratio("submission: bare rows / HTTP", clients, bareSpeed / submitted);
    ratio(
        "submission: bare rows with the server's driver settings / HTTP",
        clients,
        mean(speeds.get("bare rows, tuned"), speeds.get("bare rows, tuned, again")) / submitted);
    ratio("submission: HTTP / hello", clients, submitted / speeds.get("hello"));
    ratio(
        "reads: HTTP / bare SELECTs of the same server",
        clients,
        speeds.get("read") / speeds.get("bare read, token checked"));
    ratio(
        "reads, for comparison: HTTP / bare SELECTs, no token sent",
        clients,
        speeds.get("read") / speeds.get("bare read, anonymous"));
    ratio("reads: HTTP / hello", clients, speeds.get("read") / speeds.get("hello"));
  }

  @FunctionalInterface
  private interface Step {
    Load.Speed run() throws Exception;
  }

  /** Of rates: the time for both, halved. */
  private static double mean(double one, double other) {
    return 2 / (1 / one + 1 / other);
  }

  private void ratio(String name, int clients, double value) {
    out.println("   %s = %.2f".formatted(name, value));
    ratios.computeIfAbsent(name + ", " + clients + " clients", _ -> new ArrayList<>()).add(value);
  }

  private Load.Speed submit(int clients, int count) throws Exception {
    var drafts = drafts(count);
    var requests = drafts.stream().map(Benchmark::submission).toList();
    var connections = connections(clients);
    Thread.sleep(300);
    var speed =
        load.run(
            clients,
            count,
            NO_END,
            (client, number) -> {
              if (connections.get(client).send(requests.get(number)) != 200) {
                throw new IllegalStateException(connections.get(client).text());
              }
            });
    close(connections);
    filed.addAll(drafts);
    return speed;
  }

  private Load.Speed bareRows(BareRows by, int clients, int count) throws Exception {
    var drafts = by.drafts(count);
    Thread.sleep(300);
    return load.run(clients, count, NO_END, (_, number) -> by.submit(drafts.get(number)));
  }

  private List<byte[]> requests(java.util.function.Function<Case, byte[]> request) {
    var requests = new ArrayList<byte[]>();
    for (int i = 0; i < 2000; i++) {
      requests.add(request.apply(filed.get(ThreadLocalRandom.current().nextInt(filed.size()))));
    }
    return requests;
  }

  private static byte[] hello(String headers) {
    return RawClient.request("GET", "/benchmark/hello", headers, new byte[0]);
  }

  private Load.Speed asks(int clients, double seconds, List<byte[]> requests) throws Exception {
    var connections = connections(clients);
    var speed =
        load.run(
            clients,
            2_000_000,
            seconds,
            (client, number) -> {
              int status = connections.get(client).send(requests.get(number % requests.size()));
              if (status != 200) {
                throw new IllegalStateException(status + " " + connections.get(client).text());
              }
            });
    close(connections);
    return speed;
  }

  private List<RawClient> connections(int count) throws IOException {
    var connections = new ArrayList<RawClient>();
    for (int i = 0; i < count; i++) {
      connections.add(new RawClient(server.port()));
    }
    return connections;
  }

  private static void close(List<RawClient> connections) throws IOException {
    for (var connection : connections) {
      connection.close();
    }
  }
}
