package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.SpecialProcedure;

/** The clocks; the expected days were counted by hand on the published calendar. */
@Tag("I9")
class DeadlinesTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private static Journey online(LocalDate day) {
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
        SampleCityFixture.complete(),
        day);
  }

  private static Journey inReview(LocalDate day) {
    return online(day)
        .step(new CaseCommand.Receive(List.of()))
        .step(new CaseCommand.Accept(List.of()));
  }

  private static Journey levelByLevel() {
    var way =
        new Way(
            HandlingMode.CROSS_LEVEL,
            Channel.VILLAGE_STATION,
            Optional.of(SampleCityFixture.STATION),
            SampleCityFixture.VILLAGE,
            ActingAs.SELF);
    return Journey.of(
            SampleCityFixture.crossLevel(),
            way,
            new DeliveryChoice.Electronic(),
            SampleCityFixture.complete(),
            MONDAY)
        .step(new CaseCommand.Receive(List.of()))
        .step(new CaseCommand.Verify("居民身份证", ""))
        .step(new CaseCommand.Accept(List.of()));
  }

  @Test
  void theNoticeRunsFiveWorkingDaysFromFiling() {
    assertThat(online(MONDAY).clock(Deadlines.Kind.NOTICE).due())
        .isEqualTo(LocalDate.of(2026, 3, 9));
  }

  @Test
  void thePromiseAndTheLawRunFromAcceptance() {
    var journey = inReview(MONDAY);
    assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(LocalDate.of(2026, 3, 23));
    assertThat(journey.clock(Deadlines.Kind.LEGAL).due()).isEqualTo(LocalDate.of(2026, 3, 30));
  }

  @Test
  void aSpecialProcedureThatStopsTheClockMovesEveryDeadlineByItsDays() {
    var journey =
        inReview(MONDAY)
            .step(new CaseCommand.Suspend(SpecialProcedure.EXPERT_REVIEW, "需要评审"))
            .on(LocalDate.of(2026, 3, 9))
            .step(new CaseCommand.Resume("同意"));
    assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(LocalDate.of(2026, 3, 30));
    assertThat(journey.clock(Deadlines.Kind.STAGE).due()).isEqualTo(LocalDate.of(2026, 3, 30));
  }

  @Test
  void publicNoticeCounts() {
    var journey =
        inReview(MONDAY)
            .step(new CaseCommand.Suspend(SpecialProcedure.PUBLICATION, "公示"))
            .on(LocalDate.of(2026, 3, 9))
            .step(new CaseCommand.Resume("无异议"));
    assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(LocalDate.of(2026, 3, 23));
  }

  @Test
  void anExtensionCountsOnceItIsGranted() {
    var journey =
        inReview(MONDAY).step(new CaseCommand.RequestExtension(WorkingDays.of(5), "情况复杂"));
    assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(LocalDate.of(2026, 3, 23));
    journey.step(
        SampleCityFixture.staff(8, Role.HEAD, SampleCityFixture.XINYI_OFFICE),
        new CaseCommand.DecideExtension(true, "同意"));
    assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(LocalDate.of(2026, 3, 30));
    assertThat(journey.clock(Deadlines.Kind.STAGE).due()).isEqualTo(LocalDate.of(2026, 3, 30));
  }

  @Test
  void aLevelsClockGoesOnWhereItStoodWhenTheCaseComesBack() {
    var journey = levelByLevel();
    // The village has 4 days: 3, 4, 5, 6 March.
    assertThat(journey.clock(Deadlines.Kind.STAGE).due()).isEqualTo(LocalDate.of(2026, 3, 6));
    journey
        .on(LocalDate.of(2026, 3, 4))
        .step(new CaseCommand.PassReview("属实"))
        .on(LocalDate.of(2026, 3, 9))
        .step(new CaseCommand.ReturnTo(3, "看不清"));
    // It used 3 and 4 March; two days are left after the 9th: 10 and 11.
    assertThat(journey.clock(Deadlines.Kind.STAGE).due()).isEqualTo(LocalDate.of(2026, 3, 11));
    assertThat(journey.clock(Deadlines.Kind.PROMISED).due()).isEqualTo(LocalDate.of(2026, 3, 23));
  }

  @Test
  void reviewAndDecisionOfOneLevelShareItsClock() {
    var journey = inReview(MONDAY);
    var review = journey.clock(Deadlines.Kind.STAGE).due();
    journey.on(LocalDate.of(2026, 3, 11)).step(new CaseCommand.PassReview("符合"));
    assertThat(journey.clock(Deadlines.Kind.STAGE).due()).isEqualTo(review);
  }

  @Test
  void aResultIsDeliveredWithinTenWorkingDaysOfTheDecision() {
    var journey =
        inReview(MONDAY)
            .step(new CaseCommand.PassReview("符合"))
            .step(new CaseCommand.Decide(Outcome.APPROVED, "符合"));
    assertThat(journey.clock(Deadlines.Kind.DELIVERY).due()).isEqualTo(LocalDate.of(2026, 3, 16));
  }

  @Test
  void daysWithoutAPublishedHolidayNoticeAreSaidToBeProvisional() {
    var journey = inReview(LocalDate.of(2026, 12, 28));
    var clock = journey.clock(Deadlines.Kind.PROMISED);
    var counting = journey.context(Actor.SYSTEM).counting();
    assertThat(clock.explain(counting).provisional()).isTrue();
    assertThat(clock.explain(counting).due()).isEqualTo(clock.due());
    assertThat(clock.words(counting)).contains("可能调整");
    assertThat(inReview(MONDAY).clock(Deadlines.Kind.PROMISED).words(counting))
        .isEqualTo("承诺办结期限到2026年3月23日（15个工作日）");
  }
}
