package org.tongban.persistence.appointment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.tongban.application.appointment.SlotPlaces;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.persistence.database.InList;
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

  /**
   * Whole days, of which a slot is a few numbers: rows are what costs. And what has lapsed: little,
   * and found by its time, because it is soon cleared up.
   */
  private static final List<String> TAKEN =
      List.of(
          "SELECT group_code, visit_date, GROUP_CONCAT(CONCAT(starts, ' ', ends, ' ', taken, ' '))"
              + " FROM appointment_slot WHERE group_code IN (%s) AND visit_date BETWEEN ? AND ?"
              + " GROUP BY group_code, visit_date",
          "SELECT group_code, visit_date, CONCAT(starts, ' ', ends, ' ') FROM appointment"
              + " WHERE group_code IN (%s) AND visit_date BETWEEN ? AND ? AND lapses_at <= ?",
          "SELECT group_code, visit_date, CONCAT(starts, ' ', ends, ' ') FROM cooling_place"
              + " WHERE group_code IN (%s) AND visit_date BETWEEN ? AND ? AND returns_at <= ?");

  private final Sql sql;

  JdbcSlotPlaces(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<TakenDay> taken(
      Collection<ServiceGroupCode> groups, LocalDate first, LocalDate last, Instant now) {
    if (groups.isEmpty()) {
      return List.of();
    }
    var codes = InList.of(groups.stream().map(ServiceGroupCode::value).distinct().toList());
    var query = new StringJoiner(" UNION ALL ");
    var values = new ArrayList<Object>();
    for (var part : TAKEN) {
      query.add(part.formatted(codes.marks()));
      values.addAll(codes.values());
      Collections.addAll(values, first, last);
      values.addAll(part.endsWith("<= ?") ? List.of(now) : List.of());
    }
    var days = new LinkedHashMap<DayKey, DayNumbers>();
    sql.list(query.toString(), NumbersRow::of, values.toArray())
        .forEach(row -> days.computeIfAbsent(row.day(), _ -> new DayNumbers()).add(row.numbers()));
    return days.entrySet().stream()
        .map(
            day ->
                new TakenDay(
                    new ServiceGroupCode(day.getKey().group()),
                    day.getKey().date(),
                    day.getValue().taken()))
        .toList();
  }

  private record DayKey(String group, LocalDate date) {}

  /** Of slots three numbers each, with a comma between them; of something lapsed two. */
  private record NumbersRow(DayKey day, String numbers) {
    static NumbersRow of(ResultSet row) throws SQLException {
      return new NumbersRow(
          new DayKey(row.getString(1), row.getObject(2, LocalDate.class)), row.getString(3));
    }
  }

  /** The slots of a day, and what has lapsed in them, in minutes. */
  private static final class DayNumbers {
    private final List<int[]> slots = new ArrayList<>();
    private final List<int[]> lapsed = new ArrayList<>();

    /** Reads without cutting the text up: a month has thousands of numbers. */
    void add(String numbers) {
      var read = new int[3];
      int count = 0;
      int number = 0;
      for (int i = 0; i < numbers.length(); i++) {
        char c = numbers.charAt(i);
        if (c >= '0' && c <= '9') {
          number = number * 10 + c - '0';
        } else if (c == ' ') {
          read[count++] = number;
          number = 0;
        } else {
          slots.add(read);
          read = new int[3];
          count = 0;
        }
      }
      (count == read.length ? slots : lapsed).add(read);
    }

    Map<LocalTime, Integer> taken() {
      var taken = new HashMap<LocalTime, Integer>();
      for (var slot : slots) {
        int free = 0;
        for (var claim : lapsed) {
          free += slot[0] < claim[1] && claim[0] < slot[1] ? 1 : 0;
        }
        taken.put(Minutes.time(slot[0]), slot[2] - free);
      }
      return taken;
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
                row.getInt("taken")),
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
    return new Several(several.group(), several.date(), several.slot(), several.count() - taken);
  }

  private boolean take(List<Several> some, int each) {
    return Portion.of(some).stream()
        .allMatch(
            portion ->
                sql.update(
                        TAKE.get(portion.form()),
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
