package org.tongban.persistence.delivery;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.delivery.DispatchStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/**
 * Dispatches in {@code dispatch} and {@code parcel_event}. Those of a person whose data were erased
 * are as if they did not exist.
 */
@Singleton
final class JdbcDispatchStore implements DispatchStore {
  private static final String SELECT = "SELECT * FROM dispatch WHERE ";

  private final Sql sql;
  private final DispatchRows rows;

  JdbcDispatchStore(Sql sql, DispatchRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  @Override
  public void add(Dispatch dispatch) {
    var order = dispatch.order();
    var row = rows.of(dispatch);
    unique(
        dispatch.id(),
        () ->
            sql.update(
                "INSERT INTO dispatch (id, case_id, case_number, applicant, filed_by, sender,"
                    + " ordered_at, tracked_at, state, state_at, tries, latest, courier, waybill,"
                    + " details, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                order.id().value(),
                order.caseId().value(),
                order.caseNumber().value(),
                order.applicant().value(),
                order.filedBy().map(SubjectId::value),
                order.sender().value(),
                order.orderedAt(),
                order.orderedAt(),
                row.state(),
                row.at(),
                row.tries(),
                row.latest(),
                row.courier(),
                row.waybill(),
                row.details()));
  }

  @Override
  public Optional<Stored> find(DispatchId id) {
    return one("id = ?", id.value());
  }

  @Override
  public List<Stored> all(Collection<DispatchId> ids) {
    return ids.isEmpty()
        ? List.of()
        : stored(
            all(
                "id IN (" + Sql.marks(ids.size()) + ")",
                ids.stream().map(DispatchId::value).toArray()));
  }

  @Override
  public Optional<Stored> findOwned(DispatchId id, SubjectId subject) {
    return one(
        "id = ? AND (applicant = ? OR filed_by = ?)", id.value(), subject.value(), subject.value());
  }

  @Override
  public Optional<Stored> findOpen(CaseId caseId) {
    return one("open_case = ?", caseId.value());
  }

  @Override
  public Optional<Stored> findByWaybill(Waybill waybill) {
    return one("courier = ? AND waybill = ?", waybill.courier().value(), waybill.number());
  }

  @Override
  public List<Stored> ofCase(CaseId caseId) {
    return stored(all("case_id = ? ORDER BY id", caseId.value()));
  }

  @Override
  public void replace(Dispatch changed, long version) {
    var row = rows.of(changed);
    var replaced =
        unique(
            changed.id(),
            () ->
                sql.update(
                    "UPDATE dispatch SET state = ?, state_at = ?, tries = ?, latest = ?,"
                        + " courier = ?, waybill = ?, details = ?, version = version + 1"
                        + " WHERE id = ? AND version = ?",
                    row.state(),
                    row.at(),
                    row.tries(),
                    row.latest(),
                    row.courier(),
                    row.waybill(),
                    row.details(),
                    changed.id().value(),
                    version));
    if (replaced == 0) {
      throw stale(changed.id());
    }
  }

  @Override
  public void addEvents(DispatchId id, List<ParcelEvent> events) {
    var applicant =
        sql.first(
                "SELECT applicant FROM dispatch WHERE id = ?",
                row -> new SubjectId(Sql.uuid(row, "applicant")),
                id.value())
            .orElseThrow(() -> new IllegalArgumentException("There is no dispatch " + id));
    sql.batch(
        "INSERT IGNORE INTO parcel_event (dispatch_id, event_id, happened_at, kind, details)"
            + " VALUES (?, ?, ?, ?, ?)",
        events.stream()
            .map(
                event ->
                    new Object[] {
                      id.value(),
                      event.id(),
                      event.at(),
                      event.kind().name(),
                      rows.details(applicant, id, event)
                    })
            .toList());
  }

  @Override
  public Page<Stored> ofApplicant(SubjectId applicant, Page.Request page) {
    var values = new ArrayList<Object>(List.of(applicant.value()));
    after(page).ifPresent(values::add);
    values.add(page.limit() + 1);
    return page(
        page,
        all(
            "applicant = ?"
                + (page.after().isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT ?",
            values.toArray()));
  }

  @Override
  public Page<Stored> ofSenders(Set<UnitCode> units, Set<DispatchState> states, Page.Request page) {
    if (units.isEmpty() || states.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    var values =
        Stream.concat(units.stream().map(UnitCode::value), states.stream().map(DispatchState::name))
            .collect(Collectors.toCollection(ArrayList<Object>::new));
    after(page).ifPresent(values::add);
    values.add(page.limit() + 1);
    return page(
        page,
        all(
            "sender IN (%s) AND state IN (%s)"
                    .formatted(Sql.marks(units.size()), Sql.marks(states.size()))
                + (page.after().isPresent() ? " AND id > ?" : "")
                + " ORDER BY id LIMIT ?",
            values.toArray()));
  }

  @Override
  public List<DispatchId> trackedBefore(Instant time, int limit) {
    return sql.list(
        "SELECT id FROM dispatch WHERE state IN ('BOOKED', 'HANDED_OVER', 'UNDER_WAY', 'LOST')"
            + " AND tracked_at < ? ORDER BY tracked_at LIMIT ?",
        row -> new DispatchId(Sql.uuid(row, "id")),
        time,
        limit);
  }

  @Override
  public void tracked(DispatchId id, Instant at) {
    sql.update("UPDATE dispatch SET tracked_at = ? WHERE id = ?", at, id.value());
  }

  private Optional<Stored> one(String condition, Object... values) {
    return stored(all(condition, values)).stream().findFirst();
  }

  private List<DispatchRow> all(String condition, Object... values) {
    return sql.list(SELECT + condition, DispatchRow::read, values);
  }

  private static Optional<UUID> after(Page.Request page) {
    try {
      return page.after().map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      throw new Page.BadCursorException();
    }
  }

  private Page<Stored> page(Page.Request request, List<DispatchRow> found) {
    var shown = request.cut(found, last -> last.id().toString());
    return new Page<>(stored(shown.items()), shown.next());
  }

  private List<Stored> stored(List<DispatchRow> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var events =
        sql
            .list(
                "SELECT * FROM parcel_event WHERE dispatch_id IN (%s)"
                    .formatted(Sql.marks(found.size())),
                ParcelEventRow::read,
                found.stream().map(DispatchRow::id).toArray())
            .stream()
            .collect(Collectors.groupingBy(ParcelEventRow::dispatchId));
    return found.stream()
        .flatMap(row -> rows.stored(row, events.getOrDefault(row.id(), List.of())).stream())
        .toList();
  }

  private static int unique(DispatchId id, java.util.function.IntSupplier write) {
    try {
      return write.getAsInt();
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? stale(id) : e;
    }
  }

  private static StaleVersionException stale(DispatchId id) {
    return new StaleVersionException("dispatch " + id);
  }
}
