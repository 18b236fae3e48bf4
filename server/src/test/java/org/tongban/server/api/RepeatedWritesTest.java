package org.tongban.server.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tongban.persistence.database.Sql;
import org.tongban.server.api.ApiOperations.Operation;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Api.Answer;
import org.tongban.server.scenario.CustodyStory;
import org.tongban.server.scenario.Journey;
import org.tongban.server.scenario.Papers;
import org.tongban.server.scenario.RunningServer;

/**
 * A write that is sent again has one effect and one answer, however many of them arrive at once.
 * Every write that the API describes is tried, or stands on the short list of those that take no
 * key, with its reason in the description.
 */
@Tag("I3")
class RepeatedWritesTest {
  private static final int AT_ONCE = 8;
  private static final String GRANDMOTHER = "15400000001";
  private static final String FATHER = "15400000005";
  private static final String VILLAGE = "440983118205";

  /** Those that take no key. Why, says their description. */
  private static final Set<String> WITHOUT_KEY =
      Set.of(
          "POST /api/v1/sign-in-codes",
          "POST /api/v1/sessions",
          "POST /api/v1/sessions/refresh",
          "DELETE /api/v1/sessions/current",
          "PUT /api/v1/me/identity",
          "POST /api/v1/me/notification-preferences/mail-address/confirmation",
          "POST /api/v1/ways",
          "POST /api/v1/items/{code}/ways",
          "POST /api/v1/implementations/{code}/eligibility",
          "POST /api/v1/staff/service-groups/{code}/plan/preview",
          "POST /api/v1/staff/service-points/{code}/exceptions/preview",
          "POST /api/v1/admin/imports",
          "POST /api/v1/admin/ledger-verifications",
          "POST /api/v1/sample/couriers/{waybill}/advance",
          "POST /api/v1/sample/couriers/{waybill}/loss",
          "POST /api/v1/sample/couriers/{waybill}/return");

  private static final RunningServer SERVER = RunningServer.embedded();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static Map<String, Object> document;
  private static List<Operation> writes;
  private static Journey journey;
  private static Api father;
  private static Api grandmother;
  private static Api admin;
  private static Api editor;
  private static Api catalogueReviewer;
  private static Api clerk;
  private static String visitor;

  @BeforeAll
  static void signIn() {
    var wire = new Wire(SERVER.address());
    document = ApiOperations.document(wire.get(null, "/openapi.yml").body());
    writes =
        ApiOperations.of(document).stream()
            .filter(operation -> !operation.method().equals("GET"))
            .toList();
    journey = new Journey(SERVER);
    father = journey.residentApi(FATHER);
    grandmother = journey.residentApi(GRANDMOTHER);
    admin = journey.staff("admin");
    editor = journey.staff("editor");
    catalogueReviewer = journey.staff("catalogue-reviewer");
    clerk = journey.staff("window-440902");
    visitor = journey.person(clerk, "测小雨", "44999919981111002X", "15400000006", "440981");
  }

  /**
   * A write that can be sent.
   *
   * @param other something else that must not pass under the same key; null if it has no body
   */
  record Write(Supplier<Answer> send, Supplier<Answer> other) {}

  static Write write(Api who, String method, String path, Object body, Object other, String etag) {
    var keyed = who.keyed(UUID.randomUUID().toString());
    var tag = Optional.ofNullable(etag);
    return new Write(
        () -> keyed.write(method, path, body, tag),
        other == null ? null : () -> keyed.write(method, path, other, tag));
  }

  static Write write(Api who, String method, String path, Object body, Object other) {
    return write(who, method, path, body, other, null);
  }

  private static String template(String kind) {
    return "/admin/catalogue/paper-templates/" + kind + "/proposal";
  }

  /**
   * A template that waits for another editor; of a kind that no other test proposes anything for.
   */
  private static String proposedTemplate(String kind) {
    editor.put(template(kind), Map.of("title", "改过的标题", "body", "{{item}}"), "\"0\"").expect(200);
    return template(kind);
  }

