package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.SessionId;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;

/**
 * The caller by one query, a member of staff by a second one: joined into the first, their tables
 * would cost every resident's request.
 */
@Singleton
final class JdbcCallerOf implements CallerOf {
  private static final String SESSION =
      "SELECT f.staff_id, a.subject_id, COALESCE(s.real_name_level, 0) AS real_name_level"
          + " FROM session_family f"
          + " LEFT JOIN account a ON a.id = f.account_id"
          + " LEFT JOIN subject s ON s.id = a.subject_id"
          + " WHERE f.id = ? AND f.ended_at IS NULL AND f.lapses_at > ?";

  private static final String STAFF =
      "SELECT t.id, t.person_id, d.role, d.unit FROM staff_account t"
          + " LEFT JOIN staff_duty d ON d.staff_id = t.id WHERE t.id = ? AND t.active = TRUE";

  private final Sql sql;
  private final Clock clock;

  JdbcCallerOf(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> session(SessionId id) {
    return sql.first(SESSION, Row::of, id.value(), clock.instant().truncatedTo(ChronoUnit.MICROS))
        .flatMap(
            row -> row.staff().isPresent() ? row.staff().flatMap(this::staff) : row.resident());
  }

  private record Row(Optional<UUID> staff, Optional<Caller> resident) {
    static Row of(ResultSet row) throws SQLException {
      int level = row.getInt("real_name_level");
      return new Row(
          uuid(row, "staff_id"),
          uuid(row, "subject_id")
              .map(subject -> new Caller.Resident(new SubjectId(subject), level)));
    }
  }

  private Optional<Caller> staff(UUID id) {
    var rows = sql.list(STAFF, StaffRow::of, id);
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Caller.Staff(
                    new ActorId(id),
                    row.person().map(SubjectId::new),
                    rows.stream()
                        .flatMap(each -> each.duty().stream())
                        .collect(Collectors.toUnmodifiableSet())));
  }

  private record StaffRow(Optional<UUID> person, Optional<Caller.Duty> duty) {
    static StaffRow of(ResultSet row) throws SQLException {
      return new StaffRow(
          uuid(row, "person_id"),
          row.getString("role") == null
              ? Optional.empty()
              : Optional.of(JdbcStaffDirectory.duty(row)));
    }
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Sql::uuid);
  }
}
