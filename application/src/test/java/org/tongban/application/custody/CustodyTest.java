package org.tongban.application.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.custody.CustodyRoom.FAR_HALL;
import static org.tongban.application.custody.CustodyRoom.OFFICE;
import static org.tongban.application.custody.CustodyRoom.PAPERS;
import static org.tongban.application.custody.CustodyRoom.id;
import static org.tongban.application.custody.CustodyRoom.refusal;
import static org.tongban.application.custody.CustodyRoom.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseDesk;
import org.tongban.application.custody.ReceiveEnvelopes.Scan;
import org.tongban.application.custody.SeeCustody.Desk;
import org.tongban.application.custody.WhereOriginals.Original;
import org.tongban.application.custody.WhereOriginals.Place;
import org.tongban.application.notification.Notices;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;

/** Originals on their way between units, and everything that can go wrong with them. */
class CustodyTest {
  private static final Waybill WAYBILL = new Waybill(new CourierName("邮政EMS"), "EM123456789CN");

  private final CustodyRoom room = new CustodyRoom();

  private List<Place> places(CaseId id) {
    return room.where.of(id).stream().map(Original::place).toList();
  }

  private Envelope envelope(SeeCustody.Shown shown) {
    return room.shown(id(shown)).stored().envelope();
  }

  private List<CaseFact> facts(CaseId id) {
    return room.desk.cases.find(id).orElseThrow().events().stream()
        .map(event -> event.fact())
        .toList();
  }

  @Test
  void carriesOriginalsFromTheFarHallToTheOfficeAndBackToThePerson() {
    var id = room.collected();
    assertThat(room.packing.toPack(room.clerk, CustodyRoom.ALL).items()).hasSize(1);
    var packed = room.packed(id);
    assertThat(room.packing.toPack(room.clerk, CustodyRoom.ALL).items()).isEmpty();
    assertThat(places(id)).containsExactly(Place.PACKED, Place.PACKED);

    var list = room.sent(room.clerk, room.listed(room.clerk, id(packed)));
    assertThat(room.desk.file(id).stage().unit()).isEqualTo(OFFICE);
    assertThat(facts(id))
        .contains(new CaseFact.Forwarded("交接清单 " + list.stored().list().number().display()));
    assertThat(places(id)).containsOnly(Place.ON_THE_WAY);
    assertThat(room.seeing.list(room.reviewer, Desk.COMING, CustodyRoom.ALL).items()).hasSize(1);

    assertThat(room.scan(room.reviewer, packed)).isInstanceOf(Scan.Received.class);
    assertThat(room.lists.find(list.stored().list().id()).orElseThrow().list().state())
        .isEqualTo(HandOverList.State.RECEIVED);
    value(room.receiving.check(room.reviewer, id(packed), version(packed), Map.of(), ""));
    assertThat(places(id)).containsOnly(Place.KEPT);

    room.concluded(id);
    assertThat(room.giving.list(room.reviewer, CustodyRoom.ALL).items())
        .singleElement()
        .satisfies(one -> assertThat(one.envelope()).isPresent());
    value(
        room.giving.giveBack(
            room.reviewer,
            id(packed),
            version(packed),
            new GiveBackOriginals.How.InPerson("本人，出示居民身份证")));
    assertThat(room.desk.file(id).originals()).isEmpty();
    assertThat(places(id)).containsOnly(Place.BACK);
    assertThat(room.giving.list(room.reviewer, CustodyRoom.ALL).items()).isEmpty();
    assertThat(room.shown(id(packed)).chain())
        .extracting(CustodyEntry::kind)
        .containsExactly(
            CustodyEntry.Kind.PACKED,
            CustodyEntry.Kind.HANDED_OVER,
            CustodyEntry.Kind.SCANNED,
            CustodyEntry.Kind.CHECKED,
            CustodyEntry.Kind.GIVEN_BACK);
  }

  private int version(SeeCustody.Shown shown) {
    return room.shown(id(shown)).stored().version();
  }

  @Nested
  class Packing {
    @Test
    void takesEveryOriginalOrNone() {
      var id = room.collected();
      assertThat(
              refusal(
                  room.packing.pack(
                      room.clerk,
                      new PackOriginals.Packing(id, Optional.empty(), Map.of("id-card", 1)))))
          .contains("户口");
    }

