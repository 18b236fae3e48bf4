package org.tongban.persistence.seal;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.seal.SealStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;
import org.tongban.domain.seal.SealRegistration;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.InList;
import org.tongban.persistence.database.Sql;

/** Seals in {@code unit_seal}, their pictures in {@code unit_seal_picture}. */
@Singleton
final class JdbcSealStore implements SealStore {
  private static final String LIST = "seals";
  private static final String HOLDING =
      "state = 'IN_USE' AND valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?)";
  private static final String INSERT =
      "INSERT INTO unit_seal (id, unit, kind, name, diameter, valid_from, valid_until, drawn,"
          + " registered_by, registered_at, state, approved_by, approved_at, revoked_by,"
          + " revoked_at, reason, version)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";

  private final Sql sql;

  JdbcSealStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Seal seal, Optional<byte[]> picture) {
    var id = seal.registration().id();
    if (seal.registration().drawn() != picture.isEmpty()) {
      throw new IllegalArgumentException("A seal is drawn or has a picture: " + id);
    }
    try {
      sql.update(INSERT, values(seal));
      picture.ifPresent(
          png ->
              sql.update(
                  "INSERT INTO unit_seal_picture (seal_id, picture) VALUES (?, ?)",
                  id.value(),
                  png));
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(id) : e;
    }
  }

  @Override
  public void addDrawn(List<? extends Seal> seals) {
    if (!seals.stream().allMatch(seal -> seal.registration().drawn())) {
      throw new IllegalArgumentException("One of the seals has a picture");
    }
    sql.batch(INSERT, seals.stream().map(JdbcSealStore::values).toList());
  }

  private static Object[] values(Seal seal) {
    var registered = seal.registration();
    var revoked = revoked(seal);
    return new Object[] {
      registered.id().value(),
      registered.unit().value(),
      registered.kind().name(),
      registered.name(),
      registered.diameter(),
      registered.validFrom(),
      registered.validUntil(),
      registered.drawn(),
      registered.by().value(),
      registered.at(),
      seal.state().name(),
      seal.approved().map(act -> act.by().value()),
      seal.approved().map(Seal.Act::at),
      revoked.map(it -> it.revocation().by().value()),
      revoked.map(it -> it.revocation().at()),
      revoked.map(Seal.Revoked::reason)
    };
  }

  private static Optional<Seal.Revoked> revoked(Seal seal) {
    return seal instanceof Seal.Revoked revoked ? Optional.of(revoked) : Optional.empty();
  }

  @Override
  public Optional<Stored> find(SealId id) {
    return sql.first("SELECT * FROM unit_seal WHERE id = ?", JdbcSealStore::stored, id.value());
  }

  @Override
  public Optional<byte[]> picture(SealId id) {
    return sql.first(
        "SELECT picture FROM unit_seal_picture WHERE seal_id = ?",
        row -> row.getBytes(1),
        id.value());
  }

  @Override
  public Page<Stored> list(Filter filter, Page.Request page) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    if (filter.units().isPresent()) {
      var units = filter.units().get().stream().map(UnitCode::value).toList();
      if (units.isEmpty()) {
        return new Page<>(List.of(), Optional.empty());
      }
      var in = InList.of(units);
      conditions.add("unit IN (" + in.marks() + ")");
      values.addAll(in.values());
    }
    filter
        .state()
        .ifPresent(
            state -> {
              conditions.add("state = ?");
              values.add(state.name());
            });
    page.after()
        .ifPresent(
            after -> {
              conditions.add("id < ?");
              values.add(Cursor.of(LIST, 1, after).uuid(0));
            });
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT * FROM unit_seal"
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY id DESC LIMIT ?",
            JdbcSealStore::stored,
            values.toArray());
    return page.cut(found, last -> Cursor.text(LIST, last.seal().registration().id()));
  }

  @Override
  public List<Seal> holding(UnitCode unit, LocalDate day) {
    return sql.list(
        "SELECT * FROM unit_seal WHERE unit = ? AND " + HOLDING,
        row -> stored(row).seal(),
        unit.value(),
        day,
        day);
  }

  @Override
  public Set<UnitCode> unitsWithSeal(LocalDate day) {
    return sql
        .list(
            "SELECT DISTINCT unit FROM unit_seal WHERE " + HOLDING,
            row -> new UnitCode(row.getString(1)),
            day,
            day)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void replace(Seal changed, int version) {
    var id = changed.registration().id();
    var revoked = revoked(changed);
    var rows =
        sql.update(
            "UPDATE unit_seal SET state = ?, approved_by = ?, approved_at = ?, revoked_by = ?,"
                + " revoked_at = ?, reason = ?, version = version + 1"
                + " WHERE id = ? AND version = ?",
            changed.state().name(),
            changed.approved().map(act -> act.by().value()),
            changed.approved().map(Seal.Act::at),
            revoked.map(it -> it.revocation().by().value()),
            revoked.map(it -> it.revocation().at()),
            revoked.map(Seal.Revoked::reason),
            id.value(),
            version);
    if (rows == 0) {
      throw stale(id);
    }
  }

  private static Stored stored(ResultSet row) throws SQLException {
    var registered =
        new SealRegistration(
            new SealId(Sql.uuid(row, "id")),
            new UnitCode(row.getString("unit")),
            SealKind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getInt("diameter"),
            row.getObject("valid_from", LocalDate.class),
            Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
            row.getBoolean("drawn"),
            new ActorId(Sql.uuid(row, "registered_by")),
            Sql.instant(row, "registered_at"));
    var seal =
        switch (Seal.State.valueOf(row.getString("state"))) {
          case WAITING -> new Seal.Waiting(registered);
          case IN_USE -> new Seal.InUse(registered, act(row, "approved"));
          case REVOKED ->
              new Seal.Revoked(
                  registered,
                  row.getBytes("approved_by") == null
                      ? Optional.empty()
                      : Optional.of(act(row, "approved")),
                  act(row, "revoked"),
                  row.getString("reason"));
        };
    return new Stored(seal, row.getInt("version"));
  }

  private static Seal.Act act(ResultSet row, String what) throws SQLException {
    return new Seal.Act(new ActorId(Sql.uuid(row, what + "_by")), Sql.instant(row, what + "_at"));
  }

  private static StaleVersionException stale(SealId id) {
    return new StaleVersionException("seal " + id);
  }
}