  /** For each write a way to get something it can be done to. */
  private static Map<String, Supplier<Write>> scenarios() {
    var all = new LinkedHashMap<String, Supplier<Write>>();
    all.putAll(
        Map.ofEntries(
            entry(
                "POST /addresses",
                () -> write(father, "POST", "/addresses", address("一号"), address("二号"))),
            entry(
                "PUT /addresses/{id}",
                () -> write(father, "PUT", newAddress(), address("三号"), address("四号"), "\"1\"")),
            entry(
                "DELETE /addresses/{id}", () -> write(father, "DELETE", newAddress(), null, null)),
            entry(
                "POST /mandates",
                () -> write(father, "POST", "/mandates", mandate(30), mandate(31))),
            entry("DELETE /mandates/{id}", () -> write(father, "DELETE", newMandate(), null, null)),
            entry("POST /cases", () -> write(father, "POST", "/cases", birth(), allowance())),
            entry(
                "PUT /cases/{id}",
                () ->
                    write(
                        father,
                        "PUT",
                        "/cases/" + newDraft(),
                        Map.of("answers", Map.of("order", "一")),
                        Map.of("answers", Map.of("order", "二")),
                        "\"1\"")),
            entry(
                "DELETE /cases/{id}",
                () -> write(father, "DELETE", "/cases/" + newDraft(), null, null)),
            entry(
                "PUT /cases/{id}/materials/{code} application/json",
                () ->
                    write(
                        father,
                        "PUT",
                        "/cases/" + newDraft() + "/materials/id-card",
                        Map.of("form", "ORIGINAL", "note", "一"),
                        Map.of("form", "ORIGINAL", "note", "二"))),
            entry("PUT /cases/{id}/materials/{code} multipart/form-data", () -> upload()),
            entry(
                "DELETE /cases/{id}/materials/{code}",
                () -> {
                  var path = "/cases/" + newDraft() + "/materials/id-card";
                  father.put(path, Map.of("form", "ORIGINAL")).expect(200);
                  return write(father, "DELETE", path, null, null);
                }),
            entry("POST /cases/{id}/submission", () -> submission()),
            entry(
                "POST /cases/{id}/withdrawal",
                () -> {
                  var id = newCase();
                  return write(
                      father,
                      "POST",
                      "/cases/" + id + "/withdrawal",
                      Map.of("reason", "一"),
                      Map.of("reason", "二"),
                      tag(father, id));
                })));
    all.putAll(
        Map.ofEntries(
            entry("POST /cases/{id}/correction-answer", () -> correction()),
            entry("POST /cases/{id}/promised-materials", () -> promised()),
            entry(
                "PUT /cases/{id}/delivery",
                () -> {
                  var id = newCase(business(), businessContent(), "id-card", "premises");
                  return write(
                      father,
                      "PUT",
                      "/cases/" + id + "/delivery",
                      Map.of("way", "MAIL", "recipient", address("五号")),
                      Map.of("way", "MAIL", "recipient", address("六号")),
                      tag(father, id));
                }),
            entry(
                "POST /staff/cases",
                () ->
                    write(
                        clerk,
                        "POST",
                        "/staff/cases",
                        Map.of("implementation", card(), "applicant", visitor),
                        Map.of("implementation", card(), "applicant", UUID.randomUUID()))),
            entry(
                "POST /staff/cases/{id}/{step}",
                () -> {
                  var id = atCounter().get("id").asText();
                  return write(
                      clerk,
                      "POST",
                      "/staff/cases/" + id + "/receipt",
                      Map.of("originals", List.of()),
                      Map.of("originals", List.of("id-card")),
                      tag(clerk, id));
                }),
            entry(
                "POST /staff/subjects",
                () -> write(clerk, "POST", "/staff/subjects", stranger("测新"), stranger("测旧"))),
            entry(
                "POST /staff/organisations",
                () ->
                    write(
                        clerk,
                        "POST",
                        "/staff/organisations",
                        company("测试海味商贸有限公司"),
                        company("测试山货商贸有限公司"))),
            entry(
                "POST /staff/mandates",
                () -> write(clerk, "POST", "/staff/mandates", sheet(30), sheet(31))),
            entry("POST /staff/deliveries/{id}/hand-over", () -> handOver()),
            entry("POST /staff/deliveries/{id}/resolution", () -> resolution())));
    all.putAll(DeliveryWrites.scenarios(SERVER.address(), RepeatedWritesTest::booked, mailRoom()));
    all.putAll(
        LicenceWrites.scenarios(
            father,
            journey.staff("wjj-440902-issuer"),
            journey.staff("wjj-440902-approver"),
            RepeatedWritesTest::granted));
    all.putAll(SealWrites.scenarios(editor, catalogueReviewer));
    all.putAll(NotificationWrites.scenarios(father, RepeatedWritesTest::newCase));
    all.putAll(
        Map.ofEntries(
            entry(
                "POST /admin/staff",
                () -> {
                  var one = staff();
                  var other = new LinkedHashMap<>(one);
                  other.put("password", "another-password");
                  return write(admin, "POST", "/admin/staff", one, other);
                }),
            entry(
                "PUT /admin/staff/{id}/duties",
                () ->
                    write(
                        admin,
                        "PUT",
                        "/admin/staff/" + newStaff() + "/duties",
                        Map.of("duties", List.of()),
                        Map.of("duties", List.of(duty())),
                        "\"1\"")),
            entry(
                "POST /admin/staff/{id}/disable",
                () -> write(admin, "POST", "/admin/staff/" + newStaff() + "/disable", null, null)),
            entry(
                "POST /admin/staff/{id}/enable",
                () -> write(admin, "POST", "/admin/staff/" + newStaff() + "/enable", null, null)),
            entry(
                "PUT /admin/staff/{id}/password",
                () ->
                    write(
                        admin,
                        "PUT",
                        "/admin/staff/" + newStaff() + "/password",
                        Map.of("password", "first-password"),
                        Map.of("password", "second-password"))),
            entry("POST /admin/effects/retry", () -> effect())));
    all.putAll(catalogue());
    all.putAll(assistance());
    all.putAll(new RepeatedVisits(SERVER, father, journey.staff("hall-440902")).scenarios());
    all.putAll(CustodyWrites.scenarios(new CustodyStory(journey)));
    all.putAll(QueueWrites.scenarios(clerk, journey.staff("hall-440902")));
    return all;
  }

