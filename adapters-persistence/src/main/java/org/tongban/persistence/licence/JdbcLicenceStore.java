package org.tongban.persistence.licence;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceState;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/**
 * Licences in {@code licence}. Those of a person whose data were erased are as if they did not
 * exist.
 */
@Singleton
final class JdbcLicenceStore implements LicenceStore {
  private static final String SELECT = "SELECT * FROM licence WHERE ";
  private static final String LIST = "licences";

  private final Sql sql;
  private final PersonalData personalData;
  private final ObjectMapper json;

  JdbcLicenceStore(Sql sql, PersonalData personalData, ObjectMapper json) {
    this.sql = sql;
    this.personalData = personalData;
    this.json = json;
  }

  private record Row(
      UUID id,
      String number,
      UUID caseId,
      UUID holder,
      String issuer,
      LocalDate issuedOn,
      String state,
      Optional<UUID> pdf,
      Optional<UUID> ofd,
      Optional<UUID> decidedBy,
      Optional<LocalDate> endedOn,
      byte[] content,
      int version) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          Sql.uuid(row, "id"),
          row.getString("number"),
          Sql.uuid(row, "case_id"),
          Sql.uuid(row, "holder_id"),
          row.getString("issuer"),
          row.getObject("issued_on", LocalDate.class),
          row.getString("state"),
          uuid(row, "pdf_file"),
          uuid(row, "ofd_file"),
          uuid(row, "decided_by"),
          Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
          row.getBytes("content"),
          row.getInt("version"));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
      return Optional.ofNullable(row.getBytes(column)).map(Sql::uuid);
    }
  }

  @Override
  public void add(Licence licence) {
    var said = licence.particulars();
    try {
      sql.update(
          "INSERT INTO licence (id, number, case_id, holder_id, issuer, issued_on,"
              + " licence_version, state, pdf_file, ofd_file, decided_by, ended_on, content,"
              + " version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
          licence.id().value(),
          said.number().value(),
          said.caseId().value(),
          said.holder().subject().value(),
          said.issuer().value(),
          said.issuedOn(),
          said.number().version(),
          licence.state().name(),
          licence.files().map(Licence.Files::pdf),
          licence.files().map(Licence.Files::ofd),
          decidedBy(licence),
          endedOn(licence),
          content(licence));
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(licence.id()) : e;
    }
  }

  @Override
  public Optional<Stored> find(LicenceId id) {
    return one("id = ?", id.value());
  }

  @Override
  public Optional<Stored> findByNumber(LicenceNumber number) {
    return one("number = ?", number.value());
  }

  @Override
  public List<Stored> ofCase(CaseId caseId) {
    return stored(
        sql.list(SELECT + "case_id = ? ORDER BY licence_version", Row::of, caseId.value()));
  }

  @Override
  public Page<Stored> ofHolder(SubjectId holder, Page.Request page) {
    var values = new ArrayList<Object>(List.of(holder.value()));
    page.after().ifPresent(text -> values.add(Cursor.of(LIST, 1, text).uuid(0)));
    values.add(page.limit() + 1);
    var rows =
        sql.list(
            SELECT
                + "holder_id = ?"
                + (page.after().isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT ?",
            Row::of,
            values.toArray());
    var part = page.cut(rows, last -> Cursor.text(LIST, last.id()));
    return new Page<>(stored(part.items()), part.next());
  }

  @Override
  public List<Stored> all(Collection<LicenceId> ids) {
    return ids.isEmpty()
        ? List.of()
        : stored(
            sql.list(
                SELECT + "id IN (" + Sql.marks(ids.size()) + ")",
                Row::of,
                ids.stream().map(LicenceId::value).toArray()));
  }

  /** A number begins with the type, and a holder has few licences. */
  @Override
  public List<Stored> holding(SubjectId holder, Collection<String> types, int limit) {
    if (types.isEmpty()) {
      return List.of();
    }
    var values = new ArrayList<Object>(List.of(holder.value()));
    types.forEach(type -> values.add(LicenceNumber.beginning(type) + "%"));
    values.add(limit);
    return stored(
        sql.list(
            SELECT
                + "holder_id = ? AND state IN ('IN_FORCE', 'CHALLENGED') AND ("
                + String.join(" OR ", Collections.nCopies(types.size(), "number LIKE ?"))
                + ") ORDER BY id DESC LIMIT ?",
            Row::of,
            values.toArray()));
  }

  @Override
  public void replace(Licence changed, int version) {
    var replaced =
        sql.update(
            "UPDATE licence SET state = ?, pdf_file = ?, ofd_file = ?, decided_by = ?,"
                + " ended_on = ?, content = ?, version = version + 1 WHERE id = ? AND version = ?",
            changed.state().name(),
            changed.files().map(Licence.Files::pdf),
            changed.files().map(Licence.Files::ofd),
            decidedBy(changed),
            endedOn(changed),
            content(changed),
            changed.id().value(),
            version);
    if (replaced == 0) {
      throw stale(changed.id());
    }
  }

  @Override
  public void begin(LicenceId licence, Licence.Files files, Instant at) {
    for (var file : List.of(files.pdf(), files.ofd())) {
      sql.update(
          "INSERT INTO licence_file_begun (file_id, licence_id, begun_at) VALUES (?, ?, ?)",
          file,
          licence.value(),
          at);
    }
  }

  @Override
  public void settle(UUID file) {
    sql.update("DELETE FROM licence_file_begun WHERE file_id = ?", file);
  }

  @Override
  public List<BegunFile> begunBefore(Instant time, int limit) {
    return sql.list(
        "SELECT file_id, licence_id FROM licence_file_begun WHERE begun_at < ?"
            + " ORDER BY begun_at LIMIT ?",
        row -> new BegunFile(Sql.uuid(row, "file_id"), new LicenceId(Sql.uuid(row, "licence_id"))),
        time,
        limit);
  }

  private static Optional<UUID> decidedBy(Licence licence) {
    return licence instanceof Licence.Ended ended
        ? Optional.of(ended.decidedBy().value())
        : Optional.empty();
  }

  private static Optional<LocalDate> endedOn(Licence licence) {
    return licence instanceof Licence.Ended ended ? Optional.of(ended.on()) : Optional.empty();
  }

  private byte[] content(Licence licence) {
    try {
      return personalData.encrypt(
          licence.particulars().holder().subject(),
          place(licence.id().value()),
          json.writeValueAsBytes(LicenceContent.of(licence)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(UUID id) {
    return "licence.content/" + id;
  }

  private Optional<Stored> one(String condition, Object value) {
    return stored(sql.list(SELECT + condition, Row::of, value)).stream().findFirst();
  }

  private List<Stored> stored(List<Row> rows) {
    return rows.stream().flatMap(row -> stored(row).stream()).toList();
  }

  private Optional<Stored> stored(Row row) {
    try {
      var holder = new SubjectId(row.holder());
      var content =
          json.readValue(
              personalData.decrypt(holder, place(row.id()), row.content()), LicenceContent.class);
      return Optional.of(
          new Stored(licence(row, particulars(row, content), content), row.version()));
    } catch (ErasedException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Particulars particulars(Row row, LicenceContent content) {
    return new Particulars(
        LicenceNumber.of(row.number()),
        new CaseId(row.caseId()),
        content.paper(),
        content.title(),
        content.itemName(),
        content.holder(new SubjectId(row.holder())),
        new UnitCode(row.issuer()),
        content.issuerName(),
        row.issuedOn(),
        content.lastDay());
  }

  private static Licence licence(Row row, Particulars said, LicenceContent content) {
    var id = new LicenceId(row.id());
    return switch (LicenceState.valueOf(row.state())) {
      case PREPARING -> new Licence.Preparing(id, said);
      case IN_FORCE -> new Licence.InForce(id, said, files(row));
      case CHALLENGED ->
          new Licence.Challenged(id, said, files(row), content.proposal().proposal());
      case REVOKED, REPLACED ->
          new Licence.Ended(
              id,
              said,
              files(row),
              content.proposal().proposal(),
              new ActorId(row.decidedBy().orElseThrow()),
              row.endedOn().orElseThrow());
    };
  }

  private static Licence.Files files(Row row) {
    return new Licence.Files(row.pdf().orElseThrow(), row.ofd().orElseThrow());
  }

  private static StaleVersionException stale(LicenceId id) {
    return new StaleVersionException("licence " + id);
  }
}