    @Test
    void correctsWhatWasNotHandedOver() {
      var id = room.collected();
      var packed = room.packed(id);
      var again =
          value(
              room.packing.pack(
                  room.clerk,
                  new PackOriginals.Packing(
                      id, Optional.empty(), Map.of("id-card", 1, "household", 3))));
      assertThat(id(again)).isEqualTo(id(packed));
      assertThat(again.stored().envelope().contents().pieces()).isEqualTo(4);
      room.listed(room.clerk, id(packed));
      assertThat(
              refusal(
                  room.packing.pack(
                      room.clerk, new PackOriginals.Packing(id, Optional.empty(), PAPERS))))
          .contains("清单");
    }

    @Test
    @Tag("I7")
    void isNotForOtherUnitsNorForOnesOwnCase() {
      var id = room.collected();
      var stranger = CaseDesk.staff(7, Role.WINDOW_CLERK, SampleCityFixture.MAONAN_HALL);
      var packing = new PackOriginals.Packing(id, Optional.empty(), PAPERS);
      assertThat(room.packing.pack(stranger, packing)).isInstanceOf(CustodyAnswer.Absent.class);
      var own =
          CaseDesk.staff(
              8,
              Optional.of(room.person),
              new org.tongban.application.identity.Caller.Duty(Role.WINDOW_CLERK, FAR_HALL));
      assertThat(refusal(room.packing.pack(own, packing))).contains("自己");
    }

    @Test
    void refusesUnknownPapersAndCounts() {
      var id = room.collected();
      for (var counts : List.of(Map.of("x", 1), Map.of("id-card", 0), Map.<String, Integer>of())) {
        assertThat(
                room.packing.pack(
                    room.clerk, new PackOriginals.Packing(id, Optional.empty(), counts)))
            .isInstanceOf(CustodyAnswer.Wrong.class);
      }
    }

    @Test
    void keepsOriginalsWithTheAuthorityAsLongAsTheCaseRuns() {
      var id = room.collected();
      room.arrived(id);
      assertThat(
              room.packing.pack(
                  room.reviewer, new PackOriginals.Packing(id, Optional.of(FAR_HALL), PAPERS)))
          .isInstanceOf(CustodyAnswer.Refused.class);
    }
  }

  @Nested
  class HandingOver {
    @Test
    void putsAnEnvelopeOnOneListOnly() {
      var packed = room.packed(room.collected());
      room.listed(room.clerk, id(packed));
      assertThat(refusal(room.handing.make(room.clerk, Optional.empty(), List.of(id(packed)))))
          .contains("另一张");
    }

    @Test
    void letsGoOfTheEnvelopesOfAListThatIsCalledOff() {
      var packed = room.packed(room.collected());
      var list = room.listed(room.clerk, id(packed)).stored();
      value(room.handing.cancel(room.clerk, list.list().id(), list.version()));
      room.listed(room.clerk, id(packed));
      assertThat(
              room.handing.dispatch(
                  room.clerk, list.list().id(), list.version(), new Carrier.Messenger()))
          .isInstanceOf(CustodyAnswer.Stale.class);
    }

    @Test
    @Tag("I7")
    void isForTheTwoEndsAlone() {
      var packed = room.packed(room.collected());
      var list = room.listed(room.clerk, id(packed)).stored();
      var stranger = CaseDesk.staff(7, Role.WINDOW_CLERK, SampleCityFixture.MAONAN_HALL);
      assertThat(room.handing.find(stranger, list.list().id())).isEmpty();
      assertThat(
              room.handing.dispatch(
                  stranger, list.list().id(), list.version(), new Carrier.Messenger()))
          .isInstanceOf(CustodyAnswer.Absent.class);
      assertThat(
              room.handing.dispatch(
                  room.reviewer, list.list().id(), list.version(), new Carrier.Messenger()))
          .isInstanceOf(CustodyAnswer.Absent.class);
    }

    @Test
    void isRefusedForACaseThatEndedMeanwhileAndThenGivesBack() {
      var id = room.collected();
      var packed = room.packed(id);
      var list = room.listed(room.clerk, id(packed)).stored();
      room.desk.done(CaseDesk.resident(room.person), id, new CaseCommand.Withdraw("不办了"));
      assertThat(
              refusal(
                  room.handing.dispatch(
                      room.clerk, list.list().id(), list.version(), new Carrier.Messenger())))
          .contains("撤销清单");
      assertThat(envelope(packed).state()).isEqualTo(EnvelopeState.PACKED);
      value(room.handing.cancel(room.clerk, list.list().id(), list.version()));
      value(
          room.giving.giveBack(
              room.clerk, id(packed), version(packed), new GiveBackOriginals.How.ByMail(WAYBILL)));
      assertThat(room.desk.file(id).originals()).isEmpty();
      assertThat(room.where.of(id))
          .extracting(Original::words)
          .allSatisfy(words -> assertThat(words).contains("EM123456789CN"));
    }

