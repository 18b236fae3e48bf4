package org.tongban.persistence.queue;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.application.queue.HallStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;
import org.tongban.domain.queue.TicketNumber;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Halls in {@code hall_desk}, {@code hall_rules}, {@code hall_change} and {@code hall_event}. */
@Singleton
final class JdbcHallStore implements HallStore {
  private static final String LOG = "hall-log";

  private final Sql sql;

  JdbcHallStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Desk> desks(UnitCode hall, LocalDate day) {
    return sql.list(
        "SELECT hall, desk, on_day, state, clerk, since FROM hall_desk"
            + " WHERE hall = ? AND on_day = ? AND state <> 'CLOSED'",
        JdbcHallStore::desk,
        hall.value(),
        day);
  }

  private static Desk desk(ResultSet row) throws SQLException {
    return new Desk(
        new UnitCode(row.getString("hall")),
        row.getString("desk"),
        row.getObject("on_day", LocalDate.class),
        switch (row.getString("state")) {
          case "CLOSED" -> new Desk.State.Closed();
          case "OPEN" ->
              new Desk.State.Open(new ActorId(Sql.uuid(row, "clerk")), Sql.instant(row, "since"));
          case "PAUSED" ->
              new Desk.State.Paused(new ActorId(Sql.uuid(row, "clerk")), Sql.instant(row, "since"));
          default -> throw new IllegalStateException("Unknown state " + row.getString("state"));
        });
  }

  @Override
  public Desk lock(UnitCode hall, String window, LocalDate day) {
    var found = locked(hall, window);
    if (found.isEmpty()) {
      sql.update(
          "INSERT IGNORE INTO hall_desk (hall, desk, on_day, state) VALUES (?, ?, ?, 'CLOSED')",
          hall.value(),
          window,
          day);
      found = locked(hall, window);
    }
    return found
        .filter(desk -> desk.day().equals(day))
        .orElseGet(() -> Desk.closed(hall, window, day));
  }

  private Optional<Desk> locked(UnitCode hall, String window) {
    return sql.first(
        "SELECT hall, desk, on_day, state, clerk, since FROM hall_desk"
            + " WHERE hall = ? AND desk = ? FOR UPDATE",
        JdbcHallStore::desk,
        hall.value(),
        window);
  }

  @Override
  public void put(Desk desk) {
    var columns =
        switch (desk.state()) {
          case Desk.State.Closed() -> new Object[] {"CLOSED", null, null};
          case Desk.State.Open(var clerk, var since) -> new Object[] {"OPEN", clerk.value(), since};
          case Desk.State.Paused(var clerk, var since) ->
              new Object[] {"PAUSED", clerk.value(), since};
        };
    sql.update(
        "UPDATE hall_desk SET on_day = ?, state = ?, clerk = ?, since = ?"
            + " WHERE hall = ? AND desk = ?",
        desk.day(),
        columns[0],
        columns[1],
        columns[2],
        desk.hall().value(),
        desk.window());
  }

  @Override
  public StoredRules rules(UnitCode hall) {
    return sql.first(
            "SELECT head_starts, booked_head_start, early, grace, calls, patience, comebacks,"
                + " check_in, version FROM hall_rules WHERE hall = ?",
            JdbcHallStore::rules,
            hall.value())
        .orElseGet(() -> new StoredRules(QueueRules.DEFAULT, 0));
  }

  private static StoredRules rules(ResultSet row) throws SQLException {
    return new StoredRules(
        new QueueRules(
            headStarts(row.getString("head_starts")),
            Duration.ofSeconds(row.getLong("booked_head_start")),
            Duration.ofSeconds(row.getLong("early")),
            Duration.ofSeconds(row.getLong("grace")),
            row.getInt("calls"),
            Duration.ofSeconds(row.getLong("patience")),
            row.getInt("comebacks"),
            Duration.ofSeconds(row.getLong("check_in"))),
        row.getInt("version"));
  }

