package org.tongban.persistence.person;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.person.Mandates;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Mandates in table {@code mandate}. */
@Singleton
final class JdbcMandates implements Mandates {
  private static final String SELECT =
      "SELECT id, grantor_id, helper_unit, helper_person_id, items, last_day, granted_by,"
          + " granted_at, revoked_at FROM mandate ";
  private static final String LATEST_FIRST = " ORDER BY granted_at DESC, id DESC";

  private final Sql sql;

  JdbcMandates(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Mandate> find(MandateId id) {
    return sql.first(SELECT + "WHERE id = ?", JdbcMandates::read, id.value());
  }

  @Override
  public List<Mandate> active(SubjectId grantor, Mandate.Helper helper, LocalDate day) {
    var good = "WHERE grantor_id = ? AND last_day >= ? AND revoked_at IS NULL AND ";
    return switch (helper) {
      case Mandate.Helper.Staff(var unit) ->
          sql.list(
              SELECT + good + "helper_unit = ?" + LATEST_FIRST,
              JdbcMandates::read,
              grantor.value(),
              day,
              unit.value());
      case Mandate.Helper.AnotherPerson(var person) ->
          sql.list(
              SELECT + good + "helper_person_id = ?" + LATEST_FIRST,
              JdbcMandates::read,
              grantor.value(),
              day,
              person.value());
    };
  }

  @Override
  public List<Mandate> grantedBy(SubjectId grantor) {
    return sql.list(
        SELECT + "WHERE grantor_id = ?" + LATEST_FIRST, JdbcMandates::read, grantor.value());
  }

  @Override
  public List<Mandate> heldBy(SubjectId person, LocalDate day) {
    return sql.list(
        SELECT
            + "WHERE helper_person_id = ? AND last_day >= ? AND revoked_at IS NULL"
            + LATEST_FIRST,
        JdbcMandates::read,
        person.value(),
        day);
  }

  @Override
  public void add(Mandate mandate, ActorId recordedBy) {
    sql.update(
        "INSERT INTO mandate (id, grantor_id, helper_unit, helper_person_id, items, last_day,"
            + " granted_by, granted_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mandate.id().value(),
        mandate.grantor().value(),
        mandate.helper() instanceof Mandate.Helper.Staff(var unit) ? unit.value() : null,
        mandate.helper() instanceof Mandate.Helper.AnotherPerson(var person)
            ? person.value()
            : null,
        mandate.items().stream().map(BasicCode::value).sorted().collect(Collectors.joining(" ")),
        mandate.until(),
        mandate.grantedBy().name(),
        mandate.grantedAt(),
        recordedBy.value());
  }

  @Override
  public void revoke(MandateId id, Instant at, ActorId recordedBy) {
    sql.update(
        "UPDATE mandate SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL",
        at,
        recordedBy.value(),
        id.value());
  }

  private static Mandate read(ResultSet row) throws SQLException {
    var unit = row.getString("helper_unit");
    return new Mandate(
        new MandateId(Sql.uuid(row, "id")),
        new SubjectId(Sql.uuid(row, "grantor_id")),
        unit == null
            ? new Mandate.Helper.AnotherPerson(new SubjectId(Sql.uuid(row, "helper_person_id")))
            : new Mandate.Helper.Staff(new UnitCode(unit)),
        items(row.getString("items")),
        row.getObject("last_day", LocalDate.class),
        Mandate.GrantedBy.valueOf(row.getString("granted_by")),
        Sql.instant(row, "granted_at"),
        row.getObject("revoked_at") == null
            ? Optional.empty()
            : Optional.of(Sql.instant(row, "revoked_at")));
  }

  private static Set<BasicCode> items(String codes) {
    return Arrays.stream(codes.split(" "))
        .filter(code -> !code.isEmpty())
        .map(BasicCode::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
