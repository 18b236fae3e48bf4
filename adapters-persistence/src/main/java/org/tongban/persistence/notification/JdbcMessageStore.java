package org.tongban.persistence.notification;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.notification.MessageStore;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.PersonalMessage;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingRules.Recent;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.InList;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;

/** Messages in table {@code message}. Those of whoever was erased are as if there were none. */
@Singleton
final class JdbcMessageStore implements MessageStore {
  private static final String LIST = "messages";

  /** IGNORE: another try may have added it. */
  private static final RowStatement ADD =
      RowStatement.insertIgnore(
          "INTO message (person_id, id, reference, kind, content, came_at, sms_at, mail_at)");

  private final Sql sql;
  private final NoticeContents contents;

  JdbcMessageStore(Sql sql, NoticeContents contents) {
    this.sql = sql;
    this.contents = contents;
  }

  @Override
  public Set<String> known(Collection<String> references) {
    if (references.isEmpty()) {
      return Set.of();
    }
    var all = InList.of(references);
    return new HashSet<>(
        sql.list(
            "SELECT reference FROM message WHERE reference IN (" + all.marks() + ")",
            row -> row.getString(1),
            all.values().toArray()));
  }

  @Override
  public boolean wasPlanned(String reference, NoticeChannel channel) {
    return sql.first(
            "SELECT " + column(channel) + " FROM message WHERE reference = ?",
            row -> row.getObject(1) != null,
            reference)
        .orElse(false);
  }

  private static String column(NoticeChannel channel) {
    return switch (channel) {
      case SMS -> "sms_at";
      case MAIL -> "mail_at";
      case PORTAL -> throw new IllegalArgumentException("Messages go into the portal at once");
    };
  }

  @Override
  public void add(List<Planned> messages) {
    var rows = new ArrayList<Object[]>();
    for (var planned : messages) {
      try {
        rows.add(row(planned));
      } catch (ErasedException _) {
        // Erased meanwhile: there is nobody left to tell.
        continue;
      }
    }
    sql.write(ADD, rows);
  }

  private Object[] row(Planned planned) {
    var message = planned.message();
    return new Object[] {
      message.person().value(),
      message.id().value(),
      message.reference(),
      message.kind().name(),
      contents.encrypt(
          Optional.of(message.person()),
          place(message.id().value()),
          new MessageContent(message.about().map(UUID::toString).orElse(null), message.text())),
      message.at(),
      planned.moments().get(NoticeChannel.SMS),
      planned.moments().get(NoticeChannel.MAIL)
    };
  }

  private static String place(UUID id) {
    return "message.content/" + id;
  }

  @Override
  public Map<SubjectId, Recent> recent(
      NoticeChannel channel, Collection<SubjectId> people, Instant since) {
    if (people.isEmpty()) {
      return Map.of();
    }
    var column = column(channel);
    var all = InList.of(people.stream().map(SubjectId::value).toList());
    var values = new ArrayList<Object>(all.values());
    values.add(since);
    var recent = new HashMap<SubjectId, Recent>();
    sql.list(
            "SELECT person_id, COUNT(DISTINCT %1$s) AS messages, MAX(%1$s) AS latest FROM message"
                    .formatted(column)
                + " WHERE person_id IN ("
                + all.marks()
                + ") AND "
                + column
                + " >= ? GROUP BY person_id",
            row ->
                Map.entry(
                    new SubjectId(Sql.uuid(row, "person_id")),
                    new Recent(row.getInt("messages"), Optional.of(Sql.instant(row, "latest")))),
            values.toArray())
        .forEach(entry -> recent.put(entry.getKey(), entry.getValue()));
    return recent;
  }

  private record Row(
      UUID id,
      UUID person,
      String reference,
      String kind,
      byte[] content,
      Instant at,
      Optional<Instant> readAt) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          Sql.uuid(row, "id"),
          Sql.uuid(row, "person_id"),
          row.getString("reference"),
          row.getString("kind"),
          row.getBytes("content"),
          Sql.instant(row, "came_at"),
          Optional.ofNullable(row.getObject("read_at", LocalDateTime.class))
              .map(time -> time.toInstant(ZoneOffset.UTC)));
    }
  }

  @Override
  public Page<PersonalMessage> list(SubjectId person, Page.Request page) {
    var values = new ArrayList<Object>(List.of(person.value()));
    page.after().ifPresent(text -> values.add(Cursor.of(LIST, 1, text).uuid(0)));
    values.add(page.limit() + 1);
    var rows =
        sql.list(
            "SELECT id, person_id, reference, kind, content, came_at, read_at FROM message"
                + " WHERE person_id = ?"
                + (page.after().isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT ?",
            Row::of,
            values.toArray());
    var part = page.cut(rows, last -> Cursor.text(LIST, last.id()));
    return new Page<>(
        part.items().stream().flatMap(row -> message(row).stream()).toList(), part.next());
  }

  private Optional<PersonalMessage> message(Row row) {
    var person = new SubjectId(row.person());
    try {
      var content =
          contents.decrypt(
              Optional.of(person), place(row.id()), row.content(), MessageContent.class);
      return Optional.of(
          new PersonalMessage(
              new MessageId(row.id()),
              person,
              row.reference(),
              Notices.Kind.valueOf(row.kind()),
              Optional.ofNullable(content.about()).map(UUID::fromString),
              content.text(),
              row.at(),
              row.readAt()));
    } catch (ErasedException _) {
      return Optional.empty();
    }
  }

  @Override
  public int unread(SubjectId person) {
    return sql.first(
            "SELECT COUNT(*) FROM (SELECT read_at FROM message WHERE person_id = ?"
                + " ORDER BY id DESC LIMIT "
                + MOST_UNREAD
                + ") latest WHERE read_at IS NULL",
            row -> row.getInt(1),
            person.value())
        .orElseThrow();
  }

  @Override
  public boolean markRead(SubjectId person, MessageId id, Instant at) {
    var changed =
        sql.update(
            "UPDATE message SET read_at = ? WHERE person_id = ? AND id = ? AND read_at IS NULL",
            at,
            person.value(),
            id.value());
    return changed > 0
        || sql.first(
                "SELECT 1 FROM message WHERE person_id = ? AND id = ?",
                row -> row.getInt(1),
                person.value(),
                id.value())
            .isPresent();
  }

  @Override
  public void markAllRead(SubjectId person, Instant until) {
    sql.update(
        "UPDATE message SET read_at = ? WHERE person_id = ? AND read_at IS NULL AND came_at <= ?",
        until,
        person.value(),
        until);
  }

  @Override
  public int forget(Instant before, int most) {
    return sql.update("DELETE FROM message WHERE came_at < ? LIMIT " + most, before);
  }
}
