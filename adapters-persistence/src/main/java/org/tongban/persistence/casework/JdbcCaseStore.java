package org.tongban.persistence.casework;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.CaseSummary;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.OpenWork.Task;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/**
 * The ledger, and the rows derived from it. A case is always the fold of its ledger; the rows serve
 * lists, and order the changes.
 */
@Singleton
final class JdbcCaseStore implements CaseStore {
  private static final String APPLICANT_LIST = "cases";
  private static final String WORK_LIST = "work";

  private static final RowStatement ADD_FILE =
      RowStatement.insert(
          "INTO case_file (id, number, applicant_id, filed_by, status, item_name,"
              + " implementation_code, implementation_version, decider_unit, sequence, head_hash,"
              + " submitted_at, changed_at, timer_ordinal, mandate_id)");

  private static final RowStatement ADD_EVENT =
      RowStatement.insert(
          "INTO case_event (case_id, sequence, format, fact_type, recorded_at, actor_id,"
              + " actor_role, actor_unit, implementation_code, implementation_version, subject_id,"
              + " payload, previous_hash, hash)");

  private static final RowStatement ADD_WORK =
      RowStatement.insert(
          "INTO work_item (case_id, role, unit, task, due_ordinal, opened_at, item_name, number)");

  /** How many concluded cases about one item are looked into. */
  private static final int MOST_GRANTED = 20;

  private final Sql sql;
  private final PersonalData personalData;

  JdbcCaseStore(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  @Override
  public Optional<Ledger> find(CaseId id) {
    return ledger(
        sql.list(
            "SELECT "
                + LedgerEntry.COLUMNS
                + " FROM case_event e WHERE e.case_id = ? ORDER BY e.sequence",
            LedgerEntry::of,
            id.value()));
  }

  @Override
  public Optional<Ledger> findOwned(CaseId id, SubjectId applicant) {
    return ledger(
        sql.list(
            "SELECT "
                + LedgerEntry.COLUMNS
                + " FROM case_file f JOIN case_event e ON e.case_id = f.id"
                + " WHERE f.id = ? AND (f.applicant_id = ? OR f.filed_by = ?)"
                + " ORDER BY e.sequence",
            LedgerEntry::of,
            id.value(),
            applicant.value(),
            applicant.value()));
  }

  private Optional<Ledger> ledger(List<LedgerEntry> entries) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    try {
      var events = entries.stream().map(this::event).toList();
      return Optional.of(new Ledger(CaseFile.replay(events), events));
    } catch (ErasedException e) {
      return Optional.empty();
    }
  }

  private CaseEvent event(LedgerEntry entry) {
    var json =
        personalData.decrypt(
            new SubjectId(entry.subject()),
            LedgerEntry.place(new CaseId(entry.caseId()), entry.sequence()),
            entry.payload());
    return entry.event(FactFormat.read(entry.factType(), json));
  }

  @Override
  public Optional<CaseId> findByNumber(CaseNumber number) {
    return sql.first(
        "SELECT id FROM case_file WHERE number = ?",
        row -> new CaseId(Sql.uuid(row, "id")),
        number.value());
  }

  @Override
  public void add(Entry entry) {
    var file = entry.file();
    requireContinuation(entry, 0);
    var filing = file.filing();
    var chain = chain(entry, new byte[LedgerEntry.HASH_BYTES]);
    try {
      sql.write(
          ADD_FILE,
          file.id().value(),
          filing.number().value(),
          filing.applicant().value(),
          filing.filedBy().id().value(),
          file.status().name(),
          filing.itemName(),
          filing.implementation().code().value(),
          filing.implementation().version(),
          file.route().decider().value(),
          file.sequence(),
          chain.getLast().hash(),
          file.submittedAt(),
          file.changedAt(),
          entry.timer(),
          filing.mandate().map(MandateId::value));
      addToLedger(chain);
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? new StaleVersionException("Case " + file.id()) : e;
    }
    addWork(entry.work());
  }

