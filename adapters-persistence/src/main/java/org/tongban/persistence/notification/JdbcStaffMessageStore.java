package org.tongban.persistence.notification;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongban.application.notification.StaffAudience;
import org.tongban.application.notification.StaffMessage;
import org.tongban.application.notification.StaffMessageStore;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.InList;
import org.tongban.persistence.database.Sql;

/**
 * Messages in {@code staff_message}, and who saw how much of them in {@code staff_message_read}.
 */
@Singleton
final class JdbcStaffMessageStore implements StaffMessageStore {
  private static final String LIST = "staff-messages";
  private static final String UNIT = "UNIT/";
  private static final String SUPERVISORS = "SUPERVISORS/";
  private static final String SEEN =
      " FROM staff_message m LEFT JOIN staff_message_read r"
          + " ON r.message_id = m.id AND r.reader_id = ? WHERE m.audience IN (";

  private final Sql sql;

  JdbcStaffMessageStore(Sql sql) {
    this.sql = sql;
  }

  private static String text(StaffAudience audience) {
    return switch (audience) {
      case StaffAudience.AtUnit(var unit) -> UNIT + unit.value();
      case StaffAudience.Supervisors(var city) -> SUPERVISORS + city.value();
    };
  }

  private static StaffAudience audience(String text) {
    return text.startsWith(UNIT)
        ? new StaffAudience.AtUnit(new UnitCode(text.substring(UNIT.length())))
        : new StaffAudience.Supervisors(new RegionCode(text.substring(SUPERVISORS.length())));
  }

  private static InList all(Set<StaffAudience> audiences) {
    return InList.of(audiences.stream().map(JdbcStaffMessageStore::text).sorted().toList());
  }

  private static InList ids(Collection<MessageId> ids) {
    return InList.of(ids.stream().map(MessageId::value).toList());
  }

  @Override
  public void add(Matter matter) {
    // IGNORE: the message of the day may be there. Whoever comes second waits for the first one.
    sql.update(
        "INSERT IGNORE INTO staff_message (id, audience, kind, came_on, matters, grown_at)"
            + " VALUES (?, ?, ?, ?, 0, ?)",
        matter.id().value(),
        text(matter.audience()),
        matter.kind().name(),
        matter.day(),
        matter.at());
    sql.update(
        "UPDATE staff_message SET matters = matters + 1, grown_at = ?"
            + " WHERE audience = ? AND kind = ? AND came_on = ?",
        matter.at(),
        text(matter.audience()),
        matter.kind().name(),
        matter.day());
  }

  @Override
  public Page<StaffMessage> list(Set<StaffAudience> audiences, ActorId reader, Page.Request page) {
    var all = all(audiences);
    var values = new ArrayList<Object>(List.of(reader.value()));
    values.addAll(all.values());
    page.after().ifPresent(text -> values.add(Cursor.of(LIST, 1, text).uuid(0)));
    values.add(page.limit() + 1);
    var rows =
        sql.list(
            "SELECT m.*, r.seen"
                + SEEN
                + all.marks()
                + ")"
                + (page.after().isPresent() ? " AND m.id < ?" : "")
                + " ORDER BY m.id DESC LIMIT ?",
            JdbcStaffMessageStore::message,
            values.toArray());
    return page.cut(rows, last -> Cursor.text(LIST, last.id().value()));
  }

  private static StaffMessage message(ResultSet row) throws SQLException {
    return new StaffMessage(
        new MessageId(Sql.uuid(row, "id")),
        audience(row.getString("audience")),
        StaffMessage.Kind.valueOf(row.getString("kind")),
        row.getObject("came_on", LocalDate.class),
        row.getInt("matters"),
        row.getInt("seen"),
        Sql.instant(row, "grown_at"));
  }

  @Override
  public int unread(Set<StaffAudience> audiences, ActorId reader, Instant since) {
    var all = all(audiences);
    var values = new ArrayList<Object>(List.of(reader.value()));
    values.addAll(all.values());
    values.add(since);
    return sql.first(
            "SELECT COUNT(*) FROM (SELECT m.id"
                + SEEN
                + all.marks()
                + ") AND m.grown_at >= ? AND (r.seen IS NULL OR r.seen < m.matters) LIMIT "
                + MOST_UNREAD
                + ") unread",
            row -> row.getInt(1),
            values.toArray())
        .orElseThrow();
  }

  @Override
  public void markRead(Set<StaffAudience> audiences, ActorId reader, Map<MessageId, Integer> seen) {
    var ids = ids(seen.keySet());
    var all = all(audiences);
    var values = new ArrayList<Object>(ids.values());
    values.addAll(all.values());
    var found =
        sql.list(
            "SELECT id, matters FROM staff_message WHERE id IN ("
                + ids.marks()
                + ") AND audience IN ("
                + all.marks()
                + ") ORDER BY id",
            row -> Map.entry(new MessageId(Sql.uuid(row, "id")), row.getInt("matters")),
            values.toArray());
    var added = new ArrayList<Object[]>();
    var raised = new ArrayList<Object[]>();
    for (var message : found) {
      var id = message.getKey();
      int count = Math.min(seen.get(id), message.getValue());
      added.add(new Object[] {id.value(), reader.value(), count});
      raised.add(new Object[] {count, id.value(), reader.value(), count});
    }
    if (!found.isEmpty()) {
      sql.batch(
          "INSERT IGNORE INTO staff_message_read (message_id, reader_id, seen) VALUES (?, ?, ?)",
          added);
      sql.batch(
          "UPDATE staff_message_read SET seen = ?"
              + " WHERE message_id = ? AND reader_id = ? AND seen < ?",
          raised);
    }
  }

  @Override
  public int forget(Instant before, int most) {
    var old =
        sql.list(
            "SELECT id FROM staff_message WHERE grown_at < ? ORDER BY grown_at LIMIT ?",
            row -> new MessageId(Sql.uuid(row, "id")),
            before,
            most);
    if (old.isEmpty()) {
      return 0;
    }
    var ids = ids(old);
    sql.update(
        "DELETE FROM staff_message_read WHERE message_id IN (" + ids.marks() + ")",
        ids.values().toArray());
    return sql.update(
        "DELETE FROM staff_message WHERE id IN (" + ids.marks() + ")", ids.values().toArray());
  }
}
