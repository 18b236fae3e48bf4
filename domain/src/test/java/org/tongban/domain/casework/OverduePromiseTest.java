package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.SpecialProcedure;

/** A material that was promised at a tolerant acceptance (容缺受理) and does not come by its day. */
@Tag("I8")
class OverduePromiseTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
  private static final LocalDate SATURDAY = LocalDate.of(2026, 3, 7);
  private static final LocalDate NEXT_MONDAY = LocalDate.of(2026, 3, 9);
  private static final CaseCommand MISSED = new CaseCommand.RecordMissedPromise();

  private static Journey promised(LocalDate by) {
    var way =
        new Way(
            HandlingMode.FULLY_ONLINE,
            Channel.APP,
            Optional.empty(),
            SampleCityFixture.VILLAGE,
            ActingAs.SELF);
    return Journey.of(
            SampleCityFixture.allowance(),
            way,
            new DeliveryChoice.Electronic(),
            List.of(SampleCityFixture.upload("id-card"), SampleCityFixture.upload("household")),
            MONDAY)
        .step(new CaseCommand.Receive(List.of()))
        .step(new CaseCommand.Accept(List.of(new CaseFact.Promise("photo", by))));
  }

  private static Optional<CaseTimer> timer(Journey journey) {
    return CaseTimer.of(journey.file(), journey.context(Actor.SYSTEM));
  }

  private static List<OpenWork.Task> tasks(Journey journey) {
    return OpenWork.of(journey.file(), journey.context(Actor.SYSTEM)).stream()
        .map(OpenWork::task)
        .toList();
  }

  @Test
  void isRecordedOnceAfterTheLastDayAndStandsOnTheUnitsList() {
    var journey = promised(FRIDAY);
    assertThat(timer(journey))
        .contains(new CaseTimer(new CaseCommand.RecordMissedPromise(), FRIDAY));
    journey.on(FRIDAY).refused(Actor.SYSTEM, MISSED, Rule.TOO_EARLY);
    assertThat(tasks(journey)).containsExactly(OpenWork.Task.REVIEW);
    journey.on(NEXT_MONDAY).step(Actor.SYSTEM, MISSED);
    assertThat(tasks(journey)).containsExactly(OpenWork.Task.REVIEW, OpenWork.Task.CHASE_PROMISE);
    assertThat(journey.timeline().getLast())
        .satisfies(
            entry -> {
              assertThat(entry.title()).isEqualTo("容缺材料逾期未交");
              assertThat(entry.words()).contains("一寸照片").contains("补交之前不能批准");
              assertThat(entry.forApplicantToAct()).isTrue();
            });
    assertThat(timer(journey)).isEmpty();
    journey.refused(Actor.SYSTEM, MISSED, Rule.NOT_IN_THIS_STATE);
  }

  @Test
  void onADayOfRestItMayComeOnTheNextWorkingDay() {
    var journey = promised(SATURDAY);
    journey.on(NEXT_MONDAY).refused(Actor.SYSTEM, MISSED, Rule.TOO_EARLY);
    journey.on(NEXT_MONDAY.plusDays(1)).step(Actor.SYSTEM, MISSED);
  }

  @Test
  void isSettledWhenTheMaterialComesAfterAll() {
    var journey =
        promised(FRIDAY)
            .on(NEXT_MONDAY)
            .step(Actor.SYSTEM, MISSED)
            .step(
                SampleCityFixture.applicant(),
                new CaseCommand.KeepPromise(List.of(SampleCityFixture.upload("photo"))));
    assertThat(tasks(journey)).containsExactly(OpenWork.Task.REVIEW);
    assertThat(journey.file().missedPromises()).isEmpty();
    assertThat(journey.timeline()).noneMatch(TimelineEntry::forApplicantToAct);
  }

  @Test
  void isRecordedDuringASpecialProcedureAndForgottenWithTheDecision() {
    var journey =
        promised(FRIDAY)
            .step(new CaseCommand.Suspend(SpecialProcedure.EXPERT_REVIEW, "需要评审"))
            .on(NEXT_MONDAY)
            .step(Actor.SYSTEM, MISSED);
    assertThat(tasks(journey)).containsExactly(OpenWork.Task.RESUME, OpenWork.Task.CHASE_PROMISE);
    journey
        .step(new CaseCommand.Resume("评审完成"))
        .step(new CaseCommand.PassReview("缺照片"))
        .refused(new CaseCommand.Decide(Outcome.APPROVED, "符合"), Rule.INCOMPLETE)
        .step(new CaseCommand.Decide(Outcome.REJECTED, "承诺的材料没有补交"));
    assertThat(tasks(journey)).containsExactly(OpenWork.Task.ISSUE);
    assertThat(timer(journey)).isEmpty();
  }

  @Test
  void isNotRecordedByPeople() {
    promised(FRIDAY).on(NEXT_MONDAY).refused(MISSED, Rule.NOT_YOUR_STAGE);
  }

  @Test
  void aDayBeyondTheCalendarIsNotPromised() {
    promised(LocalDate.of(2080, 12, 31));
    var way =
        new Way(
            HandlingMode.FULLY_ONLINE,
            Channel.APP,
            Optional.empty(),
            SampleCityFixture.VILLAGE,
            ActingAs.SELF);
    Journey.of(
            SampleCityFixture.allowance(),
            way,
            new DeliveryChoice.Electronic(),
            List.of(SampleCityFixture.upload("id-card"), SampleCityFixture.upload("household")),
            MONDAY)
        .step(new CaseCommand.Receive(List.of()))
        .refused(
            new CaseCommand.Accept(List.of(new CaseFact.Promise("photo", LocalDate.MAX))),
            Rule.INCOMPLETE);
  }
}
