package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.notification.Notices.Kind;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;

/** What follows from time alone happens after the last day, once. */
class CaseTimersTest {
  /** Five working days after the Monday of filing; the weekend does not count. */
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 9);

  private final CaseDesk desk = new CaseDesk();

  private int sequence(CaseId id) {
    return desk.file(id).sequence();
  }

  private void dayIsOver(LocalDate day) {
    desk.clock.set(CaseDesk.lastMoment(day));
    desk.clock.advance(Duration.ofSeconds(1));
  }

  @Test
  void silenceIsAcceptanceAfterTheLastDayAndOnce() {
    var person = desk.person();
    var id = desk.onlineCase(person, CaseDesk.mail()).id();
    desk.clock.set(CaseDesk.lastMoment(LAST_DAY));
    desk.timers.run();
    assertThat(sequence(id)).isEqualTo(1);
    dayIsOver(LAST_DAY);
    desk.timers.run();
    assertThat(sequence(id)).isEqualTo(2);
    assertThat(desk.file(id).acceptedOn()).contains(CaseDesk.MONDAY);
    assertThat(desk.cases.find(id).orElseThrow().events().getLast().fact())
        .isInstanceOfSatisfying(
            CaseFact.Accepted.class,
            fact -> assertThat(fact.acceptance()).isEqualTo(CaseFact.Acceptance.DEEMED));
    desk.timers.run();
    desk.clock.advance(Duration.ofDays(30));
    desk.timers.run();
    assertThat(sequence(id)).isEqualTo(2);
    assertThat(desk.told(person)).containsExactly(Kind.CASE_FILED, Kind.CASE_ACCEPTED);
  }

  @Test
  void anUnansweredCorrectionLapsesAfterItsLastDayAndOnce() {
    var person = desk.person();
    var id = desk.onlineCase(person, CaseDesk.mail()).id();
    desk.step(
        id,
        new CaseCommand.RequestCorrection(
            List.of(new CaseState.CorrectionNotice.Point("phone", "号码少一位")), ""));
    var answerBy = ((CaseState.Correcting) desk.file(id).state()).answerBy();
    desk.clock.set(CaseDesk.lastMoment(answerBy));
    desk.timers.run();
    assertThat(desk.file(id).status()).isEqualTo(CaseStatus.CORRECTING);
    dayIsOver(answerBy);
    desk.timers.run();
    desk.timers.run();
    assertThat(desk.file(id).status()).isEqualTo(CaseStatus.LAPSED);
    assertThat(sequence(id)).isEqualTo(3);
    assertThat(desk.told(person))
        .containsExactly(Kind.CASE_FILED, Kind.CORRECTION_NEEDED, Kind.CASE_CLOSED);
  }

  @Test
  void aPromisedMaterialThatDoesNotComeIsRecordedAndToldOnce() {
    var person = desk.person();
    var caller = CaseDesk.resident(person);
    var draft = desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.empty());
    var filled = desk.filled(caller, draft, CaseDesk.online(ActingAs.SELF), CaseDesk.electronic());
    var without = desk.drafting.take(caller, filled.id(), "photo").orElseThrow().draft();
    var id = desk.filed(caller, without).id();
    desk.step(id, new CaseCommand.Receive(List.of()));
    desk.step(id, new CaseCommand.Accept(List.of(new CaseFact.Promise("photo", LAST_DAY))));
    desk.clock.set(CaseDesk.lastMoment(LAST_DAY));
    desk.timers.run();
    assertThat(sequence(id)).isEqualTo(3);
    dayIsOver(LAST_DAY);
    desk.timers.run();
    desk.timers.run();
    desk.clock.advance(Duration.ofDays(30));
    desk.timers.run();
    assertThat(sequence(id)).isEqualTo(4);
    assertThat(desk.file(id).missedPromises()).containsExactly("photo");
    assertThat(desk.told(person))
        .containsExactly(Kind.CASE_FILED, Kind.CASE_ACCEPTED, Kind.PROMISE_MISSED);
    var clerk = desk.clerkOf(id);
    assertThat(desk.cases.work(clerk.duties(), new Page.Request(Optional.empty(), 20)).items())
        .extracting(WorkItem::task)
        .contains(OpenWork.Task.CHASE_PROMISE);
  }

  @Test
  void aCaseWhoseApplicantWasDealtWithInTimeIsLeftAlone() {
    var id = desk.onlineCase(desk.person(), CaseDesk.mail()).id();
    desk.step(id, new CaseCommand.Receive(List.of()));
    desk.step(id, new CaseCommand.Accept(List.of()));
    dayIsOver(LAST_DAY.plusYears(1));
    desk.timers.run();
    assertThat(sequence(id)).isEqualTo(3);
  }

  @Test
  void oneCaseThatFailsDoesNotHoldUpTheOthers() {
    var first = desk.onlineCase(desk.person(), CaseDesk.mail()).id();
    var second = desk.onlineCase(desk.person(), CaseDesk.mail()).id();
    dayIsOver(LAST_DAY);
    var places = new FailingOnce(desk.places);
    var access =
        new CaseAccess(
            desk.cases, desk.catalogue, places, desk.subjects, desk.mandates, desk.clock);
    var handling =
        new HandleCaseService(
            desk.transactions,
            desk.cases,
            places,
            access,
            desk.telling,
            desk.mailing,
            desk.licensing,
            desk.documenting,
            desk.files,
            desk.rules,
            _ -> {},
            _ -> {},
            desk.licenceMaterials);
    var timers = new CaseTimers(desk.cases, desk.places, desk.transactions, handling, access);
    assertThatThrownBy(timers::run).isInstanceOf(IllegalStateException.class);
    assertThat(List.of(sequence(first), sequence(second))).containsExactlyInAnyOrder(1, 2);
    timers.run();
    assertThat(List.of(sequence(first), sequence(second))).containsExactly(2, 2);
  }

  /** Places that can't be reached the first time a calendar is asked for. */
  private static final class FailingOnce implements Places {
    private final Places places;
    private boolean failed;

    FailingOnce(Places places) {
      this.places = places;
    }

    @Override
    public Organisation organisation() {
      return places.organisation();
    }

    @Override
    public WorkingCalendar calendar(RegionCode region) {
      if (!failed) {
        failed = true;
        throw new IllegalStateException("No calendar now");
      }
      return places.calendar(region);
    }

    @Override
    public List<PartnerCity> partnerCities() {
      return places.partnerCities();
    }

    @Override
    public List<VillageListing> villageListings() {
      return places.villageListings();
    }
  }
}
