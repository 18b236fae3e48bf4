package org.tongban.persistence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.tongban.persistence.database.Sql;

/** A row of {@code parcel_event}. */
record ParcelEventRow(
    UUID dispatchId, String eventId, Instant happenedAt, String kind, byte[] details) {

  static ParcelEventRow read(ResultSet row) throws SQLException {
    return new ParcelEventRow(
        Sql.uuid(row, "dispatch_id"),
        row.getString("event_id"),
        Sql.instant(row, "happened_at"),
        row.getString("kind"),
        row.getBytes("details"));
  }
}
