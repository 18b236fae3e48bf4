package org.tongban.persistence.appointment;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.application.appointment.WaitingList;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.appointment.JdbcAppointmentStore.ItemLists;
import org.tongban.persistence.database.Sql;

/** The waiting list in {@code appointment_wish}. */
@Singleton
final class JdbcWaitingList implements WaitingList {
  private static final String SELECT =
      "SELECT id, person_id, group_code, first_date, last_date, begins_from, begins_until, items,"
          + " people, made_at FROM appointment_wish WHERE ";

  private final Sql sql;

  JdbcWaitingList(Sql sql) {
    this.sql = sql;
  }

  private static Wish wish(ResultSet row) throws SQLException {
    return new Wish(
        new WishId(Sql.uuid(row, "id")),
        new SubjectId(Sql.uuid(row, "person_id")),
        new ServiceGroupCode(row.getString("group_code")),
        row.getObject("first_date", LocalDate.class),
        row.getObject("last_date", LocalDate.class),
        Minutes.time(row.getInt("begins_from")),
        Minutes.time(row.getInt("begins_until")),
        ItemLists.read(row.getString("items")),
        row.getInt("people"),
        Sql.instant(row, "made_at"));
  }

  @Override
  public Optional<Wish> find(WishId id) {
    return sql.first(SELECT + "id = ?", JdbcWaitingList::wish, id.value());
  }

  @Override
  public List<Wish> of(SubjectId person) {
    return sql.list(
        SELECT + "person_id = ? ORDER BY made_at, id", JdbcWaitingList::wish, person.value());
  }

  @Override
  public List<Wish> waiting(ServiceGroupCode group, LocalDate date, int limit) {
    return sql.list(
        SELECT
            + "group_code = ? AND first_date <= ? AND last_date >= ? ORDER BY made_at, id LIMIT ?",
        JdbcWaitingList::wish,
        group.value(),
        date,
        date,
        limit);
  }

  @Override
  public List<ServiceGroupCode> groups() {
    return sql.list(
        "SELECT DISTINCT group_code FROM appointment_wish",
        row -> new ServiceGroupCode(row.getString("group_code")));
  }

  @Override
  public boolean add(Wish wish) {
    try {
      sql.update(
          "INSERT INTO appointment_wish (id, person_id, group_code, first_date, last_date,"
              + " begins_from, begins_until, items, people, made_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          wish.id().value(),
          wish.person().value(),
          wish.group().value(),
          wish.first(),
          wish.last(),
          Minutes.of(wish.from()),
          Minutes.of(wish.until()),
          ItemLists.write(wish.items()),
          wish.people(),
          wish.madeAt());
      return true;
    } catch (DataAccessException e) {
      if (Sql.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean remove(WishId id) {
    return sql.update("DELETE FROM appointment_wish WHERE id = ?", id.value()) == 1;
  }

  @Override
  public void removeBefore(LocalDate day) {
    sql.update("DELETE FROM appointment_wish WHERE last_date < ?", day);
  }
}
