package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.SessionId;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;

/** The caller by one query: the session, and with it the account or the member of staff. */
@Singleton
final class JdbcCallerOf implements CallerOf {
  // Both kinds at once: asking for the kind first would cost every request another round trip.
  private static final String QUERY =
      "SELECT a.subject_id, COALESCE(s.real_name_level, 0) AS real_name_level,"
          + " t.id AS staff_id, t.person_id, d.role, d.unit"
          + " FROM session_family f"
          + " LEFT JOIN account a ON a.id = f.account_id"
          + " LEFT JOIN subject s ON s.id = a.subject_id"
          + " LEFT JOIN staff_account t ON t.id = f.staff_id AND t.active = TRUE"
          + " LEFT JOIN staff_duty d ON d.staff_id = t.id"
          + " WHERE f.id = ? AND f.ended_at IS NULL AND f.lapses_at > ?";

  private final Sql sql;
  private final Clock clock;

  JdbcCallerOf(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> session(SessionId id) {
    var rows =
        sql.list(
            QUERY, JdbcCallerOf::read, id.value(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    return rows.stream().findFirst().flatMap(row -> caller(row, rows));
  }

  private record Row(
      Optional<UUID> subject,
      int realNameLevel,
      Optional<UUID> staff,
      Optional<UUID> person,
      Optional<Caller.Duty> duty) {}

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        uuid(row, "subject_id"),
        row.getInt("real_name_level"),
        uuid(row, "staff_id"),
        uuid(row, "person_id"),
        row.getString("role") == null
            ? Optional.empty()
            : Optional.of(JdbcStaffDirectory.duty(row)));
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Sql::uuid);
  }

  private static Optional<Caller> caller(Row first, List<Row> all) {
    return first
        .subject()
        .<Caller>map(subject -> new Caller.Resident(new SubjectId(subject), first.realNameLevel()))
        .or(
            () ->
                first
                    .staff()
                    .map(
                        staff ->
                            new Caller.Staff(
                                new ActorId(staff),
                                first.person().map(SubjectId::new),
                                all.stream()
                                    .flatMap(row -> row.duty().stream())
                                    .collect(Collectors.toUnmodifiableSet()))));
  }
}
