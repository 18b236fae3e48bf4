package org.tongban.application.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.CustodyEntry.Kind;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * What holds for every {@link CustodyStore} with its {@link HandOverLists} and alarms. On one
 * database with {@link CasesWithOriginals}, which are rows of its cases.
 */
public abstract class CustodyStoreContract extends CasesWithOriginalsContract {
  private static final Page.Request TEN = new Page.Request(Optional.empty(), 10);
  private static final Waybill WAYBILL = new Waybill(new CourierName("邮政EMS"), "EM123456789CN");

  private final UnitCode hall = SampleEnvelopes.unit();
  private final UnitCode office = SampleEnvelopes.unit();
  private SubjectId applicant;

  protected abstract CustodyStore store();

  protected abstract HandOverLists lists();

  protected abstract CustodyAlarms alarms();

  @BeforeEach
  void registerApplicant() {
    applicant = new SubjectId(SampleEnvelopes.id());
    register(applicant);
  }

  /** Packed at the hall for the office. */
  protected final Envelope.Packed added(SubjectId of, String note) {
    var envelope = SampleEnvelopes.packed(of, hall, office);
    transactions().run(() -> store().add(envelope, SampleEnvelopes.entry(Kind.PACKED, hall, note)));
    return envelope;
  }

  private Envelope.Packed added() {
    return added(applicant, "居民身份证 1 份");
  }

  private CustodyStore.Stored stored(EnvelopeId id) {
    return transactions().reading(() -> store().find(id)).orElseThrow();
  }

  private Envelope replaced(Envelope next, CustodyEntry... entries) {
    var before = stored(next.contents().id());
    transactions().run(() -> store().replace(before.with(next), List.of(entries)));
    return stored(next.contents().id()).envelope();
  }

  private static Envelope to(Envelope.Change change) {
    if (change instanceof Envelope.Change.To(var next)) {
      return next;
    }
    throw new AssertionError(change);
  }

  private HandOverList listed(Envelope... envelopes) {
    var ids = new EnvelopeId[envelopes.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = envelopes[i].contents().id();
    }
    var list = SampleEnvelopes.list(hall, office, ids);
    transactions().run(() -> lists().add(list));
    return list;
  }

  @Test
  void keepsEveryStateAsItIs() {
    var packed = added();
    var list = listed(packed);
    var waiting = to(packed.putOn(list.id(), hall));
    var moving = to(waiting.setOut(list.id(), office, 1800));
    var missed = to(moving.missed());
    var arrived = to(missed.scannedAt(office));
    var incomplete = to(arrived.checked(List.of(new Paper("household", "户口簿", 1))));
    var turned = to(incomplete.turnedBack(hall));
    var back = to(turned.back(Optional.of(WAYBILL)));
    for (var next : List.of(waiting, moving, missed, arrived, incomplete, turned, back)) {
      assertThat(replaced(next)).isEqualTo(next);
    }
    assertThat(stored(packed.contents().id()).version()).isEqualTo(8);
    var lost = to(missed.lost());
    assertThat(replaced(lost)).isEqualTo(lost);
    var byHand = to(turned.back(Optional.empty()));
    assertThat(replaced(byHand)).isEqualTo(byHand);
  }

