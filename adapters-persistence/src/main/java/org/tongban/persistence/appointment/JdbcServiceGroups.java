package org.tongban.persistence.appointment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Service groups in {@code service_group}, {@code service_window}, {@code service_group_item}. */
@Singleton
final class JdbcServiceGroups implements ServiceGroups {
  private static final String GROUP =
      "service_group (code, place, name, letter, any_item, minutes, active, plan_version)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, 0)";

  private final Sql sql;

  JdbcServiceGroups(Sql sql) {
    this.sql = sql;
  }

  private record WindowRow(String group, ServiceWindow window) {}

  private record ItemRow(String group, BasicCode item, int minutes) {}

  @Override
  public Optional<ServiceGroup> find(ServiceGroupCode code) {
    return where("code", List.of(code.value())).stream().findFirst();
  }

  @Override
  public List<ServiceGroup> at(Collection<UnitCode> places) {
    return places.isEmpty()
        ? List.of()
        : where("place", places.stream().map(UnitCode::value).toList());
  }

  private List<ServiceGroup> where(String column, List<String> values) {
    var among = "(" + Sql.marks(values.size()) + ")";
    var parameters = values.toArray();
    var windows =
        sql
            .list(
                "SELECT w.group_code, w.window_number, w.name FROM service_window w"
                    + " JOIN service_group g ON g.code = w.group_code WHERE g."
                    + column
                    + " IN "
                    + among
                    + " ORDER BY w.group_code, w.position",
                row ->
                    new WindowRow(
                        row.getString("group_code"),
                        new ServiceWindow(row.getString("window_number"), row.getString("name"))),
                parameters)
            .stream()
            .collect(groupingBy(WindowRow::group, mapping(WindowRow::window, toList())));
    var items =
        sql
            .list(
                "SELECT i.group_code, i.item_code, i.minutes FROM service_group_item i"
                    + " JOIN service_group g ON g.code = i.group_code WHERE g."
                    + column
                    + " IN "
                    + among,
                row ->
                    new ItemRow(
                        row.getString("group_code"),
                        new BasicCode(row.getString("item_code")),
                        row.getInt("minutes")),
                parameters)
            .stream()
            .collect(groupingBy(ItemRow::group, toMap(ItemRow::item, ItemRow::minutes)));
    return sql
        .list(
            "SELECT code, name, letter, any_item, minutes, active FROM service_group WHERE "
                + column
                + " IN "
                + among,
            row ->
                new ServiceGroup(
                    new ServiceGroupCode(row.getString("code")),
                    row.getString("name"),
                    row.getString("letter"),
                    windows.get(row.getString("code")),
                    row.getBoolean("any_item"),
                    row.getInt("minutes"),
                    items.getOrDefault(row.getString("code"), Map.of()),
                    row.getBoolean("active")),
            parameters)
        .stream()
        // Not by the database, which may order letters and digits in its own way.
        .sorted(Comparator.comparing(ServiceGroup::code))
        .toList();
  }

  @Override
  public List<ServiceGroupCode> codes() {
    return sql.list(
        "SELECT code FROM service_group", row -> new ServiceGroupCode(row.getString("code")));
  }

  @Override
  public boolean add(ServiceGroup group) {
    if (sql.update("INSERT IGNORE INTO " + GROUP, values(group)) == 0) {
      return false;
    }
    saveParts(List.of(group));
    return true;
  }

  @Override
  public void save(Collection<ServiceGroup> groups) {
    sql.batch(
        "INSERT INTO "
            + GROUP
            + " ON DUPLICATE KEY UPDATE name = VALUES(name), letter = VALUES(letter),"
            + " any_item = VALUES(any_item), minutes = VALUES(minutes), active = VALUES(active)",
        groups.stream().map(JdbcServiceGroups::values).toList());
    saveParts(groups);
  }

  private static Object[] values(ServiceGroup group) {
    return new Object[] {
      group.code().value(),
      group.place().value(),
      group.name(),
      group.letter(),
      group.anyItem(),
      group.minutes(),
      group.active()
    };
  }

  /** The windows and items: those that were there are replaced. */
  private void saveParts(Collection<ServiceGroup> groups) {
    var codes = groups.stream().map(group -> new Object[] {group.code().value()}).toList();
    sql.batch("DELETE FROM service_window WHERE group_code = ?", codes);
    sql.batch("DELETE FROM service_group_item WHERE group_code = ?", codes);
    sql.batch(
        "INSERT INTO service_window (group_code, position, window_number, name)"
            + " VALUES (?, ?, ?, ?)",
        groups.stream().flatMap(JdbcServiceGroups::windows).toList());
    sql.batch(
        "INSERT INTO service_group_item (group_code, item_code, minutes) VALUES (?, ?, ?)",
        groups.stream()
            .flatMap(
                group ->
                    group.minutesByItem().entrySet().stream()
                        .map(
                            entry ->
                                new Object[] {
                                  group.code().value(), entry.getKey().value(), entry.getValue()
                                }))
            .toList());
  }

  private static Stream<Object[]> windows(ServiceGroup group) {
    return IntStream.range(0, group.windows().size())
        .mapToObj(
            position -> {
              var window = group.windows().get(position);
              return new Object[] {group.code().value(), position, window.number(), window.name()};
            });
  }
}
