package org.tongban.server.safety;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tongban.persistence.database.StandalonePool;
import org.tongban.persistence.protection.CanarySearch;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.Papers;
import org.tongban.server.scenario.RunningServer;

/**
 * Somebody who exists nowhere else applies, uploads, gets a decision and a parcel; afterwards
 * nothing about them is found in clear in what the server wrote. The same search finds them where
 * they are written in clear.
 */
@Tag("I10")
abstract class CanaryContract {
  private static final String NAME = "测鱻龘饕";
  private static final String CITIZEN_ID = "449999194103077772";
  private static final String PHONE = "15490817263";
  private static final String STREET = "朱雀鸾翔里九十七号后座";
  private static final String ACCOUNT = "6217009988776655443";
  private static final String FILE_NAME = "貔貅照片原件.png";
  private static final List<String> CANARIES =
      List.of(NAME, CITIZEN_ID, PHONE, STREET, ACCOUNT, FILE_NAME);

  private final CanarySearch search = new CanarySearch(CANARIES);
  private final StringBuilder errors = new StringBuilder();

  abstract RunningServer server();

  /** Every line that is logged, as it would be written. */
  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final StringBuilder lines = new StringBuilder();

    @Override
    protected synchronized void append(ILoggingEvent event) {
      lines.append(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      lines.append('\n');
    }

    synchronized String text() {
      return lines.toString();
    }
  }

  @Test
  void leavesNothingInClear() throws Exception {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var level = root.getLevel();
    var console = root.getAppender("console");
    var kept = new Kept();
    kept.start();
    root.addAppender(kept);
    // All of it would fill the screen.
    root.detachAppender(console);
    root.setLevel(Level.DEBUG);
    try {
      live();
    } finally {
      root.setLevel(level);
      root.addAppender(console);
      root.detachAppender(kept);
    }
    var logged = kept.text();

    assertThat(logged).contains("org.tongban");
    assertThat(search.in(logged)).as("in the log at DEBUG").isEmpty();
    assertThat(errors).isNotEmpty();
    assertThat(search.in(errors.toString())).as("in error answers").isEmpty();
    assertThat(server().data().resolve("files")).isNotEmptyDirectory();
    assertThat(search.in(server().data())).as("in the data folder").isEmpty();
    var dump = dump();
    assertThat(dump.length).isGreaterThan(10_000);
    assertThat(search.in(dump)).as("in the database").isEmpty();

    findsThemInClear();
  }

