package org.tongban.server.browser;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.Papers;
import org.tongban.server.scenario.RunningServer;

/** Applications that are filed already, by the API, for pages to go on with. */
final class Applications {
  static final RunningServer SERVER = RunningServer.embedded();

  private final Journey journey = new Journey(SERVER);

  Journey journey() {
    return journey;
  }

  static LocalDate today() {
    return LocalDate.ofInstant(SERVER.clock().instant(), ZoneId.of("Asia/Shanghai"));
  }

  /** A birth, registered online. */
  String birth(Api parent, String phone) {
    return online(
        parent,
        Map.of("implementation", journey.implementation("生育登记", "440902")),
        List.of("id-card"),
        Map.of(
            "answers",
            Map.of("expected", today().plusDays(60).toString(), "order", "一", "phone", phone),
            "way",
            Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "actingAs", "SELF"),
            "delivery",
            Map.of("way", "ELECTRONIC")));
  }

  /** A small business, registered online. */
  String business(Api owner, String phone) {
    return business(owner, Map.of(), "SELF", phone);
  }

  /** A small business of a company of the operator's. */
  String companyBusiness(Api operator, String company, String phone) {
    return business(operator, Map.of("applicant", company), "OPERATOR", phone);
  }

  private String business(Api owner, Map<String, Object> whose, String actingAs, String phone) {
    var opening = new HashMap<>(whose);
    opening.put("implementation", journey.implementation("个体工商户设立登记", "440902"));
    return online(
        owner,
        opening,
        List.of("id-card", "premises"),
        Map.of(
            "answers",
            Map.of(
                "business_name", "测试小吃店",
                "scope", "餐饮服务",
                "premises_address", "示例路 1 号",
                "start", today().plusDays(30).toString(),
                "premises_region", "440902001",
                "has_licence", "否",
                "phone", phone),
            "way",
            Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "actingAs", actingAs),
            "delivery",
            Map.of("way", "ELECTRONIC")));
  }

  /** A licence for food, for a company of the operator's. */
  String foodLicence(Api operator, String company, String phone) {
    var id = foodDraft(operator, company);
    submit(
        operator,
        id,
        List.of("business-licence", "layout", "health-certificates", "safety-rules"),
        food(phone));
    return id;
  }

  /** A draft for it, with nothing in it yet. */
  String foodDraft(Api operator, String company) {
    return operator
        .post(
            "/cases",
            Map.of(
                "implementation",
                journey.implementation("食品经营许可核发", "440902"),
                "applicant",
                company))
        .expect(201)
        .get("id")
        .asText();
  }

  /** What such a draft is filled in with. */
  static Map<String, Object> food(String phone) {
    return Map.of(
        "answers",
        Map.of(
            "premises_address", "茂南区示例路 1 号",
            "category", "餐饮服务",
            "area", "120",
            "safety_officer", "测福来",
            "phone", phone),
        "way",
        Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "actingAs", "OPERATOR"),
        "delivery",
        Map.of("way", "ELECTRONIC"));
  }

  private String online(
      Api who, Map<String, Object> opening, List<String> uploads, Map<String, Object> content) {
    var id = who.post("/cases", opening).expect(201).get("id").asText();
    submit(who, id, uploads, content);
    return id;
  }

  private static void submit(
      Api who, String id, List<String> uploads, Map<String, Object> content) {
    var saved = filledIn(who, id, uploads, content);
    who.post("/cases/" + id + "/submission", Map.of(), saved).expect(200);
  }

  /** Fills the draft in; the tag of its version then. */
  @SuppressWarnings("unchecked")
  static String filledIn(Api who, String id, List<String> uploads, Map<String, Object> content) {
    for (var code : uploads) {
      who.upload("/cases/" + id + "/materials/" + code, "照片.png", "image/png", Papers.png())
          .expect(200);
    }
    var now = who.get("/cases/" + id);
    now.expect(200);
    // What the city filled in already stays.
    var answers = new HashMap<String, Object>();
    now.body()
        .get("answers")
        .properties()
        .forEach(one -> answers.put(one.getKey(), one.getValue()));
    answers.putAll((Map<String, String>) content.get("answers"));
    var whole = new HashMap<>(content);
    whole.put("answers", answers);
    var saved = who.put("/cases/" + id, whole, now.etag());
    saved.expect(200);
    return saved.etag();
  }

  /** A new identity card, applied for at a counter elsewhere, to be mailed. */
  String card(Api clerk) {
    var visitor = journey.person(clerk, "测小雨", "44999919981111002X", "15400000006", "440981");
    return journey
        .fileAtCounter(
            clerk,
            new Journey.Counter(
                journey.implementation("居民身份证换领补领异地受理", "440981"),
                visitor,
                Optional.empty(),
                Map.of("reason", "有效期满", "phone", "15400000006"),
                List.of("id-card"),
                Map.of(
                    "mode", "CONCLUDE_ELSEWHERE",
                    "channel", "ANY_WINDOW",
                    "place", "HALL-440902",
                    "actingAs", "SELF"),
                Map.of(
                    "way",
                    "MAIL",
                    "recipient",
                    Map.of(
                        "name", "测小雨",
                        "phone", "15400000006",
                        "region", "440981",
                        "street", "示例路八号"))))
        .get("id")
        .asText();
  }

  /** A marriage, to be registered at the counter in one visit. */
  String marriage(Api clerk) {
    var visitor = journey.person(clerk, "测海生", "449999197905120019", "15400000005", "440902001001");
    return journey
        .fileAtCounter(
            clerk,
            new Journey.Counter(
                journey.implementation("结婚登记", "440902"),
                visitor,
                Optional.empty(),
                Map.of(
                    "partner_name", "测小雨",
                    "partner_id", "44999919981111002X",
                    "previous_marriage", "未婚",
                    "phone", "15400000005",
                    "eligibility/single", "是",
                    "eligibility/not-related", "是"),
                List.of("both-id-cards", "photo", "declaration"),
                Map.of(
                    "mode", "AT_COUNTER",
                    "channel", "ORDINARY_WINDOW",
                    "place", "HALL-440902",
                    "actingAs", "SELF"),
                Map.of("way", "PICK_UP", "place", "HALL-440902")))
        .get("id")
        .asText();
  }
}
