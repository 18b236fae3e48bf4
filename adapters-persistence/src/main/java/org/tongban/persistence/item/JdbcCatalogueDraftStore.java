package org.tongban.persistence.item;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.item.CatalogueDraft;
import org.tongban.application.item.CatalogueDraftStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Drafts, each as one row with its tables as JSON. */
@Singleton
final class JdbcCatalogueDraftStore implements CatalogueDraftStore {
  private static final String LIST = "catalogue-drafts";
  private static final String SELECT =
      "SELECT id, item_code, authority, state, base_version, content, editors, submitted_by, remark,"
          + " changed_at, version FROM catalogue_draft ";

  private final Sql sql;
  private final SourceRowsFormat format;

  JdbcCatalogueDraftStore(Sql sql, SourceRowsFormat format) {
    this.sql = sql;
    this.format = format;
  }

  @Override
  public Optional<CatalogueDraft> find(UUID id) {
    return sql.first(SELECT + "WHERE id = ?", this::read, id);
  }

  @Override
  public Optional<CatalogueDraft> findOpen(BasicCode item, UnitCode authority) {
    return sql.first(
        SELECT + "WHERE open_draft = ?", this::read, item.value() + "/" + authority.value());
  }

  @Override
  public Page<CatalogueDraft> listOpen(Collection<UnitCode> authorities, Page.Request page) {
    var after = page.after().map(text -> Cursor.of(LIST, 1, text).uuid(0));
    if (authorities.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var values = new ArrayList<Object>();
    authorities.forEach(authority -> values.add(authority.value()));
    after.ifPresent(values::add);
    values.add(page.limit() + 1);
    // Identities sort by the time at which the draft was begun.
    var found =
        sql.list(
            SELECT
                + "WHERE open_draft IS NOT NULL AND authority IN ("
                + Sql.marks(authorities.size())
                + ")"
                + (after.isPresent() ? " AND id > ?" : "")
                + " ORDER BY id LIMIT ?",
            this::read,
            values.toArray());
    return page.cut(found, last -> Cursor.text(LIST, last.id()));
  }

  @Override
  public void add(CatalogueDraft draft) {
    try {
      sql.update(
          "INSERT INTO catalogue_draft (id, item_code, authority, state, base_version, content,"
              + " editors, submitted_by, remark, changed_at, version)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
          draft.id(),
          draft.item().value(),
          draft.authority().value(),
          draft.state().name(),
          draft.base(),
          format.write(draft.rows()),
          editors(draft),
          draft.submittedBy().map(ActorId::value),
          draft.remark(),
          draft.changedAt());
    } catch (DataAccessException e) {
      if (Sql.isDuplicate(e)) {
        throw new StaleVersionException("catalogue draft");
      }
      throw e;
    }
  }

  private static String editors(CatalogueDraft draft) {
    return draft.editors().stream()
        .map(editor -> editor.value().toString())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Override
  public CatalogueDraft replace(CatalogueDraft changed) {
    var done =
        sql.update(
            "UPDATE catalogue_draft SET state = ?, content = ?, editors = ?, submitted_by = ?,"
                + " remark = ?, changed_at = ?, version = version + 1"
                + " WHERE id = ? AND version = ?",
            changed.state().name(),
            format.write(changed.rows()),
            editors(changed),
            changed.submittedBy().map(ActorId::value),
            changed.remark(),
            changed.changedAt(),
            changed.id(),
            changed.version());
    if (done != 1) {
      throw new StaleVersionException("catalogue draft " + changed.id());
    }
    return new CatalogueDraft(
        changed.id(),
        changed.item(),
        changed.authority(),
        changed.state(),
        changed.base(),
        changed.rows(),
        changed.editors(),
        changed.submittedBy(),
        changed.remark(),
        changed.changedAt(),
        changed.version() + 1);
  }

  private CatalogueDraft read(ResultSet row) throws SQLException {
    var base = row.getInt("base_version");
    var submittedBy = row.getBytes("submitted_by");
    return new CatalogueDraft(
        Sql.uuid(row, "id"),
        new BasicCode(row.getString("item_code")),
        new UnitCode(row.getString("authority")),
        CatalogueDraft.State.valueOf(row.getString("state")),
        base == 0 ? Optional.empty() : Optional.of(base),
        format.read(row.getString("content")),
        actors(row.getString("editors")),
        Optional.ofNullable(submittedBy).map(bytes -> new ActorId(Sql.uuid(bytes))),
        row.getString("remark"),
        Sql.instant(row, "changed_at"),
        row.getInt("version"));
  }

  private static Set<ActorId> actors(String ids) {
    return Arrays.stream(ids.split(" "))
        .filter(id -> !id.isEmpty())
        .map(id -> new ActorId(UUID.fromString(id)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
