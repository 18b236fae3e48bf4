package org.tongban.persistence.appointment;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.tongban.application.appointment.SlotPlaces;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.persistence.database.Portion;
import org.tongban.persistence.database.Sql;

/** One counter per slot, in {@code appointment_slot}. */
@Singleton
final class JdbcSlotPlaces implements SlotPlaces {
  private static final List<String> TAKE =
      Portion.statements(
          "UPDATE appointment_slot SET taken = taken + ? WHERE places - taken >= ? AND (",
          "group_code = ? AND visit_date = ? AND starts = ? AND ends = ?",
          " OR ",
          ")");

  /** Slots, and what has lapsed: little, and found by its time, because it is soon cleared up. */
  private static final List<String> PARTS =
      List.of(
          "SELECT %s, visit_date, starts, ends, places, taken FROM appointment_slot"
              + " WHERE group_code%s AND visit_date BETWEEN ? AND ?",
          "SELECT %s, visit_date, starts, ends, -1, 0 FROM appointment"
              + " WHERE group_code%s AND visit_date BETWEEN ? AND ? AND lapses_at <= ?",
          "SELECT %s, visit_date, starts, ends, -1, 0 FROM cooling_place"
              + " WHERE group_code%s AND visit_date BETWEEN ? AND ? AND returns_at <= ?");

  /** Up to so many groups are told apart by the database; a hall has fewer. */
  private static final int FEW = 12;

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
    var codes = groups.stream().distinct().toList();
    boolean few = codes.size() <= FEW;
    var texts = codes.stream().map(ServiceGroupCode::value).toList();
    var named = new HashMap<String, ServiceGroupCode>();
    for (int i = 0; i < codes.size(); i++) {
      named.put(few ? Integer.toString(i) : texts.get(i), codes.get(i));
    }
    var group = few ? position(codes.size()) : "group_code";
    var where = " IN (" + Sql.marks(codes.size()) + ")";
    var values = new ArrayList<Object>();
    for (int part = 0; part < PARTS.size(); part++) {
      values.addAll(few ? texts : List.of());
      values.addAll(texts);
      values.addAll(part == 0 ? List.of(first, last) : List.of(first, last, now));
    }
    var rows =
        sql.list(
            PARTS.stream()
                .map(part -> part.formatted(group, where))
                .collect(joining(" UNION ALL ")),
            row -> load(named.get(row.getString(1)), row),
            values.toArray());
    var lapsed = rows.stream().filter(row -> row.places() < 0).toList();
    return lapsed.isEmpty()
        ? rows
        : rows.stream().filter(row -> row.places() >= 0).map(row -> without(row, lapsed)).toList();
  }

  /** A group by its position in the list: long texts make the rows of a union expensive. */
  private static String position(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> " WHEN ? THEN " + i)
        .collect(joining("", "CASE group_code", " END"));
  }

  /** A slot, or, without places, a claim on slots that has lapsed. */
  private static Load load(ServiceGroupCode group, ResultSet row) throws SQLException {
    return new Load(
        group,
        row.getObject(2, LocalDate.class),
        Minutes.time(row.getInt(3)),
        Minutes.time(row.getInt(4)),
        row.getInt(5),
        row.getInt(6),
        0);
  }

  private static Load without(Load slot, List<Load> lapsed) {
    int count =
        (int)
            lapsed.stream()
                .filter(claim -> claim.group().equals(slot.group()))
                .filter(claim -> claim.date().equals(slot.date()))
                .filter(
                    claim ->
                        slot.from().isBefore(claim.until()) && claim.from().isBefore(slot.until()))
                .count();
    return new Load(
        slot.group(), slot.date(), slot.from(), slot.until(), slot.places(), slot.taken(), count);
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

  private static final Comparator<Several> BY_KEY =
      Comparator.comparing(Several::group)
          .thenComparing(Several::date)
          .thenComparing(several -> several.slot().from());

  /**
   * In the order of the key. Where one slot gives more than another, what all give comes first; the
   * rest is of rows that are locked already.
   */
  @Override
  public boolean take(Collection<Several> wanted) {
    var left = wanted.stream().sorted(BY_KEY).toList();
    while (!left.isEmpty()) {
      int each = left.stream().mapToInt(Several::count).min().orElseThrow();
      if (!take(left, each)) {
        return false;
      }
      left =
          left.stream()
              .filter(several -> several.count() > each)
              .map(several -> without(several, each))
              .toList();
    }
    return true;
  }

  private static Several without(Several several, int taken) {
    return new Several(
        several.group(), several.date(), several.slot(), several.count() - taken);
  }

  private boolean take(List<Several> some, int each) {
    return Portion.of(some).stream()
        .allMatch(
            portion ->
                sql.update(
                        TAKE.get(portion.power()),
                        portion.values(
                            values -> Collections.addAll(values, each, each),
                            JdbcSlotPlaces::takeValues))
                    == portion.rows().size());
  }

  private static void takeValues(List<Object> values, Several several) {
    Collections.addAll(
        values,
        several.group().value(),
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