    @Test
    void passesThroughAUnitInBetween() {
      var packed = room.packed(room.collected());
      var list =
          value(
              room.handing.make(
                  room.clerk, Optional.of(SampleCityFixture.XINYI_HALL), List.of(id(packed))));
      room.sent(room.clerk, list);
      var between = CaseDesk.staff(9, Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL);
      assertThat(room.scan(between, packed)).isInstanceOf(Scan.Waiting.class);
      room.sent(between, room.listed(between, id(packed)));
      assertThat(room.scan(room.reviewer, packed)).isInstanceOf(Scan.Received.class);
      assertThat(envelope(packed).contents().legs()).isEqualTo(2);
    }
  }

  @Nested
  class Scanning {
    @Test
    @Tag("I3")
    void hasOneEffectHoweverOften() {
      var moving = room.onTheWay(room.collected());
      room.scan(room.reviewer, moving);
      var version = version(moving);
      assertThat(room.scan(room.reviewer, moving)).isInstanceOf(Scan.Received.class);
      assertThat(version(moving)).isEqualTo(version);
      assertThat(room.shown(id(moving)).chain())
          .filteredOn(link -> link.kind() == CustodyEntry.Kind.SCANNED)
          .hasSize(1);
    }

    @Test
    void tellsWhatAForeignOrWrongCodeIs() {
      var id = room.collected();
      var moving = room.onTheWay(id);
      var stranger = CaseDesk.staff(7, Role.WINDOW_CLERK, SampleCityFixture.MAONAN_HALL);
      assertThat(room.scan(stranger, moving))
          .isInstanceOfSatisfying(
              Scan.NotHere.class,
              it ->
                  assertThat(it.words())
                      .contains("不经过本单位", "不要拆开")
                      .doesNotContain(room.desk.file(id).filing().number().display()));
      assertThat(room.receiving.scan(room.reviewer, "D000 0000 0000"))
          .isInstanceOf(Scan.Unreadable.class);
      assertThat(room.receiving.scan(room.reviewer, room.desk.file(id).filing().number().display()))
          .isInstanceOfSatisfying(
              Scan.Unreadable.class, it -> assertThat(it.words()).contains("申报号"));
      assertThat(
              room.receiving.scan(
                  room.reviewer,
                  SampleEnvelopes.packed(room.person, FAR_HALL, OFFICE).contents().code().value()))
          .isInstanceOf(Scan.NotHere.class);
      var list = room.lists.of(java.util.Set.of(OFFICE), CustodyRoom.ALL).items().getFirst();
      assertThat(room.receiving.scan(room.reviewer, list.list().number().display()))
          .isInstanceOf(Scan.OfList.class);
      assertThat(envelope(moving).state()).isEqualTo(EnvelopeState.ON_THE_WAY);
    }

    @Test
    void takesAnEnvelopeBackThatCouldNotBeDelivered() {
      var moving = room.onTheWay(room.collected());
      assertThat(room.scan(room.clerk, moving)).isInstanceOf(Scan.Waiting.class);
      room.sent(room.clerk, room.listed(room.clerk, id(moving)));
      assertThat(room.scan(room.reviewer, moving)).isInstanceOf(Scan.Received.class);
    }
  }

  @Nested
  class Alarms {
    private static final UnitCode NOBODY = SampleCityFixture.MAONAN_HALL;

    private List<SettleAlarms.Open> open(org.tongban.application.identity.Caller.Staff by) {
      return room.settling.list(by, CustodyRoom.ALL).items();
    }

    /** Monday, and three working days for a messenger: Thursday is the last. */
    private void pass() {
      room.desk.on(CaseDesk.MONDAY.plusDays(4));
      room.watching.run();
    }

    @Test
    void isRaisedOnceForALegThatIsNeverScanned() {
      var id = room.collected();
      var moving = room.onTheWay(id);
      room.desk.on(CaseDesk.MONDAY.plusDays(3));
      room.watching.run();
      assertThat(open(room.clerk)).isEmpty();
      pass();
      room.watching.run();
      assertThat(open(room.clerk)).hasSize(1);
      assertThat(open(room.reviewer)).hasSize(1);
      assertThat(open(room.supervisor)).hasSize(1);
      assertThat(open(CaseDesk.staff(7, Role.WINDOW_CLERK, NOBODY))).isEmpty();
      assertThat(places(id)).containsOnly(Place.SEARCHED);

      room.scan(room.reviewer, moving);
      assertThat(open(room.clerk)).isEmpty();
      assertThat(places(id)).containsOnly(Place.KEPT);
      assertThat(room.shown(id(moving)).alarms())
          .extracting(one -> one.alarm().settled().orElseThrow().outcome())
          .containsExactly(CustodyAlarm.Outcome.FOUND);
    }

