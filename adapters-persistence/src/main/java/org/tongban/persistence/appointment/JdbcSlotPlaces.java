package org.tongban.persistence.appointment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.tongban.application.appointment.SlotPlaces;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.persistence.database.Sql;

/** One counter per slot, in {@code appointment_slot}. */
@Singleton
final class JdbcSlotPlaces implements SlotPlaces {
  private static final List<String> TAKE =
      Portion.statements(
          "UPDATE appointment_slot SET taken = taken + ? WHERE group_code = ?"
              + " AND places - taken >= ? AND (",
          "visit_date = ? AND starts = ? AND ends = ?",
          " OR ",
          ")");

  private final Sql sql;

  JdbcSlotPlaces(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Load> loads(
      Collection<ServiceGroupCode> groups, LocalDate first, LocalDate last, Instant now) {
    if (groups.isEmpty()) {
      return List.of();
    }
    var codes = groups.stream().map(ServiceGroupCode::value).distinct().toList();
    var among = "(" + String.join(", ", Collections.nCopies(codes.size(), "?")) + ")";
    var values = new ArrayList<Object>(codes);
    values.addAll(List.of(first, last, now));
    values.addAll(codes);
    values.addAll(List.of(first, last, now));
    values.addAll(codes);
    values.addAll(List.of(first, last));
    // What has lapsed is found by its time: there is little of it, because it is soon cleared up.
    var rows =
        sql.list(
            "SELECT group_code, visit_date, starts, ends, places, taken FROM appointment_slot"
                + " WHERE group_code IN "
                + among
                + " AND visit_date BETWEEN ? AND ?"
                + " UNION ALL SELECT group_code, visit_date, starts, ends, -1, 0 FROM appointment"
                + " WHERE lapses_at <= ? AND group_code IN "
                + among
                + " AND visit_date BETWEEN ? AND ?"
                + " UNION ALL SELECT group_code, visit_date, starts, ends, -1, 0"
                + " FROM cooling_place WHERE returns_at <= ? AND group_code IN "
                + among
                + " AND visit_date BETWEEN ? AND ?",
            Row::of,
            values.toArray());
    var lapsed = rows.stream().filter(row -> row.places() < 0).toList();
    return rows.stream()
        .filter(row -> row.places() >= 0)
        .map(row -> row.load((int) lapsed.stream().filter(row::overlaps).count()))
        .toList();
  }

  /** A slot, or, without places, a claim on slots that has lapsed. */
  private record Row(String group, LocalDate date, int starts, int ends, int places, int taken) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString(1),
          row.getObject(2, LocalDate.class),
          row.getInt(3),
          row.getInt(4),
          row.getInt(5),
          row.getInt(6));
    }

    boolean overlaps(Row other) {
      return group.equals(other.group())
          && date.equals(other.date())
          && starts < other.ends()
          && other.starts() < ends;
    }

    Load load(int lapsed) {
      return new Load(
          new ServiceGroupCode(group),
          date,
          Minutes.time(starts),
          Minutes.time(ends),
          places,
          taken,
          lapsed);
    }
  }

  @Override
  public List<Load> known(ServiceGroupCode group, VisitTime time) {
    return sql.list(
        "SELECT starts, ends, places, taken FROM appointment_slot WHERE group_code = ?"
            + " AND visit_date = ? AND starts < ? AND ends > ?",
        row ->
            new Load(
                group,
                time.date(),
                Minutes.time(row.getInt("starts")),
                Minutes.time(row.getInt("ends")),
                row.getInt("places"),
                row.getInt("taken"),
                0),
        group.value(),
        time.date(),
        Minutes.of(time.until()),
        Minutes.of(time.from()));
  }

  @Override
  public Taking take(ServiceGroupCode group, LocalDate date, Slot slot) {
    int starts = Minutes.of(slot.from());
    int ends = Minutes.of(slot.until());
    if (sql.update(
            "UPDATE appointment_slot SET taken = taken + 1 WHERE group_code = ? AND visit_date = ?"
                + " AND starts = ? AND ends = ? AND taken < places",
            group.value(),
            date,
            starts,
            ends)
        == 1) {
      return Taking.TAKEN;
    }
    return sql.first(
                "SELECT taken FROM appointment_slot WHERE group_code = ? AND visit_date = ?"
                    + " AND starts = ? AND ends = ?",
                row -> row.getInt("taken"),
                group.value(),
                date,
                starts,
                ends)
            .isPresent()
        ? Taking.FULL
        : Taking.UNKNOWN;
  }

  private static final Comparator<Several> BY_TIME =
      Comparator.comparing(Several::date).thenComparing(several -> several.slot().from());

  /**
   * In the order of the key. Where one slot gives more than another, what all give comes first; the
   * rest is of rows that are locked already.
   */
  @Override
  public boolean take(ServiceGroupCode group, Collection<Several> wanted) {
    var left = wanted.stream().sorted(BY_TIME).toList();
    while (!left.isEmpty()) {
      int each = left.stream().mapToInt(Several::count).min().orElseThrow();
      if (!take(group, left, each)) {
        return false;
      }
      left =
          left.stream()
              .filter(several -> several.count() > each)
              .map(several -> new Several(several.date(), several.slot(), several.count() - each))
              .toList();
    }
    return true;
  }

  private boolean take(ServiceGroupCode group, List<Several> some, int each) {
    return Portion.of(some).stream()
        .allMatch(
            portion ->
                sql.update(
                        TAKE.get(portion.power()),
                        portion.values(
                            values -> Collections.addAll(values, each, group.value(), each),
                            JdbcSlotPlaces::takeValues))
                    == portion.rows().size());
  }

  private static void takeValues(List<Object> values, Several several) {
    Collections.addAll(
        values,
        several.date(),
        Minutes.of(several.slot().from()),
        Minutes.of(several.slot().until()));
  }

  @Override
  public void give(ServiceGroupCode group, VisitTime time) {
    sql.update(
        "UPDATE appointment_slot SET taken = taken - 1 WHERE group_code = ? AND visit_date = ?"
            + " AND starts < ? AND ends > ? AND taken > 0",
        group.value(),
        time.date(),
        Minutes.of(time.until()),
        Minutes.of(time.from()));
  }

  @Override
  public void open(ServiceGroupCode group, LocalDate date, List<Slot> slots) {
    sql.batch(
        "INSERT IGNORE INTO appointment_slot (group_code, visit_date, starts, ends, places, taken)"
            + " VALUES (?, ?, ?, ?, ?, 0)",
        slots.stream()
            .map(
                slot ->
                    new Object[] {
                      group.value(),
                      date,
                      Minutes.of(slot.from()),
                      Minutes.of(slot.until()),
                      slot.places()
                    })
            .toList());
  }

  @Override
  public void lock(ServiceGroupCode group, LocalDate from) {
    sql.list(
        "SELECT starts FROM appointment_slot WHERE group_code = ? AND visit_date >= ?"
            + " ORDER BY group_code, visit_date, starts FOR UPDATE",
        row -> row.getInt("starts"),
        group.value(),
        from);
  }

  @Override
  public void replace(ServiceGroupCode group, LocalDate from, Collection<Load> loads) {
    sql.update(
        "DELETE FROM appointment_slot WHERE group_code = ? AND visit_date >= ?",
        group.value(),
        from);
    sql.batch(
        "INSERT INTO appointment_slot (group_code, visit_date, starts, ends, places, taken)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        loads.stream()
            .map(
                load ->
                    new Object[] {
                      group.value(),
                      load.date(),
                      Minutes.of(load.from()),
                      Minutes.of(load.until()),
                      load.places(),
                      load.taken()
                    })
            .toList());
  }
}
