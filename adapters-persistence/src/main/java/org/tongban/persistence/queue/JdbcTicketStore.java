package org.tongban.persistence.queue;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.queue.TicketStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Place;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketNumber;
import org.tongban.domain.queue.TicketState;
import org.tongban.domain.queue.WaitEstimate;
import org.tongban.persistence.database.Sql;

/** Tickets in {@code ticket}, their numbers in {@code ticket_counter}. */
@Singleton
final class JdbcTicketStore implements TicketStore {
  private static final String SELECT =
      "SELECT id, hall, on_day, ticket_number, group_code, holder_id, appointment_id, issued_at,"
          + " order_at, due_at, favoured, booked_for, first_called_at, served_micros, absences,"
          + " state, since, desk, cause, last_called_at, calls, version FROM ticket";
  private static final String BY_COMING = " ORDER BY issued_at, ticket_number";
  private static final String LATEST = " ORDER BY issued_at DESC, ticket_number DESC LIMIT ";
  private static final int MOST_OF_ONE = 50;

  private final Sql sql;

  JdbcTicketStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Stored> find(TicketId id) {
    return sql.first(SELECT + " WHERE id = ?", JdbcTicketStore::read, id.value());
  }

  @Override
  public List<Stored> present(UnitCode hall, LocalDate day) {
    return sql.list(
        SELECT
            + " WHERE hall = ? AND on_day = ?"
            + " AND state IN ('WAITING', 'CALLED', 'SERVING', 'PARKED', 'NO_SHOW')"
            + BY_COMING,
        JdbcTicketStore::read,
        hall.value(),
        day);
  }

  @Override
  public List<Ticket> all(UnitCode hall, LocalDate day) {
    return sql.list(
        SELECT + " WHERE hall = ? AND on_day = ?" + BY_COMING + " LIMIT " + MOST,
        row -> read(row).ticket(),
        hall.value(),
        day);
  }

  @Override
  public List<Stored> of(SubjectId holder, LocalDate day) {
    return sql.list(
        SELECT + " WHERE holder_id = ? AND on_day = ?" + LATEST + MOST_OF_ONE,
        JdbcTicketStore::read,
        holder.value(),
        day);
  }

  @Override
  public Optional<Stored> of(AppointmentId appointment) {
    return sql.first(
        SELECT + " WHERE appointment_id = ?" + LATEST + 1,
        JdbcTicketStore::read,
        appointment.value());
  }

  @Override
  public TicketNumber nextNumber(UnitCode hall, LocalDate day, String letter) {
    if (given(hall, day, letter) == 0) {
      sql.update(
          "INSERT IGNORE INTO ticket_counter (hall, on_day, letter, last_given)"
              + " VALUES (?, ?, ?, 0)",
          hall.value(),
          day,
          letter);
      given(hall, day, letter);
    }
    int last =
        sql.first(
                "SELECT last_given FROM ticket_counter"
                    + " WHERE hall = ? AND on_day = ? AND letter = ?",
                row -> row.getInt("last_given"),
                hall.value(),
                day,
                letter)
            .orElseThrow();
    if (last > TicketNumber.MOST) {
      throw new IllegalStateException("No more ticket numbers today");
    }
    return TicketNumber.of(letter, last);
  }

  /** Locks the counter until the transaction ends. */
  private int given(UnitCode hall, LocalDate day, String letter) {
    return sql.update(
        "UPDATE ticket_counter SET last_given = last_given + 1"
            + " WHERE hall = ? AND on_day = ? AND letter = ?",
        hall.value(),
        day,
        letter);
  }

  @Override
  public void add(Ticket ticket) {
    var place = ticket.place();
    var state = State.of(ticket.state());
    sql.update(
        "INSERT INTO ticket (id, hall, on_day, ticket_number, group_code, holder_id,"
            + " appointment_id, issued_at, order_at, due_at, favoured, booked_for, first_called_at,"
            + " served_micros, absences, state, since, desk, cause, last_called_at, calls, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        ticket.id().value(),
        ticket.hall().value(),
        ticket.day(),
        ticket.number().value(),
        ticket.group().value(),
        ticket.holder().map(SubjectId::value),
        ticket.appointment().map(AppointmentId::value),
        ticket.issuedAt(),
        place.orderAt(),
        place.dueAt(),
        place.favoured(),
        place.bookedFor(),
        ticket.firstCalledAt(),
        micros(ticket.served()),
        ticket.absences(),
        state.name(),
        state.since(),
        state.desk(),
        state.cause(),
        state.lastCalledAt(),
        state.calls());
  }