  /** Prepared applications, and requests that somebody comes. */
  private static Map<String, Supplier<Write>> assistance() {
    return Map.ofEntries(
        entry(
            "POST /assistance-requests",
            () -> write(father, "POST", "/assistance-requests", visit("一"), visit("二"))),
        entry(
            "POST /assistance-requests/{id}/cancellation",
            () ->
                write(
                    father,
                    "POST",
                    "/assistance-requests/" + newVisit() + "/cancellation",
                    null,
                    null,
                    "\"1\"")),
        entry(
            "POST /staff/assistance-requests/{id}/taking",
            () -> write(station(), "POST", visitPath() + "/taking", null, null, "\"1\"")),
        entry(
            "POST /staff/assistance-requests/{id}/appointment",
            () ->
                write(
                    station(),
                    "POST",
                    takenVisit() + "/appointment",
                    agreed("一"),
                    agreed("二"),
                    "\"2\"")),
        entry("POST /staff/assistance-requests/{id}/completion", () -> completion()),
        entry(
            "POST /cases/{id}/preparation",
            () -> write(father, "POST", "/cases/" + forCounter() + "/preparation", null, null)),
        entry("POST /staff/preparations", () -> preparation()));
  }

  private static Map<String, Object> visit(String wish) {
    return Map.of(
        "implementation",
        journey.implementation("80岁以上高龄老人生活津贴", "440983"),
        "region",
        VILLAGE,
        "name",
        "测阿婆",
        "phone",
        GRANDMOTHER,
        "wish",
        wish);
  }

  /** Asked, and taken back again at the end by whoever has it: only so many may be open. */
  private static String newVisit() {
    for (var open : father.get("/assistance-requests").expect(200).get("items")) {
      if (!List.of("DONE", "CANCELLED").contains(open.get("state").asText())) {
        var path = "/assistance-requests/" + open.get("id").asText();
        father.post(path + "/cancellation", Map.of(), father.get(path).etag()).expect(200);
      }
    }
    return father.post("/assistance-requests", visit("三")).expect(201).get("id").asText();
  }

  private static Api station() {
    return journey.staff("liaison-440983118205");
  }

  private static String visitPath() {
    return "/staff/assistance-requests/" + newVisit();
  }

  private static String takenVisit() {
    var path = visitPath();
    station().post(path + "/taking", Map.of(), "\"1\"").expect(200);
    return path;
  }

  private static Map<String, Object> agreed(String note) {
    return Map.of("visitAt", day(2) + "T10:00:00+08:00", "note", note);
  }

