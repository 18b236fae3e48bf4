package org.tongban.server.delivery;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tongban.application.delivery.PrepareDispatch;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.integration.delivery.CourierServer;
import org.tongban.integration.delivery.EmsServer;
import org.tongban.integration.delivery.SfServer;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;
import org.tongban.server.ServerJava;

/** Results that wait to be dispatched, and instances that dispatch them. */
public final class Workers implements AutoCloseable {
  private static final Recipient RECIPIENT =
      new Recipient(
          new PersonName("测平安"),
          new MobileNumber("15400000001"),
          new RegionCode("449999"),
          "测试路1号2栋303");

  private final String database;
  private final Path data;
  private final ApplicationContext context;
  private final List<Process> running = new ArrayList<>();
  private final List<String> settings;

  /**
   * On an empty database.
   *
   * @param settings the courier's, as name=value
   */
  public Workers(String database, List<String> settings) {
    this.database = database;
    this.settings = settings;
    try {
      data = Files.createTempDirectory("tongban-dispatching");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Nothing runs in the background here: no server was started.
    context =
        ApplicationContext.builder().properties(DispatchWorker.settings(database, data)).start();
  }

  /** The settings for EMS on that server. */
  public static List<String> ems(EmsServer server) {
    return List.of(
        "tongban.courier=ems",
        "tongban.couriers.patience=PT2S",
        "tongban.couriers.sender.phone=15400000000",
        "tongban.couriers.ems.address=" + server.address(),
        "tongban.couriers.ems.sender-no=" + EmsServer.SENDER_NO,
        "tongban.couriers.ems.authorization=" + EmsServer.AUTHORIZATION,
        "tongban.couriers.ems.sign-key=" + EmsServer.SIGN_KEY,
        "tongban.couriers.ems.query-code=" + EmsServer.QUERY_CODE);
  }

  /** The settings for SF on that server. */
  public static List<String> sf(SfServer server) {
    return List.of(
        "tongban.courier=sf",
        "tongban.couriers.patience=PT2S",
        "tongban.couriers.sender.phone=15400000000",
        "tongban.couriers.sf.address=" + server.address(),
        "tongban.couriers.sf.partner-id=" + SfServer.PARTNER,
        "tongban.couriers.sf.check-word=" + SfServer.CHECK_WORD);
  }

  /**
   * Makes so many results ready, of that many people, from those units in turn, as the conclusion
   * of a case does.
   */
  public void prepare(int results, int people, List<String> senders) {
    var transactions = context.getBean(Transactions.class);
    var personal = context.getBean(PersonalData.class);
    var prepare = context.getBean(PrepareDispatch.class);
    var identifiers = context.getBean(Identifiers.class);
    var subjects = new ArrayList<SubjectId>();
    for (int i = 0; i < people; i++) {
      var subject = new SubjectId(identifiers.next());
      transactions.run(() -> personal.createKey(subject));
      subjects.add(subject);
    }
    for (int i = 0; i < results; i++) {
      var number = CaseNumber.create("449999", LocalDate.of(2026, 3, 1), 37L * i + 1);
      var subject = subjects.get(i % people);
      var turn = i;
      transactions.run(
          () ->
              prepare.prepare(
                  new PrepareDispatch.Order(
                      new CaseId(identifiers.next()),
                      number,
                      subject,
                      Optional.empty(),
                      new UnitCode(senders.get(turn % senders.size())),
                      RECIPIENT)));
    }
  }

  /** Starts an instance and waits until it begins. */
  public Process start() {
    var command = ServerJava.command("256m", DispatchWorker.class.getName());
    command.addAll(List.of(database, keys()));
    command.addAll(settings);
    var builder = new ProcessBuilder(command);
    builder.environment().remove("MICRONAUT_ENVIRONMENTS");
    builder.redirectErrorStream(true);
    try {
      var process = builder.start();
      running.add(process);
      var output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      var said = new StringBuilder();
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        said.append(line).append('\n');
        if (line.equals(DispatchWorker.READY)) {
          Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
          return process;
        }
      }
      throw new AssertionError("The instance did not start:\n" + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String keys() {
    try (var files = Files.list(data)) {
      return files
          .filter(file -> file.getFileName().toString().equals("sample-keys.txt"))
          .findFirst()
          .orElseThrow()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL. */
  public static void killHard(Process process) {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("The instance outlived SIGKILL");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Lets time pass for what waits: claims of who was killed lapse, and what was sent has arrived or
   * is lost.
   */
  public void later() {
    var sql = context.getBean(Sql.class);
    sql.update(
        "UPDATE outbox SET available_at = TIMESTAMPADD(HOUR, -2, available_at) WHERE status = 'DUE'");
    sql.update(
        "UPDATE dispatch SET state_at = TIMESTAMPADD(HOUR, -2, state_at) WHERE state = 'ASKED'");
  }

  /** How many dispatches are in each state. */
  public Map<String, Integer> states() {
    var states = new LinkedHashMap<String, Integer>();
    context
        .getBean(Sql.class)
        .list(
            "SELECT state, COUNT(*) AS many FROM dispatch GROUP BY state ORDER BY state",
            row -> Map.entry(row.getString("state"), row.getInt("many")))
        .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    return states;
  }

  /** The waybill of each dispatch that has one, by its identity. */
  public Map<String, String> waybills() {
    var waybills = new LinkedHashMap<String, String>();
    context
        .getBean(Sql.class)
        .list(
            "SELECT id, waybill FROM dispatch WHERE waybill IS NOT NULL",
            row -> Map.entry(Sql.uuid(row, "id"), row.getString("waybill")))
        .forEach(entry -> waybills.put(entry.getKey().toString(), entry.getValue()));
    return waybills;
  }

  /** Bytes of the tables that grow with dispatches, as the database estimates them. */
  public long bytes() {
    return context
        .getBean(Sql.class)
        .first(
            "SELECT SUM(data_length + index_length) AS bytes FROM information_schema.tables"
                + " WHERE table_schema = DATABASE()"
                + " AND table_name IN ('dispatch', 'posting', 'outbox', 'parcel_event')",
            row -> row.getLong("bytes"))
        .orElseThrow();
  }

  /** What couriers have that the mail rooms do not know, know differently, or the other way. */
  public static List<String> differences(
      Map<String, String> known, Map<String, List<CourierServer.Order>> made) {
    var differences = new ArrayList<String>();
    made.forEach(
        (reference, orders) -> {
          if (orders.size() != 1 || !orders.getFirst().waybill.equals(known.get(reference))) {
            differences.add(reference + ": " + orders.size() + " at the courier");
          }
        });
    known.keySet().stream()
        .filter(reference -> !made.containsKey(reference))
        .forEach(reference -> differences.add(reference + ": not at the courier"));
    return differences;
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
    context.close();
  }
}
