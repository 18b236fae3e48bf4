package org.tongban.persistence.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseSamples;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.LedgerAudit;
import org.tongban.application.casework.LedgerAudit.Finding;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/**
 * What holds for a {@link LedgerAudit}: whoever alters the ledger, as the database's own root, is
 * found out, and the first bad entry named.
 */
@Tag("I5")
abstract class LedgerAuditContract {
  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private LedgerAudit audit;
  private CaseId id;
  private CaseId other;

  abstract TestDatabase database();

  @BeforeEach
  void twoCasesOfManyEntries() {
    audit = new JdbcLedgerAudit(database().bean(Sql.class), database().data().toString());
    id = aCase();
    other = aCase();
    assertThat(audit().witness()).isEqualTo(2);
  }

  @AfterEach
  void forget() throws SQLException, IOException {
    asRoot("DELETE FROM case_event");
    asRoot("DELETE FROM case_file");
    asRoot("DELETE FROM work_item");
    // What was witnessed stays witnessed: the next test begins with another witness.
    Files.deleteIfExists(database().data().resolve("witness").resolve("heads.log"));
  }

  private LedgerAudit audit() {
    return audit;
  }

  private CaseId aCase() {
    var transactions = database().bean(Transactions.class);
    var store = database().bean(CaseStore.class);
    var applicant = new SubjectId(UUID.randomUUID());
    transactions.run(() -> database().bean(PersonalData.class).createKey(applicant));
    var random = new Random(11);
    var first =
        CaseSamples.submitted(
            applicant, Instant.parse("2026-03-02T04:00:00Z"), NUMBERS.incrementAndGet());
    transactions.run(() -> store.add(first));
    var last = first;
    while (last.file().sequence() < 5) {
      var next = CaseSamples.next(last.file(), random).orElseThrow();
      transactions.run(() -> store.append(next));
      last = next;
    }
    return last.file().id();
  }

  private void asRoot(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(database().url(), database().root(), "");
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private String theCase() {
    return " case_id = X'" + HexFormat.of().formatHex(Sql.bytes(id.value())) + "'";
  }

  private void requireFirstBad(Integer sequence) {
    var report = audit().verify();
    assertThat(report.findings())
        .extracting(Finding::caseId, Finding::sequence)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(id, Optional.ofNullable(sequence)));
  }

