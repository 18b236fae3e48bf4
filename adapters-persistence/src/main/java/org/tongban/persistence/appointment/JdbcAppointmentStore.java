package org.tongban.persistence.appointment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Portion;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;

/** Appointments in {@code appointment}, places that cool down in {@code cooling_place}. */
@Singleton
final class JdbcAppointmentStore implements AppointmentStore {
  private static final String LIST = "appointments";
  private static final String SELECT =
      "SELECT id, number, person_id, group_code, visit_date, starts, ends, items, people, case_id,"
          + " state, state_at, reason, lapses_at, made_at, version FROM appointment WHERE ";

  private static final List<String> THEIRS =
      Portion.statements(
          "SELECT person_id, group_code, visit_date, starts, ends, items, people, state, state_at,"
              + " reason, lapses_at, made_at, ordinal FROM appointment"
              + " WHERE (made_at >= ? OR ordinal IS NOT NULL) AND person_id IN (",
          "?",
          ", ",
          ")");

  private static final RowStatement ADD =
      RowStatement.insert(
          "INTO appointment (id, number, person_id, group_code, visit_date, starts, ends,"
              + " items, people, case_id, state, state_at, reason, lapses_at, remind_at, ordinal,"
              + " made_at, version)");

  private final Sql sql;

  JdbcAppointmentStore(Sql sql) {
    this.sql = sql;
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new Appointment(
            id(row),
            new AppointmentNumber(row.getString("number")),
            new SubjectId(Sql.uuid(row, "person_id")),
            visit(row),
            Optional.ofNullable(row.getBytes("case_id")).map(Sql::uuid).map(CaseId::new),
            state(row)),
        Sql.instant(row, "made_at"),
        row.getInt("version"));
  }

  private static AppointmentId id(ResultSet row) throws SQLException {
    return new AppointmentId(Sql.uuid(row, "id"));
  }

  private static Visit visit(ResultSet row) throws SQLException {
    return new Visit(
        new ServiceGroupCode(row.getString("group_code")),
        time(row),
        ItemLists.read(row.getString("items")),
        row.getInt("people"));
  }

  private static VisitTime time(ResultSet row) throws SQLException {
    return new VisitTime(
        row.getObject("visit_date", LocalDate.class),
        Minutes.time(row.getInt("starts")),
        Minutes.time(row.getInt("ends")));
  }

  private static AppointmentState state(ResultSet row) throws SQLException {
    var at = Sql.instant(row, "state_at");
    return switch (row.getString("state")) {
      case "HELD" -> new AppointmentState.Held(Sql.instant(row, "lapses_at"));
      case "OFFERED" -> new AppointmentState.Offered(Sql.instant(row, "lapses_at"));
      case "BOOKED" -> new AppointmentState.Booked(at);
      case "ARRIVED" -> new AppointmentState.Arrived(at);
      case "SERVED" -> new AppointmentState.Served(at);
      case "MISSED" -> new AppointmentState.Missed(at);
      case "CANCELLED" ->
          new AppointmentState.Cancelled(
              at, AppointmentState.Reason.valueOf(row.getString("reason")));
      case String other -> throw new IllegalStateException("Unknown state " + other);
    };
  }

  /** A state as columns. */
  private record Columns(
      String name, Instant at, Optional<String> reason, Optional<Instant> lapsesAt, boolean open) {
    static Columns of(AppointmentState state, Instant made) {
      return switch (state) {
        case AppointmentState.Held(var until) -> waiting("HELD", made, until);
        case AppointmentState.Offered(var until) -> waiting("OFFERED", made, until);
        case AppointmentState.Booked(var at) -> plain("BOOKED", at, true);
        case AppointmentState.Arrived(var at) -> plain("ARRIVED", at, true);
        case AppointmentState.Served(var at) -> plain("SERVED", at, false);
        case AppointmentState.Missed(var at) -> plain("MISSED", at, false);
        case AppointmentState.Cancelled(var at, var reason) ->
            new Columns("CANCELLED", at, Optional.of(reason.name()), Optional.empty(), false);
      };
    }

    private static Columns waiting(String name, Instant made, Instant until) {
      return new Columns(name, made, Optional.empty(), Optional.of(until), true);
    }

    private static Columns plain(String name, Instant at, boolean open) {
      return new Columns(name, at, Optional.empty(), Optional.empty(), open);
    }
  }

  @Override
  public Optional<Kept> find(AppointmentId id) {
    return sql.first(SELECT + "id = ?", JdbcAppointmentStore::kept, id.value());
  }

  @Override
  public Optional<Kept> find(AppointmentNumber number) {
    return sql.first(SELECT + "number = ?", JdbcAppointmentStore::kept, number.value());
  }

  private record TheirsRow(SubjectId person, BookingRules.Earlier earlier, int ordinal) {
    static TheirsRow of(ResultSet row) throws SQLException {
      return new TheirsRow(
          new SubjectId(Sql.uuid(row, "person_id")),
          new BookingRules.Earlier(visit(row), state(row), Sql.instant(row, "made_at")),
          row.getInt("ordinal"));
    }
  }

  @Override
  public Map<SubjectId, Theirs> theirs(Collection<SubjectId> people, Instant since) {
    var rows =
        Portion.of(List.copyOf(people)).stream()
            .flatMap(
                portion ->
                    sql
                        .list(
                            THEIRS.get(portion.form()),
                            TheirsRow::of,
                            portion.values(
                                values -> values.add(since),
                                (values, person) -> values.add(person.value())))
                        .stream())
            .collect(groupingBy(TheirsRow::person));
    var theirs = new HashMap<SubjectId, Theirs>();
    for (var person : people) {
      var own = rows.getOrDefault(person, List.of());
      theirs.put(
          person,
          new Theirs(
              own.stream().map(TheirsRow::earlier).toList(),
              own.stream()
                  .map(TheirsRow::ordinal)
                  .filter(ordinal -> ordinal > 0)
                  .collect(toSet())));
    }
    return theirs;
  }

  @Override
  public Page<Kept> of(SubjectId person, Page.Request page) {
    var values = new ArrayList<Object>();
    values.add(person.value());
    var after = page.after().map(text -> Cursor.of(LIST, 3, text));
    after.ifPresent(
        cursor -> {
          values.add(date(cursor.string(0)));
          values.add((int) cursor.number(1));
          values.add(cursor.uuid(2));
        });
    values.add(page.limit() + 1);
    var rows =
        sql.list(
            SELECT
                + "person_id = ? AND (reason IS NULL OR reason <> 'RAN_OUT')"
                + (after.isPresent() ? " AND (visit_date, starts, id) < (?, ?, ?)" : "")
                + " ORDER BY visit_date DESC, starts DESC, id DESC LIMIT ?",
            JdbcAppointmentStore::kept,
            values.toArray());
    return page.cut(rows, JdbcAppointmentStore::cursor);
  }

  private static String cursor(Kept last) {
    var time = last.appointment().visit().time();
    return Cursor.text(LIST, time.date(), Minutes.of(time.from()), last.appointment().id().value());
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Page.BadCursorException();
    }
  }

  @Override
  public List<Kept> open(CaseId id) {
    return sql.list(
        SELECT + "case_id = ? AND ordinal IS NOT NULL", JdbcAppointmentStore::kept, id.value());
  }

  @Override
  public List<Kept> day(ServiceGroupCode group, LocalDate date) {
    return sql.list(
        SELECT
            + "group_code = ? AND visit_date = ?"
            + " AND state IN ('BOOKED', 'ARRIVED', 'SERVED', 'MISSED') ORDER BY starts, number",
        JdbcAppointmentStore::kept,
        group.value(),
        date);
  }

  @Override
  public List<Kept> taking(ServiceGroupCode group, LocalDate from) {
    return sql.list(
        SELECT
            + "group_code = ? AND visit_date >= ?"
            + " AND state IN ('HELD', 'OFFERED', 'BOOKED', 'ARRIVED', 'SERVED', 'MISSED')",
        JdbcAppointmentStore::kept,
        group.value(),
        from);
  }

  @Override
  public List<AppointmentId> ranOut(Instant now, int limit) {
    return sql.list(
        "SELECT id FROM appointment WHERE lapses_at <= ? ORDER BY lapses_at LIMIT ?",
        JdbcAppointmentStore::id,
        now,
        limit);
  }

  @Override
  public List<AppointmentId> ranOut(ServiceGroupCode group, LocalDate date, Instant now) {
    return sql.list(
        "SELECT id FROM appointment WHERE lapses_at <= ? AND group_code = ? AND visit_date = ?"
            + " ORDER BY lapses_at",
        JdbcAppointmentStore::id,
        now,
        group.value(),
        date);
  }

  @Override
  public List<AppointmentId> over(LocalDate before, int limit) {
    return sql.list(
        "SELECT id FROM appointment WHERE state IN ('BOOKED', 'ARRIVED') AND visit_date < ?"
            + " LIMIT ?",
        JdbcAppointmentStore::id,
        before,
        limit);
  }

  @Override
  public List<AppointmentId> toRemind(Instant now, int limit) {
    return sql.list(
        "SELECT id FROM appointment WHERE remind_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED",
        JdbcAppointmentStore::id,
        now,
        limit);
  }

  @Override
  public boolean add(List<Addition> some) {
    try {
      sql.write(ADD, some.stream().map(JdbcAppointmentStore::addValues).toList());
      return true;
    } catch (DataAccessException e) {
      if (Sql.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private static Object[] addValues(Addition one) {
    var appointment = one.appointment();
    var columns = Columns.of(appointment.state(), one.madeAt());
    var visit = appointment.visit();
    return new Object[] {
      appointment.id().value(),
      appointment.number().value(),
      appointment.person().value(),
      visit.group().value(),
      visit.time().date(),
      Minutes.of(visit.time().from()),
      Minutes.of(visit.time().until()),
      ItemLists.write(visit.items()),
      visit.people(),
      appointment.caseId().map(CaseId::value),
      columns.name(),
      columns.at(),
      columns.reason(),
      columns.lapsesAt(),
      one.remindAt(),
      columns.open() ? one.ordinal() : null,
      one.madeAt(),
      1
    };
  }

  @Override
  public boolean renumber(AppointmentId id, int ordinal) {
    try {
      sql.update("UPDATE appointment SET ordinal = ? WHERE id = ?", ordinal, id.value());
      return true;
    } catch (DataAccessException e) {
      if (Sql.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void remove(AppointmentId id) {
    sql.update("DELETE FROM appointment WHERE id = ?", id.value());
  }

  @Override
  public Kept change(Kept kept, Appointment next, Optional<Instant> remindAt) {
    var columns = Columns.of(next.state(), kept.madeAt());
    var time = next.visit().time();
    var rows =
        sql.update(
            "UPDATE appointment SET visit_date = ?, starts = ?, ends = ?, state = ?, state_at = ?,"
                + " reason = ?, lapses_at = ?, remind_at = ?, version = version + 1"
                + (columns.open() ? "" : ", ordinal = NULL")
                + " WHERE id = ? AND version = ?",
            time.date(),
            Minutes.of(time.from()),
            Minutes.of(time.until()),
            columns.name(),
            columns.at(),
            columns.reason(),
            columns.lapsesAt(),
            remindAt,
            next.id().value(),
            kept.version());
    if (rows == 0) {
      throw new StaleVersionException("appointment " + next.id());
    }
    return new Kept(next, kept.madeAt(), kept.version() + 1);
  }

  @Override
  public void reminded(AppointmentId id) {
    sql.update("UPDATE appointment SET remind_at = NULL WHERE id = ?", id.value());
  }

  @Override
  public void cool(AppointmentId id, ServiceGroupCode group, VisitTime time, Instant until) {
    sql.update(
        "INSERT INTO cooling_place (id, group_code, visit_date, starts, ends, returns_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        id.value(),
        group.value(),
        time.date(),
        Minutes.of(time.from()),
        Minutes.of(time.until()),
        until);
  }

  private static Cooling cooling(ResultSet row) throws SQLException {
    return new Cooling(
        id(row),
        new ServiceGroupCode(row.getString("group_code")),
        time(row),
        row.getObject("returns_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  @Override
  public List<Cooling> cooled(
      Optional<ServiceGroupCode> group, Optional<LocalDate> date, Instant now) {
    var values = new ArrayList<Object>(List.of(now));
    group.map(ServiceGroupCode::value).ifPresent(values::add);
    date.ifPresent(values::add);
    return sql.list(
        "SELECT id, group_code, visit_date, starts, ends, returns_at FROM cooling_place"
            + " WHERE returns_at <= ?"
            + (group.isPresent() ? " AND group_code = ?" : "")
            + (date.isPresent() ? " AND visit_date = ?" : "")
            + " ORDER BY returns_at LIMIT 1000",
        JdbcAppointmentStore::cooling,
        values.toArray());
  }

  @Override
  public List<Cooling> cooling(ServiceGroupCode group, LocalDate from) {
    return sql.list(
        "SELECT id, group_code, visit_date, starts, ends, returns_at FROM cooling_place"
            + " WHERE group_code = ? AND visit_date >= ?",
        JdbcAppointmentStore::cooling,
        group.value(),
        from);
  }

  @Override
  public boolean returned(AppointmentId id) {
    return sql.update("DELETE FROM cooling_place WHERE id = ?", id.value()) == 1;
  }

  /** Items as they are stored: their codes, separated by |. */
  static final class ItemLists {
    private ItemLists() {}

    static String write(List<BasicCode> items) {
      return String.join("|", items.stream().map(BasicCode::value).toList());
    }

    static List<BasicCode> read(String text) {
      return text.isEmpty()
          ? List.of()
          : Arrays.stream(text.split("\\|")).map(BasicCode::new).toList();
    }
  }
}
