package org.tongban.application.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Limits;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.VersionState;
import org.tongban.domain.place.Authority;

/** What holds for every {@link Catalogue} over a {@link ReferenceStore}. */
public abstract class CatalogueContract {
  private static final BasicCode NOBODYS = new BasicCode("440599999000");
  private static final Page.Request FIRST_PAGE = new Page.Request(Optional.empty(), 20);

  private static int serial = 20;

  private Implementation first;
  private LocalDate today;

  /** The catalogue. */
  protected abstract Catalogue catalogue();

  /** What it reads from. */
  protected abstract ReferenceStore store();

  /** The store's transactions. */
  protected abstract Transactions transactions();

  /** Their clock. */
  protected abstract SettableClock clock();

  private static synchronized int nextSerial() {
    return ++serial;
  }

  @BeforeEach
  void publishTheFirstVersionOfANewItem() {
    today = LocalDate.of(2026, 3, 2);
    clock().set(SampleCityFixture.morning(today));
    first = version(nextSerial(), 1, 15);
    var organisation = SampleCityFixture.organisation();
    transactions()
        .run(
            () -> {
              store().lock();
              store()
                  .save(
                      new ReferenceData(
                          List.copyOf(organisation.regions().all()),
                          List.of(),
                          List.of(),
                          organisation.authorities(),
                          organisation.servicePoints(),
                          List.of(
                              new ServiceItem(
                                  first.item(),
                                  first.name(),
                                  "民政局",
                                  SubjectKind.PERSON,
                                  Optional.empty(),
                                  "test")),
                          List.of(),
                          List.of(new Published(first, true))),
                      new ReferenceStore.Run(now(), "test", Map.of()));
            });
    store().refresh();
  }

  private Instant now() {
    return clock().instant();
  }

  private static Implementation version(int serial, int number, int promised) {
    var sample = new ImplementationSample("05", serial, "津贴" + serial);
    sample.limits = Limits.of(WorkingDays.of(20), WorkingDays.of(promised), "依据");
    var built = sample.build();
    return ImplementationMerge.withRef(built, new ImplementationRef(built.ref().code(), number));
  }

  private Implementation next(int number, int promised) {
    return version(Integer.parseInt(first.item().mainItem()), number, promised);
  }

  private void publish(Implementation version, LocalDate from) {
    transactions()
        .run(
            () -> {
              store().hold();
              store().publish(List.of(new Published(version, true)), from, now());
            });
    store().refresh();
  }

  @Test
  void givesTheVersionInForceAndEveryOther() {
    assertThat(catalogue().current(first.ref().code())).contains(first);
    var second = next(2, 10);
    publish(second, today);
    assertThat(catalogue().current(first.ref().code())).contains(second);
    assertThat(catalogue().implementation(first.ref())).contains(first);
    assertThat(catalogue().implementation(second.ref())).contains(second);
    assertThat(catalogue().implementation(new ImplementationRef(first.ref().code(), 3))).isEmpty();
  }

  @Test
  void findsAnItemByCodeAndByItsExactName() {
    var item = catalogue().item(first.item()).orElseThrow();
    assertThat(item.name()).isEqualTo(first.name());
    assertThat(catalogue().itemNamed(first.name())).contains(item);
    assertThat(catalogue().itemNamed("津贴")).isEmpty();
    assertThat(catalogue().itemNamed("")).isEmpty();
    assertThat(catalogue().item(NOBODYS)).isEmpty();
  }

  @Test
  void nobodyFilesUnderAWithdrawnVersionUntilItIsInForceAgain() {
    save(SampleReference.published(false, first));
    assertThat(catalogue().current(first.ref().code())).isEmpty();
    assertThat(catalogue().implementationsOf(first.item(), FIRST_PAGE).items()).isEmpty();
    assertThat(catalogue().implementation(first.ref())).contains(first);
    save(SampleReference.published(true, first));
    assertThat(catalogue().current(first.ref().code())).contains(first);
    assertThat(catalogue().implementationsOf(first.item(), FIRST_PAGE).items())
        .extracting(ImplementationLine::ref)
        .containsExactly(first.ref());
  }

  @Test
  void hasNoImplementationOfAnItemNobodyCarriesOut() {
    assertThat(catalogue().implementationsOf(NOBODYS, FIRST_PAGE).items()).isEmpty();
    assertThat(catalogue().implementationsFor(NOBODYS, SampleCityFixture.VILLAGE)).isEmpty();
    assertThat(catalogue().current(version(nextSerial(), 1, 15).ref().code())).isEmpty();
  }

  private void save(ReferenceData changes) {
    transactions()
        .run(
            () -> {
              store().lock();
              store().save(changes, new ReferenceStore.Run(now(), "test", Map.of()));
            });
    store().refresh();
  }