  @Override
  public Stored replace(Stored changed) {
    var ticket = changed.ticket();
    var place = ticket.place();
    var state = State.of(ticket.state());
    int rows =
        sql.update(
            "UPDATE ticket SET group_code = ?, order_at = ?, due_at = ?, favoured = ?,"
                + " booked_for = ?, first_called_at = ?, served_micros = ?, absences = ?, state = ?,"
                + " since = ?, desk = ?, cause = ?, last_called_at = ?, calls = ?,"
                + " version = version + 1 WHERE id = ? AND version = ?",
            ticket.group().value(),
            place.orderAt(),
            place.dueAt(),
            place.favoured(),
            place.bookedFor(),
            ticket.firstCalledAt(),
            micros(ticket.served()),
            ticket.absences(),
            state.name(),
            state.since(),
            state.desk(),
            state.cause(),
            state.lastCalledAt(),
            state.calls(),
            ticket.id().value(),
            changed.version());
    if (rows == 0) {
      throw new StaleVersionException("ticket " + ticket.id());
    }
    return new Stored(ticket, changed.version() + 1);
  }

  private record Group(ServiceGroupCode code, WaitEstimate.Seen seen) {}

  @Override
  public Map<ServiceGroupCode, WaitEstimate.Seen> seen(UnitCode hall, LocalDate day) {
    return sql
        .list(
            "SELECT group_code, COUNT(*) AS visits, SUM(served_micros) AS total FROM ticket"
                + " WHERE hall = ? AND on_day = ? AND state = 'FINISHED' GROUP BY group_code",
            row ->
                new Group(
                    new ServiceGroupCode(row.getString("group_code")),
                    new WaitEstimate.Seen(row.getInt("visits"), duration(row.getLong("total")))),
            hall.value(),
            day)
        .stream()
        .collect(Collectors.toMap(Group::code, Group::seen));
  }

  @Override
  public void forgetHolders(LocalDate before) {
    sql.update(
        "UPDATE ticket SET holder_id = NULL WHERE on_day < ? AND holder_id IS NOT NULL", before);
  }

  private static long micros(Duration span) {
    return span.dividedBy(Duration.of(1, ChronoUnit.MICROS));
  }

  private static Duration duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  private static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        new Ticket(
            new TicketId(Sql.uuid(row, "id")),
            new UnitCode(row.getString("hall")),
            row.getObject("on_day", LocalDate.class),
            new TicketNumber(row.getString("ticket_number")),
            new ServiceGroupCode(row.getString("group_code")),
            uuid(row, "holder_id").map(SubjectId::new),
            uuid(row, "appointment_id").map(AppointmentId::new),
            Sql.instant(row, "issued_at"),
            new Place(
                Sql.instant(row, "order_at"),
                Sql.instant(row, "due_at"),
                row.getBoolean("favoured"),
                instant(row, "booked_for")),
            instant(row, "first_called_at"),
            duration(row.getLong("served_micros")),
            row.getInt("absences"),
            State.read(row)),
        row.getInt("version"));
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Sql::uuid);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  /** A state as columns. */
  private record State(
      String name,
      Instant since,
      Optional<String> desk,
      Optional<String> cause,
      Optional<Instant> lastCalledAt,
      int calls) {
    private static State plain(String name, Instant since, Optional<String> desk) {
      return new State(name, since, desk, Optional.empty(), Optional.empty(), 0);
    }

    static State of(TicketState state) {
      return switch (state) {
        case TicketState.Waiting(var since, var onlyAt, var cause) ->
            new State("WAITING", since, onlyAt, Optional.of(cause.name()), Optional.empty(), 0);
        case TicketState.Called(var window, var since, var last, var calls) ->
            new State(
                "CALLED", since, Optional.of(window), Optional.empty(), Optional.of(last), calls);
        case TicketState.Serving(var window, var since) ->
            plain("SERVING", since, Optional.of(window));
        case TicketState.Parked(var window, var since) ->
            plain("PARKED", since, Optional.of(window));
        case TicketState.Finished(var window, var at) -> plain("FINISHED", at, Optional.of(window));
        case TicketState.NoShow(var window, var at) -> plain("NO_SHOW", at, Optional.of(window));
        case TicketState.Cancelled(var at) -> plain("CANCELLED", at, Optional.empty());
      };
    }

    static TicketState read(ResultSet row) throws SQLException {
      var since = Sql.instant(row, "since");
      var desk = row.getString("desk");
      return switch (row.getString("state")) {
        case "WAITING" ->
            new TicketState.Waiting(
                since,
                Optional.ofNullable(desk),
                TicketState.Cause.valueOf(row.getString("cause")));
        case "CALLED" ->
            new TicketState.Called(
                desk, since, Sql.instant(row, "last_called_at"), row.getInt("calls"));
        case "SERVING" -> new TicketState.Serving(desk, since);
        case "PARKED" -> new TicketState.Parked(desk, since);
        case "FINISHED" -> new TicketState.Finished(desk, since);
        case "NO_SHOW" -> new TicketState.NoShow(desk, since);
        case "CANCELLED" -> new TicketState.Cancelled(since);
        default -> throw new IllegalStateException("Unknown state " + row.getString("state"));
      };
    }
  }
}
