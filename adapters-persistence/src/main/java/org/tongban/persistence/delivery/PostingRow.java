package org.tongban.persistence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Reads a row of {@code posting}. */
final class PostingRow {
  private PostingRow() {}

  static Posting read(ResultSet row) throws SQLException {
    return new Posting(
        new DispatchId(Sql.uuid(row, "dispatch_id")),
        new UnitCode(row.getString("sender")),
        new Waybill(new CourierName(row.getString("courier")), row.getString("waybill")),
        Optional.ofNullable(row.getString("sorting")),
        weighing(row),
        instant(row, "handed_over_at"),
        Optional.ofNullable(row.getBytes("manifest_id")).map(Sql::uuid).map(ManifestId::new),
        claim(row));
  }

  private static Optional<Posting.Weighing> weighing(ResultSet row) throws SQLException {
    var grams = row.getInt("grams");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new Posting.Weighing(new Weight(grams), new Yuan(row.getLong("cost_fen"))));
  }

  private static Optional<Posting.Claim> claim(ResultSet row) throws SQLException {
    var at = instant(row, "claim_at");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Posting.Claim(
                row.getInt("claim_received") == 1,
                at.get(),
                Optional.ofNullable(row.getString("claim_outcome")).map(Posting.Outcome::valueOf)));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(at -> at.toInstant(ZoneOffset.UTC));
  }
}