  @Test
  void letsAFutureVersionBeginByItself() {
    var second = next(2, 10);
    publish(second, today.plusDays(3));
    assertThat(catalogue().current(first.ref().code())).contains(first);
    assertThat(catalogue().versionsOf(first.ref().code()))
        .extracting(one -> one.stateOn(today))
        .containsExactly(VersionState.PUBLISHED, VersionState.PUBLISHED);
    clock().set(SampleCityFixture.morning(today.plusDays(2)));
    assertThat(catalogue().current(first.ref().code())).contains(first);
    clock().set(SampleCityFixture.morning(today.plusDays(3)));
    assertThat(catalogue().current(first.ref().code())).contains(second);
    assertThat(catalogue().versionsOf(first.ref().code()).getFirst().stateOn(today.plusDays(3)))
        .isEqualTo(VersionState.SUPERSEDED);
  }

  @Test
  void beginsAtMidnightInTheCity() {
    var second = next(2, 10);
    publish(second, today.plusDays(1));
    var midnight = today.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    clock().set(midnight.minusNanos(1000));
    assertThat(catalogue().current(first.ref().code())).contains(first);
    assertThat(lines()).containsExactly(first.ref());
    clock().set(midnight);
    assertThat(catalogue().current(first.ref().code())).contains(second);
    assertThat(lines()).containsExactly(second.ref());
  }

  private List<ImplementationRef> lines() {
    return catalogue().implementationsOf(first.item(), FIRST_PAGE).items().stream()
        .map(ImplementationLine::ref)
        .toList();
  }

  @Test
  void letsAVersionOfTodayTakeThePlaceOfOneThatHadYetToBegin() {
    publish(next(2, 10), today.plusDays(3));
    var third = next(3, 5);
    publish(third, today.plusDays(1));
    clock().set(SampleCityFixture.morning(today.plusDays(4)));
    assertThat(catalogue().current(first.ref().code())).contains(third);
  }

  @Test
  void withdrawsFromADayOn() {
    transactions()
        .run(
            () -> {
              store().hold();
              store().withdraw(first.ref().code(), today.plusDays(2), now());
            });
    store().refresh();
    assertThat(catalogue().current(first.ref().code())).contains(first);
    clock().set(SampleCityFixture.morning(today.plusDays(2)));
    assertThat(catalogue().current(first.ref().code())).isEmpty();
    assertThat(catalogue().implementation(first.ref())).contains(first);
    assertThat(catalogue().versionsOf(first.ref().code()))
        .containsExactly(
            new PublishedVersion(first.ref(), today, Optional.of(today.plusDays(2)), true));
    assertThat(catalogue().implementationCounts(List.of(first.item()))).isEmpty();
  }

  @Test
  void listsWhoIsCompetentForARegion() {
    var item = first.item();
    assertThat(catalogue().implementationsFor(item, SampleCityFixture.VILLAGE))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.ref()).isEqualTo(first.ref());
              assertThat(line.territory()).isEqualTo(SampleCityFixture.XINYI);
              assertThat(line.promised()).isEqualTo(WorkingDays.of(15));
              assertThat(line.name()).isEqualTo(first.name());
            });
    assertThat(catalogue().implementationsFor(item, SampleCityFixture.MAONAN)).isEmpty();
    assertThat(catalogue().implementationCounts(List.of(item))).isEqualTo(Map.of(item, 1));
    assertThat(catalogue().firstImplementations(List.of(item), SampleCityFixture.MAONAN, 5))
        .hasEntrySatisfying(item, lines -> assertThat(lines).hasSize(1));
  }

  @Test
  void givesLongListsInPages() {
    var lines = new ArrayList<ImplementationLine>();
    var organisation = SampleCityFixture.organisation();
    var more = new ArrayList<Published>();
    for (var authority : organisation.authorities()) {
      if (!authority.code().equals(first.authority())) {
        more.add(new Published(elsewhere(authority), true));
      }
    }
    transactions()
        .run(
            () -> {
              store().hold();
              store().publish(more, today, now());
            });
    store().refresh();
    var after = Optional.<String>empty();
    do {
      var page = catalogue().implementationsOf(first.item(), new Page.Request(after, 2));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      lines.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    assertThat(lines).hasSize(organisation.authorities().size()).doesNotHaveDuplicates();
    assertThat(lines)
        .extracting(ImplementationLine::territory)
        .isSortedAccordingTo((one, other) -> one.compareTo(other));
    assertThatThrownBy(
            () ->
                catalogue().implementationsOf(first.item(), new Page.Request(Optional.of("x"), 2)))
        .isInstanceOf(Page.BadCursorException.class);
  }

  private Implementation elsewhere(Authority authority) {
    return new Implementation(
        new ImplementationRef(
            ImplementationCode.of(authority.creditCode(), authority.level(), first.item()), 1),
        first.name(),
        first.kind(),
        authority.code(),
        authority.department(),
        authority.level(),
        authority.region(),
        first.subjects(),
        first.conditions(),
        first.materials(),
        first.form(),
        first.limits(),
        first.modes(),
        first.channels(),
        first.actors(),
        first.reach(),
        first.crossProvince(),
        first.chain(),
        first.deciding(),
        first.twoPersons(),
        first.specialProcedures(),
        first.deliveryWays(),
        first.results(),
        first.fee(),
        first.laws(),
        first.contact());
  }
}
