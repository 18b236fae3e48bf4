package org.tongban.application.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tongban.application.paper.SamplePapers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;
import org.tongban.domain.seal.SealRegistration;

/** What holds for all {@link SealStore}s. */
public abstract class SealStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Seal.Act ACT =
      new Seal.Act(SealSamples.APPROVER, Instant.parse("2026-02-01T00:00:00.654321Z"));

  private static int units;

  private final UnitCode unit = new UnitCode("SEAL-" + ++units);

  /** The store under test. */
  protected abstract SealStore store();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  private <T> T read(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private Seal.Waiting waiting(SealKind kind) {
    return new Seal.Waiting(SealSamples.registration(unit, kind, false));
  }

  private <S extends Seal> S added(S seal) {
    transactions()
        .run(
            () ->
                store()
                    .add(
                        seal,
                        seal.registration().drawn()
                            ? Optional.empty()
                            : Optional.of(new byte[] {1, -2})));
    return seal;
  }

  private static Seal done(Seal.Change change) {
    if (change instanceof Seal.Change.Done(var seal)) {
      return seal;
    }
    throw new AssertionError(change);
  }

  @Test
  void keepsEachStateWithItsPictureAndRaisesTheVersion() {
    var first = added(waiting(SealKind.OFFICIAL));
    var id = first.registration().id();
    assertThat(read(() -> store().find(id))).contains(new SealStore.Stored(first, 1));
    assertThat(read(() -> store().picture(id)).orElseThrow()).containsExactly(1, -2);
    var used = done(first.approve(ACT, DAY));
    transactions().run(() -> store().replace(used, 1));
    assertThat(read(() -> store().find(id))).contains(new SealStore.Stored(used, 2));
    var revoked = done(used.revoke(ACT, "换发新章"));
    transactions().run(() -> store().replace(revoked, 2));
    assertThat(read(() -> store().find(id))).contains(new SealStore.Stored(revoked, 3));
    var never = added(waiting(SealKind.APPROVAL));
    transactions().run(() -> store().replace(done(never.revoke(ACT, "登记有误")), 1));
    assertThat(read(() -> store().find(never.registration().id())).orElseThrow().seal().approved())
        .isEmpty();
    var unknown = new SealId(SamplePapers.id());
    assertThat(read(() -> store().find(unknown))).isEmpty();
    assertThat(read(() -> store().picture(unknown))).isEmpty();
  }

  @Test
  void refusesAnotherVersionAndASecondOfAnIdentity() {
    var seal = added(waiting(SealKind.OFFICIAL));
    assertThatThrownBy(
            () -> transactions().run(() -> store().replace(done(seal.approve(ACT, DAY)), 2)))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(() -> added(seal)).isInstanceOf(StaleVersionException.class);
    assertThat(read(() -> store().find(seal.registration().id())))
        .contains(new SealStore.Stored(seal, 1));
  }

  @Test
  void aDrawnOneHasNoPictureAndTheOthersHave() {
    var drawn = SealSamples.drawn(unit);
    transactions().run(() -> store().addDrawn(List.of(drawn, SealSamples.drawn(unit))));
    assertThat(read(() -> store().find(drawn.registration().id())).orElseThrow().seal())
        .isEqualTo(drawn);
    assertThat(read(() -> store().picture(drawn.registration().id()))).isEmpty();
    assertThatThrownBy(
            () ->
                transactions().run(() -> store().add(waiting(SealKind.OFFICIAL), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatHoldsIsInUseAndOnOneOfItsDays() {
    var used = added(SealSamples.drawn(unit, SealKind.ACCEPTANCE));
    added(waiting(SealKind.OFFICIAL));
    added(done(SealSamples.drawn(unit, SealKind.APPROVAL).revoke(ACT, "遗失")));
    added(SealSamples.drawn(new UnitCode(unit.value() + "-X")));
    var open = SealSamples.drawn(unit, SealKind.HANDLING).registration();
    var endless =
        new Seal.InUse(
            new SealRegistration(
                open.id(),
                unit,
                open.kind(),
                open.name(),
                42,
                LocalDate.of(2026, 6, 1),
                Optional.empty(),
                true,
                open.by(),
                open.at()),
            ACT);
    added(endless);
    assertThat(holding(LocalDate.of(2025, 12, 31))).isEmpty();
    assertThat(holding(LocalDate.of(2026, 1, 1))).containsExactly(used);
    assertThat(holding(LocalDate.of(2026, 12, 31))).containsExactlyInAnyOrder(used, endless);
    assertThat(holding(LocalDate.of(2027, 1, 1))).containsExactly(endless);
    assertThat(read(() -> store().unitsWithSeal(DAY))).contains(unit);
    assertThat(read(() -> store().unitsWithSeal(LocalDate.of(2025, 12, 31)))).doesNotContain(unit);
  }

  private List<Seal> holding(LocalDate day) {
    return read(() -> store().holding(unit, day));
  }

  @Test
  void listsTheLatestFirstInParts() {
    var all = new ArrayList<Seal>();
    for (int i = 0; i < 5; i++) {
      all.add(added(i % 2 == 0 ? waiting(SealKind.OFFICIAL) : SealSamples.drawn(unit)));
    }
    Collections.reverse(all);
    var mine = new SealStore.Filter(Optional.of(List.of(unit)), Optional.empty());
    var seen = new ArrayList<Seal>();
    var after = Optional.<String>empty();
    do {
      var request = new Page.Request(after, 2);
      var page = read(() -> store().list(mine, request));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(stored -> seen.add(stored.seal()));
      after = page.next();
    } while (after.isPresent());
    assertThat(seen).isEqualTo(all);
    var whole = new Page.Request(Optional.empty(), 100);
    var used = new SealStore.Filter(Optional.of(List.of(unit)), Optional.of(Seal.State.IN_USE));
    assertThat(read(() -> store().list(used, whole)).items()).hasSize(2);
    var none = new SealStore.Filter(Optional.of(List.of()), Optional.empty());
    assertThat(read(() -> store().list(none, whole)).items()).isEmpty();
    var every = new SealStore.Filter(Optional.empty(), Optional.of(Seal.State.WAITING));
    assertThat(read(() -> store().list(every, whole)).items())
        .extracting(SealStore.Stored::seal)
        .contains(all.getFirst());
    var bad = new Page.Request(Optional.of("!"), 2);
    assertThatThrownBy(() -> read(() -> store().list(mine, bad)))
        .isInstanceOf(Page.BadCursorException.class);
  }
}