  private static Write completion() {
    var path = takenVisit();
    station().post(path + "/appointment", agreed("三"), "\"2\"").expect(200);
    var person = journey.person(station(), "测阿婆", "449999194203150025", GRANDMOTHER, VILLAGE);
    station()
        .post(
            "/staff/mandates",
            Map.of(
                "grantor",
                person,
                "items",
                List.of(journey.implementation("80岁以上高龄老人生活津贴", "440983").substring(19)),
                "until",
                day(30)))
        .expect(201);
    return write(
        station(),
        "POST",
        path + "/completion",
        Map.of("applicant", person),
        Map.of("applicant", visitor),
        "\"3\"");
  }

  /** A draft of the father's to be filed at a counter. */
  private static String forCounter() {
    var draft =
        father
            .post("/cases", Map.of("implementation", journey.implementation("结婚登记", "440902")))
            .expect(201);
    var id = draft.get("id").asText();
    father
        .put(
            "/cases/" + id,
            Map.of(
                "answers",
                Map.of("partner_name", "测小雨", "phone", FATHER),
                "way",
                Map.of(
                    "mode", "AT_COUNTER",
                    "channel", "ORDINARY_WINDOW",
                    "place", "HALL-440902",
                    "actingAs", "SELF"),
                "delivery",
                Map.of("way", "PICK_UP", "place", "HALL-440902")),
            tag(father, id))
        .expect(200);
    return id;
  }

  private static Write preparation() {
    var code =
        father
            .post("/cases/" + forCounter() + "/preparation", Map.of())
            .expect(201)
            .get("code")
            .asText();
    return write(
        clerk,
        "POST",
        "/staff/preparations",
        Map.of("code", code, "name", "测海生", "citizenId", "449999197905120019"),
        Map.of("code", code, "name", "测小雨", "citizenId", "44999919981111002X"));
  }

  private static Map<String, Supplier<Write>> catalogue() {
    var drafts = "/admin/catalogue/drafts";
    return Map.ofEntries(
        entry(
            "POST /admin/catalogue/drafts",
            () -> {
              discard(newCatalogueDraft());
              return write(editor, "POST", drafts, opening("440983"), opening("440982"));
            }),
        entry(
            "PUT /admin/catalogue/drafts/{id}/tables/{table}",
            () ->
                write(
                    editor,
                    "PUT",
                    newCatalogueDraft() + "/tables/implementations.csv",
                    contact("12345"),
                    contact("12346"),
                    "\"1\"")),
        entry(
            "POST /admin/catalogue/drafts/{id}/submission",
            () ->
                write(
                    editor,
                    "POST",
                    newCatalogueDraft() + "/submission",
                    Map.of("reason", "一"),
                    Map.of("reason", "二"),
                    "\"1\"")),
        entry(
            "POST /admin/catalogue/drafts/{id}/approval",
            () ->
                write(
                    catalogueReviewer,
                    "POST",
                    submittedCatalogueDraft() + "/approval",
                    Map.of("effectiveFrom", day(3)),
                    Map.of("effectiveFrom", day(4)),
                    "\"2\"")),
        entry(
            "POST /admin/catalogue/drafts/{id}/return",
            () ->
                write(
                    catalogueReviewer,
                    "POST",
                    submittedCatalogueDraft() + "/return",
                    Map.of("reason", "一"),
                    Map.of("reason", "二"),
                    "\"2\"")),
        entry(
            "PUT /admin/catalogue/paper-templates/{kind}/proposal",
            () ->
                write(
                    editor,
                    "PUT",
                    template("WITHDRAWAL"),
                    Map.of("title", "撤回申请确认书", "body", "{{item}}一"),
                    Map.of("title", "撤回申请确认书", "body", "{{item}}二"),
                    "\"0\"")),
        entry(
            "POST /admin/catalogue/paper-templates/{kind}/proposal/approval",
            () ->
                write(
                    catalogueReviewer,
                    "POST",
                    proposedTemplate("SPECIAL_PROCEDURE") + "/approval",
                    null,
                    null,
                    "\"1\"")),
        entry(
            "POST /admin/catalogue/paper-templates/{kind}/proposal/return",
            () ->
                write(
                    catalogueReviewer,
                    "POST",
                    proposedTemplate("REFUSAL") + "/return",
                    Map.of("reason", "一"),
                    Map.of("reason", "二"),
                    "\"1\"")),
        entry(
            "DELETE /admin/catalogue/paper-templates/{kind}/proposal",
            () -> write(editor, "DELETE", proposedTemplate("REJECTION"), null, null, "\"1\"")),
        entry(
            "DELETE /admin/catalogue/drafts/{id}",
            () -> write(editor, "DELETE", newCatalogueDraft(), null, null, "\"1\"")),
        entry(
            "POST /admin/catalogue/implementations/{code}/withdrawal",
            () ->
                write(
                    editor,
                    "POST",
                    "/admin/catalogue/implementations/"
                        + journey.implementation("困难残疾人生活补贴", "440983")
                        + "/withdrawal",
                    Map.of("until", day(5), "reason", "一"),
                    Map.of("until", day(5), "reason", "二"))));
  }

