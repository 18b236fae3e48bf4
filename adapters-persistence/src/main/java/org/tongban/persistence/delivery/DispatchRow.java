package org.tongban.persistence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.tongban.persistence.database.Sql;

/** A row of {@code dispatch}. */
record DispatchRow(
    UUID id,
    UUID caseId,
    String caseNumber,
    UUID applicant,
    Optional<UUID> filedBy,
    String sender,
    Instant orderedAt,
    Changing changing,
    long version) {

  static DispatchRow read(ResultSet row) throws SQLException {
    return new DispatchRow(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "case_id"),
        row.getString("case_number"),
        Sql.uuid(row, "applicant"),
        Optional.ofNullable(row.getBytes("filed_by")).map(Sql::uuid),
        row.getString("sender"),
        Sql.instant(row, "ordered_at"),
        Changing.read(row),
        row.getLong("version"));
  }

  /** The columns that change. */
  record Changing(
      String state,
      Optional<Instant> at,
      int tries,
      Optional<String> latest,
      Optional<String> courier,
      Optional<String> waybill,
      byte[] details) {

    static Changing read(ResultSet row) throws SQLException {
      return new Changing(
          row.getString("state"),
          Optional.ofNullable(row.getObject("state_at", LocalDateTime.class))
              .map(at -> at.toInstant(ZoneOffset.UTC)),
          row.getInt("tries"),
          Optional.ofNullable(row.getString("latest")),
          Optional.ofNullable(row.getString("courier")),
          Optional.ofNullable(row.getString("waybill")),
          row.getBytes("details"));
    }
  }
}
