package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.place.UnitCode;

/**
 * Paper that comes after the receipt, or is still on its way when the law says that the application
 * is accepted: whoever has an original stands in the case, and it goes back from there.
 */
@Tag("I8")
class LatePapersTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  /** Five working days after the receipt have passed. */
  private static final LocalDate DEEMED = LocalDate.of(2026, 3, 10);

  private static final UnitCode HALL = SampleCityFixture.YULIN_HALL;
  private static final UnitCode OFFICE = SampleCityFixture.XINYI_OFFICE;
  private static final Actor CLERK = SampleCityFixture.staff(2, Role.WINDOW_CLERK, HALL);

  /** An application taken in at a hall of the other province. */
  private static Journey farAway(ActingAs actor) {
    var way =
        new Way(
            HandlingMode.COLLECT_AND_FORWARD,
            Channel.CROSS_PROVINCE_WINDOW,
            Optional.of(HALL),
            SampleCityFixture.organisation().servicePoint(HALL).orElseThrow().region(),
            actor);
    return Journey.of(
            SampleCityFixture.allowance(),
            way,
            SampleCityFixture.byMail(),
            SampleCityFixture.complete(),
            MONDAY)
        .step(new CaseCommand.Receive(List.of("id-card")));
  }

  private static Journey askedAtTheOffice() {
    return farAway(ActingAs.SELF)
        .step(new CaseCommand.Verify("居民身份证", ""))
        .step(new CaseCommand.Forward("JJ-1"))
        .step(
            new CaseCommand.RequestCorrection(
                List.of(new CaseState.CorrectionNotice.Point("household", "请交户口簿原件")), ""));
  }

  private static CaseCommand answerOnPaper() {
    return new CaseCommand.AnswerCorrection(
        Map.of(), List.of(SampleCityFixture.original("household")));
  }

  private static List<OpenWork> work(Journey journey) {
    return OpenWork.of(journey.file(), journey.context(Actor.SYSTEM));
  }

  private static List<CaseStep> steps(Journey journey, Actor actor) {
    return CaseStep.forStaff(journey.file(), journey.context(actor));
  }

  @Nested
  class OriginalsWithAnAnswer {
    @Test
    void areKeptWhereTheyWereHandedInAndEachUnitGivesItsOwnBack() {
      var journey = askedAtTheOffice().step(CLERK, answerOnPaper());
      assertThat(journey.file().originalsAt(HALL)).containsExactly("household");
      assertThat(journey.file().originalsAt(OFFICE)).containsExactly("id-card");
      assertThat(journey.timeline().getLast().words()).contains("由窗口保管：户口簿");
      journey.step(SampleCityFixture.applicant(), new CaseCommand.Withdraw("不办了"));
      assertThat(work(journey))
          .extracting(OpenWork::unit, OpenWork::task)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(HALL, OpenWork.Task.RETURN_ORIGINALS),
              org.assertj.core.groups.Tuple.tuple(OFFICE, OpenWork.Task.RETURN_ORIGINALS));
      journey.step(CLERK, new CaseCommand.ReturnOriginals("本人，居民身份证"));
      assertThat(journey.file().originals()).containsExactly("id-card");
      assertThat(journey.file().keepers()).containsExactly(OFFICE);
      journey
          .refused(CLERK, new CaseCommand.ReturnOriginals("本人"), Rule.NOT_YOUR_STAGE)
          .step(
              SampleCityFixture.staff(4, Role.REVIEWER, OFFICE),
              new CaseCommand.ReturnOriginals("本人，邮寄"));
      assertThat(work(journey)).isEmpty();
    }

    @Test
    void areSentOnToTheOfficeLikeTheOthers() {
      var journey = askedAtTheOffice().step(CLERK, answerOnPaper());
      assertThat(work(journey))
          .extracting(OpenWork::unit, OpenWork::task)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(OFFICE, OpenWork.Task.ACCEPT),
              org.assertj.core.groups.Tuple.tuple(HALL, OpenWork.Task.FORWARD));
      assertThat(steps(journey, CLERK)).containsExactly(CaseStep.FORWARDING);
      journey.step(CLERK, new CaseCommand.Forward("JJ-2"));
      assertThat(journey.file().originalsAt(OFFICE)).containsExactly("household", "id-card");
      assertThat(journey.file().stage().kind()).isEqualTo(StageKind.ACCEPT);
      journey
          .refused(CLERK, new CaseCommand.Forward("JJ-3"), Rule.NOT_YOUR_STAGE)
          .step(new CaseCommand.Accept(List.of()))
          .is(CaseStatus.IN_REVIEW);
    }

    @Test
    void thatTheApplicantBringsLaterAreTakenByTheUnitThatHasTheCase() {
      var journey = askedAtTheOffice().step(SampleCityFixture.applicant(), answerOnPaper());
      assertThat(journey.file().originals()).containsExactly("id-card");
      assertThat(journey.file().announcedOriginals()).containsExactly("household");
      assertThat(steps(journey, journey.clerk())).contains(CaseStep.ORIGINALS_RECEIPT);
      journey
          .refused(new CaseCommand.TakeOriginals(List.of()), Rule.INCOMPLETE)
          .refused(new CaseCommand.TakeOriginals(List.of("photo")), Rule.INCOMPLETE)
          .refused(CLERK, new CaseCommand.TakeOriginals(List.of("household")), Rule.NOT_YOUR_STAGE)
          .step(new CaseCommand.TakeOriginals(List.of("household")));
      assertThat(journey.file().originalsAt(OFFICE)).containsExactly("household", "id-card");
      assertThat(journey.file().announcedOriginals()).isEmpty();
      assertThat(steps(journey, journey.clerk())).doesNotContain(CaseStep.ORIGINALS_RECEIPT);
      assertThat(journey.timeline().getLast().words()).contains("收到并保管了纸质原件：户口簿");
      journey.refused(new CaseCommand.TakeOriginals(List.of("household")), Rule.NOT_IN_THIS_STATE);
    }

    @Test
    void comeWithPromisedMaterialsToo() {
      var way =
          new Way(
              HandlingMode.AT_COUNTER,
              Channel.ORDINARY_WINDOW,
              Optional.of(SampleCityFixture.XINYI_HALL),
              SampleCityFixture.XINYI,
              ActingAs.SELF);
      var journey =
          Journey.of(
                  SampleCityFixture.allowance(),
                  way,
                  SampleCityFixture.byMail(),
                  List.of(
                      SampleCityFixture.upload("id-card"), SampleCityFixture.upload("household")),
                  MONDAY)
              .step(new CaseCommand.Receive(List.of()))
              .step(new CaseCommand.Verify("居民身份证", ""))
              .step(
                  new CaseCommand.Accept(
                      List.of(new CaseFact.Promise("photo", MONDAY.plusDays(4)))))
              .step(
                  SampleCityFixture.staff(3, Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL),
                  new CaseCommand.KeepPromise(List.of(SampleCityFixture.original("photo"))));
      assertThat(journey.file().originalsAt(SampleCityFixture.XINYI_HALL)).containsExactly("photo");
      assertThat(journey.file().papersToForward()).isEmpty();
    }
  }

  @Nested
  class PapersInTransitAtADeemedAcceptance {
    private Journey deemed() {
      return farAway(ActingAs.SELF)
          .on(DEEMED)
          .step(Actor.SYSTEM, new CaseCommand.DeemAccepted())
          .is(CaseStatus.IN_REVIEW);
    }

    @Test
    void doNotHoldUpTheAuthoritysClockWhichRunsFromTheReceipt() {
      var journey = deemed();
      assertThat(journey.file().acceptedOn()).contains(MONDAY);
      for (var kind :
          List.of(Deadlines.Kind.PROMISED, Deadlines.Kind.LEGAL, Deadlines.Kind.STAGE)) {
        assertThat(journey.clock(kind).from()).as(kind.label()).isEqualTo(MONDAY);
      }
      assertThat(journey.clock(Deadlines.Kind.STAGE).due())
          .isEqualTo(journey.clock(Deadlines.Kind.PROMISED).due())
          .isEqualTo(LocalDate.of(2026, 3, 23));
    }

    @Test
    void stillArrive() {
      var journey = deemed();
      assertThat(journey.timeline().getLast().words()).contains("材料仍由").contains("转送所用的时间不推迟办理期限");
      assertThat(work(journey))
          .extracting(OpenWork::unit, OpenWork::task, OpenWork::due)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(
                  OFFICE, OpenWork.Task.REVIEW, LocalDate.of(2026, 3, 23)),
              org.assertj.core.groups.Tuple.tuple(
                  HALL, OpenWork.Task.FORWARD, LocalDate.of(2026, 3, 5)));
      assertThat(steps(journey, CLERK)).containsExactly(CaseStep.FORWARDING);
      journey
          .refused(new CaseCommand.Forward("JJ-1"), Rule.NOT_YOUR_STAGE)
          .step(CLERK, new CaseCommand.Forward("JJ-1"))
          .is(CaseStatus.IN_REVIEW);
      assertThat(journey.file().stage().kind()).isEqualTo(StageKind.REVIEW);
      assertThat(journey.file().originalsAt(OFFICE)).containsExactly("id-card");
      assertThat(work(journey)).extracting(OpenWork::task).containsExactly(OpenWork.Task.REVIEW);
      journey.refused(CLERK, new CaseCommand.Forward("JJ-2"), Rule.NOT_YOUR_STAGE);
    }

    @Test
    void stayWhereTheyAreOnceItIsDecidedAndGoBackFromThere() {
      var journey =
          deemed()
              .step(new CaseCommand.PassReview("属实"))
              .step(new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"));
      assertThat(journey.file().papersToForward()).isEmpty();
      assertThat(steps(journey, CLERK)).isEmpty();
      journey.step(new CaseCommand.Issue("高龄津贴决定书", "信民津〔2026〕9号"));
      assertThat(work(journey))
          .extracting(OpenWork::unit, OpenWork::task)
          .contains(org.assertj.core.groups.Tuple.tuple(HALL, OpenWork.Task.RETURN_ORIGINALS));
      journey.step(CLERK, new CaseCommand.ReturnOriginals("本人，居民身份证"));
    }

    @Test
    void areNotExpectedWhereNothingIsSentOn() {
      var way =
          new Way(
              HandlingMode.AT_COUNTER,
              Channel.ORDINARY_WINDOW,
              Optional.of(SampleCityFixture.XINYI_HALL),
              SampleCityFixture.XINYI,
              ActingAs.SELF);
      var journey =
          Journey.of(
                  SampleCityFixture.allowance(),
                  way,
                  SampleCityFixture.byMail(),
                  SampleCityFixture.complete(),
                  MONDAY)
              .step(new CaseCommand.Receive(List.of("id-card")))
              .on(DEEMED)
              .step(Actor.SYSTEM, new CaseCommand.DeemAccepted());
      assertThat(journey.file().papersToForward()).isEmpty();
      assertThat(work(journey)).extracting(OpenWork::task).containsExactly(OpenWork.Task.REVIEW);
    }
  }
}
