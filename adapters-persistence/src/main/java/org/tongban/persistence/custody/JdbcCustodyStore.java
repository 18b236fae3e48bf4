package org.tongban.persistence.custody;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.custody.CustodyStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/** Envelopes in {@code envelope}, their chains in {@code custody_entry}. */
@Singleton
final class JdbcCustodyStore implements CustodyStore {
  private static final String AT = "envelopes-at";
  private static final String SENT = "envelopes-sent";

  private final Sql sql;
  private final PersonalData personalData;

  JdbcCustodyStore(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  @Override
  public void add(Envelope envelope, CustodyEntry first) {
    var contents = envelope.contents();
    var values =
        new ArrayList<Object>(
            List.of(
                contents.id().value(),
                contents.code().value(),
                contents.about().caseId().value(),
                contents.about().number().value(),
                contents.about().itemName(),
                contents.about().applicant().value(),
                contents.sender().value(),
                contents.packedAt()));
    values.addAll(EnvelopeRow.changing(envelope));
    try {
      sql.update(
          "INSERT INTO envelope (id, code, case_id, case_number, item_name, applicant_id, sender,"
              + " packed_at, "
              + String.join(", ", EnvelopeRow.CHANGING)
              + ", version) VALUES ("
              + Sql.marks(values.size())
              + ", 1)",
          values.toArray());
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(contents.id()) : e;
    }
    append(contents.id(), contents.about().applicant(), List.of(first));
  }

  @Override
  public Optional<Stored> find(EnvelopeId id) {
    return sql.first("SELECT * FROM envelope WHERE id = ?", JdbcCustodyStore::stored, id.value());
  }

  @Override
  public Optional<Stored> find(CustodyCode code) {
    return sql.first(
        "SELECT * FROM envelope WHERE code = ?", JdbcCustodyStore::stored, code.value());
  }

  @Override
  public List<Stored> all(Collection<EnvelopeId> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.list(
            "SELECT * FROM envelope WHERE id IN (%s)".formatted(Sql.marks(ids.size())),
            JdbcCustodyStore::stored,
            ids.stream().map(EnvelopeId::value).toArray());
  }

  @Override
  public List<Stored> ofCases(Collection<CaseId> cases) {
    return cases.isEmpty()
        ? List.of()
        : sql.list(
            "SELECT * FROM envelope WHERE case_id IN (%s) ORDER BY id"
                .formatted(Sql.marks(cases.size())),
            JdbcCustodyStore::stored,
            cases.stream().map(CaseId::value).toArray());
  }

  @Override
  public void replace(Stored changed, List<CustodyEntry> more) {
    var contents = changed.envelope().contents();
    var values = new ArrayList<>(EnvelopeRow.changing(changed.envelope()));
    values.add(contents.id().value());
    values.add(changed.version());
    var replaced =
        sql.update(
            "UPDATE envelope SET "
                + EnvelopeRow.CHANGING.stream()
                    .map(column -> column + " = ?")
                    .collect(Collectors.joining(", "))
                + ", version = version + 1 WHERE id = ? AND version = ?",
            values.toArray());
    if (replaced == 0) {
      throw stale(contents.id());
    }
    append(contents.id(), contents.about().applicant(), more);
  }

  /** The envelope's row is locked by now, so nobody else appends to its chain. */
  private void append(EnvelopeId id, SubjectId applicant, List<CustodyEntry> more) {
    if (more.isEmpty()) {
      return;
    }
    int number =
        sql.first(
                "SELECT MAX(number) AS last_number FROM custody_entry WHERE envelope_id = ?",
                row -> row.getInt("last_number"),
                id.value())
            .orElse(0);
    for (var entry : more) {
      number++;
      sql.update(
          "INSERT INTO custody_entry (envelope_id, number, kind, at, actor_id, unit, other_unit,"
              + " list_id, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id.value(),
          number,
          entry.kind().name(),
          entry.at(),
          entry.by().value(),
          entry.unit().value(),
          entry.other().map(UnitCode::value),
          entry.list().map(HandOverId::value),
          entry.note().isEmpty()
              ? null
              : personalData.encrypt(
                  applicant,
                  place(id.value(), number),
                  entry.note().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String place(UUID envelope, int number) {
    return "custody_entry.note/" + envelope + "/" + number;
  }

  private record Link(
      int number,
      CustodyEntry.Kind kind,
      java.time.Instant at,
      ActorId by,
      UnitCode unit,
      Optional<UnitCode> other,
      Optional<HandOverId> list,
      Optional<byte[]> note,
      SubjectId applicant) {
    static Link read(ResultSet row) throws SQLException {
      return new Link(
          row.getInt("number"),
          CustodyEntry.Kind.valueOf(row.getString("kind")),
          Sql.instant(row, "at"),
          new ActorId(Sql.uuid(row, "actor_id")),
          new UnitCode(row.getString("unit")),
          Optional.ofNullable(row.getString("other_unit")).map(UnitCode::new),
          EnvelopeRow.uuid(row, "list_id").map(HandOverId::new),
          Optional.ofNullable(row.getBytes("note")),
          new SubjectId(Sql.uuid(row, "applicant_id")));
    }
  }

  @Override
  public List<CustodyEntry> chain(EnvelopeId id) {
    return sql
        .list(
            "SELECT c.*, e.applicant_id FROM custody_entry c JOIN envelope e ON e.id ="
                + " c.envelope_id WHERE c.envelope_id = ? ORDER BY c.number",
            Link::read,
            id.value())
        .stream()
        .map(
            link ->
                new CustodyEntry(
                    link.kind(),
                    link.at(),
                    link.by(),
                    link.unit(),
                    link.other(),
                    link.list(),
                    note(id, link)))
        .toList();
  }

  private String note(EnvelopeId id, Link link) {
    try {
      return link.note()
          .map(
              bytes ->
                  new String(
                      personalData.decrypt(
                          link.applicant(), place(id.value(), link.number()), bytes),
                      StandardCharsets.UTF_8))
          .orElse("");
    } catch (ErasedException _) {
      return "";
    }
  }

  @Override
  public Page<Stored> at(Set<UnitCode> units, EnvelopeState state, Page.Request page) {
    return page(AT, "at_unit IN (%s) AND state = ?", units, List.of(state.name()), page);
  }

  @Override
  public Page<Stored> sentFrom(Set<UnitCode> units, Page.Request page) {
    return page(SENT, "from_unit IN (%s)", units, List.of(), page);
  }

  private Page<Stored> page(
      String list, String condition, Set<UnitCode> units, List<Object> more, Page.Request page) {
    var after = page.after().map(text -> Cursor.of(list, 1, text).uuid(0));
    if (units.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var values = new ArrayList<Object>(units.stream().map(UnitCode::value).toList());
    values.addAll(more);
    after.ifPresent(values::add);
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT * FROM envelope WHERE "
                + condition.formatted(Sql.marks(units.size()))
                + (after.isPresent() ? " AND id > ?" : "")
                + " ORDER BY id LIMIT ?",
            JdbcCustodyStore::stored,
            values.toArray());
    return page.cut(found, last -> Cursor.text(list, last.envelope().contents().id().value()));
  }

  @Override
  public List<EnvelopeId> dueBefore(long ordinal, int limit) {
    return sql.list(
        "SELECT id FROM envelope WHERE watched_ordinal < ? ORDER BY watched_ordinal, id LIMIT ?",
        row -> new EnvelopeId(Sql.uuid(row, "id")),
        ordinal,
        limit);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(EnvelopeRow.read(row), row.getInt("version"));
  }

  private static StaleVersionException stale(EnvelopeId id) {
    return new StaleVersionException("envelope " + id);
  }
}
