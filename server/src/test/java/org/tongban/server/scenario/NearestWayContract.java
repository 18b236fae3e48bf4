package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.client.TongbanClient;
import org.tongban.client.UploadContent;
import org.tongban.client.assistance.AssistanceRequest.State;
import org.tongban.client.assistance.AssistanceWish;
import org.tongban.client.cases.CaseStatus;
import org.tongban.client.cases.DraftContent;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.items.NearestWay;
import org.tongban.client.items.Situation;

/**
 * "How is it easiest for me?", asked by ten people of the sample city as they would describe
 * themselves; the answers are printed as a person would read them. Afterwards each kind of way that
 * was offered is begun from its answer and filed.
 */
abstract class NearestWayContract {
  private static final String MOUNTAIN_VILLAGE = "440983118205";
  private static final String ALLOWANCE = "80岁以上高龄老人生活津贴";

  private Journey journey;
  private Api api;

  abstract RunningServer server();

  @BeforeEach
  void begin() {
    journey = new Journey(server());
    api = Api.anonymous(server().address());
  }

  /** A person, as they describe themselves. */
  private record Described(String who, String item, Map<String, Object> situation) {}

  private static Described person(String who, String item, Object... fields) {
    Map<String, Object> situation = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      situation.put(fields[i].toString(), fields[i + 1]);
    }
    return new Described(who, item, situation);
  }

  private static final Described OLD_WOMAN =
      person(
          "1. 84 岁，住信宜市钱排镇双合村，不会上网，能走动：办高龄津贴",
          ALLOWANCE,
          "at",
          MOUNTAIN_VILLAGE,
          "born",
          "1942-03-15",
          "online",
          false);
  private static final Described YULIN_WORKER =
      person(
          "2. 38 岁，玉林玉州区人，在茂名茂南区红旗街道打工：换身份证",
          "居民身份证换领补领异地受理",
          "at",
          "440902001001",
          "home",
          "450902",
          "age",
          38);
  private static final Described COMPANY =
      person(
          "3. 茂南区的一家公司：办食品经营许可",
          "食品经营许可核发",
          "at",
          "440902001001",
          "home",
          "440902",
          "subject",
          "ORGANISATION");
  private static final Described HOUSEBOUND =
      person(
          "4. 71 岁，住信宜市，出不了门，也不会上网：办残疾人证",
          "残疾人证新办",
          "at",
          "440983115206",
          "age",
          71,
          "online",
          false,
          "mobile",
          false);
  private static final Described THREE_LEVELS =
      person(
          "5. 45 岁，住双合村，家里遭了火灾：申请临时救助（村、镇、县三级审）",
          "临时救助",
          "at",
          MOUNTAIN_VILLAGE,
          "age",
          45,
          "urgent",
          true);
  private static final Described YOUNG_PARENT =
      person("6. 29 岁，住茂南区红旗街道，会上网：办生育登记", "生育登记", "at", "440902001001", "age", 29);
  private static final Described COUPLE =
      person("7. 25 岁，户籍在高州，人在茂南：办结婚登记", "结婚登记", "at", "440902001001", "home", "440981", "age", 25);
  private static final Described TOO_YOUNG =
      person(
          "8. 76 岁，住双合村，儿女可以帮忙上网：办高龄津贴（还不到年龄）",
          ALLOWANCE,
          "at",
          MOUNTAIN_VILLAGE,
          "born",
          "1950-05-01",
          "online",
          false,
          "helped",
          true);
  private static final Described AWAY_FROM_HOME =
      person(
          "9. 82 岁，户籍在双合村，跟儿子住在茂南区：办高龄津贴",
          ALLOWANCE,
          "at",
          "440902001001",
          "home",
          MOUNTAIN_VILLAGE,
          "age",
          82,
          "online",
          false);
  private static final Described FROM_ELSEWHERE =
      person(
          "10. 81 岁，户籍在桂林，住在茂南区：办高龄津贴（不归本市管）",
          ALLOWANCE,
          "at",
          "440902001001",
          "home",
          "450300",
          "age",
          81,
          "online",
          false);
  private static final List<Described> TEN =
      List.of(
          OLD_WOMAN,
          YULIN_WORKER,
          COMPANY,
          HOUSEBOUND,
          THREE_LEVELS,
          YOUNG_PARENT,
          COUPLE,
          TOO_YOUNG,
          AWAY_FROM_HOME,
          FROM_ELSEWHERE);

  private JsonNode ask(Described person) {
    return api.post("/items/" + item(person.item()) + "/ways", person.situation()).expect(200);
  }

  private String item(String name) {
    for (var hit : api.get("/items?limit=50&q=" + Journey.encoded(name)).expect(200).get("items")) {
      if (hit.get("name").asText().equals(name)) {
        return hit.get("code").asText();
      }
    }
    throw new AssertionError("No item " + name);
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> places(JsonNode answer) {
    return each(answer.get("ways"))
        .map(way -> way.hasNonNull("place") ? way.get("place").get("code").asText() : "")
        .toList();
  }

  private static JsonNode first(JsonNode answer) {
    return answer.get("ways").get(0);
  }

  @Test
  void answersTenPeopleAsAPersonWouldReadIt() throws IOException {
    var text = new StringBuilder();
    var answers = new ArrayList<JsonNode>();
    for (var person : TEN) {
      var answer = ask(person);
      answers.add(answer);
      text.append(NearestWayStory.of(person.who(), answer));
    }
    System.out.println(text);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/nearest-way.txt"), text);
    assertThat(text).doesNotContain("Optional", "null", "。。", "，。");

    assertThat(first(answers.get(0)).get("place").get("code").asText())
        .isEqualTo("VS-440983118205");
    assertThat(first(answers.get(0)).get("mode").asText()).isEqualTo("CROSS_LEVEL");
    assertThat(each(answers.get(0).get("ways")).map(way -> way.get("start").asText()))
        .contains("PREPARED", "ASSISTANCE", "DRAFT");
    assertThat(answers.get(0).get("competence").asText()).contains("信宜市民政局");

    assertThat(first(answers.get(1)).get("channel").asText()).isEqualTo("CROSS_PROVINCE_WINDOW");
    assertThat(first(answers.get(1)).get("place").get("code").asText()).isEqualTo("HALL-440902");
    assertThat(places(answers.get(1))).contains("HALL-450900");

    assertThat(first(answers.get(2)).get("actingAs").asText()).isEqualTo("OPERATOR");
    assertThat(first(answers.get(2)).get("start").asText()).isEqualTo("DRAFT");

    assertThat(each(answers.get(3).get("ways")).map(way -> way.get("start").asText()))
        .containsOnly("ASSISTANCE");

    assertThat(
            each(first(answers.get(4)).get("route").get("stages"))
                .map(stage -> stage.get("unit").asText()))
        .contains("CW-440983118205", "GGB-440983118", "MZJ-440983");

    assertThat(first(answers.get(5)).get("visits").asInt()).isZero();
    assertThat(first(answers.get(6)).get("place").get("code").asText()).isEqualTo("TOWN-440902001");
    assertThat(first(answers.get(6)).get("visits").asInt()).isEqualTo(1);
    assertThat(places(answers.get(6))).contains("HALL-440902", "HALL-440981");
    assertThat(answers.get(7).get("unmet")).isNotEmpty();
    assertThat(answers.get(7).get("unmet").get(0).asText()).contains("2030-05-01");
    assertThat(places(answers.get(8))).contains("TOWN-440902001");
    assertThat(answers.get(9).get("ways")).isEmpty();
    assertThat(answers.get(9).get("competence").asText()).contains("12345");
  }

  @Test
  void saysAllThatIsWrongWithADescription() {
    var problem =
        api.post(
                "/items/" + item(ALLOWANCE) + "/ways",
                Map.of("at", "449999999999", "home", "x", "born", "2999-01-01", "age", -3))
            .expect(400);
    assertThat(each(problem.get("errors")).map(error -> error.get("pointer").asText()))
        .containsExactlyInAnyOrder("/at", "/home", "/born", "/age");
    api.post("/items/44059999900X/ways", Map.of("at", "440902")).expect(404);
  }

  // Beginning what is offered, through the SDK.

  private NearestWay offered(
      TongbanClient client, String item, Situation situation, NearestWay.Start start)
      throws IOException {
    return client.items().nearestWays(item(item), situation).execute().ways().stream()
        .filter(way -> way.start() == start)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void beginsOnlineAndAtAKioskWithADraftThatKnowsTheWay() throws IOException {
    var father = journey.resident("15400000005");
    var situation = Situation.at("440902001001").home("440902001001");
    for (var channel : List.of("WEB", "KIOSK")) {
      var ways = father.items().nearestWays(item("生育登记"), situation).execute();
      var way =
          ways.ways().stream()
              .filter(one -> one.channel().name().equals(channel))
              .findFirst()
              .orElseThrow();
      assertThat(way.start()).isEqualTo(NearestWay.Start.DRAFT);
      var draft = father.cases().open(ways.implementation()).execute();
      father
          .cases()
          .attach(draft.id(), "id-card", UploadContent.ofBytes("证.png", "image/png", Papers.png()))
          .execute();
      var saved =
          father
              .cases()
              .save(
                  father.cases().get(draft.id()).execute(),
                  new DraftContent()
                      .answers(
                          Map.of("expected", "2027-01-20", "order", "一", "phone", "15400000005"))
                      .way(way.way())
                      .delivery(DeliveryChoice.electronic()))
              .execute();
      assertThat(saved.problems()).isEmpty();
      assertThat(father.cases().submit(saved).execute().status()).isEqualTo(CaseStatus.SUBMITTED);
    }
  }

  /** Who stands at the counter, with the phone they signed in with. */
  private record Visitor(String phone, String name, String citizenId) {}

  private static final Visitor MAN = new Visitor("15400000002", "测大山", "449999197010200018");
  private static final Visitor GRANDMOTHER =
      new Visitor("15400000001", "测阿婆", "449999194203150025");
  private static final Visitor WORKER = new Visitor("15400000003", "测桂明", "449999198808080013");

  @Test
  void beginsAtHallTownCentreAndHelpStationWithAPreparedApplication() throws IOException {
    filesAtEach(
        MAN,
        "临时救助",
        Situation.at(MOUNTAIN_VILLAGE).online(false),
        Map.of(
            "TOWN-440983118", "town-440983118",
            "HALL-440983", "window-440983",
            "HS-440983", "help-440983"));
  }

  @Test
  void beginsAtTheVillageStationWithAPreparedApplication() throws IOException {
    filesAtEach(
        GRANDMOTHER,
        ALLOWANCE,
        Situation.at(MOUNTAIN_VILLAGE).born("1942-03-15").online(false),
        Map.of("VS-440983118205", "village-440983118205"));
  }

  @Test
  void beginsAtTheCrossProvinceWindowAndInThePartnerCityWithAPreparedApplication()
      throws IOException {
    filesAtEach(
        WORKER,
        "居民身份证换领补领异地受理",
        Situation.at("440902001001").home("450902"),
        Map.of("HALL-440902", "window-440902", "HALL-450900", "window-450900"));
  }

  /** Prepares and files the application at each of the places, all of which have to be offered. */
  private void filesAtEach(
      Visitor visitor, String item, Situation situation, Map<String, String> clerks)
      throws IOException {
    var client = journey.resident(visitor.phone());
    var ways = client.items().nearestWays(item(item), situation).execute();
    var prepared =
        ways.ways().stream().filter(way -> way.start() == NearestWay.Start.PREPARED).toList();
    assertThat(prepared).extracting(NearestWay::place).containsAll(clerks.keySet());
    for (var way : prepared) {
      if (clerks.containsKey(way.place())) {
        file(client, visitor, ways.implementation(), way, journey.staff(clerks.get(way.place())));
      }
    }
  }

  private void file(
      TongbanClient client, Visitor visitor, String implementation, NearestWay way, Api clerk)
      throws IOException {
    var draft = client.cases().open(implementation).execute();
    client
        .cases()
        .save(draft, new DraftContent().way(way.way()).delivery(DeliveryChoice.pickUp(way.place())))
        .execute();
    var code = client.cases().prepare(draft.id()).execute();
    assertThat(code.place()).isEqualTo(way.place());

    var card =
        Map.of("code", code.code(), "name", visitor.name(), "citizenId", visitor.citizenId());
    journey.staff("window-440982").post("/staff/preparations", card).expect(404);
    clerk
        .post(
            "/staff/preparations",
            Map.of("code", code.code(), "name", "测小雨", "citizenId", "44999919981111002X"))
        .expect(409);
    var opened = clerk.post("/staff/preparations", card);
    assertThat(opened.expect(200).get("way").get("place").asText()).isEqualTo(way.place());
    clerk.post("/staff/preparations", card).expect(404);

    fileAtCounter(clerk, draft.id(), implementation, way.place());
    assertThat(client.cases().get(draft.id()).execute().status()).isEqualTo(CaseStatus.SUBMITTED);
  }

  /** The clerk fills in what is missing and files it the way that was prepared. */
  private void fileAtCounter(Api clerk, String draft, String implementation, String place) {
    var guide = api.get("/implementations/" + implementation).expect(200);
    for (var material : guide.get("materials")) {
      clerk
          .put(
              "/cases/" + draft + "/materials/" + material.get("code").asText(),
              Map.of("form", "ORIGINAL", "note", ""))
          .expect(200);
    }
    var now = clerk.get("/cases/" + draft);
    Map<String, Object> answers = new LinkedHashMap<>();
    for (var field : guide.get("form")) {
      // Nobody else lives with them.
      if (!field.get("kind").asText().equals("GROUP") && field.get("group").asText().isEmpty()) {
        answers.put(field.get("name").asText(), answer(field));
      }
    }
    var saved =
        clerk.put(
            "/cases/" + draft,
            Map.of(
                "answers",
                answers,
                "way",
                now.expect(200).get("way"),
                "delivery",
                Map.of("way", "PICK_UP", "place", place)),
            now.etag());
    assertThat(saved.expect(200).get("problems")).isEmpty();
    clerk.post("/cases/" + draft + "/submission", Map.of(), saved.etag()).expect(200);
  }

  @Test
  void nobodyOpensTheirOwnPreparedApplication() throws IOException {
    // The clerk of the village station is 测大山 in private life.
    var client = journey.resident(MAN.phone());
    var ways = client.items().nearestWays(item("临时救助"), Situation.at(MOUNTAIN_VILLAGE)).execute();
    var station =
        ways.ways().stream()
            .filter(way -> "VS-440983118205".equals(way.place()))
            .filter(way -> way.start() == NearestWay.Start.PREPARED)
            .findFirst()
            .orElseThrow();
    var draft = client.cases().open(ways.implementation()).execute();
    client.cases().save(draft, new DraftContent().way(station.way())).execute();
    var code = client.cases().prepare(draft.id()).execute();
    journey
        .staff("village-440983118205")
        .post(
            "/staff/preparations",
            Map.of("code", code.code(), "name", MAN.name(), "citizenId", MAN.citizenId()))
        .expect(409);
  }

  private static String answer(JsonNode field) {
    return switch (field.get("kind").asText()) {
      case "NUMBER" -> "3";
      case "DATE" -> "2026-01-31";
      case "CHOICE" -> field.get("options").get(0).asText();
      case "PHONE" -> "15400000002";
      case "BANK_ACCOUNT" -> "6222020000000000000";
      default -> "示例";
    };
  }

  /** So many days from now, as the server's clock goes. */
  private String at(int days) {
    return server()
        .clock()
        .instant()
        .plus(Duration.ofDays(days))
        .atOffset(ZoneOffset.ofHours(8))
        .toString();
  }

  @Test
  void beginsAtHomeWithARequestThatEndsInACase() throws IOException {
    var grandmother = journey.resident("15400000001");
    var situation = Situation.at(MOUNTAIN_VILLAGE).born("1942-03-15").online(false).mobile(false);
    var ways = grandmother.items().nearestWays(item(ALLOWANCE), situation).execute();
    var way = offered(grandmother, ALLOWANCE, situation, NearestWay.Start.ASSISTANCE);
    assertThat(way.place()).isEqualTo("VS-440983118205");
    var asked =
        grandmother
            .assistanceRequests()
            .ask(
                AssistanceWish.of(ways.implementation(), MOUNTAIN_VILLAGE, "测阿婆", "15400000001")
                    .address("村口第三家")
                    .wish("下午在家"))
            .execute();
    assertThat(asked.state()).isEqualTo(State.WAITING);
    var path = "/staff/assistance-requests/" + asked.id();

    journey.staff("liaison-440902001001").get(path).expect(404);
    var liaison = journey.staff("liaison-440983118205");
    assertThat(
            each(liaison.get("/staff/assistance-requests").expect(200).get("items"))
                .map(one -> one.get("id").asText()))
        .contains(asked.id());
    var taken = liaison.post(path + "/taking", Map.of(), "\"1\"");
    assertThat(taken.expect(200).get("state").asText()).isEqualTo("TAKEN");
    journey.staff("help-440983").get(path).expect(404);
    liaison.post(path + "/appointment", Map.of("visitAt", at(-20)), taken.etag()).expect(409);
    var agreed =
        liaison.post(path + "/appointment", Map.of("visitAt", at(2), "note", "带相机"), taken.etag());
    agreed.expect(200);
    assertThat(grandmother.assistanceRequests().get(asked.id()).execute().state())
        .isEqualTo(State.AGREED);

    var person =
        journey.person(liaison, "测阿婆", "449999194203150025", "15400000001", MOUNTAIN_VILLAGE);
    var completion = Map.of("applicant", person);
    grandmother = journey.resident("15400000001");
    liaison
        .post(
            "/staff/mandates",
            Map.of(
                "grantor",
                person,
                "items",
                List.of(ways.implementation().substring(19)),
                "until",
                at(30).substring(0, 10)))
        .expect(201);
    var done = liaison.post(path + "/completion", completion, agreed.etag()).expect(200);
    assertThat(done.get("state").asText()).isEqualTo("DONE");
    var draft = done.get("draft").asText();
    var opened = liaison.get("/cases/" + draft);
    assertThat(opened.expect(200).get("way").get("channel").asText()).isEqualTo("HOME");

    fileAtCounter(liaison, draft, ways.implementation(), "VS-440983118205");
    assertThat(grandmother.cases().get(draft).execute().status()).isEqualTo(CaseStatus.SUBMITTED);
  }

  @Test
  void anAskedVisitCanBeTakenBack() throws IOException {
    var man = journey.resident("15400000002");
    var asked =
        man.assistanceRequests()
            .ask(
                AssistanceWish.of(
                    journey.implementation(ALLOWANCE, "440983"),
                    MOUNTAIN_VILLAGE,
                    "测大山",
                    "15400000002"))
            .execute();
    assertThat(man.assistanceRequests().cancel(asked).execute().state()).isEqualTo(State.CANCELLED);
    assertThat(man.assistanceRequests().list().execute().items())
        .anyMatch(one -> one.id().equals(asked.id()));
    journey
        .staff("liaison-440983118205")
        .get("/staff/assistance-requests/" + asked.id())
        .expect(404);
  }
}
