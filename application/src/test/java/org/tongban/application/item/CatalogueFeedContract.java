package org.tongban.application.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.item.CatalogueFeed.Change;
import org.tongban.application.item.CatalogueFeed.Kind;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.PublishedVersion;

/** What holds for every {@link CatalogueFeed} over a {@link ReferenceStore}. */
public abstract class CatalogueFeedContract {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");

  private static int serial = 700;

  private long before;
  private Implementation first;

  /** The feed. */
  protected abstract CatalogueFeed feed();

  /** What it tells of. */
  protected abstract ReferenceStore store();

  /** The store's transactions. */
  protected abstract Transactions transactions();

  private static synchronized Implementation fresh() {
    return new ImplementationSample("05", ++serial, "目录" + serial).build();
  }

  private Implementation next(int number) {
    return ImplementationMerge.withRef(first, new ImplementationRef(first.ref().code(), number));
  }

  @BeforeEach
  void publishTheFirstVersionOfANewItem() {
    save(SampleReference.city());
    before = feed().latest();
    first = fresh();
    save(SampleReference.published(true, first));
  }

  private void save(ReferenceData changes) {
    transactions()
        .run(
            () -> {
              store().lock();
              store().save(changes, new ReferenceStore.Run(NOW, "test", Map.of()));
            });
  }

  private void publish(Implementation version, LocalDate from) {
    transactions()
        .run(
            () -> {
              store().hold();
              store().publish(List.of(new Published(version, true)), from, NOW);
            });
  }

  private void withdraw(LocalDate until) {
    transactions()
        .run(
            () -> {
              store().hold();
              store().withdraw(first.ref().code(), until, NOW);
            });
  }

  private List<Change> changes() {
    return feed().changes(before, 100);
  }

  @Test
  void tellsOfAnItemAndOfItsFirstVersion() {
    assertThat(changes())
        .extracting(Change::kind, Change::item, Change::code, Change::version, Change::effectiveOn)
        .containsExactly(
            tuple(Kind.ITEM, first.item(), Optional.empty(), Optional.empty(), Optional.of(TODAY)),
            tuple(
                Kind.PUBLISHED,
                first.item(),
                Optional.of(first.ref().code()),
                Optional.of(1),
                Optional.of(TODAY)));
    assertThat(changes()).extracting(Change::at).containsOnly(NOW);
  }

  @Test
  void tellsWhenWhatIsDecidedTodayHolds() {
    publish(next(2), TODAY.plusDays(5));
    withdraw(TODAY.plusDays(9));
    assertThat(changes().subList(2, 4))
        .extracting(Change::kind, Change::version, Change::effectiveOn)
        .containsExactly(
            tuple(Kind.PUBLISHED, Optional.of(2), Optional.of(TODAY.plusDays(5))),
            tuple(Kind.WITHDRAWN, Optional.of(2), Optional.of(TODAY.plusDays(9))));
  }

  @Test
  void isFollowedFromChangeToChange() {
    publish(next(2), TODAY);
    var all = changes();
    assertThat(all)
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Long.signum(a.sequence() - b.sequence()));
    assertThat(feed().latest()).isEqualTo(all.getLast().sequence());
    assertThat(feed().changes(before, 2)).isEqualTo(all.subList(0, 2));
    assertThat(feed().changes(all.get(1).sequence(), 2)).isEqualTo(all.subList(2, 3));
    assertThat(feed().changes(feed().latest(), 100)).isEmpty();
  }

  private List<PublishedVersion> versions(LocalDate day) {
    var all = new ArrayList<PublishedVersion>();
    var after = Optional.<String>empty();
    do {
      var part = feed().versions(day, new Page.Request(after, 2));
      assertThat(part.items()).hasSizeLessThanOrEqualTo(2);
      part.items().forEach(line -> all.add(line.version()));
      after = part.next();
    } while (after.isPresent());
    assertThat(all)
        .extracting(version -> version.ref().code().value() + "/" + version.ref().version())
        .doesNotHaveDuplicates()
        .isSorted();
    return all.stream().filter(version -> version.ref().code().equals(first.ref().code())).toList();
  }

  @Test
  void showsWhatIsInForceAndWhatHasYetToBegin() {
    var other = fresh();
    save(SampleReference.published(true, other));
    publish(next(2), TODAY.plusDays(5));
    assertThat(versions(TODAY))
        .containsExactly(
            new PublishedVersion(first.ref(), TODAY, Optional.of(TODAY.plusDays(5)), false),
            new PublishedVersion(next(2).ref(), TODAY.plusDays(5), Optional.empty(), false));
    assertThat(versions(TODAY.plusDays(4))).hasSize(2);
    assertThat(versions(TODAY.plusDays(5)))
        .extracting(PublishedVersion::ref)
        .containsExactly(next(2).ref());
    assertThat(feed().versions(TODAY, new Page.Request(Optional.empty(), 100)).items())
        .filteredOn(line -> line.version().ref().equals(first.ref()))
        .extracting(CatalogueFeed.Line::authority)
        .containsExactly(first.authority());
  }

  @Test
  void leavesOutWhatWasWithdrawnBeforeItBegan() {
    publish(next(2), TODAY.plusDays(5));
    withdraw(TODAY.plusDays(2));
    assertThat(versions(TODAY))
        .extracting(PublishedVersion::ref, PublishedVersion::until)
        .containsExactly(tuple(first.ref(), Optional.of(TODAY.plusDays(2))));
    assertThat(versions(TODAY.plusDays(2))).isEmpty();
  }

  @Test
  void refusesACursorOfAnotherList() {
    assertThatThrownBy(() -> feed().versions(TODAY, new Page.Request(Optional.of("rubbish!"), 10)))
        .isInstanceOf(Page.BadCursorException.class);
  }
}