  @Override
  public void append(Entry entry) {
    var file = entry.file();
    int before = file.sequence() - entry.events().size();
    requireContinuation(entry, before);
    var head =
        sql.first(
                "SELECT head_hash FROM case_file WHERE id = ? AND sequence = ? FOR UPDATE",
                row -> row.getBytes(1),
                file.id().value(),
                before)
            .orElseThrow(() -> new StaleVersionException("Case " + file.id()));
    var chain = chain(entry, head);
    int changed =
        sql.update(
            "UPDATE case_file SET status = ?, decider_unit = ?, sequence = ?, head_hash = ?,"
                + " changed_at = ?, timer_ordinal = ? WHERE id = ? AND sequence = ?",
            file.status().name(),
            file.route().decider().value(),
            file.sequence(),
            chain.getLast().hash(),
            file.changedAt(),
            entry.timer(),
            file.id().value(),
            before);
    if (changed != 1) {
      throw new StaleVersionException("Case " + file.id());
    }
    try {
      addToLedger(chain);
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? new StaleVersionException("Case " + file.id()) : e;
    }
    sql.update("DELETE FROM work_item WHERE case_id = ?", file.id().value());
    addWork(entry.work());
  }

  private static void requireContinuation(Entry entry, int before) {
    for (int i = 0; i < entry.events().size(); i++) {
      var event = entry.events().get(i);
      if (!event.caseId().equals(entry.file().id()) || event.sequence() != before + 1 + i) {
        throw new IllegalArgumentException("The events do not lead to " + entry.file());
      }
    }
    if (entry.file().sequence() != before + entry.events().size() || entry.events().isEmpty()) {
      throw new IllegalArgumentException("The events do not lead to " + entry.file());
    }
  }

  private List<LedgerEntry> chain(Entry entry, byte[] head) {
    var subject = entry.file().filing().applicant();
    var chain = new ArrayList<LedgerEntry>();
    var previous = head;
    for (var event : entry.events()) {
      var payload =
          personalData.encrypt(
              subject,
              LedgerEntry.place(event.caseId(), event.sequence()),
              FactFormat.write(event.fact()));
      var next = LedgerEntry.of(event, subject, payload, previous);
      chain.add(next);
      previous = next.hash();
    }
    return chain;
  }

  private void addToLedger(List<LedgerEntry> chain) {
    sql.write(ADD_EVENT, chain.stream().map(LedgerEntry::values).toList());
  }

  private void addWork(List<WorkItem> work) {
    sql.write(
        ADD_WORK,
        work.stream()
            .map(
                item ->
                    new Object[] {
                      item.caseId().value(),
                      item.role().name(),
                      item.unit().value(),
                      item.task().name(),
                      item.dueOrdinal(),
                      item.openedAt(),
                      item.itemName(),
                      item.number().value()
                    })
            .toList());
  }

  /** The rows find the few cases in question; whether they were approved their ledgers say. */
  @Override
  public boolean granted(SubjectId applicant, BasicCode item) {
    return sql
        .list(
            "SELECT id FROM case_file WHERE applicant_id = ? AND implementation_code LIKE ?"
                + " AND status IN (?, ?) ORDER BY submitted_at DESC LIMIT "
                + MOST_GRANTED,
            row -> new CaseId(Sql.uuid(row, "id")),
            applicant.value(),
            "%" + item.value(),
            CaseStatus.CONCLUDED.name(),
            CaseStatus.COMPLETED.name())
        .stream()
        .flatMap(id -> find(id).stream())
        .anyMatch(ledger -> ledger.file().outcome().filter(Outcome.APPROVED::equals).isPresent());
  }

