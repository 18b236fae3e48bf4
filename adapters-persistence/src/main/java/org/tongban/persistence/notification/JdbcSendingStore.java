package org.tongban.persistence.notification;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.SendingStore;
import org.tongban.application.notification.Telling;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;

/**
 * What waits in table {@code waiting_notice}, the log in {@code sent_notice}. What waits for
 * whoever was erased is dropped; entries about them stay, without what was encrypted.
 */
@Singleton
final class JdbcSendingStore implements SendingStore {
  private static final String LIST = "sent";

  /** IGNORE: another try may have added it. */
  private static final RowStatement WAIT =
      RowStatement.insertIgnore(
          "INTO waiting_notice (channel, reference, person_id, content, due_at, since, tries)");

  private static final RowStatement LOG =
      RowStatement.insert(
          "INTO sent_notice (person_id, reference, kind, channel, sent_at, outcome, in_one,"
              + " content)");

  private final Sql sql;
  private final NoticeContents contents;

  JdbcSendingStore(Sql sql, NoticeContents contents) {
    this.sql = sql;
    this.contents = contents;
  }

  @Override
  public void wait(List<Waiting> notices) {
    var rows = new ArrayList<Object[]>();
    for (var notice : notices) {
      try {
        rows.add(row(notice));
      } catch (ErasedException _) {
        // Erased meanwhile: there is nobody left to tell.
        continue;
      }
    }
    sql.write(WAIT, rows);
  }

  private Object[] row(Waiting notice) {
    var telling = notice.telling();
    return new Object[] {
      notice.channel().name(),
      telling.reference(),
      telling.person().value(),
      contents.encrypt(
          Optional.of(telling.person()),
          waitingPlace(notice.channel().name(), telling.reference()),
          telling.payload()),
      notice.due(),
      notice.due(),
      notice.tries()
    };
  }

  private static String waitingPlace(String channel, String reference) {
    return "waiting_notice.content/" + channel + "/" + reference;
  }

  private record WaitingRow(
      long id,
      String channel,
      String reference,
      UUID person,
      byte[] content,
      Instant since,
      int tries) {
    static WaitingRow of(ResultSet row) throws SQLException {
      return new WaitingRow(
          row.getLong("id"),
          row.getString("channel"),
          row.getString("reference"),
          Sql.uuid(row, "person_id"),
          row.getBytes("content"),
          Sql.instant(row, "since"),
          row.getInt("tries") + 1);
    }
  }

  @Override
  public List<Claimed> claim(Instant now, Duration lease, int most) {
    var due =
        sql.list(
            "SELECT id, channel, reference, person_id, content, since, tries FROM waiting_notice"
                + " WHERE due_at <= ? LIMIT "
                + most
                + " FOR UPDATE SKIP LOCKED",
            WaitingRow::of,
            now);
    if (due.isEmpty()) {
      return List.of();
    }
    var until = now.plus(lease);
    var values = new ArrayList<Object>();
    values.add(until);
    due.forEach(row -> values.add(row.id()));
    sql.update(
        "UPDATE waiting_notice SET due_at = ?, tries = tries + 1 WHERE id IN ("
            + Sql.marks(due.size())
            + ")",
        values.toArray());
    return due.stream().flatMap(row -> claimed(row, until).stream()).toList();
  }

  private Optional<Claimed> claimed(WaitingRow row, Instant until) {
    var person = new SubjectId(row.person());
    try {
      var payload =
          contents.texts(person, waitingPlace(row.channel(), row.reference()), row.content());
      return Optional.of(
          new Claimed(
              row.id(),
              new Waiting(
                  Telling.of(row.reference(), person, payload),
                  NoticeChannel.valueOf(row.channel()),
                  until,
                  row.tries()),
              row.since()));
    } catch (ErasedException _) {
      done(List.of(row.id()));
      return Optional.empty();
    }
  }

