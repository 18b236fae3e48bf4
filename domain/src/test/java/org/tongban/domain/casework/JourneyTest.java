package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.place.UnitCode;

/** One citizen's journey for each mode of handling, told with its route and its timeline. */
@Tag("I8")
class JourneyTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final DispatchId DISPATCH = new DispatchId(new UUID(7, 1));

  private static Journey journey(
      Implementation implementation,
      HandlingMode mode,
      Channel channel,
      UnitCode place,
      DeliveryChoice delivery) {
    return journey(
        implementation,
        mode,
        channel,
        place,
        ActingAs.SELF,
        delivery,
        SampleCityFixture.complete());
  }

  private static Journey journey(
      Implementation implementation,
      HandlingMode mode,
      Channel channel,
      UnitCode place,
      ActingAs actor,
      DeliveryChoice delivery,
      List<Material> materials) {
    var from =
        place == null
            ? SampleCityFixture.VILLAGE
            : SampleCityFixture.organisation().servicePoint(place).orElseThrow().region();
    var way = new Way(mode, channel, Optional.ofNullable(place), from, actor);
    return Journey.of(implementation, way, delivery, materials, MONDAY);
  }

  private static CaseCommand correction(String newFact) {
    return new CaseCommand.RequestCorrection(
        List.of(new CaseState.CorrectionNotice.Point("phone", "号码少一位，请重填")), newFact);
  }

  private static CaseCommand answer() {
    return new CaseCommand.AnswerCorrection(Map.of("phone", "15400000009"), List.of());
  }

  private static void tell(Journey journey) {
    System.out.println(journey.story());
    for (var entry : journey.timeline()) {
      assertThat(entry.words())
          .isNotBlank()
          .endsWith("。")
          .doesNotContain("测安平")
          .doesNotContain("Optional")
          .doesNotContain("。。");
    }
  }

  @Test
  void fullyOnlineWithACorrectionAskedBeforeReceipt() {
    var journey =
        journey(
                SampleCityFixture.allowance(),
                HandlingMode.FULLY_ONLINE,
                Channel.APP,
                null,
                new DeliveryChoice.Electronic())
            .step(new CaseCommand.PreCheck(false, "联系电话似乎少一位"))
            .step(correction(""))
            .is(CaseStatus.CORRECTING);
    assertThat(journey.timeline().getLast().forApplicantToAct()).isTrue();
    journey
        .refused(correction("又一个问题"), Rule.NOT_IN_THIS_STATE)
        .step(SampleCityFixture.applicant(), answer())
        .refused(correction(""), Rule.CORRECTED_ONCE_ALREADY)
        .step(new CaseCommand.Accept(List.of()))
        .step(new CaseCommand.PassReview("年满八十周岁"))
        .step(new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"))
        .step(new CaseCommand.Issue("高龄津贴决定书", "信民津〔2026〕1号"))
        .is(CaseStatus.COMPLETED);
    assertThat(journey.timeline()).noneMatch(TimelineEntry::forApplicantToAct);
    tell(journey);
  }

  @Test
  void collectedAcrossTheProvinceAndMailedBack() {
    var journey =
        journey(
                SampleCityFixture.allowance(),
                HandlingMode.COLLECT_AND_FORWARD,
                Channel.CROSS_PROVINCE_WINDOW,
                SampleCityFixture.YULIN_HALL,
                SampleCityFixture.byMail())
            .refused(
                SampleCityFixture.applicant(), new CaseCommand.DeemAccepted(), Rule.NOT_YOUR_STAGE)
            .step(new CaseCommand.Receive(List.of("household")))
            .step(new CaseCommand.Verify("居民身份证", "与户口簿一致"));
    assertThat(journey.file().keepers()).containsExactly(SampleCityFixture.YULIN_HALL);
    journey.step(new CaseCommand.Forward("JJ-2026-1"));
    assertThat(journey.file().keepers()).containsExactly(SampleCityFixture.XINYI_OFFICE);
    var reviewer = SampleCityFixture.staff(1, Role.REVIEWER, SampleCityFixture.XINYI_OFFICE);
    var same = SampleCityFixture.staff(1, Role.APPROVER, SampleCityFixture.XINYI_OFFICE);
    journey
        .step(reviewer, new CaseCommand.Accept(List.of()))
        .step(reviewer, new CaseCommand.PassReview("属实"))
        .refused(same, new CaseCommand.Decide(Outcome.APPROVED, "符合"), Rule.ANOTHER_PERSON_NEEDED)
        .step(new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"))
        .step(new CaseCommand.Issue("高龄津贴决定书", "信民津〔2026〕2号"))
        .step(Actor.SYSTEM, new CaseCommand.RecordDispatch(DISPATCH, "邮政特快", "EM1"))
        .step(Actor.SYSTEM, new CaseCommand.RecordReturn(DISPATCH, "地址不详"));
    assertThat(journey.timeline().getLast().forApplicantToAct()).isTrue();
    var again = new DispatchId(new UUID(7, 2));
    journey
        .step(Actor.SYSTEM, new CaseCommand.RecordDispatch(again, "邮政特快", "EM2"))
        .step(Actor.SYSTEM, new CaseCommand.RecordDelivery(again, journey.today(), "本人签收"))
        .is(CaseStatus.COMPLETED)
        .step(
            SampleCityFixture.staff(3, Role.MAIL_CLERK, SampleCityFixture.XINYI_OFFICE),
            new CaseCommand.ReturnOriginals("本人，居民身份证"));
    tell(journey);
  }

  @Test
  void helpedAtHomeByALiaisonUnderAMandate() {
    var journey =
        journey(
                SampleCityFixture.allowance(),
                HandlingMode.COLLECT_AND_FORWARD,
                Channel.HOME,
                SampleCityFixture.STATION,
                ActingAs.LIAISON,
                new DeliveryChoice.PickUp(SampleCityFixture.STATION),
                SampleCityFixture.complete())
            .step(new CaseCommand.Receive(List.of()))
            .step(new CaseCommand.Verify("居民身份证", ""))
            .step(new CaseCommand.Forward("JJ-2026-2"))
            .step(new CaseCommand.Accept(List.of()))
            .step(new CaseCommand.PassReview("属实"))
            .step(new CaseCommand.Decide(Outcome.APPROVED, "符合发放条件"))
            .step(new CaseCommand.Issue("高龄津贴决定书", "信民津〔2026〕3号"));
    assertThat(journey.timeline().getFirst().words()).contains("受申请人委托").contains("撤销委托");
    assertThat(journey.timeline().getLast().forApplicantToAct()).isTrue();
    journey.step(new CaseCommand.HandOver("本人，居民身份证")).is(CaseStatus.COMPLETED);
    tell(journey);
  }

  @Test
  void concludedElsewhereByTheOfficeOfThatPlace() {
    tell(
        journey(
                SampleCityFixture.decidedElsewhere(),
                HandlingMode.CONCLUDE_ELSEWHERE,
                Channel.ANY_WINDOW,
                SampleCityFixture.MAONAN_HALL,
                new DeliveryChoice.PickUp(SampleCityFixture.MAONAN_HALL))
            .step(new CaseCommand.Receive(List.of()))
            .step(new CaseCommand.Verify("居民身份证", ""))
            .step(new CaseCommand.Accept(List.of()))
            .step(new CaseCommand.Decide(Outcome.APPROVED, "档案相符"))
            .step(new CaseCommand.Issue("档案查询证明", "南民档〔2026〕1号"))
            .step(new CaseCommand.HandOver("本人，居民身份证"))
            .is(CaseStatus.COMPLETED));
  }

  @Test
  void levelByLevelWithAReturnASpecialProcedureAndMoreTime() {
    var journey =
        journey(
                SampleCityFixture.crossLevel(),
                HandlingMode.CROSS_LEVEL,
                Channel.VILLAGE_STATION,
                SampleCityFixture.STATION,
                ActingAs.SELF,
                new DeliveryChoice.Electronic(),
                List.of(
                    SampleCityFixture.original("id-card"), SampleCityFixture.original("household")))
            .step(new CaseCommand.Receive(List.of("household")))
            .step(new CaseCommand.Verify("居民身份证", ""))
            .refused(new CaseCommand.Accept(List.of()), Rule.INCOMPLETE)
            .step(
                new CaseCommand.Accept(List.of(new CaseFact.Promise("photo", MONDAY.plusDays(10)))))
            .step(new CaseCommand.PassReview("村里公示无异议"))
            .step(new CaseCommand.ReturnTo(3, "收入证明看不清"))
            .step(new CaseCommand.PassReview("已核实"))
            .step(new CaseCommand.PassReview("入户核查属实"))
            .step(new CaseCommand.Suspend(SpecialProcedure.EXPERT_REVIEW, "需要评审困难程度"))
            .refused(new CaseCommand.PassReview("等不及"), Rule.NOT_IN_THIS_STATE)
            .on(MONDAY.plusDays(14))
            .step(new CaseCommand.Resume("评审同意"))
            .step(new CaseCommand.RequestExtension(WorkingDays.of(5), "家庭情况复杂"));
    var head = SampleCityFixture.staff(8, Role.HEAD, SampleCityFixture.XINYI_OFFICE);
    journey
        .refused(new CaseCommand.DecideExtension(true, "同意"), Rule.NOT_YOUR_STAGE)
        .step(head, new CaseCommand.DecideExtension(true, "同意"))
        .refused(new CaseCommand.RequestExtension(WorkingDays.of(5), "还不够"), Rule.NOT_FORESEEN)
        .step(new CaseCommand.PassReview("符合"))
        .refused(new CaseCommand.Decide(Outcome.APPROVED, "符合"), Rule.INCOMPLETE)
        .step(
            SampleCityFixture.applicant(),
            new CaseCommand.KeepPromise(List.of(SampleCityFixture.upload("photo"))))
        .step(new CaseCommand.Decide(Outcome.APPROVED, "符合低保条件"))
        .step(new CaseCommand.Issue("最低生活保障证", "信低保2026-1"))
        .is(CaseStatus.COMPLETED);
    tell(journey);
  }

  @Test
  void jointlyAcrossProvincesAndRejectedWithTheWayToAppeal() {
    var journey =
        journey(
                SampleCityFixture.allowance(),
                HandlingMode.JOINT,
                Channel.CROSS_PROVINCE_WINDOW,
                SampleCityFixture.YULIN_HALL,
                new DeliveryChoice.Electronic())
            .step(new CaseCommand.Receive(List.of("household")))
            .step(new CaseCommand.Verify("居民身份证", ""))
            .step(new CaseCommand.Forward("JJ-2026-3"))
            .step(new CaseCommand.Accept(List.of()))
            .step(new CaseCommand.PassReview("玉林核查：已在当地领取"))
            .step(new CaseCommand.PassReview("重复领取"))
            .step(new CaseCommand.Decide(Outcome.REJECTED, "已在玉林市领取同类津贴"))
            .step(new CaseCommand.Issue("不予批准决定书", "信民津〔2026〕4号"));
    var ending = journey.file().ending().orElseThrow();
    assertThat(ending.why()).contains("已在玉林市领取");
    assertThat(ending.remedy()).contains("行政复议").contains("行政诉讼");
    assertThat(OpenWork.of(journey.file(), journey.context(Actor.SYSTEM)))
        .extracting(OpenWork::task)
        .containsExactly(OpenWork.Task.RETURN_ORIGINALS);
    tell(journey);
  }

  @Test
  void inOneVisit() {
    tell(
        journey(
                SampleCityFixture.onTheSpot(),
                HandlingMode.AT_COUNTER,
                Channel.ORDINARY_WINDOW,
                SampleCityFixture.XINYI_HALL,
                new DeliveryChoice.PickUp(SampleCityFixture.XINYI_HALL))
            .step(new CaseCommand.Receive(List.of()))
            .step(new CaseCommand.Verify("居民身份证", ""))
            .step(new CaseCommand.ConcludeOnTheSpot(Outcome.APPROVED, "年满六十周岁", "优待证", "Y1"))
            .step(new CaseCommand.HandOver("本人，居民身份证"))
            .is(CaseStatus.COMPLETED));
  }

  @Test
  void anApplicationInOneVisitCanBeRefused() {
    journey(
            SampleCityFixture.onTheSpot(),
            HandlingMode.AT_COUNTER,
            Channel.ORDINARY_WINDOW,
            SampleCityFixture.XINYI_HALL,
            SampleCityFixture.byMail())
        .step(new CaseCommand.Receive(List.of()))
        .step(new CaseCommand.Verify("居民身份证", ""))
        .step(new CaseCommand.RefuseAcceptance("不属于本机关职权范围，请向民政部申请"))
        .is(CaseStatus.REFUSED);
  }

  @Test
  void silenceForFiveWorkingDaysIsAcceptanceFromTheDayOfReceipt() {
    var journey =
        journey(
            SampleCityFixture.allowance(),
            HandlingMode.FULLY_ONLINE,
            Channel.APP,
            null,
            new DeliveryChoice.Electronic());
    journey
        .on(LocalDate.of(2026, 3, 9))
        .refused(Actor.SYSTEM, new CaseCommand.DeemAccepted(), Rule.TOO_EARLY)
        .step(new CaseCommand.Receive(List.of()))
        .on(LocalDate.of(2026, 3, 10))
        .refused(correction(""), Rule.TOO_LATE)
        .refused(new CaseCommand.RefuseAcceptance("太晚"), Rule.TOO_LATE)
        .step(Actor.SYSTEM, new CaseCommand.DeemAccepted())
        .is(CaseStatus.IN_REVIEW);
    assertThat(journey.file().acceptedOn()).contains(MONDAY);
    tell(journey);
  }

  @Test
  void aClerkWhoAcceptsTooLateDoesNotMoveTheClock() {
    var journey =
        journey(
                SampleCityFixture.allowance(),
                HandlingMode.FULLY_ONLINE,
                Channel.APP,
                null,
                new DeliveryChoice.Electronic())
            .step(new CaseCommand.Receive(List.of()))
            .on(LocalDate.of(2026, 3, 20))
            .step(new CaseCommand.Accept(List.of()));
    assertThat(journey.file().acceptedOn()).contains(MONDAY);
  }

  @Test
  void anUnansweredCorrectionLapsesAndTheOriginalsGoBack() {
    var journey =
        journey(
                SampleCityFixture.allowance(),
                HandlingMode.AT_COUNTER,
                Channel.ORDINARY_WINDOW,
                SampleCityFixture.XINYI_HALL,
                SampleCityFixture.byMail())
            .step(new CaseCommand.Receive(List.of("household")))
            .step(correction(""))
            .refused(Actor.SYSTEM, new CaseCommand.LapseCorrection(), Rule.TOO_EARLY)
            .on(MONDAY.plusMonths(1))
            .refused(SampleCityFixture.applicant(), answer(), Rule.TOO_LATE)
            .step(Actor.SYSTEM, new CaseCommand.LapseCorrection())
            .is(CaseStatus.LAPSED);
    assertThat(journey.timeline().getLast().forApplicantToAct()).isTrue();
    var keeper = SampleCityFixture.staff(4, Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL);
    journey
        .refused(
            SampleCityFixture.staff(4, Role.WINDOW_CLERK, SampleCityFixture.CITY_HALL),
            new CaseCommand.ReturnOriginals("本人"),
            Rule.NOT_YOUR_STAGE)
        .step(keeper, new CaseCommand.ReturnOriginals("本人，居民身份证"))
        .refused(keeper, new CaseCommand.ReturnOriginals("再来一次"), Rule.NOT_YOUR_STAGE);
    tell(journey);
  }

  @Test
  void onlyTheApplicantsSideWithdraws() {
    journey(
            SampleCityFixture.allowance(),
            HandlingMode.FULLY_ONLINE,
            Channel.APP,
            null,
            new DeliveryChoice.Electronic())
        .refused(new CaseCommand.Withdraw("不想办"), Rule.NOT_YOUR_STAGE)
        .step(SampleCityFixture.applicant(), new CaseCommand.Withdraw("改天再办"))
        .is(CaseStatus.WITHDRAWN)
        .refused(
            SampleCityFixture.applicant(), new CaseCommand.Withdraw(""), Rule.NOT_IN_THIS_STATE);
  }
}