    @Test
    void reachesBothEndsAndTheSupervisorsOnceAndTogether() {
      room.onTheWay(room.collected());
      room.onTheWay(room.collected());
      pass();
      room.watching.run();
      var stranger = CaseDesk.staff(7, Role.WINDOW_CLERK, NOBODY);
      for (var told : List.of(room.clerk, room.reviewer, room.supervisor)) {
        assertThat(room.messages.unread(told)).isEqualTo(1);
        assertThat(room.messages.list(told, CustodyRoom.ALL).items())
            .singleElement()
            .satisfies(
                message -> {
                  assertThat(message.matters()).isEqualTo(2);
                  assertThat(message.words()).startsWith("2 个材料袋超过时间没有扫码收到");
                });
      }
      assertThat(room.messages.list(stranger, CustodyRoom.ALL).items()).isEmpty();

      var id = room.messages.list(room.clerk, CustodyRoom.ALL).items().getFirst().id();
      room.messages.markRead(stranger, Map.of(id, 2));
      assertThat(room.messages.unread(room.clerk)).isEqualTo(1);
      room.messages.markRead(room.clerk, Map.of(id, 2));
      assertThat(room.messages.unread(room.clerk)).isZero();
      assertThat(room.messages.unread(CaseDesk.staff(9, Role.LIAISON, CustodyRoom.FAR_HALL)))
          .isEqualTo(1);
    }

    @Test
    void givesACourierLonger() {
      var packed = room.packed(room.collected());
      var list = room.listed(room.clerk, id(packed)).stored();
      value(
          room.handing.dispatch(
              room.clerk, list.list().id(), list.version(), new Carrier.ByCourier(WAYBILL)));
      pass();
      assertThat(open(room.clerk)).isEmpty();
      room.desk.on(CaseDesk.MONDAY.plusDays(10));
      room.watching.run();
      assertThat(open(room.clerk)).hasSize(1);
    }