  private static Map<Priority, Duration> headStarts(String text) {
    return Arrays.stream(text.split(","))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("="))
        .collect(
            Collectors.toMap(
                part -> Priority.valueOf(part[0]),
                part -> Duration.ofSeconds(Long.parseLong(part[1]))));
  }

  private static String text(Map<Priority, Duration> headStarts) {
    return headStarts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey().name() + "=" + entry.getValue().toSeconds())
        .collect(Collectors.joining(","));
  }

  @Override
  public StoredRules replaceRules(UnitCode hall, StoredRules changed) {
    var rules = changed.rules();
    if (changed.version() == 0) {
      sql.update(
          "INSERT IGNORE INTO hall_rules (hall, head_starts, booked_head_start, early, grace, calls,"
              + " patience, comebacks, version) VALUES (?, '', 0, 0, 0, 1, 0, 0, 0)",
          hall.value());
    }
    int rows =
        sql.update(
            "UPDATE hall_rules SET head_starts = ?, booked_head_start = ?, early = ?, grace = ?,"
                + " calls = ?, patience = ?, comebacks = ?, check_in = ?, version = version + 1"
                + " WHERE hall = ? AND version = ?",
            text(rules.headStarts()),
            rules.bookedHeadStart().toSeconds(),
            rules.early().toSeconds(),
            rules.grace().toSeconds(),
            rules.calls(),
            rules.patience().toSeconds(),
            rules.returns(),
            rules.checkIn().toSeconds(),
            hall.value(),
            changed.version());
    if (rows == 0) {
      throw new StaleVersionException("queue rules of " + hall);
    }
    return new StoredRules(rules, changed.version() + 1);
  }

  @Override
  public void log(UnitCode hall, LocalDate day, List<QueueEvent> events) {
    // Counted first: under that lock the log's rows get their numbers in the order of commits.
    if (counted(hall) == 0) {
      sql.update("INSERT IGNORE INTO hall_change (hall, changes) VALUES (?, 0)", hall.value());
      counted(hall);
    }
    sql.batch(
        "INSERT INTO hall_event (hall, on_day, happened_at, kind, ticket_number, group_code, desk,"
            + " clerk, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        events.stream()
            .map(
                event ->
                    new Object[] {
                      hall.value(),
                      day,
                      event.at(),
                      event.kind().name(),
                      event.number().map(TicketNumber::value),
                      event.group().map(ServiceGroupCode::value),
                      event.window(),
                      event.clerk().map(ActorId::value),
                      event.note()
                    })
            .toList());
  }

  private int counted(UnitCode hall) {
    return sql.update("UPDATE hall_change SET changes = changes + 1 WHERE hall = ?", hall.value());
  }

  private record EventRow(long id, QueueEvent event) {}

  @Override
  public Page<QueueEvent> events(UnitCode hall, LocalDate day, Page.Request page) {
    long after = page.after().map(text -> Cursor.of(LOG, 1, text).number(0)).orElse(0L);
    var rows =
        sql.list(
            "SELECT id, happened_at, kind, ticket_number, group_code, desk, clerk, note"
                + " FROM hall_event WHERE hall = ? AND on_day = ? AND id > ? ORDER BY id LIMIT ?",
            row ->
                new EventRow(
                    row.getLong("id"),
                    new QueueEvent(
                        Sql.instant(row, "happened_at"),
                        QueueEvent.Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("ticket_number")).map(TicketNumber::new),
                        Optional.ofNullable(row.getString("group_code")).map(ServiceGroupCode::new),
                        Optional.ofNullable(row.getString("desk")),
                        Optional.ofNullable(row.getBytes("clerk")).map(Sql::uuid).map(ActorId::new),
                        row.getString("note"))),
            hall.value(),
            day,
            after,
            page.limit() + 1);
    return page.cut(rows, last -> Cursor.text(LOG, last.id())).map(EventRow::event);
  }

  private record Change(UnitCode hall, long changes) {}

  @Override
  public Map<UnitCode, Long> changes(Collection<UnitCode> halls) {
    if (halls.isEmpty()) {
      return Map.of();
    }
    return sql
        .list(
            "SELECT hall, changes FROM hall_change WHERE hall IN (" + Sql.marks(halls.size()) + ")",
            row -> new Change(new UnitCode(row.getString("hall")), row.getLong("changes")),
            halls.stream().map(UnitCode::value).toArray())
        .stream()
        .collect(Collectors.toMap(Change::hall, Change::changes));
  }
}