  /** A control: the search is able to find what is not encrypted. */
  private void findsThemInClear() throws Exception {
    var text = String.join("\n", CANARIES);
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE canary_control (clear_text VARCHAR(500))");
      try (var insert = connection.prepareStatement("INSERT INTO canary_control VALUES (?)")) {
        insert.setString(1, text);
        insert.executeUpdate();
      }
      assertThat(search.in(dump())).hasSizeGreaterThanOrEqualTo(CANARIES.size());
      statement.execute("DROP TABLE canary_control");
    }
    var file = server().data().resolve("canary-control.txt");
    Files.writeString(file, text);
    try {
      assertThat(search.in(server().data())).hasSizeGreaterThanOrEqualTo(CANARIES.size());
    } finally {
      Files.delete(file);
    }
  }

  private void live() {
    var journey = new Journey(server());
    var clerk = journey.staff("window-440902");
    var person = journey.person(clerk, NAME, CITIZEN_ID, PHONE, "440983118205");
    var opened =
        clerk
            .post(
                "/staff/cases",
                Map.of(
                    "implementation",
                    journey.implementation("80岁以上高龄老人生活津贴", "440983"),
                    "applicant",
                    person))
            .expect(201);
    var id = opened.get("id").asText();
    for (var original : List.of("id-card", "household-register")) {
      clerk
          .put("/cases/" + id + "/materials/" + original, Map.of("form", "ORIGINAL", "note", NAME))
          .expect(200);
    }
    var upload =
        clerk.upload("/cases/" + id + "/materials/photo", FILE_NAME, "image/png", Papers.png());
    assertThat(upload.status()).as(upload.response().body()).isBetween(200, 201);
    mistakes(clerk, id);
    var draft = clerk.get("/cases/" + id);
    draft.expect(200);
    var saved = clerk.put("/cases/" + id, content(), draft.etag());
    assertThat(saved.expect(200).get("problems")).isEmpty();
    var filed = clerk.post("/cases/" + id + "/submission", Map.of(), saved.etag()).expect(200);

    JsonNode done = journey.mail(journey.until("CONCLUDED", filed));

    assertThat(done.get("status").asText()).isEqualTo("COMPLETED");
    asksForAVisit(journey);
  }

  private void asksForAVisit(Journey journey) {
    Api.anonymous(server().address())
        .resident(PHONE)
        .post(
            "/assistance-requests",
            Map.of(
                "implementation",
                journey.implementation("80岁以上高龄老人生活津贴", "440983"),
                "region",
                "440983118205",
                "name",
                NAME,
                "phone",
                PHONE,
                "address",
                STREET,
                "wish",
                NAME))
        .expect(201);
  }

  private static Map<String, Object> content() {
    return Map.of(
        "answers",
        Map.of("bank_account", ACCOUNT, "phone", PHONE, "living", "在家居住"),
        "way",
        Map.of(
            "mode",
            "COLLECT_AND_FORWARD",
            "channel",
            "ANY_WINDOW",
            "place",
            "HALL-440902",
            "actingAs",
            "SELF"),
        "delivery",
        Map.of(
            "way",
            "MAIL",
            "recipient",
            Map.of("name", NAME, "phone", PHONE, "region", "440983118205", "street", STREET)));
  }

  /** Answers to mistakes do not say back what was sent. */
  private void mistakes(Api clerk, String id) {
    refused(clerk.put("/cases/" + id, content(), "\"4711\""));
    refused(clerk.put("/cases/" + id, Map.of("answers", List.of(NAME, ACCOUNT), "way", STREET)));
    refused(
        clerk.post(
            "/staff/subjects",
            Map.of("name", NAME, "citizenId", CITIZEN_ID + "0", "phone", PHONE, "home", STREET)));
    refused(
        clerk.upload(
            "/cases/" + id + "/materials/photo", FILE_NAME, "image/png", NAME.getBytes(UTF_8)));
    refused(clerk.post("/sessions", Map.of("phone", PHONE, "code", "000000")));
    refused(clerk.post("/sessions", Map.of("login", NAME, "password", ACCOUNT)));
  }

  private void refused(Api.Answer answer) {
    assertThat(answer.status()).as(answer.asked()).isBetween(400, 499);
    errors.append(answer.response().body()).append('\n').append(answer.response().headers().map());
  }

  private Connection connection() throws SQLException {
    var resolver = server().context().getBean(io.micronaut.jdbc.DataSourceResolver.class);
    return resolver
        .resolve(
            server().context().getBean(DataSource.class, Qualifiers.byName(StandalonePool.NAME)))
        .getConnection();
  }

  /** Every value of every row of every table. */
  private byte[] dump() throws SQLException, IOException {
    var all = new ByteArrayOutputStream();
    try (var connection = connection()) {
      for (var table : tables(connection)) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("SELECT * FROM " + table)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              var bytes =
                  switch (rows.getObject(column)) {
                    case null -> new byte[0];
                    case byte[] raw -> raw;
                    case java.sql.Blob _ -> rows.getBytes(column);
                    default -> rows.getString(column).getBytes(UTF_8);
                  };
              all.write(bytes);
              all.write('\n');
            }
          }
        }
      }
    }
    return all.toByteArray();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var tables =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
      while (tables.next()) {
        if (tables.getString("TABLE_TYPE").endsWith("TABLE")) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }
}
