package org.tongban.persistence.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseSamples;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.CaseStoreContract;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What holds for {@link JdbcCaseStore} on every database besides the port's contract. */
abstract class JdbcCaseStoreContract extends CaseStoreContract {
  abstract TestDatabase database();

  @Override
  protected CaseStore store() {
    return database().bean(CaseStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected SubjectId newSubject() {
    var subject = new SubjectId(UUID.randomUUID());
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
    return subject;
  }

  @Test
  void rowsAreTheFoldOfTheLedger() {
    var random = new Random(42);
    int steps = 0;
    for (int i = 0; i < 12; i++) {
      var entry =
          CaseSamples.submitted(newSubject(), Instant.parse("2026-03-02T04:00:00Z"), 1L << 33 | i);
      var first = entry;
      transactions().run(() -> store().add(first));
      var next = CaseSamples.next(entry.file(), random);
      while (next.isPresent() && next.get().file().sequence() < 40) {
        entry = next.get();
        var step = entry;
        transactions().run(() -> store().append(step));
        steps++;
        requireRows(entry);
        next = CaseSamples.next(entry.file(), random);
      }
    }
    assertThat(steps).isGreaterThan(60);
  }

  private void requireRows(CaseStore.Entry entry) {
    var id = entry.file().id();
    var folded = CaseFile.replay(store().find(id).orElseThrow().events());
    assertThat(folded).isEqualTo(entry.file());
    var row =
        sql()
            .first(
                "SELECT status, decider_unit, sequence, changed_at, submitted_at, number,"
                    + " timer_ordinal FROM case_file WHERE id = ?",
                result ->
                    new ArrayList<Object>(
                        List.of(
                            result.getString("status"),
                            result.getString("decider_unit"),
                            result.getInt("sequence"),
                            Sql.instant(result, "changed_at"),
                            Sql.instant(result, "submitted_at"),
                            result.getString("number"),
                            String.valueOf(result.getObject("timer_ordinal")))),
                id.value())
            .orElseThrow();
    assertThat(row)
        .containsExactly(
            folded.status().name(),
            folded.route().decider().value(),
            folded.sequence(),
            folded.changedAt(),
            folded.submittedAt(),
            folded.filing().number().value(),
            entry.timer().map(Object::toString).orElse("null"));
    assertThat(
            sql()
                .list(
                    "SELECT task, due_ordinal FROM work_item WHERE case_id = ?",
                    result -> result.getString(1) + result.getLong(2),
                    id.value()))
        .containsExactlyInAnyOrderElementsOf(
            entry.work().stream()
                .map((WorkItem item) -> item.task().name() + item.dueOrdinal())
                .toList());
  }

  @Test
  void anErasedCaseIsNotFoundAndBreaksNoList() {
    var applicant = newSubject();
    var entry = CaseSamples.submitted(applicant, Instant.parse("2026-03-03T04:00:00Z"), 1L << 34);
    transactions().run(() -> store().add(entry));
    transactions().run(() -> database().bean(PersonalData.class).destroyKey(applicant));
    assertThat(store().find(entry.file().id())).isEmpty();
    assertThat(store().findOwned(entry.file().id(), applicant)).isEmpty();
    assertThat(
            store()
                .ofApplicant(applicant, new Page.Request(java.util.Optional.empty(), 10))
                .items())
        .hasSize(1);
  }

  private Sql sql() {
    return database().bean(Sql.class);
  }
}
