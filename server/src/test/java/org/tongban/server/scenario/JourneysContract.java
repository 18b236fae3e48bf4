package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseTimers;
import org.tongban.application.custody.WatchLegs;
import org.tongban.client.TongbanClient;
import org.tongban.client.UploadContent;
import org.tongban.client.cases.CaseStatus;
import org.tongban.client.cases.CaseView;
import org.tongban.client.cases.DraftContent;
import org.tongban.client.cases.HandedIn;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.items.ActingAs;
import org.tongban.client.items.Channel;
import org.tongban.client.items.HandlingMode;
import org.tongban.client.items.Way;
import org.tongban.server.scenario.Journey.Counter;

/**
 * Whole journeys from the draft to the result in hand, one for each way of handling, as people and
 * staff would go them. Every database passes them.
 */
abstract class JourneysContract {
  private static final String GRANDMOTHER = "15400000001";
  private static final String YULIN_WORKER = "15400000003";
  private static final String FATHER = "15400000005";

  private Journey journey;

  abstract RunningServer server();

  @BeforeEach
  void begin() {
    journey = new Journey(server());
  }

  @Test
  void registersABirthOnlineAndDeliversElectronically() throws IOException {
    var father = journey.resident(FATHER);
    var code = journey.implementation("生育登记", "440902");
    var submitted =
        apply(
            father,
            code,
            Way.of(HandlingMode.FULLY_ONLINE, Channel.APP, "440902001001"),
            Map.of("expected", "2027-01-20", "order", "一", "phone", FATHER),
            List.of("id-card"));
    assertThat(submitted.status()).isEqualTo(CaseStatus.SUBMITTED);

    var done = journey.until("COMPLETED", journey.view(submitted.id(), decider(submitted)));

    assertThat(father.cases().get(submitted.id()).execute().status())
        .isEqualTo(CaseStatus.COMPLETED);
    assertThat(father.cases().timeline(submitted.id()).execute().items())
        .hasSizeGreaterThanOrEqualTo(6);
    var papers = father.cases().get(submitted.id()).execute().papers();
    assertThat(papers).hasSize(1);
    tell("全程网办、自助办：生育登记", done);
  }

