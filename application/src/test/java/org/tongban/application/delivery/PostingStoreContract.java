package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** What holds for all {@link PostingStore}s. */
public abstract class PostingStoreContract {
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final UnitCode sender =
      new UnitCode("MZJ-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase());
  private SubjectId applicant;

  /** The store under test. */
  protected abstract PostingStore store();

  /** The dispatches it keeps notes about. */
  protected abstract DispatchStore dispatches();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  /** Makes the subject known, as the registration of a person does. */
  protected abstract void register(SubjectId subject);

  @BeforeEach
  void registerApplicant() {
    applicant = new SubjectId(SampleDispatches.id());
    register(applicant);
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  /** A parcel that is booked. */
  private Posting booked() {
    var ready =
        SampleDispatches.ready(
            applicant, new CaseId(SampleDispatches.id()), Optional.empty(), sender);
    var posting = Posting.of(ready.id(), sender, SampleDispatches.waybill());
    transactions()
        .run(
            () -> {
              dispatches().add(ready);
              dispatches().replace(new Dispatch.Booked(ready.order(), posting.waybill()), 1);
              store().add(posting);
            });
    return posting;
  }

  private Posting stored(Posting posting) {
    return in(() -> store().find(posting.dispatch())).orElseThrow();
  }

  private Manifest manifest(Posting... on) {
    return new Manifest(
        new ManifestId(SampleDispatches.id()),
        sender,
        on[0].waybill().courier(),
        List.of(on).stream().map(Posting::dispatch).toList(),
        SampleDispatches.ORDERED,
        Optional.empty());
  }

  @Test
  void givesBackWhatWasAddedOnce() {
    var posting = booked();
    assertThat(stored(posting)).isEqualTo(posting);
    transactions().run(() -> store().sorted(posting.dispatch(), "668-A01"));
    transactions().run(() -> store().add(posting));
    assertThat(stored(posting).sorting()).contains("668-A01");
    assertThat(in(() -> store().find(new DispatchId(SampleDispatches.id())))).isEmpty();
    assertThat(
            in(
                () ->
                    store()
                        .all(List.of(posting.dispatch(), new DispatchId(SampleDispatches.id())))))
        .containsExactly(stored(posting));
    assertThat(in(() -> store().all(List.of()))).isEmpty();
  }

  @Test
  void keepsTheLatestWeighingAndTheFirstHandOver() {
    var posting = booked();
    var id = posting.dispatch();
    var first = Instant.parse("2026-11-03T02:00:00Z");
    transactions()
        .run(
            () -> {
              store().weighed(id, new Posting.Weighing(new Weight(300), new Yuan(1200)));
              store().weighed(id, new Posting.Weighing(new Weight(1400), new Yuan(1400)));
              store().handedOver(id, first);
              store().handedOver(id, first.plusSeconds(60));
            });
    assertThat(stored(posting).weighing())
        .contains(new Posting.Weighing(new Weight(1400), new Yuan(1400)));
    assertThat(stored(posting).handedOver()).contains(first);
  }

  @Test
  void addsUpAMonthOfChina() {
    var early = booked();
    var late = booked();
    var next = booked();
    transactions()
        .run(
            () -> {
              store()
                  .weighed(early.dispatch(), new Posting.Weighing(new Weight(300), new Yuan(1200)));
              // The first of November begins in China while it is still October in UTC.
              store().handedOver(early.dispatch(), Instant.parse("2026-10-31T16:00:00Z"));
              store().handedOver(late.dispatch(), Instant.parse("2026-11-30T15:59:59Z"));
              store().handedOver(next.dispatch(), Instant.parse("2026-11-30T16:00:00Z"));
            });
    assertThat(in(() -> store().sums(Set.of(sender), NOVEMBER)))
        .containsExactly(
            new PostingStore.Sum(sender, early.waybill().courier(), 2, 1, 300, new Yuan(1200)));
    assertThat(in(() -> store().sums(Set.of(), NOVEMBER))).isEmpty();
    var first = in(() -> store().ofMonth(sender, NOVEMBER, new Page.Request(Optional.empty(), 1)));
    assertThat(first.items()).containsExactly(stored(early));
    var second = in(() -> store().ofMonth(sender, NOVEMBER, new Page.Request(first.next(), 1)));
    assertThat(second.items()).containsExactly(stored(late));
    assertThat(second.next()).isEmpty();
    assertThatThrownBy(
            () ->
                in(
                    () ->
                        store()
                            .ofMonth(sender, NOVEMBER, new Page.Request(Optional.of("'; --"), 1))))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void aParcelIsOnOneManifest() {
    var one = booked();
    var other = booked();
    var third = booked();
    var manifest = manifest(other, one);
    transactions().run(() -> store().add(manifest));
    assertThat(in(() -> store().find(manifest.id()))).contains(manifest);
    assertThat(stored(one).manifest()).contains(manifest.id());
    assertThatThrownBy(() -> transactions().run(() -> store().add(manifest(third, one))))
        .isInstanceOf(StaleVersionException.class);
    assertThat(stored(third).manifest()).isEmpty();
    var at = SampleDispatches.ORDERED.plusSeconds(60);
    transactions().run(() -> store().signed(manifest.id(), at));
    transactions().run(() -> store().signed(manifest.id(), at.plusSeconds(1)));
    assertThat(in(() -> store().find(manifest.id()))).contains(manifest.handOver(at));
  }

  @Test
  void listsManifestsTheLatestFirst() {
    var first = manifest(booked());
    var second = manifest(booked());
    transactions().run(() -> store().add(first));
    transactions().run(() -> store().add(second));
    var page = in(() -> store().manifests(Set.of(sender), new Page.Request(Optional.empty(), 1)));
    assertThat(page.items()).containsExactly(second);
    assertThat(
            in(() -> store().manifests(Set.of(sender), new Page.Request(page.next(), 1))).items())
        .containsExactly(first);
    assertThat(in(() -> store().manifests(Set.of(), ALL)).items()).isEmpty();
  }

  @Test
  void findsWhatNeverCame() {
    var posting = booked();
    var at = SampleDispatches.ORDERED.plusSeconds(600);
    var missing = new Posting.Claim(false, at, Optional.empty());
    transactions().run(() -> store().claimed(posting.dispatch(), missing));
    assertThat(stored(posting).claim()).contains(missing);
    assertThat(in(() -> store().openClaims(Set.of(sender), 10)))
        .containsExactly(posting.dispatch());
    assertThat(in(() -> store().openClaims(Set.of(), 10))).isEmpty();
    transactions().run(() -> store().settled(posting.dispatch(), Posting.Outcome.RESENT));
    assertThat(stored(posting).claim())
        .contains(new Posting.Claim(false, at, Optional.of(Posting.Outcome.RESENT)));
    assertThat(in(() -> store().openClaims(Set.of(sender), 10))).isEmpty();
  }

  @Test
  void nothingIsOpenOnceItWasReceived() {
    var posting = booked();
    var at = SampleDispatches.ORDERED.plusSeconds(600);
    transactions()
        .run(
            () -> {
              store().claimed(posting.dispatch(), new Posting.Claim(false, at, Optional.empty()));
              store().claimed(posting.dispatch(), new Posting.Claim(true, at, Optional.empty()));
            });
    assertThat(in(() -> store().openClaims(Set.of(sender), 10))).isEmpty();
  }
}
