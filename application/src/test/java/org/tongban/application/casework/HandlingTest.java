package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.AttachMaterial.Attachment;
import org.tongban.application.casework.HandleCase.Handling;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices.Kind;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Rule;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Steps on cases, with everything that follows from them. */
class HandlingTest {
  private final CaseDesk desk = new CaseDesk();
  private final SubjectId person = desk.person();
  private final Caller.Resident caller = CaseDesk.resident(person);

  private static Rule rule(Handling answer) {
    assertThat(answer).isInstanceOf(Handling.Refused.class);
    return ((Handling.Refused) answer).rule();
  }

  @Test
  void saysWhichVersionIsCurrentAndDoesNothing() {
    var id = desk.onlineCase(person, CaseDesk.mail()).id();
    desk.step(id, new CaseCommand.PreCheck(true, ""));
    assertThat(desk.handling.handle(caller, id, 1, new CaseCommand.Withdraw("")))
        .isEqualTo(new Handling.Stale(2));
    assertThat(desk.file(id).sequence()).isEqualTo(2);
  }

  @Test
  void givesPapersTheirNumber() {
    var file = desk.concluded(desk.onlineCase(person, CaseDesk.electronic()).id());
    assertThat(file.papers())
        .singleElement()
        .satisfies(
            paper -> assertThat(paper.number()).isEqualTo(file.filing().number().display() + "-1"));
  }

  @Test
  void tellsEveryEventOnce() {
    var id = desk.onlineCase(person, CaseDesk.pickUp(CaseDesk.HALL)).id();
    desk.concluded(id);
    assertThat(desk.told(person))
        .containsExactly(Kind.CASE_FILED, Kind.CASE_ACCEPTED, Kind.CASE_DECIDED, Kind.RESULT_READY);
    assertThat(desk.references()).doesNotHaveDuplicates().allMatch(it -> it.startsWith("" + id));
  }

  @Test
  void aRefusedStepTellsNothing() {
    var id = desk.onlineCase(person, CaseDesk.mail()).id();
    var before = List.copyOf(desk.notices);
    assertThat(rule(desk.handle(desk.clerkOf(id), id, new CaseCommand.Accept(List.of()))))
        .isEqualTo(Rule.NOT_IN_THIS_STATE);
    assertThat(desk.notices).isEqualTo(before);
    assertThat(desk.file(id).sequence()).isEqualTo(1);
  }

  @Nested
  class Delivery {
    private List<Dispatch> dispatches(CaseId id) {
      return desk.dispatches.ofCase(id).stream().map(stored -> stored.dispatch()).toList();
    }

    private long bookings() {
      return desk.outbox.effects().stream()
          .filter(effect -> effect.kind().equals("courier.book"))
          .count();
    }

    private boolean open(CaseId id) {
      return desk.dispatches.findOpen(id).isPresent();
    }

