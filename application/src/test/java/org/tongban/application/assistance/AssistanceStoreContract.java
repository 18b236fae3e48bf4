package org.tongban.application.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Change;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link AssistanceStore}. */
public abstract class AssistanceStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");
  private static final Page.Request TEN = new Page.Request(Optional.empty(), 10);

  private final UnitCode station = unit();
  private final UnitCode county = unit();

  /** The store under test. */
  protected abstract AssistanceStore store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  private static UnitCode unit() {
    return new UnitCode("VS-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
  }

  /** A request of that person. */
  protected final AssistanceRequest request(SubjectId requester) {
    return request(requester, NOON);
  }

  private AssistanceRequest request(SubjectId requester, Instant askedAt) {
    var implementation = SampleCityFixture.allowance();
    return new AssistanceRequest(
        new AssistanceRequestId(UUID.randomUUID()),
        requester,
        new AssistanceRequest.Visited(
            SyntheticPeople.name(1), SyntheticPeople.phone(1), "村口第三家", "下午来"),
        implementation.ref().code(),
        implementation.name(),
        SampleCityFixture.VILLAGE,
        List.of(station, county),
        askedAt,
        new AssistanceRequest.Progress.Waiting());
  }

  private AssistanceRequest added(SubjectId requester, Instant askedAt) {
    var request = request(requester, askedAt);
    transactions().run(() -> store().add(request));
    return request;
  }

  private static AssistanceRequest next(Change change) {
    return ((Change.Moved) change).next();
  }

  private AssistanceStore.Stored replaced(AssistanceRequest changed, int version) {
    return transactions()
        .inTransaction(() -> store().replace(new AssistanceStore.Stored(changed, version)));
  }

  @Test
  void findsWhatWasAdded() {
    var requester = newSubject();
    var older = added(requester, NOON);
    var newer = added(requester, NOON.plusSeconds(1));
    assertThat(store().find(older.id())).contains(new AssistanceStore.Stored(older, 1));
    assertThat(store().of(requester, TEN).items())
        .extracting(AssistanceStore.Stored::request)
        .containsExactly(newer, older);
    assertThat(store().find(new AssistanceRequestId(UUID.randomUUID()))).isEmpty();
    assertThat(store().of(newSubject(), TEN).items()).isEmpty();
  }

  @Test
  void showsWhatSomebodyAskedForInParts() {
    var requester = newSubject();
    var oldest = added(requester, NOON);
    var middle = added(requester, NOON.plusSeconds(1));
    var newest = added(requester, NOON.plusSeconds(2));
    added(newSubject(), NOON.plusSeconds(3));
    var part = store().of(requester, new Page.Request(Optional.empty(), 2));
    var rest = store().of(requester, new Page.Request(part.next(), 2));
    assertThat(part.items())
        .extracting(AssistanceStore.Stored::request)
        .containsExactly(newest, middle);
    assertThat(rest.items()).extracting(AssistanceStore.Stored::request).containsExactly(oldest);
    assertThat(rest.next()).isEmpty();
    assertThatThrownBy(() -> store().of(requester, new Page.Request(Optional.of("rubbish"), 2)))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void countsWhatIsNeitherDoneNorCancelled() {
    var clerk = new ActorId(UUID.randomUUID());
    var requester = newSubject();
    added(requester, NOON);
    replaced(next(added(requester, NOON).take(clerk, station)), 1);
    replaced(next(added(requester, NOON).cancel()), 1);
    var done = next(added(requester, NOON).take(clerk, station));
    replaced(done, 1);
    replaced(next(done.finish(clerk, new CaseId(UUID.randomUUID()))), 2);
    added(newSubject(), NOON);
    assertThat(store().openOf(requester)).isEqualTo(2);
    assertThat(store().openOf(newSubject())).isZero();
  }

  @Test
  void keepsEveryStateItGoesThrough() {
    var clerk = new ActorId(UUID.randomUUID());
    var asked = added(newSubject(), NOON);
    var taken = next(asked.take(clerk, station));
    replaced(taken, 1);
    assertThat(store().find(asked.id()).orElseThrow().request()).isEqualTo(taken);
    var agreed = next(taken.agree(clerk, LocalDateTime.of(2026, 3, 4, 15, 30), "带血压计"));
    replaced(agreed, 2);
    assertThat(store().find(asked.id()).orElseThrow().request()).isEqualTo(agreed);
    var done = next(agreed.finish(clerk, new CaseId(UUID.randomUUID())));
    assertThat(replaced(done, 3).version()).isEqualTo(4);
    assertThat(store().find(asked.id())).contains(new AssistanceStore.Stored(done, 4));
  }

  @Test
  void listsWhatIsOpenForTheUnits() {
    var clerk = new ActorId(UUID.randomUUID());
    var first = added(newSubject(), NOON);
    var second = added(newSubject(), NOON.plusSeconds(1));
    var third = added(newSubject(), NOON.plusSeconds(2));
    assertThat(open(station)).containsExactly(first, second, third);
    assertThat(open(county)).containsExactly(first, second, third);
    assertThat(open(unit())).isEmpty();
    var taken = next(first.take(clerk, station));
    replaced(taken, 1);
    replaced(next(second.cancel()), 1);
    assertThat(open(station)).containsExactly(taken, third);
    assertThat(open(county)).containsExactly(third);
    assertThat(
            store().open(List.of(station, county), TEN).items().stream()
                .map(AssistanceStore.Stored::request))
        .containsExactly(taken, third);
  }

  private List<AssistanceRequest> open(UnitCode unit) {
    return store().open(List.of(unit), TEN).items().stream()
        .map(AssistanceStore.Stored::request)
        .toList();
  }

  @Test
  void goesThroughTheListInParts() {
    var first = added(newSubject(), NOON);
    var second = added(newSubject(), NOON);
    var third = added(newSubject(), NOON.plusSeconds(2));
    var part = store().open(List.of(station), new Page.Request(Optional.empty(), 2));
    var rest = store().open(List.of(station), new Page.Request(part.next(), 2));
    assertThat(part.items())
        .extracting(AssistanceStore.Stored::request)
        .containsExactlyInAnyOrder(first, second);
    assertThat(rest.items()).extracting(AssistanceStore.Stored::request).containsExactly(third);
    assertThat(rest.next()).isEmpty();
    assertThatThrownBy(
            () -> store().open(List.of(station), new Page.Request(Optional.of("rubbish"), 2)))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void refusesAnotherVersion() {
    var asked = added(newSubject(), NOON);
    assertThatThrownBy(() -> replaced(next(asked.cancel()), 2))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(asked.id())).contains(new AssistanceStore.Stored(asked, 1));
  }
}