    @Test
    void isRaisedAtOnceForWhatDidNotComeWithItsList() {
      var one = room.packed(room.collected());
      var other = room.packed(room.collected());
      var list = room.sent(room.clerk, room.listed(room.clerk, id(one), id(other))).stored();
      assertThat(refusal(room.handing.receive(room.reviewer, list.list().id(), list.version())))
          .contains("逐袋扫码");
      room.scan(room.reviewer, one);
      value(room.handing.receive(room.reviewer, list.list().id(), list.version()));
      assertThat(open(room.reviewer))
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.stored().alarm().kind())
                    .isEqualTo(CustodyAlarm.Kind.NOT_WITH_ITS_LIST);
                assertThat(it.stored().alarm().envelope()).isEqualTo(id(other));
              });
      pass();
      assertThat(open(room.reviewer)).hasSize(1);
    }

    @Test
    void ofAMissingPaperEndsWhenTheReceiverHasIt() {
      var id = room.collected();
      var arrived = room.arrived(id);
      value(
          room.receiving.check(
              room.reviewer, id(arrived), version(arrived), Map.of("household", 1), "袋口完好"));
      assertThat(places(id)).containsExactly(Place.KEPT, Place.SEARCHED);
      var alarm = open(room.reviewer).getFirst().stored();
      assertThat(
              refusal(
                  room.settling.settle(
                      room.clerk,
                      alarm.alarm().id(),
                      alarm.version(),
                      CustodyAlarm.Outcome.FOUND,
                      "落在窗口了")))
          .contains("收件");
      value(
          room.settling.settle(
              room.reviewer,
              alarm.alarm().id(),
              alarm.version(),
              CustodyAlarm.Outcome.FOUND,
              "窗口补送到了"));
      assertThat(places(id)).containsOnly(Place.KEPT);
      assertThat(envelope(arrived))
          .isInstanceOfSatisfying(
              Envelope.Arrived.class,
              it -> assertThat(it.check()).isEqualTo(Envelope.Check.COMPLETE));
    }

    @Test
    void neverMissesMoreThanTheLabelNames() {
      var arrived = room.arrived(room.collected());
      for (var missing : List.of(Map.of("household", 3), Map.of("photo", 1))) {
        assertThat(room.receiving.check(room.reviewer, id(arrived), version(arrived), missing, ""))
            .isInstanceOf(CustodyAnswer.Wrong.class);
      }
    }

    @Test
    void ofAnEnvelopeThatIsLostTellsThePersonAndTheLedger() {
      var id = room.collected();
      room.onTheWay(id);
      pass();
      var alarm = open(room.supervisor).getFirst().stored();
      assertThat(
              refusal(
                  room.settling.settle(
                      room.clerk,
                      alarm.alarm().id(),
                      alarm.version(),
                      CustodyAlarm.Outcome.LOST,
                      "找不到")))
          .contains("督办");
      value(
          room.settling.settle(
              room.supervisor,
              alarm.alarm().id(),
              alarm.version(),
              CustodyAlarm.Outcome.LOST,
              "快递公司确认遗失"));
      assertThat(room.desk.told(room.person)).contains(Notices.Kind.ORIGINALS_LOST);
      assertThat(places(id)).containsOnly(Place.LOST);
      assertThat(facts(id))
          .contains(new CaseFact.OriginalsLost(List.of("id-card", "household"), "快递公司确认遗失"));
      assertThat(room.desk.file(id).status()).isEqualTo(CaseStatus.RECEIVED);
      assertThat(
              room.settling.settle(
                  room.supervisor,
                  alarm.alarm().id(),
                  alarm.version() + 1,
                  CustodyAlarm.Outcome.LOST,
                  "再次"))
          .isInstanceOf(CustodyAnswer.Refused.class);
    }

    @Test
    void ofOneCopyThatIsLostLeavesTheOther() {
      var id = room.collected();
      var arrived = room.arrived(id);
      value(
          room.receiving.check(
              room.reviewer, id(arrived), version(arrived), Map.of("household", 1), ""));
      var alarm = open(room.supervisor).getFirst().stored();
      value(
          room.settling.settle(
              room.supervisor,
              alarm.alarm().id(),
              alarm.version(),
              CustodyAlarm.Outcome.LOST,
              "确认少装一份"));
      assertThat(envelope(arrived).contents().pieces()).isEqualTo(2);
      assertThat(places(id)).containsOnly(Place.KEPT);
    }
  }

  @Nested
  class GivingBack {
    @Test
    void waitsForTheEndOfTheCase() {
      var arrived = room.arrived(room.collected());
      assertThat(
              refusal(
                  room.giving.giveBack(
                      room.reviewer,
                      id(arrived),
                      version(arrived),
                      new GiveBackOriginals.How.InPerson("本人"))))
          .contains("办结");
    }

    @Test
    void canHappenWhereThePapersWereTaken() {
      var id = room.collected();
      var arrived = room.arrived(id);
      room.concluded(id);
      value(room.giving.turnBack(room.reviewer, id(arrived), version(arrived), FAR_HALL));
      room.sent(room.reviewer, room.listed(room.reviewer, id(arrived)));
      assertThat(room.desk.file(id).keepers()).containsExactly(OFFICE);
      assertThat(room.scan(room.clerk, arrived)).isInstanceOf(Scan.Received.class);
      assertThat(room.desk.file(id).keepers()).containsExactly(FAR_HALL);
      assertThat(room.giving.list(room.clerk, CustodyRoom.ALL).items()).hasSize(1);
      value(
          room.giving.giveBack(
              room.clerk,
              id(arrived),
              version(arrived),
              new GiveBackOriginals.How.InPerson("本人，出示居民身份证")));
      assertThat(places(id)).containsOnly(Place.BACK);
      assertThat(envelope(arrived).state()).isEqualTo(EnvelopeState.BACK);
    }

    @Test
    void atTheCasesOwnDeskEndsTheEnvelopeToo() {
      var id = room.collected();
      var arrived = room.arrived(id);
      room.concluded(id);
      room.desk.done(room.reviewer, id, new CaseCommand.ReturnOriginals("本人"));
      assertThat(envelope(arrived).state()).isEqualTo(EnvelopeState.BACK);
    }

    @Test
    void canHappenAtThePlaceOfApplicationAfterTheParcelCameBack() {
      var id = room.collected();
      var moving = room.onTheWay(id);
      room.desk.done(CaseDesk.resident(room.person), id, new CaseCommand.Withdraw("不办了"));
      room.scan(room.clerk, moving);
      value(
          room.giving.giveBack(
              room.clerk, id(moving), version(moving), new GiveBackOriginals.How.InPerson("本人")));
      assertThat(facts(id))
          .contains(new CaseFact.OriginalsReturned(List.of("household", "id-card"), "本人"));
      assertThat(room.desk.file(id).originals()).isEmpty();
    }
  }
}