  @Override
  public Page<CaseSummary> ofApplicant(SubjectId applicant, Page.Request page) {
    var from = page.after().map(text -> Cursor.of(APPLICANT_LIST, 2, text));
    var condition = from.isEmpty() ? "" : " AND (submitted_at < ? OR submitted_at = ? AND id < ?)";
    var values = new ArrayList<Object>();
    values.add(applicant.value());
    from.ifPresent(
        cursor -> {
          var at = Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
          values.addAll(List.of(at, at, cursor.uuid(1)));
        });
    values.add(page.limit() + 1);
    var found =
        sql.list(
            "SELECT id, number, item_name, status, submitted_at, changed_at FROM case_file"
                + " WHERE applicant_id = ?"
                + condition
                + " ORDER BY submitted_at DESC, id DESC LIMIT ?",
            JdbcCaseStore::summary,
            values.toArray());
    return page.cut(
        found,
        last ->
            Cursor.text(
                APPLICANT_LIST,
                ChronoUnit.MICROS.between(Instant.EPOCH, last.submittedAt()),
                last.id()));
  }

  static CaseSummary summary(ResultSet row) throws SQLException {
    return new CaseSummary(
        new CaseId(Sql.uuid(row, "id")),
        new CaseNumber(row.getString("number")),
        row.getString("item_name"),
        CaseStatus.valueOf(row.getString("status")),
        Sql.instant(row, "submitted_at"),
        Sql.instant(row, "changed_at"));
  }

  @Override
  public Page<WorkItem> work(Set<Caller.Duty> duties, Page.Request page) {
    var from = page.after().map(text -> new WorkKey(Cursor.of(WORK_LIST, 3, text)));
    if (duties.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    // Each duty's own most urgent lines by the index, and of these the most urgent of all.
    var part =
        "SELECT * FROM (SELECT case_id, role, unit, task, due_ordinal, opened_at, item_name,"
            + " number, CONCAT(unit, '/', role, '/', task) AS tie FROM work_item WHERE unit = ? AND"
            + " role = ?"
            + (from.isEmpty()
                ? ""
                : " AND due_ordinal >= ? AND (due_ordinal > ? OR case_id > ?"
                    + " OR case_id = ? AND CONCAT(unit, '/', role, '/', task) > ?)")
            + " ORDER BY due_ordinal, case_id, tie LIMIT ?) AS part";
    var values = new ArrayList<Object>();
    for (var duty : duties) {
      values.add(duty.unit().value());
      values.add(duty.role().name());
      from.ifPresent(key -> key.addTo(values));
      values.add(page.limit() + 1);
    }
    values.add(page.limit() + 1);
    var found =
        sql.list(
            duties.stream()
                    .map(_ -> part)
                    .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") AS parts"))
                + " ORDER BY due_ordinal, case_id, tie LIMIT ?",
            JdbcCaseStore::workItem,
            values.toArray());
    return page.cut(
        found,
        last ->
            Cursor.text(
                WORK_LIST,
                last.dueOrdinal(),
                last.caseId(),
                last.unit() + "/" + last.role().name() + "/" + last.task().name()));
  }

  /** The sort key of the last line that was given out. */
  private record WorkKey(long dueOrdinal, UUID caseId, String tie) {
    WorkKey(Cursor cursor) {
      this(cursor.number(0), cursor.uuid(1), cursor.string(2));
    }

    void addTo(List<Object> values) {
      values.addAll(List.of(dueOrdinal, dueOrdinal, caseId, caseId, tie));
    }
  }

  static WorkItem workItem(ResultSet row) throws SQLException {
    return new WorkItem(
        new CaseId(Sql.uuid(row, "case_id")),
        new CaseNumber(row.getString("number")),
        row.getString("item_name"),
        new UnitCode(row.getString("unit")),
        Role.valueOf(row.getString("role")),
        Task.valueOf(row.getString("task")),
        row.getLong("due_ordinal"),
        Sql.instant(row, "opened_at"));
  }

  @Override
  public List<CaseId> timersBefore(long ordinal, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("A limit is 1 to 1000: " + limit);
    }
    return sql.list(
        "SELECT id FROM case_file WHERE timer_ordinal < ? ORDER BY timer_ordinal, id LIMIT ?",
        row -> new CaseId(Sql.uuid(row, "id")),
        ordinal,
        limit);
  }
}