  // What the writes are done to.

  private static Map<String, Object> opening(String region) {
    return Map.of(
        "item",
        journey.implementation("道路货物运输经营许可", region).substring(19),
        "authority",
        "JTJ-" + region);
  }

  /** There is one open draft of an item and an authority: an old one gives way. */
  private static String newCatalogueDraft() {
    discard(path(editor.post("/admin/catalogue/drafts", opening("440983"))));
    return path(editor.post("/admin/catalogue/drafts", opening("440983")));
  }

  private static void discard(String path) {
    editor.write("DELETE", path, null, Optional.of(editor.get(path).etag())).expect(204);
  }

  private static String submittedCatalogueDraft() {
    var path = newCatalogueDraft();
    editor
        .write("POST", path + "/submission", Map.of("reason", "请审核"), Optional.of("\"1\""))
        .expect(200);
    return path;
  }

  private static Map<String, Object> contact(String phone) {
    return Map.of("rows", List.of(Map.of("contact", phone, "complaint", "")));
  }

  private static Map<String, Object> address(String house) {
    return Map.of(
        "name", "测重复", "phone", FATHER, "region", "440983118205", "street", "示例路" + house);
  }

  /** Books are bounded: one place is kept free. */
  private static String newAddress() {
    for (var old : father.get("/addresses").expect(200).get("items")) {
      father.delete("/addresses/" + old.get("id").asText());
    }
    return path(father.post("/addresses", address("零号")));
  }

  private static String path(Answer created) {
    created.expect(201);
    var location = created.response().headers().firstValue("Location").orElseThrow();
    return URI.create(location).getPath().substring("/api/v1".length());
  }

  private static Map<String, Object> mandate(int days) {
    return Map.of("helperUnit", "HALL-440900", "items", List.of(), "until", day(days));
  }

  private static String day(int days) {
    return java.time.LocalDate.ofInstant(
            SERVER.clock().instant(), java.time.ZoneId.of("Asia/Shanghai"))
        .plusDays(days)
        .toString();
  }

  private static String newMandate() {
    return path(father.post("/mandates", mandate(20)));
  }

  private static Map<String, Object> birth() {
    return Map.of("implementation", journey.implementation("生育登记", "440902"));
  }

  private static Map<String, Object> allowance() {
    return Map.of("implementation", journey.implementation("80岁以上高龄老人生活津贴", "440983"));
  }

  private static String card() {
    return journey.implementation("居民身份证换领补领异地受理", "440981");
  }

  private static String newDraft() {
    return father.post("/cases", birth()).expect(201).get("id").asText();
  }

  private static Write upload() {
    var path = "/cases/" + newDraft() + "/materials/id-card";
    var keyed = father.keyed(UUID.randomUUID().toString());
    return new Write(
        () -> keyed.upload(path, "照片.png", "image/png", Papers.png()),
        () -> keyed.upload(path, "另一张.png", "image/png", Papers.png()));
  }

  private static String tag(Api who, String id) {
    var now = who.get("/cases/" + id);
    now.expect(200);
    return now.etag();
  }

  private static Map<String, Object> business() {
    return Map.of("implementation", journey.implementation("个体工商户设立登记", "440902"));
  }

  private static Map<String, Object> businessContent() {
    return content(
        Map.of(
            "business_name", "测试小吃店",
            "scope", "餐饮服务",
            "premises_region", "440902001",
            "premises_address", "示例路 1 号",
            "has_licence", "否",
            "start", day(30),
            "phone", FATHER));
  }

  private static Map<String, Object> content(Map<String, String> answers) {
    return Map.of(
        "answers",
        answers,
        "way",
        Map.of("mode", "FULLY_ONLINE", "channel", "WEB", "actingAs", "SELF"),
        "delivery",
        Map.of("way", "ELECTRONIC"));
  }