  @Override
  public void done(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      sql.update(
          "DELETE FROM waiting_notice WHERE id IN (" + Sql.marks(ids.size()) + ")", ids.toArray());
    }
  }

  @Override
  public void again(Collection<Long> ids, Instant due, int tries) {
    if (!ids.isEmpty()) {
      var values = new ArrayList<Object>(List.of(due, tries));
      values.addAll(ids);
      sql.update(
          "UPDATE waiting_notice SET due_at = ?, tries = ? WHERE id IN ("
              + Sql.marks(ids.size())
              + ")",
          values.toArray());
    }
  }

  @Override
  public void log(List<Entry> entries) {
    var rows = new ArrayList<Object[]>();
    for (var entry : entries) {
      try {
        rows.add(row(entry));
      } catch (ErasedException _) {
        // Nothing is kept of whoever was erased.
        continue;
      }
    }
    sql.write(LOG, rows);
  }

  private Object[] row(Entry entry) {
    return new Object[] {
      entry.person().map(SubjectId::value),
      entry.reference(),
      entry.kind().name(),
      entry.channel().name(),
      entry.at(),
      entry.outcome().name(),
      entry.together(),
      contents.encrypt(
          entry.person(),
          sentPlace(entry.reference()),
          new SentContent(entry.to(), entry.receipt()))
    };
  }

  private static String sentPlace(String reference) {
    return "sent_notice.content/" + reference;
  }

  @Override
  public boolean accounted(SubjectId person, NoticeChannel channel, String reference) {
    return isThere(
            "SELECT 1 FROM waiting_notice WHERE reference = ? AND channel = ?",
            reference,
            channel.name())
        || isThere(
            "SELECT 1 FROM sent_notice WHERE person_id = ? AND reference = ? AND channel = ?"
                + " LIMIT 1",
            person.value(),
            reference,
            channel.name());
  }

  private boolean isThere(String query, Object... values) {
    return sql.first(query, row -> row.getInt(1), values).isPresent();
  }

  @Override
  public Page<Entry> ofPerson(SubjectId person, Page.Request page) {
    return all(new Filter(Optional.of(person), Optional.empty(), Optional.empty()), page);
  }

  private record SentRow(
      long id,
      Optional<SubjectId> person,
      String reference,
      String kind,
      String channel,
      Instant at,
      String outcome,
      int together,
      byte[] content) {
    static SentRow of(ResultSet row) throws SQLException {
      return new SentRow(
          row.getLong("id"),
          Optional.ofNullable(row.getBytes("person_id")).map(Sql::uuid).map(SubjectId::new),
          row.getString("reference"),
          row.getString("kind"),
          row.getString("channel"),
          Sql.instant(row, "sent_at"),
          row.getString("outcome"),
          row.getInt("in_one"),
          row.getBytes("content"));
    }
  }

  @Override
  public Page<Entry> all(Filter filter, Page.Request page) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    filter
        .person()
        .ifPresent(
            person -> {
              conditions.add("person_id = ?");
              values.add(person.value());
            });
    filter
        .channel()
        .ifPresent(
            channel -> {
              conditions.add("channel = ?");
              values.add(channel.name());
            });
    filter
        .outcome()
        .ifPresent(
            outcome -> {
              conditions.add("outcome = ?");
              values.add(outcome.name());
            });
    page.after()
        .ifPresent(
            text -> {
              conditions.add("id < ?");
              values.add(Cursor.of(LIST, 1, text).number(0));
            });
    values.add(page.limit() + 1);
    var rows =
        sql.list(
            "SELECT * FROM sent_notice"
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY id DESC LIMIT ?",
            SentRow::of,
            values.toArray());
    return page.cut(rows, last -> Cursor.text(LIST, last.id())).map(this::entry);
  }

  private Entry entry(SentRow row) {
    var content = content(row);
    return new Entry(
        row.person(),
        row.reference(),
        Notices.Kind.valueOf(row.kind()),
        NoticeChannel.valueOf(row.channel()),
        row.at(),
        SendingOutcome.valueOf(row.outcome()),
        row.together(),
        SentContent.text(content.to()),
        SentContent.text(content.receipt()));
  }

  private SentContent content(SentRow row) {
    try {
      return contents.decrypt(
          row.person(), sentPlace(row.reference()), row.content(), SentContent.class);
    } catch (ErasedException _) {
      return new SentContent("", "");
    }
  }

  @Override
  public int forget(Instant before, int most) {
    return sql.update("DELETE FROM sent_notice WHERE sent_at < ? LIMIT " + most, before);
  }
}