  @Test
  void refusesASecondEnvelopeWithTheSameIdentityOrCode() {
    var packed = added();
    assertThatThrownBy(
            () ->
                transactions()
                    .run(() -> store().add(packed, SampleEnvelopes.entry(Kind.PACKED, hall, ""))))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void findsByCodeAndByCase() {
    var packed = added();
    added();
    assertThat(transactions().reading(() -> store().find(packed.contents().code())))
        .map(CustodyStore.Stored::envelope)
        .contains(packed);
    assertThat(
            transactions()
                .reading(() -> store().find(CustodyCode.create(CustodyCode.Kind.ENVELOPE, 7))))
        .isEmpty();
    assertThat(
            transactions()
                .reading(() -> store().ofCases(List.of(packed.contents().about().caseId()))))
        .extracting(CustodyStore.Stored::envelope)
        .containsExactly(packed);
    assertThat(transactions().reading(() -> store().ofCases(List.of()))).isEmpty();
    assertThat(transactions().reading(() -> store().all(List.of(packed.contents().id()))))
        .hasSize(1);
  }

  @Test
  void changesNothingAtAnotherVersion() {
    var packed = added();
    var before = stored(packed.contents().id());
    var listed = to(packed.putOn(listed(packed).id(), hall));
    transactions().run(() -> store().replace(before.with(listed), List.of()));
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () ->
                            store()
                                .replace(
                                    before.with(packed),
                                    List.of(SampleEnvelopes.entry(Kind.REPACKED, hall, "")))))
        .isInstanceOf(StaleVersionException.class);
    assertThat(stored(packed.contents().id()).envelope()).isEqualTo(listed);
    assertThat(chain(packed)).hasSize(1);
  }

  private List<CustodyEntry> chain(Envelope envelope) {
    return transactions().reading(() -> store().chain(envelope.contents().id()));
  }

  @Test
  void keepsTheChainInOrder() {
    var packed = added();
    var other =
        new CustodyEntry(
            Kind.HANDED_OVER,
            SampleEnvelopes.NOON.plusSeconds(1),
            SampleEnvelopes.entry(Kind.PACKED, hall, "").by(),
            hall,
            Optional.of(office),
            Optional.of(listed(packed).id()),
            "邮政EMS，运单号 EM123456789CN");
    replaced(packed, other, SampleEnvelopes.entry(Kind.SCANNED, office, ""));
    replaced(packed, SampleEnvelopes.entry(Kind.CHECKED, office, "齐全"));
    assertThat(chain(packed))
        .containsExactly(
            SampleEnvelopes.entry(Kind.PACKED, hall, "居民身份证 1 份"),
            other,
            SampleEnvelopes.entry(Kind.SCANNED, office, ""),
            SampleEnvelopes.entry(Kind.CHECKED, office, "齐全"));
  }

  @Test
  void listsWhatIsAtAUnitInParts() {
    var first = added();
    var second = added();
    var third = added();
    assertThat(pages(EnvelopeState.PACKED))
        .containsExactly(first.contents().id(), second.contents().id(), third.contents().id());
    var list = listed(third);
    replaced(to(to(third.putOn(list.id(), hall)).setOut(list.id(), office, 1800)));
    assertThat(pages(EnvelopeState.PACKED)).hasSize(2);
    assertThat(transactions().reading(() -> store().sentFrom(Set.of(hall), TEN)).items())
        .extracting(one -> one.envelope().contents().id())
        .containsExactly(third.contents().id());
    assertThat(
            transactions()
                .reading(() -> store().at(Set.of(office), EnvelopeState.ON_THE_WAY, TEN))
                .items())
        .hasSize(1);
    assertThat(
            transactions().reading(() -> store().at(Set.of(), EnvelopeState.PACKED, TEN)).items())
        .isEmpty();
  }

  private List<EnvelopeId> pages(EnvelopeState state) {
    var all = new java.util.ArrayList<EnvelopeId>();
    var after = Optional.<String>empty();
    do {
      var from = after;
      var page =
          transactions().reading(() -> store().at(Set.of(hall), state, new Page.Request(from, 2)));
      page.items().forEach(one -> all.add(one.envelope().contents().id()));
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  @Test
  void tellsWhatIsDueAndHasNoAlarmYet() {
    // Ordinals that no other test has: the most overdue come first.
    var late = moving(3);
    var later = moving(2);
    moving(5);
    assertThat(due(5, 2)).containsExactly(later, late);
    var missed = to(stored(later).envelope().missed());
    replaced(missed);
    assertThat(due(5, 2)).startsWith(late).doesNotContain(later);
    replaced(to(stored(late).envelope().scannedAt(office)));
    assertThat(due(5, 2)).doesNotContain(late, later);
  }

  private EnvelopeId moving(long dueOrdinal) {
    var packed = added();
    var list = listed(packed);
    replaced(to(to(packed.putOn(list.id(), hall)).setOut(list.id(), office, dueOrdinal)));
    return packed.contents().id();
  }

  private List<EnvelopeId> due(long ordinal, int limit) {
    return transactions().reading(() -> store().dueBefore(ordinal, limit));
  }

  @Test
  void keepsListsWithTheirEnvelopesInOrder() {
    var one = added();
    var two = added();
    var list = listed(two, one);
    assertThat(found(list.id()).list()).isEqualTo(list);
    var leaving = list.leaving(SampleEnvelopes.NOON.plusSeconds(1), new Carrier.ByCourier(WAYBILL));
    transactions().run(() -> lists().replace(found(list.id()).with(leaving)));
    assertThat(found(list.id())).isEqualTo(new HandOverLists.Stored(leaving, 2));
    var received = leaving.ended(HandOverList.State.RECEIVED, SampleEnvelopes.NOON.plusSeconds(9));
    transactions().run(() -> lists().replace(found(list.id()).with(received)));
    assertThat(transactions().reading(() -> lists().find(list.number())))
        .contains(new HandOverLists.Stored(received, 3));
    assertThatThrownBy(
            () -> transactions().run(() -> lists().replace(new HandOverLists.Stored(leaving, 2))))
        .isInstanceOf(StaleVersionException.class);
    var byHand = list.leaving(SampleEnvelopes.NOON, new Carrier.Messenger());
    transactions().run(() -> lists().replace(new HandOverLists.Stored(byHand, 3)));
    assertThat(found(list.id()).list()).isEqualTo(byHand);
  }

  private HandOverLists.Stored found(HandOverId id) {
    return transactions().reading(() -> lists().find(id)).orElseThrow();
  }

  @Test
  void listsTheListsOfBothEndsTheLatestFirst() {
    var first = listed(added());
    var second = listed(added());
    for (var unit : List.of(hall, office)) {
      var part =
          transactions()
              .reading(() -> lists().of(Set.of(unit), new Page.Request(Optional.empty(), 1)));
      assertThat(part.items()).extracting(HandOverLists.Stored::list).containsExactly(second);
      assertThat(
              transactions()
                  .reading(() -> lists().of(Set.of(unit), new Page.Request(part.next(), 1)))
                  .items())
          .extracting(HandOverLists.Stored::list)
          .containsExactly(first);
    }
    assertThat(transactions().reading(() -> lists().of(Set.of(), TEN)).items()).isEmpty();
  }

  @Test
  void raisesOneAlarmAboutALeg() {
    var envelope = added();
    var overdue = SampleEnvelopes.alarm(envelope, 1, CustodyAlarm.Kind.LEG_OVERDUE, hall, office);
    assertThat(raised(overdue)).isTrue();
    assertThat(
            raised(
                SampleEnvelopes.alarm(
                    envelope, 1, CustodyAlarm.Kind.NOT_WITH_ITS_LIST, hall, office)))
        .isFalse();
    var papers = SampleEnvelopes.alarm(envelope, 1, CustodyAlarm.Kind.PAPERS_MISSING, hall, office);
    assertThat(raised(papers)).isTrue();
    var next = SampleEnvelopes.alarm(envelope, 2, CustodyAlarm.Kind.LEG_OVERDUE, hall, office);
    assertThat(raised(next)).isTrue();
    assertThat(transactions().reading(() -> alarms().of(List.of(envelope.contents().id()))))
        .extracting(CustodyAlarms.Stored::alarm)
        .containsExactly(overdue, papers, next);
  }

  private boolean raised(CustodyAlarm alarm) {
    return transactions().inTransaction(() -> alarms().raise(alarm, Set.of(city())));
  }

  /** A city that no other test has. */
  private RegionCode city() {
    return new RegionCode("44" + hall.value().substring(hall.value().length() - 4));
  }

  @Test
  void tellsOpenAlarmsToBothEndsAndToTheSupervisorsOfTheCity() {
    var envelope = added();
    var alarm = SampleEnvelopes.alarm(envelope, 1, CustodyAlarm.Kind.LEG_OVERDUE, hall, office);
    raised(alarm);
    assertThat(open(Set.of(hall), Set.of())).containsExactly(alarm);
    assertThat(open(Set.of(office), Set.of())).containsExactly(alarm);
    assertThat(open(Set.of(), Set.of(city()))).containsExactly(alarm);
    assertThat(open(Set.of(SampleEnvelopes.unit()), Set.of())).isEmpty();
    assertThat(open(Set.of(), Set.of())).isEmpty();
    var settled =
        alarm.ended(
            new CustodyAlarm.Settled(
                CustodyAlarm.Outcome.LOST,
                SampleEnvelopes.NOON.plusSeconds(5),
                SampleEnvelopes.entry(Kind.LOST, hall, "").by(),
                "快递遗失"));
    transactions().run(() -> alarms().replace(new CustodyAlarms.Stored(settled, 1)));
    assertThat(transactions().reading(() -> alarms().find(alarm.id())))
        .contains(new CustodyAlarms.Stored(settled, 2));
    assertThat(open(Set.of(hall), Set.of(city()))).isEmpty();
    assertThatThrownBy(
            () -> transactions().run(() -> alarms().replace(new CustodyAlarms.Stored(settled, 1))))
        .isInstanceOf(StaleVersionException.class);
  }

  private List<CustodyAlarm> open(Set<UnitCode> units, Set<RegionCode> cities) {
    var page = transactions().reading(() -> alarms().open(units, cities, TEN));
    assertThat(transactions().reading(() -> alarms().countOpen(units, cities)))
        .isEqualTo(page.items().size());
    return page.items().stream().map(CustodyAlarms.Stored::alarm).toList();
  }

  @Test
  void refusesCursorsOfOtherListsOfEnvelopes() {
    var strange = new Page.Request(Optional.of("x"), 2);
    assertThatThrownBy(
            () ->
                transactions()
                    .reading(() -> store().at(Set.of(hall), EnvelopeState.PACKED, strange)))
        .isInstanceOf(Page.BadCursorException.class);
    assertThatThrownBy(() -> transactions().reading(() -> lists().of(Set.of(hall), strange)))
        .isInstanceOf(Page.BadCursorException.class);
    assertThatThrownBy(
            () -> transactions().reading(() -> alarms().open(Set.of(hall), Set.of(), strange)))
        .isInstanceOf(Page.BadCursorException.class);
  }
}
