package org.tongban.application.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.SealId;

/** What holds for all {@link PaperStore}s. */
public abstract class PaperStoreContract {
  private static int units;

  private CaseId caseId;
  private UnitCode unit;

  /** The store under test. */
  protected abstract PaperStore store();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  @BeforeEach
  void newCaseAndUnit() {
    caseId = new CaseId(SamplePapers.id());
    unit = new UnitCode("U-" + ++units);
  }

  private OfficialPaper added(int sequence, PaperKind kind, int serial) {
    var paper = SamplePapers.paper(caseId, sequence, kind, unit, serial);
    transactions().run(() -> store().add(paper));
    return paper;
  }

  private int serial(PaperKind kind, int year) {
    return transactions().inTransaction(() -> store().nextSerial(unit, kind, year));
  }

  private Optional<OfficialPaper> find(PaperId id) {
    return transactions().inTransaction(() -> store().find(id));
  }

  private List<OfficialPaper> ofCase() {
    return transactions().inTransaction(() -> store().ofCase(caseId));
  }

  @Test
  void keepsAPaperAsItIs() {
    var paper = added(2, PaperKind.RECEIPT, 1);
    assertThat(find(paper.id())).contains(paper);
    var file = SamplePapers.id();
    var seal = Optional.of(new SealId(SamplePapers.id()));
    transactions().run(() -> store().made(paper.id(), file, seal));
    assertThat(find(paper.id())).contains(paper.made(file, seal));
    var without = added(3, PaperKind.ACCEPTANCE, 1);
    transactions().run(() -> store().made(without.id(), SamplePapers.id(), Optional.empty()));
    assertThat(find(without.id()).orElseThrow().seal()).isEmpty();
    assertThat(find(new PaperId(SamplePapers.id()))).isEmpty();
  }

  @Test
  void listsTheOnesOfACaseInTheOrderOfItsEvents() {
    var late = added(7, PaperKind.APPROVAL, 1);
    var second = added(3, PaperKind.ACCEPTANCE, 1);
    var first = added(3, PaperKind.RECEIPT, 1);
    assertThat(ofCase()).containsExactly(first, second, late);
    caseId = new CaseId(SamplePapers.id());
    assertThat(ofCase()).isEmpty();
  }

  @Test
  void takesOneOfAKindForAnEvent() {
    added(2, PaperKind.RECEIPT, 1);
    assertThatThrownBy(() -> added(2, PaperKind.RECEIPT, 2))
        .isInstanceOf(StaleVersionException.class);
    assertThat(ofCase()).hasSize(1);
  }

  @Test
  void takesANumberOnce() {
    added(2, PaperKind.RECEIPT, 1);
    assertThatThrownBy(() -> added(3, PaperKind.RECEIPT, 1))
        .isInstanceOf(StaleVersionException.class);
    assertThat(added(3, PaperKind.ACCEPTANCE, 1).number().serial()).isEqualTo(1);
  }

  @Test
  void givesAFileOnce() {
    var paper = added(2, PaperKind.RECEIPT, 1);
    var file = SamplePapers.id();
    transactions().run(() -> store().made(paper.id(), file, Optional.empty()));
    assertThatThrownBy(
            () ->
                transactions()
                    .run(() -> store().made(paper.id(), SamplePapers.id(), Optional.empty())))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () ->
                            store()
                                .made(
                                    new PaperId(SamplePapers.id()),
                                    SamplePapers.id(),
                                    Optional.empty())))
        .isInstanceOf(StaleVersionException.class);
    assertThat(find(paper.id()).orElseThrow().file()).contains(file);
  }

  @Test
  void countsEachUnitKindAndYearForItself() {
    assertThat(serial(PaperKind.RECEIPT, 2026)).isEqualTo(1);
    assertThat(serial(PaperKind.RECEIPT, 2026)).isEqualTo(2);
    assertThat(serial(PaperKind.ACCEPTANCE, 2026)).isEqualTo(1);
    assertThat(serial(PaperKind.RECEIPT, 2027)).isEqualTo(1);
    unit = new UnitCode("U-" + ++units);
    assertThat(serial(PaperKind.RECEIPT, 2026)).isEqualTo(1);
  }

  @Test
  void takesASerialBackWithTheTransaction() {
    assertThat(serial(PaperKind.RECEIPT, 2026)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          store().nextSerial(unit, PaperKind.RECEIPT, 2026);
                          throw new IllegalStateException("Rolled back");
                        }))
        .hasMessage("Rolled back");
    assertThat(serial(PaperKind.RECEIPT, 2026)).isEqualTo(2);
  }

  @Test
  void leavesNeitherGapsNorRepetitionsToManyAtOnce() throws Exception {
    var wanted = new ArrayList<Callable<Integer>>();
    IntStream.range(0, 24).forEach(_ -> wanted.add(() -> serial(PaperKind.RECEIPT, 2026)));
    try (var threads = Executors.newFixedThreadPool(6)) {
      var given = new ArrayList<Integer>();
      for (var one : threads.invokeAll(wanted)) {
        given.add(one.get());
      }
      assertThat(given)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
    }
  }
}
