package org.tongban.persistence.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.Leg;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/** Reads rows of {@code envelope}, and writes what changes in them. */
final class EnvelopeRow {
  private EnvelopeRow() {}

  static Envelope read(ResultSet row) throws SQLException {
    var contents =
        new Contents(
            new EnvelopeId(Sql.uuid(row, "id")),
            new CustodyCode(row.getString("code")),
            new Contents.About(
                new CaseId(Sql.uuid(row, "case_id")),
                new CaseNumber(row.getString("case_number")),
                row.getString("item_name"),
                new SubjectId(Sql.uuid(row, "applicant_id"))),
            new UnitCode(row.getString("sender")),
            new UnitCode(row.getString("destination")),
            Contents.Purpose.valueOf(row.getString("purpose")),
            papers(row.getString("papers")),
            row.getInt("legs"),
            Sql.instant(row, "packed_at"));
    var at = new UnitCode(row.getString("at_unit"));
    return switch (EnvelopeState.valueOf(row.getString("state"))) {
      case PACKED -> new Envelope.Packed(contents, at, uuid(row, "list_id").map(HandOverId::new));
      case ON_THE_WAY ->
          new Envelope.OnTheWay(
              contents,
              new Leg(
                  contents.legs(),
                  new HandOverId(Sql.uuid(row, "list_id")),
                  new UnitCode(row.getString("from_unit")),
                  at,
                  row.getLong("due_ordinal"),
                  row.getObject("watched_ordinal") == null));
      case ARRIVED ->
          new Envelope.Arrived(contents, Envelope.Check.valueOf(row.getString("content_check")));
      case BACK -> new Envelope.Back(contents, at, waybill(row));
      case LOST -> new Envelope.Lost(contents, at);
    };
  }

  /** The columns that a change may touch, in the order of {@link #CHANGING}. */
  static List<Object> changing(Envelope envelope) {
    var contents = envelope.contents();
    var leg = envelope.moving();
    var values = new ArrayList<Object>();
    values.add(contents.destination().value());
    values.add(contents.purpose().name());
    values.add(text(contents.papers()));
    values.add(contents.legs());
    values.add(envelope.state().name());
    values.add(envelope.whereabouts().value());
    values.add(list(envelope).map(HandOverId::value));
    values.add(leg.map(it -> it.from().value()));
    values.add(leg.map(Leg::dueOrdinal));
    values.add(leg.filter(it -> !it.missed()).map(Leg::dueOrdinal));
    values.add(
        envelope instanceof Envelope.Arrived arrived
            ? Optional.of(arrived.check().name())
            : Optional.empty());
    var waybill =
        envelope instanceof Envelope.Back back ? back.waybill() : Optional.<Waybill>empty();
    values.add(waybill.map(it -> it.courier().value()));
    values.add(waybill.map(Waybill::number));
    return values;
  }

  /** Their names. */
  static final List<String> CHANGING =
      List.of(
          "destination",
          "purpose",
          "papers",
          "legs",
          "state",
          "at_unit",
          "list_id",
          "from_unit",
          "due_ordinal",
          "watched_ordinal",
          "content_check",
          "courier",
          "waybill");

  private static Optional<HandOverId> list(Envelope envelope) {
    return switch (envelope) {
      case Envelope.Packed packed -> packed.list();
      case Envelope.OnTheWay moving -> Optional.of(moving.leg().list());
      case Envelope.Arrived _, Envelope.Back _, Envelope.Lost _ -> Optional.empty();
    };
  }

  /** Papers as lines; neither codes nor names hold tabs or line breaks. */
  static String text(List<Paper> papers) {
    var text = new StringBuilder();
    for (var paper : papers) {
      text.append(paper.code())
          .append('\t')
          .append(paper.count())
          .append('\t')
          .append(paper.name().replaceAll("[\\t\\n\\r]", " "))
          .append('\n');
    }
    return text.toString();
  }

  static List<Paper> papers(String text) {
    return text.lines()
        .map(line -> line.split("\t", 3))
        .map(cells -> new Paper(cells[0], cells[2], Integer.parseInt(cells[1])))
        .toList();
  }

  static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Sql::uuid);
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null ? Optional.empty() : Optional.of(Sql.instant(row, column));
  }

  static Optional<Waybill> waybill(ResultSet row) throws SQLException {
    var number = row.getString("waybill");
    return number == null
        ? Optional.empty()
        : Optional.of(new Waybill(new CourierName(row.getString("courier")), number));
  }
}