  /** A draft that can be submitted. */
  @SuppressWarnings("unchecked")
  private static String filledIn(
      Map<String, Object> opening, Map<String, Object> content, String... uploads) {
    var id = father.post("/cases", opening).expect(201).get("id").asText();
    for (var code : uploads) {
      father
          .upload("/cases/" + id + "/materials/" + code, "照片.png", "image/png", Papers.png())
          .expect(200);
    }
    // What the city filled in already stays.
    var answers = new LinkedHashMap<String, Object>();
    var now = father.get("/cases/" + id);
    now.expect(200)
        .get("answers")
        .properties()
        .forEach(one -> answers.put(one.getKey(), one.getValue()));
    answers.putAll((Map<String, ?>) content.get("answers"));
    var whole = new LinkedHashMap<>(content);
    whole.put("answers", answers);
    father.put("/cases/" + id, whole, now.etag()).expect(200);
    return id;
  }

  private static String filledIn() {
    return filledIn(
        birth(), content(Map.of("expected", day(60), "order", "一", "phone", FATHER)), "id-card");
  }

  private static Write submission() {
    var id = filledIn();
    return write(father, "POST", "/cases/" + id + "/submission", null, null, tag(father, id));
  }

  private static String granted() {
    var id = newCase();
    journey.until("COMPLETED", journey.view(id, "WJJ-440902"));
    return id;
  }

  private static String newCase() {
    return submitted(filledIn());
  }

  private static String newCase(
      Map<String, Object> opening, Map<String, Object> content, String... uploads) {
    return submitted(filledIn(opening, content, uploads));
  }

  private static String submitted(String id) {
    father.post("/cases/" + id + "/submission", Map.of(), tag(father, id)).expect(200);
    return id;
  }

  private static Write correction() {
    var id = newCase();
    var reviewer = journey.staff("wjj-440902-reviewer");
    var view = journey.step(reviewer, journey.view(id, "WJJ-440902"), "receipt");
    journey.take(
        reviewer,
        view,
        "correction-notice",
        Map.of("points", List.of(Map.of("about", "order", "words", "请核对"))));
    return write(
        father,
        "POST",
        "/cases/" + id + "/correction-answer",
        Map.of("answers", Map.of("order", "二")),
        Map.of("answers", Map.of("order", "三及以上")),
        tag(father, id));
  }

  private static Write promised() {
    var id = grandmother.post("/cases", allowance()).expect(201).get("id").asText();
    for (var code : List.of("id-card", "household-register")) {
      grandmother
          .upload("/cases/" + id + "/materials/" + code, "照片.png", "image/png", Papers.png())
          .expect(200);
    }
    grandmother
        .put(
            "/cases/" + id,
            Map.of(
                "answers",
                Map.of(
                    "bank_account", "6217000000000000001", "phone", GRANDMOTHER, "living", "在家居住"),
                "way",
                Map.of("mode", "CROSS_LEVEL", "channel", "WEB", "actingAs", "SELF"),
                "delivery",
                Map.of("way", "ELECTRONIC")),
            tag(grandmother, id))
        .expect(200);
    grandmother.post("/cases/" + id + "/submission", Map.of(), tag(grandmother, id)).expect(200);
    var view = grandmother.get("/cases/" + id).expect(200);
    var stage = view.get("route").get("stages").get(0);
    var reviewer = journey.holder(stage.get("role").asText(), stage.get("unit").asText());
    view = journey.step(reviewer, reviewer.get("/staff/cases/" + id).expect(200), "receipt");
    journey.take(
        reviewer,
        view,
        "acceptance",
        Map.of("promises", List.of(Map.of("material", "photo", "by", day(20)))));
    var file =
        grandmother
            .upload("/cases/" + id + "/materials/photo", "照片.png", "image/png", Papers.png())
            .expect(200)
            .get("fileId")
            .asText();
    Function<String, Object> body =
        note ->
            Map.of(
                "materials",
                List.of(Map.of("code", "photo", "form", "UPLOAD", "fileId", file, "note", note)));
    return write(
        grandmother,
        "POST",
        "/cases/" + id + "/promised-materials",
        body.apply("一"),
        body.apply("二"),
        tag(grandmother, id));
  }

