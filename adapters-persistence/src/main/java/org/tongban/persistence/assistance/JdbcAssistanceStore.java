package org.tongban.persistence.assistance;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tongban.application.assistance.AssistanceStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/**
 * Requests for assistance in {@code assistance_request} and {@code assistance_unit}. Those of a
 * person whose data were erased are as if they did not exist.
 */
@Singleton
final class JdbcAssistanceStore implements AssistanceStore {
  private static final String COLUMNS =
      "r.id, r.requester_id, r.implementation_code, r.item_name, r.region, r.asked_at, r.progress,"
          + " r.holder, r.holder_unit, r.draft_id, r.content, r.version";

  private final Sql sql;
  private final PersonalData personalData;
  private final ObjectMapper json;

  JdbcAssistanceStore(Sql sql, PersonalData personalData, ObjectMapper json) {
    this.sql = sql;
    this.personalData = personalData;
    this.json = json;
  }

  private record Row(
      UUID id,
      UUID requester,
      String implementation,
      String itemName,
      String region,
      Instant askedAt,
      String progress,
      Optional<UUID> holder,
      Optional<String> holderUnit,
      Optional<UUID> draft,
      byte[] content,
      int version) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          Sql.uuid(row, "id"),
          Sql.uuid(row, "requester_id"),
          row.getString("implementation_code"),
          row.getString("item_name"),
          row.getString("region"),
          Sql.instant(row, "asked_at"),
          row.getString("progress"),
          uuid(row, "holder"),
          Optional.ofNullable(row.getString("holder_unit")),
          uuid(row, "draft_id"),
          row.getBytes("content"),
          row.getInt("version"));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
      return row.getBytes(column) == null ? Optional.empty() : Optional.of(Sql.uuid(row, column));
    }
  }

  @Override
  public Optional<Stored> find(AssistanceRequestId id) {
    return stored(
            sql.list(
                "SELECT " + COLUMNS + " FROM assistance_request r WHERE r.id = ?",
                Row::of,
                id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public Page<Stored> of(SubjectId requester, Page.Request page) {
    var values = new ArrayList<Object>();
    values.add(requester.value());
    var after = after(page, values);
    values.add(page.limit() + 1);
    return page(
        sql.list(
            "SELECT "
                + COLUMNS
                + " FROM assistance_request r WHERE r.requester_id = ?"
                + (after ? " AND (r.asked_at, r.id) < (?, ?)" : "")
                + " ORDER BY r.asked_at DESC, r.id DESC LIMIT ?",
            Row::of,
            values.toArray()),
        page);
  }

  @Override
  public int openOf(SubjectId requester) {
    return sql.first(
            "SELECT COUNT(*) AS many FROM assistance_request r WHERE r.requester_id = ?"
                + " AND r.progress NOT IN ('DONE', 'CANCELLED')",
            row -> row.getInt("many"),
            requester.value())
        .orElseThrow();
  }

  /** Whether the page is not the first; then what it begins after is added to the values. */
  private static boolean after(Page.Request page, List<Object> values) {
    var cursor = page.after().map(JdbcAssistanceStore::cursor);
    cursor.ifPresent(
        last -> {
          values.add(last.askedAt());
          values.add(last.id());
        });
    return cursor.isPresent();
  }

  private Page<Stored> page(List<Row> rows, Page.Request page) {
    var part = page.cut(rows, last -> new Cursor(last.askedAt(), last.id()).text());
    return new Page<>(stored(part.items()), part.next());
  }

  @Override
  public Page<Stored> open(Collection<UnitCode> units, Page.Request page) {
    var values = new ArrayList<Object>();
    units.forEach(unit -> values.add(unit.value()));
    var after = after(page, values);
    values.add(page.limit() + 1);
    return page(
        sql.list(
            "SELECT "
                + COLUMNS
                + " FROM assistance_request r WHERE r.id IN (SELECT u.request_id"
                + " FROM assistance_unit u WHERE u.open_here = TRUE AND u.unit IN ("
                + Sql.marks(units.size())
                + "))"
                + (after ? " AND (r.asked_at, r.id) > (?, ?)" : "")
                + " ORDER BY r.asked_at, r.id LIMIT ?",
            Row::of,
            values.toArray()),
        page);
  }

  /** The last line of the part before. */
  private record Cursor(Instant askedAt, UUID id) {
    String text() {
      return askedAt + "_" + id;
    }
  }

  private static Cursor cursor(String text) {
    try {
      var parts = text.split("_", 2);
      return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (RuntimeException e) {
      throw new Page.BadCursorException();
    }
  }

  /** The rows as requests, with the units of all of them in one query. */
  private List<Stored> stored(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<UnitCode>> units = new HashMap<>();
    sql.list(
        "SELECT request_id, unit FROM assistance_unit WHERE request_id IN ("
            + Sql.marks(rows.size())
            + ") ORDER BY request_id, position",
        row ->
            units
                .computeIfAbsent(Sql.uuid(row, "request_id"), _ -> new ArrayList<>())
                .add(new UnitCode(row.getString("unit"))),
        rows.stream().map(Row::id).toArray());
    return rows.stream()
        .flatMap(row -> stored(row, units.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private Stream<Stored> stored(Row row, List<UnitCode> units) {
    var requester = new SubjectId(row.requester());
    byte[] plain;
    try {
      plain = personalData.decrypt(requester, place(row.id()), row.content());
    } catch (ErasedException e) {
      return Stream.empty();
    }
    var content = read(plain);
    return Stream.of(
        new Stored(
            new AssistanceRequest(
                new AssistanceRequestId(row.id()),
                requester,
                content.visited(),
                new ImplementationCode(row.implementation()),
                row.itemName(),
                new RegionCode(row.region()),
                units,
                row.askedAt(),
                progress(row, content)),
            row.version()));
  }

  private static Progress progress(Row row, AssistanceContent content) {
    var by = row.holder().map(ActorId::new);
    var unit = row.holderUnit().map(UnitCode::new);
    return switch (row.progress()) {
      case "WAITING" -> new Progress.Waiting();
      case "TAKEN" -> new Progress.Taken(by.orElseThrow(), unit.orElseThrow());
      case "AGREED" ->
          new Progress.Agreed(by.orElseThrow(), unit.orElseThrow(), content.at(), content.note());
      case "DONE" ->
          new Progress.Done(
              by.orElseThrow(), unit.orElseThrow(), new CaseId(row.draft().orElseThrow()));
      case "CANCELLED" -> new Progress.Cancelled();
      default -> throw new IllegalStateException("Unknown progress " + row.progress());
    };
  }

  @Override
  public void add(AssistanceRequest request) {
    var state = State.of(request.progress());
    sql.update(
        "INSERT INTO assistance_request (id, requester_id, implementation_code, item_name, region,"
            + " asked_at, progress, holder, holder_unit, draft_id, content, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        request.id().value(),
        request.requester().value(),
        request.implementation().value(),
        request.itemName(),
        request.region().value(),
        request.askedAt(),
        state.name(),
        state.by().map(ActorId::value),
        state.unit().map(UnitCode::value),
        state.draft().map(CaseId::value),
        encrypted(request));
    var units = new ArrayList<Object[]>();
    for (int position = 0; position < request.units().size(); position++) {
      var unit = request.units().get(position);
      units.add(
          new Object[] {
            request.id().value(), position, unit.value(), state.openAt(unit), request.askedAt()
          });
    }
    sql.batch(
        "INSERT INTO assistance_unit (request_id, position, unit, open_here, asked_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        units);
  }

  @Override
  public Stored replace(Stored changed) {
    var request = changed.request();
    var state = State.of(request.progress());
    var rows =
        sql.update(
            "UPDATE assistance_request SET progress = ?, holder = ?, holder_unit = ?, draft_id = ?,"
                + " content = ?, version = version + 1 WHERE id = ? AND version = ?",
            state.name(),
            state.by().map(ActorId::value),
            state.unit().map(UnitCode::value),
            state.draft().map(CaseId::value),
            encrypted(request),
            request.id().value(),
            changed.version());
    if (rows == 0) {
      throw new StaleVersionException("assistance request " + request.id());
    }
    sql.batch(
        "UPDATE assistance_unit SET open_here = ? WHERE request_id = ? AND unit = ?",
        request.units().stream()
            .map(unit -> new Object[] {state.openAt(unit), request.id().value(), unit.value()})
            .toList());
    return new Stored(request, changed.version() + 1);
  }

  /** A progress as columns. */
  private record State(
      String name, Optional<ActorId> by, Optional<UnitCode> unit, Optional<CaseId> draft) {
    static State of(Progress progress) {
      return switch (progress) {
        case Progress.Waiting() ->
            new State("WAITING", Optional.empty(), Optional.empty(), Optional.empty());
        case Progress.Taken(var by, var unit) ->
            new State("TAKEN", Optional.of(by), Optional.of(unit), Optional.empty());
        case Progress.Agreed(var by, var unit, _, _) ->
            new State("AGREED", Optional.of(by), Optional.of(unit), Optional.empty());
        case Progress.Done(var by, var unit, var draft) ->
            new State("DONE", Optional.of(by), Optional.of(unit), Optional.of(draft));
        case Progress.Cancelled() ->
            new State("CANCELLED", Optional.empty(), Optional.empty(), Optional.empty());
      };
    }

    boolean openAt(UnitCode where) {
      return switch (name) {
        case "WAITING" -> true;
        case "TAKEN", "AGREED" -> unit.filter(where::equals).isPresent();
        default -> false;
      };
    }
  }

  private byte[] encrypted(AssistanceRequest request) {
    try {
      return personalData.encrypt(
          request.requester(),
          place(request.id().value()),
          json.writeValueAsBytes(AssistanceContent.of(request)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AssistanceContent read(byte[] plain) {
    try {
      return json.readValue(plain, AssistanceContent.class);
    } catch (IOException e) {
      // Without the parser's words: they may repeat values.
      throw new IllegalStateException("What is stored of an assistance request can't be read");
    }
  }

  private static String place(UUID id) {
    return "assistance_request.content/" + id;
  }
}
