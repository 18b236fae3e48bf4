package org.tongban.persistence.custody;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.custody.HandOverLists;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** Lists in {@code hand_over_list}, what is on them in {@code hand_over_line}. */
@Singleton
final class JdbcHandOverLists implements HandOverLists {
  private static final String LIST = "hand-over-lists";

  private final Sql sql;

  JdbcHandOverLists(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(HandOverList list) {
    try {
      sql.update(
          "INSERT INTO hand_over_list (id, number, from_unit, to_unit, state, made_at, version)"
              + " VALUES (?, ?, ?, ?, ?, ?, 1)",
          list.id().value(),
          list.number().value(),
          list.from().value(),
          list.to().value(),
          list.state().name(),
          list.madeAt());
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(list.id()) : e;
    }
    var lines = new ArrayList<Object[]>();
    for (var envelope : list.envelopes()) {
      lines.add(new Object[] {list.id().value(), lines.size() + 1, envelope.value()});
    }
    sql.batch("INSERT INTO hand_over_line (list_id, line, envelope_id) VALUES (?, ?, ?)", lines);
  }

  @Override
  public Optional<Stored> find(HandOverId id) {
    return lists(sql.list("SELECT * FROM hand_over_list WHERE id = ?", Head::read, id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Stored> find(CustodyCode number) {
    return lists(
            sql.list("SELECT * FROM hand_over_list WHERE number = ?", Head::read, number.value()))
        .stream()
        .findFirst();
  }

  @Override
  public void replace(Stored changed) {
    var list = changed.list();
    var waybill = list.dispatched().flatMap(it -> waybill(it.carrier()));
    var replaced =
        sql.update(
            "UPDATE hand_over_list SET state = ?, dispatched_at = ?, courier = ?, waybill = ?,"
                + " ended_at = ?, version = version + 1 WHERE id = ? AND version = ?",
            list.state().name(),
            list.dispatched().map(HandOverList.Dispatched::at),
            waybill.map(it -> it.courier().value()),
            waybill.map(Waybill::number),
            list.endedAt(),
            list.id().value(),
            changed.version());
    if (replaced == 0) {
      throw stale(list.id());
    }
  }

  private static Optional<Waybill> waybill(Carrier carrier) {
    return switch (carrier) {
      case Carrier.Messenger _ -> Optional.empty();
      case Carrier.ByCourier(var waybill) -> Optional.of(waybill);
    };
  }

  @Override
  public Page<Stored> of(Set<UnitCode> units, Page.Request page) {
    var after = page.after().map(text -> Cursor.of(LIST, 1, text).uuid(0));
    if (units.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    // Each end by its own index; UNION drops what is on both.
    var part = "(SELECT id FROM hand_over_list WHERE %s IN (%s)%s ORDER BY id DESC LIMIT ?)";
    var values = new ArrayList<Object>();
    for (int end = 0; end < 2; end++) {
      values.addAll(units.stream().map(UnitCode::value).toList());
      after.ifPresent(values::add);
      values.add(page.limit() + 1);
    }
    values.add(page.limit() + 1);
    var before = after.isPresent() ? " AND id < ?" : "";
    var marks = Sql.marks(units.size());
    var found =
        sql.list(
            "SELECT * FROM hand_over_list WHERE id IN (SELECT id FROM ("
                + part.formatted("from_unit", marks, before)
                + " UNION "
                + part.formatted("to_unit", marks, before)
                + ") AS ends) ORDER BY id DESC LIMIT ?",
            Head::read,
            values.toArray());
    var shown = page.cut(found, last -> Cursor.text(LIST, last.id()));
    return new Page<>(lists(shown.items()), shown.next());
  }

  /** A row of {@code hand_over_list}. */
  private record Head(
      UUID id,
      String number,
      String from,
      String to,
      String state,
      Instant madeAt,
      Optional<Instant> dispatchedAt,
      Optional<Waybill> waybill,
      Optional<Instant> endedAt,
      int version) {
    static Head read(ResultSet row) throws SQLException {
      return new Head(
          Sql.uuid(row, "id"),
          row.getString("number"),
          row.getString("from_unit"),
          row.getString("to_unit"),
          row.getString("state"),
          Sql.instant(row, "made_at"),
          EnvelopeRow.instant(row, "dispatched_at"),
          EnvelopeRow.waybill(row),
          EnvelopeRow.instant(row, "ended_at"),
          row.getInt("version"));
    }

    Stored with(List<EnvelopeId> envelopes) {
      Carrier carrier =
          waybill.<Carrier>map(Carrier.ByCourier::new).orElseGet(Carrier.Messenger::new);
      return new Stored(
          new HandOverList(
              new HandOverId(id),
              new CustodyCode(number),
              new UnitCode(from),
              new UnitCode(to),
              envelopes,
              madeAt,
              HandOverList.State.valueOf(state),
              dispatchedAt.map(at -> new HandOverList.Dispatched(at, carrier)),
              endedAt),
          version);
    }
  }

  private record Line(UUID list, EnvelopeId envelope) {}

  private List<Stored> lists(List<Head> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<EnvelopeId>> lines = new LinkedHashMap<>();
    heads.forEach(head -> lines.put(head.id(), new ArrayList<>()));
    sql.list(
            "SELECT list_id, envelope_id FROM hand_over_line WHERE list_id IN (%s)"
                    .formatted(Sql.marks(heads.size()))
                + " ORDER BY list_id, line",
            row -> new Line(Sql.uuid(row, "list_id"), new EnvelopeId(Sql.uuid(row, "envelope_id"))),
            heads.stream().map(Head::id).toArray())
        .forEach(line -> lines.get(line.list()).add(line.envelope()));
    return heads.stream().map(head -> head.with(lines.get(head.id()))).toList();
  }

  private static StaleVersionException stale(HandOverId id) {
    return new StaleVersionException("hand-over list " + id);
  }
}
