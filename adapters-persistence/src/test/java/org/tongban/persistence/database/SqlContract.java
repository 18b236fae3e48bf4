package org.tongban.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** What statements do, however the driver of the database sends them. */
abstract class SqlContract {
  abstract TestDatabase database();

  /** Few are sent one by one, more of them together. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 40, 700})
  void aBatchChangesEveryRow(int count) {
    var sql = database().bean(Sql.class);
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      ids.add(UUID.randomUUID());
    }
    var kept =
        database()
            .bean(Transactions.class)
            .inTransaction(
                () -> {
                  sql.batch(
                      "INSERT INTO work_item (case_id, role, unit, task, due_ordinal, opened_at,"
                          + " item_name, number) VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?, ?)",
                      ids.stream()
                          .map(id -> new Object[] {id, "REVIEWER", "u", "REVIEW", 1, "高龄津贴", "TB1"})
                          .toList());
                  sql.batch(
                      "UPDATE work_item SET due_ordinal = ?, item_name = ? WHERE case_id = ?",
                      ids.stream().map(id -> new Object[] {ids.indexOf(id), "改'\\后", id}).toList());
                  return names(sql, ids);
                });
    assertThat(kept).hasSize(count).allMatch("改'\\后"::equals);
  }

  private static List<String> names(Sql sql, List<UUID> ids) {
    return ids.stream()
        .flatMap(
            id ->
                sql
                    .list(
                        "SELECT item_name FROM work_item WHERE case_id = ? AND due_ordinal = ?",
                        row -> row.getString(1),
                        id,
                        ids.indexOf(id))
                    .stream())
        .toList();
  }
}
