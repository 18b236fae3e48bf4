package org.tongban.persistence.delivery;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.delivery.PostingStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Postings in {@code posting}, manifests in {@code manifest}. */
@Singleton
final class JdbcPostingStore implements PostingStore {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Sql sql;

  JdbcPostingStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Posting posting) {
    sql.update(
        "INSERT IGNORE INTO posting (dispatch_id, sender, courier, waybill) VALUES (?, ?, ?, ?)",
        posting.dispatch().value(),
        posting.sender().value(),
        posting.waybill().courier().value(),
        posting.waybill().number());
  }

  @Override
  public Optional<Posting> find(DispatchId id) {
    return sql.first("SELECT * FROM posting WHERE dispatch_id = ?", PostingRow::read, id.value());
  }

  @Override
  public List<Posting> all(Collection<DispatchId> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.list(
            "SELECT * FROM posting WHERE dispatch_id IN (%s)".formatted(Sql.marks(ids.size())),
            PostingRow::read,
            ids.stream().map(DispatchId::value).toArray());
  }

  @Override
  public void sorted(DispatchId id, String code) {
    sql.update("UPDATE posting SET sorting = ? WHERE dispatch_id = ?", code, id.value());
  }

  @Override
  public void weighed(DispatchId id, Posting.Weighing weighing) {
    sql.update(
        "UPDATE posting SET grams = ?, cost_fen = ? WHERE dispatch_id = ?",
        weighing.weight().grams(),
        weighing.cost().fen(),
        id.value());
  }

  @Override
  public void handedOver(DispatchId id, Instant at) {
    sql.update(
        "UPDATE posting SET handed_over_at = ?, handed_over_in = ?"
            + " WHERE dispatch_id = ? AND handed_over_at IS NULL",
        at,
        YearMonth.from(at.atZone(CHINA)).toString(),
        id.value());
  }

  @Override
  public void claimed(DispatchId id, Posting.Claim claim) {
    sql.update(
        "UPDATE posting SET claim_received = ?, claim_at = ?, claim_outcome = ?"
            + " WHERE dispatch_id = ?",
        claim.received() ? 1 : 0,
        claim.at(),
        claim.outcome().map(Posting.Outcome::name),
        id.value());
  }

  @Override
  public void settled(DispatchId id, Posting.Outcome outcome) {
    sql.update(
        "UPDATE posting SET claim_outcome = ? WHERE dispatch_id = ? AND claim_at IS NOT NULL",
        outcome.name(),
        id.value());
  }

  @Override
  public List<DispatchId> openClaims(Set<UnitCode> units, int limit) {
    if (units.isEmpty()) {
      return List.of();
    }
    var values = new ArrayList<Object>(units.stream().map(UnitCode::value).toList());
    values.add(limit);
    return sql.list(
        "SELECT dispatch_id FROM posting WHERE sender IN (%s) AND claim_open IS NOT NULL"
                .formatted(Sql.marks(units.size()))
            + " ORDER BY claim_open LIMIT ?",
        row -> new DispatchId(Sql.uuid(row, "dispatch_id")),
        values.toArray());
  }

  @Override
  public Page<Posting> ofMonth(UnitCode sender, YearMonth month, Page.Request page) {
    var values = new ArrayList<Object>(List.of(sender.value(), month.toString()));
    var after = page.after().map(JdbcPostingStore::position);
    after.ifPresent(
        position -> {
          values.add(position.at());
          values.add(position.id());
        });
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT * FROM posting WHERE sender = ? AND handed_over_in = ?"
                + (after.isPresent() ? " AND (handed_over_at, dispatch_id) > (?, ?)" : "")
                + " ORDER BY handed_over_at, dispatch_id LIMIT ?",
            PostingRow::read,
            values.toArray());
    return page.cut(found, last -> last.handedOver().orElseThrow() + "_" + last.dispatch());
  }

  private record Position(Instant at, UUID id) {}

  private static Position position(String cursor) {
    var parts = cursor.split("_", 2);
    try {
      return new Position(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new Page.BadCursorException();
    }
  }

  @Override
  public List<Sum> sums(Set<UnitCode> senders, YearMonth month) {
    if (senders.isEmpty()) {
      return List.of();
    }
    var values = new ArrayList<Object>(senders.stream().map(UnitCode::value).toList());
    values.add(month.toString());
    return sql.list(
        "SELECT sender, courier, COUNT(*) AS parcels, COUNT(grams) AS weighed,"
            + " SUM(grams) AS grams_sum, SUM(cost_fen) AS fen_sum FROM posting"
            + " WHERE sender IN (%s) AND handed_over_in = ?".formatted(Sql.marks(senders.size()))
            + " GROUP BY sender, courier ORDER BY sender, courier",
        row ->
            new Sum(
                new UnitCode(row.getString("sender")),
                new CourierName(row.getString("courier")),
                row.getInt("parcels"),
                row.getInt("weighed"),
                row.getLong("grams_sum"),
                new Yuan(row.getLong("fen_sum"))),
        values.toArray());
  }

  @Override
  public void add(Manifest manifest) {
    sql.update(
        "INSERT INTO manifest (id, sender, courier, made_at, handed_over_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        manifest.id().value(),
        manifest.sender().value(),
        manifest.courier().value(),
        manifest.madeAt(),
        manifest.handedOver());
    var line = 0;
    for (var id : manifest.dispatches()) {
      line++;
      var taken =
          sql.update(
              "UPDATE posting SET manifest_id = ?, manifest_line = ?"
                  + " WHERE dispatch_id = ? AND manifest_id IS NULL",
              manifest.id().value(),
              line,
              id.value());
      if (taken == 0) {
        throw new StaleVersionException("posting " + id);
      }
    }
  }

  @Override
  public Optional<Manifest> find(ManifestId id) {
    return manifests(sql.list("SELECT * FROM manifest WHERE id = ?", Head::read, id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public void signed(ManifestId id, Instant at) {
    sql.update(
        "UPDATE manifest SET handed_over_at = ? WHERE id = ? AND handed_over_at IS NULL",
        at,
        id.value());
  }

  @Override
  public Page<Manifest> manifests(Set<UnitCode> units, Page.Request page) {
    if (units.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var values = new ArrayList<Object>(units.stream().map(UnitCode::value).toList());
    page.after().map(JdbcPostingStore::manifestAt).ifPresent(values::add);
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT * FROM manifest WHERE sender IN (%s)".formatted(Sql.marks(units.size()))
                + (page.after().isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT ?",
            Head::read,
            values.toArray());
    var part = page.cut(found, last -> last.id().toString());
    return new Page<>(manifests(part.items()), part.next());
  }

  private static UUID manifestAt(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException _) {
      throw new Page.BadCursorException();
    }
  }

  /** A row of {@code manifest}. */
  private record Head(
      UUID id, String sender, String courier, Instant madeAt, Optional<Instant> handedOver) {
    static Head read(ResultSet row) throws SQLException {
      return new Head(
          Sql.uuid(row, "id"),
          row.getString("sender"),
          row.getString("courier"),
          Sql.instant(row, "made_at"),
          PostingRow.instant(row, "handed_over_at"));
    }
  }

  private record Line(UUID manifest, DispatchId dispatch) {}

  private List<Manifest> manifests(List<Head> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<DispatchId>> lines = new LinkedHashMap<>();
    heads.forEach(head -> lines.put(head.id(), new ArrayList<>()));
    sql.list(
            "SELECT manifest_id, dispatch_id FROM posting WHERE manifest_id IN (%s)"
                    .formatted(Sql.marks(heads.size()))
                + " ORDER BY manifest_id, manifest_line",
            row ->
                new Line(
                    Sql.uuid(row, "manifest_id"), new DispatchId(Sql.uuid(row, "dispatch_id"))),
            heads.stream().map(Head::id).toArray())
        .forEach(line -> lines.get(line.manifest()).add(line.dispatch()));
    return heads.stream()
        .map(
            head ->
                new Manifest(
                    new ManifestId(head.id()),
                    new UnitCode(head.sender()),
                    new CourierName(head.courier()),
                    lines.get(head.id()),
                    head.madeAt(),
                    head.handedOver()))
        .toList();
  }
}
