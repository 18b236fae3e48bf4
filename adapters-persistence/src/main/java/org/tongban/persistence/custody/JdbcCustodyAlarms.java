package org.tongban.persistence.custody;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.custody.CustodyAlarms;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/** Alarms in {@code custody_alarm}. */
@Singleton
final class JdbcCustodyAlarms implements CustodyAlarms {
  private static final String LIST = "custody-alarms";
  private static final String SELECT =
      "SELECT a.*, e.applicant_id FROM custody_alarm a JOIN envelope e ON e.id = a.envelope_id"
          + " WHERE ";

  private final Sql sql;
  private final PersonalData personalData;

  JdbcCustodyAlarms(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  @Override
  public boolean raise(CustodyAlarm alarm, Set<RegionCode> cities) {
    var sorted = cities.stream().map(RegionCode::value).sorted().toList();
    return sql.update(
            "INSERT IGNORE INTO custody_alarm (id, envelope_id, leg, about, kind, from_unit,"
                + " to_unit, city, other_city, papers, raised_at, version)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            alarm.id().value(),
            alarm.envelope().value(),
            alarm.leg(),
            alarm.kind().wholeEnvelope() ? "LEG" : "PAPERS",
            alarm.kind().name(),
            alarm.from().value(),
            alarm.to().value(),
            sorted.isEmpty() ? null : sorted.getFirst(),
            sorted.size() < 2 ? null : sorted.getLast(),
            EnvelopeRow.text(alarm.papers()),
            alarm.raisedAt())
        > 0;
  }

  @Override
  public Optional<Stored> find(AlarmId id) {
    return sql.first(SELECT + "a.id = ?", Row::read, id.value()).map(this::stored);
  }

  @Override
  public List<Stored> of(Collection<EnvelopeId> envelopes) {
    return envelopes.isEmpty()
        ? List.of()
        : sql
            .list(
                SELECT
                    + "a.envelope_id IN (%s) ORDER BY a.id".formatted(Sql.marks(envelopes.size())),
                Row::read,
                envelopes.stream().map(EnvelopeId::value).toArray())
            .stream()
            .map(this::stored)
            .toList();
  }

  @Override
  public void replace(Stored changed) {
    var alarm = changed.alarm();
    var settled = alarm.settled();
    var replaced =
        sql.update(
            "UPDATE custody_alarm SET outcome = ?, settled_at = ?, settled_by = ?, reason = ?,"
                + " version = version + 1 WHERE id = ? AND version = ?",
            settled.map(it -> it.outcome().name()),
            settled.map(CustodyAlarm.Settled::at),
            settled.map(it -> it.by().value()),
            settled
                .map(CustodyAlarm.Settled::reason)
                .filter(reason -> !reason.isEmpty())
                .map(reason -> encrypted(alarm, reason)),
            alarm.id().value(),
            changed.version());
    if (replaced == 0) {
      throw new StaleVersionException("alarm " + alarm.id());
    }
  }

  private byte[] encrypted(CustodyAlarm alarm, String reason) {
    var applicant =
        sql.first(
                "SELECT applicant_id FROM envelope WHERE id = ?",
                row -> new SubjectId(Sql.uuid(row, "applicant_id")),
                alarm.envelope().value())
            .orElseThrow(() -> new StaleVersionException("alarm " + alarm.id()));
    return personalData.encrypt(
        applicant, place(alarm.id().value()), reason.getBytes(StandardCharsets.UTF_8));
  }

  private static String place(UUID alarm) {
    return "custody_alarm.reason/" + alarm;
  }

  @Override
  public Page<Stored> open(Set<UnitCode> units, Set<RegionCode> cities, Page.Request page) {
    var after = page.after().map(text -> Cursor.of(LIST, 1, text).uuid(0));
    if (units.isEmpty() && cities.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var values = concerned(units, cities);
    after.ifPresent(values::add);
    values.add(page.limit() + 1);
    var found =
        sql.list(
            SELECT
                + condition(units, cities)
                + (after.isPresent() ? " AND a.id > ?" : "")
                + " ORDER BY a.id LIMIT ?",
            Row::read,
            values.toArray());
    return page.cut(found, last -> Cursor.text(LIST, last.id())).map(this::stored);
  }

  @Override
  public int countOpen(Set<UnitCode> units, Set<RegionCode> cities) {
    return units.isEmpty() && cities.isEmpty()
        ? 0
        : sql.first(
                "SELECT COUNT(*) AS open_alarms FROM custody_alarm a WHERE "
                    + condition(units, cities),
                row -> row.getInt("open_alarms"),
                concerned(units, cities).toArray())
            .orElse(0);
  }

  /** Few alarms are open at any time, and the index on that finds them. */
  private static String condition(Set<UnitCode> units, Set<RegionCode> cities) {
    var ends = new ArrayList<String>();
    if (!units.isEmpty()) {
      var marks = Sql.marks(units.size());
      ends.add("a.from_unit IN (" + marks + ") OR a.to_unit IN (" + marks + ")");
    }
    if (!cities.isEmpty()) {
      var marks = Sql.marks(cities.size());
      ends.add("a.city IN (" + marks + ") OR a.other_city IN (" + marks + ")");
    }
    return "a.open_since IS NOT NULL AND (" + String.join(" OR ", ends) + ")";
  }

  private static List<Object> concerned(Set<UnitCode> units, Set<RegionCode> cities) {
    var values = new ArrayList<Object>();
    for (int end = 0; end < 2; end++) {
      values.addAll(units.stream().map(UnitCode::value).toList());
    }
    for (int end = 0; end < 2; end++) {
      values.addAll(cities.stream().map(RegionCode::value).toList());
    }
    return values;
  }

  private record Row(
      UUID id,
      UUID envelope,
      int leg,
      String kind,
      String from,
      String to,
      String papers,
      Instant raisedAt,
      Optional<String> outcome,
      Optional<Instant> settledAt,
      Optional<UUID> settledBy,
      Optional<byte[]> reason,
      SubjectId applicant,
      int version) {
    static Row read(ResultSet row) throws SQLException {
      return new Row(
          Sql.uuid(row, "id"),
          Sql.uuid(row, "envelope_id"),
          row.getInt("leg"),
          row.getString("kind"),
          row.getString("from_unit"),
          row.getString("to_unit"),
          row.getString("papers"),
          Sql.instant(row, "raised_at"),
          Optional.ofNullable(row.getString("outcome")),
          EnvelopeRow.instant(row, "settled_at"),
          EnvelopeRow.uuid(row, "settled_by"),
          Optional.ofNullable(row.getBytes("reason")),
          new SubjectId(Sql.uuid(row, "applicant_id")),
          row.getInt("version"));
    }
  }

  private Stored stored(Row row) {
    return new Stored(
        new CustodyAlarm(
            new AlarmId(row.id()),
            new EnvelopeId(row.envelope()),
            row.leg(),
            CustodyAlarm.Kind.valueOf(row.kind()),
            new UnitCode(row.from()),
            new UnitCode(row.to()),
            EnvelopeRow.papers(row.papers()),
            row.raisedAt(),
            row.outcome()
                .map(
                    outcome ->
                        new CustodyAlarm.Settled(
                            CustodyAlarm.Outcome.valueOf(outcome),
                            row.settledAt().orElseThrow(),
                            new ActorId(row.settledBy().orElseThrow()),
                            reason(row)))),
        row.version());
  }

  private String reason(Row row) {
    try {
      return row.reason()
          .map(
              bytes ->
                  new String(
                      personalData.decrypt(row.applicant(), place(row.id()), bytes),
                      StandardCharsets.UTF_8))
          .orElse("");
    } catch (ErasedException _) {
      return "";
    }
  }
}