  private static JsonNode atCounter() {
    return journey.fileAtCounter(
        clerk,
        new Journey.Counter(
            card(),
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
                    "name",
                    "测小雨",
                    "phone",
                    "15400000006",
                    "region",
                    "440981",
                    "street",
                    "示例路八号"))));
  }

  private static Map<String, Object> stranger(String name) {
    int number = NUMBERS.incrementAndGet();
    var digits = "44999919900101%03d".formatted(number);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return Map.of(
        "name",
        name + "人",
        "citizenId",
        digits + "10X98765432".charAt(sum % 11),
        "phone",
        "154000010%02d".formatted(number),
        "home",
        "440902");
  }

  private static Map<String, Object> company(String name) {
    return Map.of(
        "name", name, "creditCode", "91449999TE5T000164", "phone", "15400000009", "home", "440902");
  }

  private static Map<String, Object> sheet(int days) {
    return Map.of("grantor", visitor, "items", List.of(), "until", day(days));
  }

  /** A parcel that waits to be handed over. */
  private static JsonNode booked() {
    var concluded = journey.until("CONCLUDED", atCounter());
    return journey.booked(mailRoom(), concluded.get("id").asText());
  }

  private static Api mailRoom() {
    return journey.staff("gaj-440981-mail");
  }

  private static Write handOver() {
    var path = "/staff/deliveries/" + booked().get("id").asText() + "/hand-over";
    return write(mailRoom(), "POST", path, null, null);
  }

  private static Write resolution() {
    var parcel = booked();
    var path = "/staff/deliveries/" + parcel.get("id").asText();
    mailRoom().post(path + "/hand-over", Map.of()).expect(200);
    var anybody = Api.anonymous(SERVER.address());
    for (int tries = 0; tries < 100; tries++) {
      anybody.post("/sample/couriers/" + parcel.get("waybill").asText() + "/return", Map.of());
      var state = mailRoom().get("/deliveries/" + parcel.get("id").asText()).expect(200);
      if (state.get("state").asText().equals("RETURNED")) {
        break;
      }
      pause();
    }
    return write(
        mailRoom(),
        "POST",
        path + "/resolution",
        Map.of("kind", "RESEND"),
        Map.of("kind", "GIVE_UP", "reason", "无人领取"));
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> duty() {
    return Map.of("role", "WINDOW_CLERK", "unit", "HALL-440900");
  }

  private static Map<String, Object> staff() {
    return Map.of(
        "login",
        "repeated-" + UUID.randomUUID().toString().substring(0, 8),
        "name",
        "测重复",
        "password",
        "repeats-always",
        "duties",
        List.of(duty()));
  }

  private static String newStaff() {
    return admin.post("/admin/staff", staff()).expect(201).get("id").asText();
  }

  private static Write effect() {
    var reference = UUID.randomUUID().toString();
    SERVER
        .context()
        .getBean(Sql.class)
        .update(
            "INSERT INTO outbox (kind, reference, status, available_at, attempts, note, added_at)"
                + " VALUES ('nobody-handles-it', ?, 'NEEDS_PERSON', ?, 1, '', ?)",
            reference,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return write(
        admin,
        "POST",
        "/admin/effects/retry",
        Map.of("kind", "nobody-handles-it", "reference", reference),
        Map.of("kind", "nobody-handles-it", "reference", "x"));
  }

  // The tests.

  @TestFactory
  Stream<DynamicTest> haveOneEffectAndOneAnswer() {
    var scenarios = scenarios();
    return writes.stream()
        .filter(operation -> !WITHOUT_KEY.contains(operation.toString()))
        .flatMap(
            operation ->
                names(operation)
                    .map(
                        name ->
                            DynamicTest.dynamicTest(
                                name, () -> repeat(operation, scenarios.get(name)))));
  }

  /** One for each kind of body, where there are several. */
  private static Stream<String> names(Operation operation) {
    var name = operation.toString().replace("/api/v1", "");
    return operation.bodies().size() > 1
        ? operation.bodies().keySet().stream().sorted().map(type -> name + " " + type)
        : Stream.of(name);
  }

  private static void repeat(Operation operation, Supplier<Write> scenario) throws Exception {
    assertThat(operation.headers()).as(operation + " declares it").contains("Idempotency-Key");
    assertThat(scenario).as("There is no scenario for " + operation).isNotNull();
    var write = scenario.get();
    var answers = new ArrayList<Future<Answer>>();
    var together = new CyclicBarrier(AT_ONCE);
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(
            threads.submit(
                () -> {
                  together.await();
                  return write.send().get();
                }));
      }
    }
    Set<List<String>> seen = new HashSet<>();
    for (var answer : answers) {
      seen.add(shown(answer.get()));
    }
    seen.add(shown(write.send().get()));
    assertThat(seen).hasSize(1);
    assertThat(seen.iterator().next().getFirst()).as(seen.toString()).startsWith("2");
    if (write.other() != null) {
      var other = write.other().get();
      assertThat(other.status()).as(other.response().body()).isEqualTo(422);
      assertThat(other.body().get("type").asText())
          .isEqualTo("urn:tongban:problem:idempotency-key-reused");
    }
  }

  private static List<String> shown(Answer answer) {
    var headers = answer.response().headers();
    return List.of(
        Integer.toString(answer.status()),
        headers.firstValue("Location").orElse(""),
        headers.firstValue("ETag").orElse(""),
        answer.response().body());
  }

  @Test
  void thatTakeNoKeySayWhy() {
    assertThat(writes)
        .extracting(Operation::toString)
        .containsAll(WITHOUT_KEY)
        .hasSizeGreaterThan(30);
    for (var operation : writes) {
      if (WITHOUT_KEY.contains(operation.toString())) {
        assertThat(operation.headers()).doesNotContain("Idempotency-Key");
        assertThat(operation.description()).contains("Takes no Idempotency-Key: ");
      }
    }
  }

  @Test
  void aRepetitionDoesNotUndoWhatCameAfter() {
    var path = "/admin/staff/" + newStaff();
    var keyed = admin.keyed(UUID.randomUUID().toString());
    keyed.post(path + "/disable", Map.of()).expect(200);
    admin.post(path + "/enable", Map.of()).expect(200);

    var again = keyed.post(path + "/disable", Map.of());

    assertThat(again.expect(200).get("active").asBoolean()).isFalse();
    assertThat(admin.get(path).expect(200).get("active").asBoolean()).isTrue();
  }

  @Test
  void anUploadLeavesOneFileBehind() {
    var id = newDraft();
    var keyed = father.keyed(UUID.randomUUID().toString());
    var path = "/cases/" + id + "/materials/id-card";
    var first = keyed.upload(path, "照片.png", "image/png", Papers.png());
    father.put(path, Map.of("form", "ORIGINAL")).expect(200);

    var again = keyed.upload(path, "照片.png", "image/png", Papers.png());

    assertThat(again.expect(200)).isEqualTo(first.expect(200));
    var materials = father.get("/cases/" + id).expect(200).get("materials");
    assertThat(materials).hasSize(1);
    assertThat(materials.get(0).get("form").asText()).isEqualTo("ORIGINAL");
  }

  @Test
  void confirmingTheSameIdentityAgainChangesNothing() {
    var me = father.get("/me").expect(200);

    var again =
        father.put(
            "/me/identity",
            Map.of("name", "测海生", "citizenId", "449999197905120019", "home", "440902001001"));

    assertThat(again.expect(200)).isEqualTo(me);
    assertThat(father.get("/me").expect(200)).isEqualTo(me);
  }

  @Test
  void signingInIsNeverKept() {
    var keyed = Api.anonymous(SERVER.address()).keyed(UUID.randomUUID().toString());
    var body = Map.of("login", "window-440983", "password", "tongban-sample");

    var first = keyed.post("/sessions", body);
    var second = keyed.post("/sessions", body);

    assertThat(first.expect(201).get("refreshToken"))
        .isNotEqualTo(second.expect(201).get("refreshToken"));
    assertThat(first.response().headers().firstValue("Location"))
        .hasValue("/api/v1/sessions/current");
    assertThat(keyed.post("/sessions/refresh", refresh(first)).status()).isEqualTo(200);
    assertThat(keyed.post("/sessions/refresh", refresh(first)).status()).isIn(401, 409);
  }

  private static Map<String, Object> refresh(Answer session) {
    return Map.of("refreshToken", session.body().get("refreshToken").asText());
  }

  @Test
  void verifyingTheLedgerChangesNothing() {
    var first = admin.post("/admin/ledger-verifications", Map.of()).expect(200);
    assertThat(admin.post("/admin/ledger-verifications", Map.of()).expect(200)).isEqualTo(first);
    assertThat(first.get("findings")).isEmpty();
  }
}