  @Test
  void findsNothingWhereNothingWasAltered() {
    var report = audit().verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.cases()).isEqualTo(2);
    assertThat(report.events()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void witnessesOnlyWhatIsNew() {
    assertThat(audit().witness()).isZero();
    aCase();
    assertThat(audit().witness()).isEqualTo(1);
  }

  @Test
  void stillVerifiesWhenAKeyWasDestroyed() {
    var applicant =
        database().bean(CaseStore.class).find(id).orElseThrow().file().filing().applicant();
    database()
        .bean(Transactions.class)
        .run(() -> database().bean(PersonalData.class).destroyKey(applicant));
    assertThat(audit().verify().findings()).isEmpty();
  }

  @Test
  void namesAnEntryWhosePayloadWasAltered() throws SQLException {
    asRoot("UPDATE case_event SET payload = X'00' WHERE sequence = 2 AND" + theCase());
    requireFirstBad(2);
  }

  @Test
  void namesAnEntryWhoseActorOrTimeWasAltered() throws SQLException {
    asRoot("UPDATE case_event SET actor_role = 'HEAD' WHERE sequence = 4 AND" + theCase());
    requireFirstBad(4);
    asRoot(
        "UPDATE case_event SET recorded_at = '2020-01-01 00:00:00' WHERE sequence = 3 AND"
            + theCase());
    requireFirstBad(3);
  }

  @Test
  void namesAnEntryThatWasDeleted() throws SQLException {
    asRoot("DELETE FROM case_event WHERE sequence = 3 AND" + theCase());
    requireFirstBad(3);
  }

  @Test
  void namesTheFirstOfTwoThatWereExchanged() throws SQLException {
    asRoot("UPDATE case_event SET sequence = 1000 WHERE sequence = 2 AND" + theCase());
    asRoot("UPDATE case_event SET sequence = 2 WHERE sequence = 3 AND" + theCase());
    asRoot("UPDATE case_event SET sequence = 3 WHERE sequence = 1000 AND" + theCase());
    requireFirstBad(2);
  }

  @Test
  void namesTheFirstThatWasCutOff() throws SQLException {
    asRoot("DELETE FROM case_event WHERE sequence > 3 AND" + theCase());
    requireFirstBad(4);
  }

  @Test
  void namesTheFirstThatWasCutOffEvenWhereTheRowWasMadeToFit() throws SQLException {
    asRoot("DELETE FROM case_event WHERE sequence > 3 AND" + theCase());
    asRoot(
        "UPDATE case_file SET sequence = 3, head_hash = (SELECT hash FROM case_event WHERE"
            + " sequence = 3 AND"
            + theCase()
            + ") WHERE id"
            + theCase().substring(" case_id".length()));
    requireFirstBad(4);
  }

  @Test
  void missesACaseThatWasRemovedAltogether() throws SQLException {
    asRoot("DELETE FROM case_event WHERE" + theCase());
    asRoot("DELETE FROM case_file WHERE id" + theCase().substring(" case_id".length()));
    requireFirstBad(null);
  }

  @Test
  void namesEntriesWhoseRowWasRemoved() throws SQLException {
    asRoot("DELETE FROM case_file WHERE id" + theCase().substring(" case_id".length()));
    requireFirstBad(1);
  }

  @Test
  void tellsThatTheWitnessItselfWasAltered() throws IOException {
    var file = database().data().resolve("witness").resolve("heads.log");
    var lines = Files.readAllLines(file);
    lines.set(0, lines.get(0).replaceFirst("^1 \\d", "1 9"));
    Files.write(file, lines);
    assertThat(audit().verify().findings())
        .extracting(Finding::what)
        .containsExactly("Line 1 of the witness itself was altered");
  }

  @Test
  void aLineThatACrashCutOffDoesNotCount() throws IOException {
    var file = database().data().resolve("witness").resolve("heads.log");
    var whole = Files.readString(file);
    Files.writeString(file, whole + "1 1772");
    assertThat(audit().verify().findings()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(whole);
  }

  private static final Instant LATER = Instant.parse("2090-01-01T00:00:00Z");

  /** Both cases go on once more, so that each has an older and a newer head. */
  private void goOn() {
    var transactions = database().bean(Transactions.class);
    var store = database().bean(CaseStore.class);
    for (var some : List.of(id, other)) {
      var file = store.find(some).orElseThrow().file();
      var next = CaseSamples.next(file, new Random(3)).orElseThrow();
      transactions.run(() -> store.append(next));
    }
    assertThat(audit().witness()).isEqualTo(2);
  }

  private List<String> witnessed() throws IOException {
    return Files.readAllLines(database().data().resolve("witness").resolve("heads.log"));
  }

  private int prune(Instant before) {
    return ((JdbcLedgerAudit) audit()).prune(before);
  }

  @Test
  void prunesHeadsThatANewerOneProvesAndKeepsTheNewest() throws Exception {
    goOn();
    assertThat(witnessed()).hasSize(4);
    assertThat(prune(Instant.EPOCH)).isZero();
    assertThat(witnessed()).hasSize(4);
    assertThat(prune(LATER)).isEqualTo(2);
    assertThat(witnessed()).hasSize(2);
    assertThat(prune(LATER)).isZero();
    assertThat(audit().verify().findings()).isEmpty();
    // It goes on where it was, and a fresh start reads it as if it had always been so.
    assertThat(audit().witness()).isZero();
    goOn();
    audit = new JdbcLedgerAudit(database().bean(Sql.class), database().data().toString());
    assertThat(audit().witness()).isZero();
    assertThat(audit().verify().findings()).isEmpty();
    asRoot("DELETE FROM case_event WHERE sequence > 3 AND" + theCase());
    requireFirstBad(4);
  }

  @Test
  void findsTheAlterationOfAnEntryWhoseOwnHeadWasPruned() throws Exception {
    goOn();
    prune(LATER);
    asRoot("UPDATE case_event SET payload = X'00' WHERE sequence = 2 AND" + theCase());
    requireFirstBad(2);
  }

  @Test
  void doesNotPruneTheEvidenceOfAnAlteration() throws Exception {
    goOn();
    // As if the whole chain had been made anew before the newer head was witnessed.
    asRoot(
        "UPDATE case_event SET hash = X'"
            + "11".repeat(32)
            + "' WHERE sequence = 5 AND"
            + theCase());
    var before = witnessed();
    assertThat(prune(LATER)).as("of the other case alone").isEqualTo(1);
    assertThat(witnessed())
        .filteredOn(line -> line.contains(id.toString()))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(before).anyMatch(old -> old.startsWith(line.substring(0, 120))));
  }

  @Test
  void aBrokenWitnessIsNotPruned() throws IOException {
    goOn();
    var lines = witnessed();
    lines.set(0, lines.get(0).replaceFirst("^1 \\d", "1 9"));
    Files.write(database().data().resolve("witness").resolve("heads.log"), lines);
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> prune(LATER));
    assertThat(witnessed()).isEqualTo(lines);
  }

  @Test
  void otherCasesStayGood() throws SQLException {
    asRoot("UPDATE case_event SET payload = X'00' WHERE" + theCase());
    requireFirstBad(1);
    assertThat(List.of(other)).doesNotContain(id);
  }
}