    @Test
    void mailIsPreparedExactlyWhenConcluded() {
      var id = desk.onlineCase(person, CaseDesk.mail()).id();
      desk.step(id, new CaseCommand.Receive(List.of()));
      desk.step(id, new CaseCommand.Accept(List.of()));
      desk.step(id, new CaseCommand.PassReview("属实"));
      desk.step(id, new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"));
      assertThat(dispatches(id)).isEmpty();
      assertThat(bookings()).isZero();
      desk.step(id, new CaseCommand.Issue("高龄津贴决定书", ""));
      assertThat(dispatches(id)).hasSize(1);
      assertThat(bookings()).isOne();
      assertThat(desk.handling.recipient(id)).isPresent();
    }

    @Test
    void nothingIsMailedThatIsFetchedOrElectronic() {
      var fetched = desk.concluded(desk.onlineCase(person, CaseDesk.pickUp(CaseDesk.HALL)).id());
      var electronic = desk.concluded(desk.onlineCase(person, CaseDesk.electronic()).id());
      assertThat(dispatches(fetched.id())).isEmpty();
      assertThat(dispatches(electronic.id())).isEmpty();
      assertThat(desk.handling.recipient(fetched.id())).isEmpty();
      assertThat(electronic.status()).isEqualTo(CaseStatus.COMPLETED);
    }

    private Handling choose(CaseId id, DeliveryChoice choice) {
      return desk.handling.chooseDelivery(caller, id, desk.file(id).sequence(), choice);
    }

    @Test
    void choosingToFetchItCallsTheParcelOff() {
      var id = desk.concluded(desk.onlineCase(person, CaseDesk.mail()).id()).id();
      assertThat(choose(id, CaseDesk.pickUp(CaseDesk.HALL))).isInstanceOf(Handling.Done.class);
      assertThat(open(id)).isFalse();
      assertThat(desk.file(id).stage().unit()).isEqualTo(CaseDesk.HALL);
      assertThat(choose(id, CaseDesk.mail())).isInstanceOf(Handling.Done.class);
      assertThat(open(id)).isTrue();
      assertThat(dispatches(id)).hasSize(2);
    }

    @Test
    void aRefusedChoiceLeavesTheParcelAlone() {
      var id = desk.concluded(desk.onlineCase(person, CaseDesk.mail()).id()).id();
      assertThat(rule(choose(id, CaseDesk.pickUp(SampleCityFixture.KIOSK))))
          .as("nobody hands out papers at a kiosk")
          .isEqualTo(Rule.INCOMPLETE);
      assertThat(rule(choose(id, CaseDesk.pickUp(new UnitCode("DT-999999")))))
          .isEqualTo(Rule.INCOMPLETE);
      assertThat(
              desk.handling.chooseDelivery(
                  caller, id, desk.file(id).sequence() - 1, CaseDesk.electronic()))
          .isInstanceOf(Handling.Stale.class);
      assertThat(open(id)).isTrue();
    }

    @Test
    void whatTheCourierHasGoesItsWay() {
      var id = desk.concluded(desk.onlineCase(person, CaseDesk.mail()).id()).id();
      var dispatch = new DispatchId(new UUID(7, 1));
      var waybill = new Waybill(new CourierName("ems"), "TEST1");
      desk.handling.recordDispatch(id, dispatch, waybill);
      desk.handling.recordDispatch(id, dispatch, waybill);
      assertThat(rule(choose(id, CaseDesk.electronic()))).isEqualTo(Rule.TOO_LATE);
      assertThat(desk.handling.recipient(id)).isEmpty();
      desk.handling.tellLoss(id, dispatch, waybill);
      assertThat(desk.told(person).getLast()).isEqualTo(Kind.PARCEL_LOST);
      assertThat(desk.handling.recipient(id))
          .as("the mail room decides what becomes of it")
          .isEmpty();
      desk.handling.recordReturn(id, dispatch, "地址不详");
      assertThat(desk.handling.recipient(id)).isPresent();
      desk.handling.recordDelivery(id, dispatch, CaseDesk.MONDAY, "本人");
      assertThat(desk.file(id).status())
          .as("a report about a parcel that came back")
          .isEqualTo(CaseStatus.CONCLUDED);
      assertThat(desk.told(person).stream().filter(Kind.RESULT_SENT::equals)).hasSize(1);
      assertThat(desk.told(person).stream().filter(Kind.RESULT_RETURNED::equals)).hasSize(1);
    }

    @Test
    void reportsAreNotForPeople() {
      var id = desk.concluded(desk.onlineCase(person, CaseDesk.mail()).id()).id();
      var report =
          new CaseCommand.RecordDelivery(new DispatchId(new UUID(7, 1)), CaseDesk.MONDAY, "本人");
      for (Caller some :
          List.of(caller, CaseDesk.staff(1, Role.REVIEWER, CaseDesk.OFFICE), desk.clerkOf(id))) {
        assertThat(desk.handle(some, id, report)).isEqualTo(new Handling.Absent());
      }
    }
  }

  @Nested
  class Corrections {
    private CaseFile correcting() {
      var id = desk.onlineCase(person, CaseDesk.mail()).id();
      return desk.step(
          id,
          new CaseCommand.RequestCorrection(
              List.of(new CaseState.CorrectionNotice.Point("photo", "请换一张")), ""));
    }

    private CaseCommand answer(Material photo) {
      return new CaseCommand.AnswerCorrection(Map.of(), List.of(photo));
    }

    @Test
    void takeFilesOfThisVeryCaseAlone() {
      var file = correcting();
      var other = CaseDesk.resident(desk.person());
      var draft = desk.opened(other, CaseDesk.ALLOWANCE, other.person(), Optional.empty());
      assertThat(rule(desk.handle(caller, file.id(), answer(SampleCityFixture.upload("photo")))))
          .isEqualTo(Rule.INCOMPLETE);
      assertThat(
              rule(
                  desk.handle(
                      caller, file.id(), answer(desk.uploaded(other, draft.id(), "photo", "PDF")))))
          .isEqualTo(Rule.INCOMPLETE);
      assertThat(desk.attach(other, file.id(), "photo", "PDF")).isEqualTo(new Attachment.Absent());
      var mine = desk.uploaded(caller, file.id(), "photo", "PDF");
      assertThat(desk.done(caller, file.id(), answer(mine)).status())
          .isEqualTo(CaseStatus.RESUBMITTED);
      assertThat(desk.papers.open(desk.clerkOf(file.id()), file.id(), "photo")).isPresent();
    }

    @Test
    void staffDoNotAnswerTheirOwnNotice() {
      var file = correcting();
      assertThat(
              desk.handle(
                  desk.clerkOf(file.id()), file.id(), answer(SampleCityFixture.original("photo"))))
          .isEqualTo(new Handling.Absent());
      assertThat(desk.attach(desk.clerkOf(file.id()), file.id(), "photo", "PDF"))
          .isEqualTo(new Attachment.Absent());
    }
  }
}
