package org.tongban.persistence.notification;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.notification.PreferencesStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.InList;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;

/** Preferences in table {@code notification_preferences}. */
@Singleton
final class JdbcPreferencesStore implements PreferencesStore {
  private final Sql sql;
  private final NoticeContents contents;

  JdbcPreferencesStore(Sql sql, NoticeContents contents) {
    this.sql = sql;
    this.contents = contents;
  }

  private record Row(SubjectId person, byte[] content, int version) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          new SubjectId(Sql.uuid(row, "person_id")),
          row.getBytes("content"),
          row.getInt("version"));
    }
  }

  @Override
  public Map<SubjectId, Preferences> of(Collection<SubjectId> people) {
    var found = new HashMap<SubjectId, Preferences>();
    if (!people.isEmpty()) {
      var all = InList.of(people.stream().map(SubjectId::value).toList());
      sql.list(
              "SELECT person_id, content, version FROM notification_preferences"
                  + " WHERE person_id IN ("
                  + all.marks()
                  + ")",
              Row::of,
              all.values().toArray())
          .forEach(row -> read(row).ifPresent(chosen -> found.put(row.person(), chosen)));
    }
    return found;
  }

  @Override
  public Stored load(SubjectId person) {
    return sql.first(
            "SELECT person_id, content, version FROM notification_preferences WHERE person_id = ?",
            Row::of,
            person.value())
        .map(row -> new Stored(read(row).orElse(Preferences.USUAL), row.version()))
        .orElseGet(() -> new Stored(Preferences.USUAL, 0));
  }

  private Optional<Preferences> read(Row row) {
    try {
      return Optional.of(
          contents
              .decrypt(
                  Optional.of(row.person()),
                  place(row.person()),
                  row.content(),
                  PreferencesContent.class)
              .preferences());
    } catch (ErasedException _) {
      return Optional.empty();
    }
  }

  private static String place(SubjectId person) {
    return "notification_preferences.content/" + person;
  }

  @Override
  public void keep(SubjectId person, Preferences preferences, int version) {
    var content =
        contents.encrypt(Optional.of(person), place(person), PreferencesContent.of(preferences));
    if (version == 0) {
      insert(person, content);
    } else if (sql.update(
            "UPDATE notification_preferences SET content = ?, version = version + 1"
                + " WHERE person_id = ? AND version = ?",
            content,
            person.value(),
            version)
        == 0) {
      throw stale(person);
    }
  }

  private void insert(SubjectId person, byte[] content) {
    try {
      sql.update(
          "INSERT INTO notification_preferences (person_id, content, version) VALUES (?, ?, 1)",
          person.value(),
          content);
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(person) : e;
    }
  }

  private static StaleVersionException stale(SubjectId person) {
    return new StaleVersionException("preferences " + person);
  }
}