  @Test
  void carriesTheAllowanceOfAnOldWomanFromVillageToCounty() throws IOException {
    var clerk = journey.staff("village-440983118205");
    var grandmother =
        journey.person(clerk, "测阿婆", "449999194203150025", GRANDMOTHER, "440983118205");
    var code = journey.implementation("80岁以上高龄老人生活津贴", "440983");
    var mandate =
        clerk
            .post(
                "/staff/mandates",
                Map.of(
                    "grantor",
                    grandmother,
                    "items",
                    List.of(code.substring(19)),
                    "until",
                    "2026-12-31",
                    "sheetNote",
                    "纸质委托书已签名"))
            .expect(201)
            .get("id")
            .asText();
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                code,
                grandmother,
                Optional.of(mandate),
                allowance(),
                List.of("id-card", "household-register", "photo"),
                way("CROSS_LEVEL", "VILLAGE_STATION", "VS-440983118205", "HELPER"),
                pickUp("VS-440983118205")));

    var done = journey.until("COMPLETED", filed);

    assertThat(units(done)).contains("VS-440983118205", "GGB-440983118", "MZJ-440983");
    tell("办事不出村、跨层级联办：高龄津贴", done);
  }

  @Test
  void collectsPapersInAnotherDistrictAndMailsTheResult() throws IOException {
    var clerk = journey.staff("window-440902");
    var grandmother =
        journey.person(clerk, "测阿婆", "449999194203150025", GRANDMOTHER, "440983118205");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                journey.implementation("80岁以上高龄老人生活津贴", "440983"),
                grandmother,
                Optional.empty(),
                allowance(),
                List.of("id-card", "household-register", "photo"),
                way("COLLECT_AND_FORWARD", "ANY_WINDOW", "HALL-440902", "SELF"),
                mail("测阿婆", GRANDMOTHER, "440983118205")));

    var done = journey.mail(journey.until("CONCLUDED", filed));

    assertThat(done.get("status").asText()).isEqualTo("COMPLETED");
    tell("异地代收代办、免费寄递：高龄津贴", done);
  }

  @Test
  void concludesAnIdentityCardElsewhereAndGivesTheOldCardBack() throws IOException {
    var clerk = journey.staff("window-440902");
    var person = journey.person(clerk, "测小雨", "44999919981111002X", "15400000006", "440981");
    journey.takingOriginals("id-card");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                journey.implementation("居民身份证换领补领异地受理", "440981"),
                person,
                Optional.empty(),
                Map.of("reason", "有效期满", "phone", "15400000006"),
                List.of("id-card"),
                way("CONCLUDE_ELSEWHERE", "ANY_WINDOW", "HALL-440902", "SELF"),
                pickUp("HALL-440902")));

    var concluded = journey.until("CONCLUDED", filed);
    var returned = journey.step(clerk, concluded, "originals-return");
    var done = journey.until("COMPLETED", returned);

    assertThat(done.get("route").get("decider").asText()).isEqualTo("GAJ-440981");
    assertThat(done.get("originals")).isEmpty();
    tell("异地办结：居民身份证换领", done);
  }

  @Test
  void carriesOriginalsThereAndBackInAnEnvelope() throws IOException {
    new CustodyStory(journey).carriesPapersThereAndBack();
  }

  @Test
  void raisesOneAlarmForALegThatIsNeverScanned() throws IOException {
    var story = new CustodyStory(journey);
    var envelope = story.onTheWay(Map.of("carrier", "MESSENGER"));
    var watch = server().context().getBean(WatchLegs.class);
    watch.run();
    assertThat(story.alarms(story.hall(), envelope)).isEmpty();
    // Three working days for a messenger, and at most so many days of rest about the New Year.
    afterDays(
        9,
        () -> {
          watch.run();
          watch.run();
        });
    story = new CustodyStory(journey);
    assertThat(story.alarms(story.hall(), envelope)).hasSize(1);
    assertThat(story.alarms(story.office(), envelope)).hasSize(1);
    var person = journey.resident(GRANDMOTHER);
    assertThat(person.cases().originals(CustodyStory.caseOf(envelope)).execute().items())
        .extracting(original -> original.place())
        .containsOnly("SEARCHED");
    story.scanned(story.office(), envelope);
    assertThat(story.alarms(story.hall(), envelope)).isEmpty();
  }

  @Test
  void marriesOnTheSpot() throws IOException {
    var clerk = journey.staff("window-440902");
    var person = journey.person(clerk, "测海生", "449999197905120019", FATHER, "440902001001");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                journey.implementation("结婚登记", "440902"),
                person,
                Optional.empty(),
                Map.of(
                    "partner_name", "测小雨",
                    "partner_id", "44999919981111002X",
                    "previous_marriage", "未婚",
                    "phone", FATHER,
                    "eligibility/single", "是",
                    "eligibility/not-related", "是"),
                List.of("both-id-cards", "photo", "declaration"),
                way("AT_COUNTER", "ORDINARY_WINDOW", "HALL-440902", "SELF"),
                pickUp("HALL-440902")));

    var done = journey.until("COMPLETED", filed);

    assertThat(units(done)).containsOnly("HALL-440902");
    tell("就近窗口、即办件：结婚登记", done);
  }

  @Test
  void sendsAWorkersPapersAcrossTheProvinceBorder() throws IOException {
    var clerk = journey.staff("window-440902");
    var worker = journey.person(clerk, "测桂明", "449999198808080013", YULIN_WORKER, "450902");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                journey.implementation("居民身份证换领补领异地受理", "450900"),
                worker,
                Optional.empty(),
                Map.of("reason", "损坏", "phone", YULIN_WORKER),
                List.of("id-card"),
                way("COLLECT_AND_FORWARD", "CROSS_PROVINCE_WINDOW", "HALL-440902", "SELF"),
                mail("测桂明", YULIN_WORKER, "440902001001")));

    var done = journey.mail(journey.until("CONCLUDED", filed));

    assertThat(done.get("route").get("reach").asText()).isEqualTo("CROSS_PROVINCE");
    assertThat(done.get("route").get("decider").asText()).isEqualTo("GAJ-450900");
    tell("跨省通办、代收代办：玉林居民身份证", done);
  }

  @Test
  void handlesAnInsuranceTransferJointlyInTwoProvinces() throws IOException {
    var clerk = journey.staff("window-440900");
    var person = journey.person(clerk, "测玉兰", "449999198506060025", "15400000004", "450900");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                journey.implementation("基本医疗保险关系转移", "450900"),
                person,
                Optional.empty(),
                Map.of(
                    "from_city", "茂名市",
                    "to_city", "玉林市",
                    "insurance", "职工基本医疗保险",
                    "phone", "15400000004"),
                List.of("id-card", "insured-record"),
                way("JOINT", "CROSS_PROVINCE_WINDOW", "HALL-440900", "SELF"),
                Map.of("way", "ELECTRONIC")));

    var done = journey.until("COMPLETED", filed);

    assertThat(units(done)).contains("YBJ-440900", "YBJ-450900");
    tell("跨省通办、多地联办：医保关系转移", done);
  }

  @Test
  void licensesARestaurantWithTwoPersonsAnExtensionAndAnInspection() throws IOException {
    var operator = journey.resident("15400000008");
    var company = operator.session().me().execute().organisations().getFirst().id();
    var code = journey.implementation("食品经营许可核发", "440902");
    var draft = operator.cases().openFor(code, company, null).execute();
    for (var material : List.of("business-licence", "layout", "health-certificates")) {
      operator
          .cases()
          .attach(draft.id(), material, UploadContent.ofBytes("图.png", "image/png", Papers.png()))
          .execute();
    }
    operator
        .cases()
        .declare(draft.id(), HandedIn.declaration("safety-rules", "承诺已建立食品安全管理制度"))
        .execute();
    var saved =
        operator
            .cases()
            .save(
                operator.cases().get(draft.id()).execute(),
                new DraftContent()
                    // Name and credit code of the company are filled in already.
                    .answers(draft.answers())
                    .answers(
                        Map.of(
                            "premises_address", "茂南区示例路 1 号",
                            "category", "餐饮服务",
                            "area", "120",
                            "safety_officer", "测福来",
                            "phone", "15400000008"))
                    .way(
                        Way.of(HandlingMode.FULLY_ONLINE, Channel.BUSINESS_APP, "440902")
                            .actingAs(ActingAs.OPERATOR))
                    .delivery(DeliveryChoice.electronic()))
            .execute();
    assertThat(saved.problems()).isEmpty();
    var submitted = operator.cases().submit(saved).execute();

    var reviewer = journey.staff("sjj-440902-reviewer");
    var view = journey.view(submitted.id(), "SJJ-440902");
    view = journey.step(reviewer, view, "receipt");
    view = journey.step(reviewer, view, "acceptance");
    view =
        journey.take(reviewer, view, "extension-request", Map.of("days", 10, "reason", "需要核对多份材料"));
    view =
        journey.take(
            journey.staff("sjj-440902-head"),
            view,
            "extension-decision",
            Map.of("granted", true, "reason", "情况属实"));
    view =
        journey.take(
            reviewer,
            view,
            "special-procedure",
            Map.of("procedure", "ON_SITE_CHECK", "reason", "按规定现场核查"));
    view = journey.step(reviewer, view, "resumption");
    var done = journey.until("COMPLETED", view);

    assertThat(operator.cases().get(submitted.id()).execute().papers()).hasSize(1);
    tell("企业办事人员、粤商通：食品经营许可", done);
  }

  @Test
  void visitsSomeoneAtHome() throws IOException {
    var liaison = journey.staff("liaison-440983118205");
    var clerk = journey.staff("village-440983118205");
    var person = journey.person(clerk, "测不便", "449999195509010011", "15400000007", "440983115206");
    var code = journey.implementation("残疾人证新办", "440983");
    var mandate =
        clerk
            .post(
                "/staff/mandates",
                Map.of(
                    "grantor",
                    person,
                    "items",
                    List.of(code.substring(19)),
                    "until",
                    "2026-12-31",
                    "sheetNote",
                    "纸质委托书"))
            .expect(201)
            .get("id")
            .asText();
    var filed =
        journey.fileAtCounter(
            liaison,
            new Counter(
                code,
                person,
                Optional.of(mandate),
                Map.of(
                    "category", "肢体",
                    "home_visit", "需要",
                    "visit_address", "信宜市钱排镇示例村 1 号",
                    "phone", "15400000007"),
                List.of("id-card", "household-register", "photo"),
                way("COLLECT_AND_FORWARD", "HOME", "VS-440983118205", "LIAISON"),
                pickUp("VS-440983118205")));
    var reviewer = journey.staff("cl-440983-reviewer");
    var view = journey.until("IN_REVIEW", filed);
    view =
        journey.take(
            reviewer,
            view,
            "special-procedure",
            Map.of("procedure", "EXPERT_REVIEW", "reason", "上门评定残疾等级"));
    var done = journey.until("COMPLETED", view);

    tell("上门帮办、特别程序：残疾人证新办", done);
  }

  @Test
  void correctsOnceAndIsAccepted() throws IOException {
    var father = journey.resident(FATHER);
    var submitted =
        apply(
            father,
            journey.implementation("生育登记", "440902"),
            Way.of(HandlingMode.FULLY_ONLINE, Channel.WEB, "440902001001"),
            Map.of("expected", "2027-01-20", "order", "二", "phone", FATHER),
            List.of("id-card"));
    var reviewer = journey.staff("wjj-440902-reviewer");
    var view = journey.step(reviewer, journey.view(submitted.id(), "WJJ-440902"), "receipt");
    view =
        journey.take(
            reviewer,
            view,
            "correction-notice",
            Map.of(
                "points",
                List.of(
                    Map.of("about", "order", "words", "与户口簿登记的子女数不一致，请核对"),
                    Map.of("about", "id-card", "words", "照片模糊，请重新拍摄"))));
    var correcting = father.cases().get(submitted.id()).execute();
    assertThat(correcting.status()).isEqualTo(CaseStatus.CORRECTING);
    assertThat(correcting.correction().points()).hasSize(2);
    var upload =
        father
            .cases()
            .attach(
                submitted.id(),
                "id-card",
                UploadContent.ofBytes("新照片.png", "image/png", Papers.png()))
            .execute();
    var answered =
        father
            .cases()
            .answerCorrection(
                father.cases().get(submitted.id()).execute(),
                Map.of("order", "一"),
                List.of(HandedIn.upload("id-card", upload.fileId())))
            .execute();
    assertThat(answered.status()).isEqualTo(CaseStatus.RESUBMITTED);

    var done = journey.until("COMPLETED", journey.view(submitted.id(), "WJJ-440902"));

    tell("一次性告知补正：生育登记", done);
  }

  @Test
  void withdrawsAndGetsTheOriginalsBack() throws IOException {
    var clerk = journey.staff("window-440902");
    var person = journey.person(clerk, "测小雨", "44999919981111002X", "15400000006", "440981");
    journey.takingOriginals("id-card");
    var filed =
        journey.fileAtCounter(
            clerk,
            new Counter(
                journey.implementation("居民身份证换领补领异地受理", "440981"),
                person,
                Optional.empty(),
                Map.of("reason", "损坏", "phone", "15400000006"),
                List.of("id-card"),
                way("CONCLUDE_ELSEWHERE", "ANY_WINDOW", "HALL-440902", "SELF"),
                pickUp("HALL-440902")));
    var accepted = journey.until("IN_REVIEW", filed);
    var applicant = journey.resident("15400000006");
    var withdrawn =
        applicant
            .cases()
            .withdraw(applicant.cases().get(accepted.get("id").asText()).execute(), "找到了原来的证件")
            .execute();
    assertThat(withdrawn.status()).isEqualTo(CaseStatus.WITHDRAWN);

    var after = journey.view(withdrawn.id(), "HALL-440902");
    assertThat(after.get("originals")).isNotEmpty();
    var done = journey.step(clerk, after, "originals-return");

    assertThat(done.get("originals")).isEmpty();
    tell("撤回申请、退还原件", done);
  }

  @Test
  void countsAsAcceptedWhenNobodyAnswersInTime() throws IOException {
    var submitted = birth(journey.resident("15400000004"), "15400000004");
    assertThat(submitted.deadlines().getFirst().kind()).isEqualTo("NOTICE");

    afterDays(
        14,
        () -> {
          var view = journey.view(submitted.id(), "WJJ-440902");
          assertThat(view.get("status").asText()).isEqualTo("IN_REVIEW");
          assertThat(journey.story("视为受理", view)).contains("逾期未告知补正，自收到之日起视为受理");
          tell("逾期未告知、视为受理：生育登记", view);
        });
  }

  @Test
  void endsWhenACorrectionIsNeverAnswered() throws IOException {
    var submitted = birth(journey.resident("15400000004"), "15400000004");
    var view =
        journey.step(
            journey.staff("wjj-440902-reviewer"),
            journey.view(submitted.id(), "WJJ-440902"),
            "receipt");
    journey.take(
        journey.staff("wjj-440902-reviewer"),
        view,
        "correction-notice",
        Map.of("points", List.of(Map.of("about", "order", "words", "请核对子女数"))));

    afterDays(
        5,
        () ->
            assertThat(journey.view(submitted.id(), "WJJ-440902").get("status").asText())
                .isEqualTo("CORRECTING"));
    afterDays(
        30,
        () ->
            assertThat(journey.view(submitted.id(), "WJJ-440902").get("status").asText())
                .isEqualTo("LAPSED"));
  }

  private CaseView birth(TongbanClient client, String phone) throws IOException {
    return apply(
        client,
        journey.implementation("生育登记", "440902"),
        Way.of(HandlingMode.FULLY_ONLINE, Channel.WEB, "440902001001"),
        Map.of("expected", "2027-01-20", "order", "一", "phone", phone),
        List.of("id-card"));
  }

  /** What follows from the passing of days alone, looked at on that day; time never goes back. */
  private void afterDays(int days, Runnable look) {
    server().clock().advance(Duration.ofDays(days));
    journey = Journey.afterwards(server());
    server().context().getBean(CaseTimers.class).run();
    look.run();
  }

  private static Map<String, String> allowance() {
    return Map.of("bank_account", "6217000000000000001", "phone", GRANDMOTHER, "living", "在家居住");
  }

  private static Map<String, Object> way(
      String mode, String channel, String place, String actingAs) {
    return Map.of("mode", mode, "channel", channel, "place", place, "actingAs", actingAs);
  }

  private static Map<String, Object> pickUp(String place) {
    return Map.of("way", "PICK_UP", "place", place);
  }

  private static Map<String, Object> mail(String name, String phone, String region) {
    return Map.of(
        "way",
        "MAIL",
        "recipient",
        Map.of("name", name, "phone", phone, "region", region, "street", "示例路 8 号"));
  }

  private static List<String> units(JsonNode view) {
    return view.get("route").get("stages").findValuesAsText("unit");
  }

  /** Search, apply, upload, submit: as the app does it. */
  CaseView apply(
      TongbanClient client,
      String implementation,
      Way way,
      Map<String, String> answers,
      List<String> uploads)
      throws IOException {
    var draft = client.cases().open(implementation).execute();
    for (var material : uploads) {
      client
          .cases()
          .attach(draft.id(), material, UploadContent.ofBytes("证件.png", "image/png", Papers.png()))
          .execute();
    }
    var now = client.cases().get(draft.id()).execute();
    var saved =
        client
            .cases()
            .save(
                now,
                new DraftContent().answers(answers).way(way).delivery(DeliveryChoice.electronic()))
            .execute();
    assertThat(saved.problems()).isEmpty();
    return client.cases().submit(saved).execute();
  }

  private static String decider(CaseView view) {
    return view.route().stages().getLast().unit();
  }

  void tell(String title, JsonNode view) {
    System.out.println(journey.story(title, view));
  }
}
