package org.tongban.server.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.client.TongbanClient;

/**
 * Carries one matter through the city: the resident's part through the SDK, the staff's part
 * through the JSON API, each step by whoever has the stage.
 */
public final class Journey {
  /** Who signed in stays so: codes are not sent again and again. */
  private static final Map<String, TongbanClient> SIGNED_IN = new ConcurrentHashMap<>();

  private static final Map<String, Api> SIGNED_IN_APIS = new ConcurrentHashMap<>();

  /** Longer than it takes until another code is sent to the same phone. */
  private static final Duration BETWEEN_CODES = Duration.ofMinutes(6);

  /** The sample residents by phone: name, citizen id, phone, home. */
  private static final Map<String, String[]> PEOPLE =
      rows("residents.csv").collect(Collectors.toMap(cells -> cells[2], cells -> cells));

  private final RunningServer server;
  private final Api api;
  private final List<Duty> roster = roster();
  private final Map<String, Api> staff = new HashMap<>();
  private final List<String> originals = new ArrayList<>();
  private final List<Map<String, String>> promises = new ArrayList<>();

  /** A line of the sample staff. */
  record Duty(String login, String role, String unit) {}

  /** Nobody is signed in yet. */
  public Journey(RunningServer server) {
    this.server = server;
    this.api = Api.anonymous(server.address());
  }

  /** Days later: everybody has to sign in again. */
  static Journey afterwards(RunningServer server) {
    SIGNED_IN.keySet().removeIf(key -> key.startsWith(server.address().toString()));
    SIGNED_IN_APIS.keySet().removeIf(key -> key.startsWith(server.address().toString()));
    return new Journey(server);
  }

  private static List<Duty> roster() {
    return rows("staff.csv").map(cells -> new Duty(cells[0], cells[2], cells[3])).toList();
  }

  private static Stream<String[]> rows(String name) {
    try (var file = Journey.class.getResourceAsStream("/sample-data/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A resident of the sample city, signed in on their phone. */
  public TongbanClient resident(String phone) throws IOException {
    var known = SIGNED_IN.get(server.address() + phone);
    if (known != null) {
      return known;
    }
    var client = TongbanClient.builder().baseUrl(server.address().toString()).build();
    server.clock().advance(BETWEEN_CODES);
    var before = api.codes(phone);
    client.session().requestCode(phone).execute();
    client.session().signIn(phone, api.code(phone, before)).execute();
    if (client.session().me().execute().realNameLevel() == 0) {
      var person = PEOPLE.get(phone);
      client.session().identify(person[0], person[1], person[3]).execute();
    }
    SIGNED_IN.put(server.address() + phone, client);
    return client;
  }

  /** The same resident for the JSON API; signed in once only, as codes are sent slowly. */
  public Api residentApi(String phone) {
    return SIGNED_IN_APIS.computeIfAbsent(
        server.address() + phone,
        _ -> {
          server.clock().advance(BETWEEN_CODES);
          var resident = api.resident(phone);
          var person = PEOPLE.get(phone);
          resident
              .put(
                  "/me/identity",
                  Map.of("name", person[0], "citizenId", person[1], "home", person[3]))
              .expect(200);
          return resident;
        });
  }

  /** A member of staff, signed in. */
  public Api staff(String login) {
    return staff.computeIfAbsent(login, api::staff);
  }

  /** Whoever holds the role at the unit. */
  public Api holder(String role, String unit) {
    return roster.stream()
        .filter(duty -> duty.role().equals(role) && duty.unit().equals(unit))
        .findFirst()
        .map(duty -> staff(duty.login()))
        .orElseThrow(() -> new AssertionError("Nobody is " + role + " at " + unit));
  }

  private Optional<Api> anyoneAt(String unit) {
    return roster.stream()
        .filter(duty -> duty.unit().equals(unit))
        .filter(duty -> !duty.role().equals("HALL_MANAGER"))
        .findFirst()
        .map(duty -> staff(duty.login()));
  }

  /** The code of the implementation of an item in a territory, found as anyone would. */
  public String implementation(String item, String territory) {
    var found = api.get("/items?limit=50&q=" + encoded(item)).expect(200).get("items");
    for (var hit : found) {
      if (hit.get("name").asText().equals(item)) {
        var all = api.get("/items/" + hit.get("code").asText()).expect(200);
        for (var implementation : all.get("implementations")) {
          if (implementation.get("territory").asText().equals(territory)) {
            return implementation.get("code").asText();
          }
        }
      }
    }
    throw new AssertionError("No implementation of " + item + " in " + territory);
  }

  static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The clerk opens, fills in and files an application for someone at the counter. */
  public JsonNode fileAtCounter(Api clerk, Counter wish) {
    var body = new HashMap<String, Object>();
    body.put("implementation", wish.implementation());
    body.put("applicant", wish.applicant());
    wish.mandate().ifPresent(mandate -> body.put("mandate", mandate));
    var opened = clerk.post("/staff/cases", body);
    var id = opened.expect(201).get("id").asText();
    for (var code : wish.originals()) {
      clerk
          .put("/cases/" + id + "/materials/" + code, Map.of("form", "ORIGINAL", "note", ""))
          .expect(200);
    }
    var draft = clerk.get("/cases/" + id);
    draft.expect(200);
    var saved =
        clerk.put(
            "/cases/" + id,
            Map.of("answers", wish.answers(), "way", wish.way(), "delivery", wish.delivery()),
            draft.etag());
    saved.expect(200);
    return clerk.post("/cases/" + id + "/submission", Map.of(), saved.etag()).expect(200);
  }

  /** What is to be filed at a counter. */
  public record Counter(
      String implementation,
      String applicant,
      Optional<String> mandate,
      Map<String, String> answers,
      List<String> originals,
      Map<String, Object> way,
      Map<String, Object> delivery) {}

  /** Finds or registers the person who stands at the counter. */
  public String person(Api clerk, String name, String citizenId, String phone, String home) {
    var answer =
        clerk.post(
            "/staff/subjects",
            Map.of("name", name, "citizenId", citizenId, "phone", phone, "home", home));
    if (answer.status() != 200 && answer.status() != 201) {
      answer.expect(201);
    }
    return answer.body().get("id").asText();
  }

  /** The case as the unit of its current stage sees it. */
  public JsonNode view(String id, String unit) {
    return anyoneAt(unit)
        .orElseThrow(() -> new AssertionError("Nobody works at " + unit))
        .get("/staff/cases/" + id)
        .expect(200);
  }

  /** Papers whose originals the clerk takes at the receipt. */
  public Journey takingOriginals(String... codes) {
    originals.addAll(List.of(codes));
    return this;
  }

  /** A material that is missing and may follow. */
  Journey promising(String material, String by) {
    promises.add(Map.of("material", material, "by", by));
    return this;
  }

  /** Whoever has the current stage takes the obvious step; the answer is the case afterwards. */
  JsonNode next(JsonNode view) {
    var stage = view.get("route").get("stages").get(view.get("stage").get("position").asInt());
    var clerk = holder(stage.get("role").asText(), stage.get("unit").asText());
    var id = view.get("id").asText();
    var now = clerk.get("/staff/cases/" + id);
    var allowed = now.expect(200).get("allowed");
    if (allowed.isEmpty()) {
      throw new AssertionError("Nothing to do at " + stage + " in " + now.body());
    }
    return step(clerk, now.body(), allowed.get(0).asText());
  }

  /** One step, with the words a clerk would use. */
  public JsonNode step(Api clerk, JsonNode view, String step) {
    return take(clerk, view, step, words(step));
  }

  /** One step. */
  public JsonNode take(Api clerk, JsonNode view, String step, Map<String, ?> body) {
    return clerk
        .post(
            "/staff/cases/" + view.get("id").asText() + "/" + step,
            body,
            "\"" + view.get("version").asInt() + "\"")
        .expect(200);
  }

  private Map<String, ?> words(String step) {
    return switch (step) {
      case "receipt" -> Map.of("originals", originals);
      case "verification" -> Map.of("identityDocument", "居民身份证", "note", "人证一致");
      case "forwarding" -> Map.of("handOver", "交接单 2026-0001");
      case "acceptance" -> Map.of("promises", promises);
      case "review" -> Map.of("opinion", "符合条件，建议批准");
      case "decision" -> Map.of("outcome", "APPROVED", "reason", "符合法定条件");
      case "issue" -> Map.of("title", "办理结果通知书");
      case "on-the-spot" ->
          Map.of("outcome", "APPROVED", "reason", "材料齐全，符合条件", "title", "办理结果通知书");
      case "hand-over" -> Map.of("receivedBy", "本人，出示居民身份证");
      case "resumption" -> Map.of("finding", "程序已完成");
      case "originals-return" -> Map.of("receivedBy", "本人");
      default -> throw new AssertionError("No words for " + step);
    };
  }

  /** Goes on until the case has the status. */
  public JsonNode until(String status, JsonNode view) {
    var now = view;
    for (int steps = 0; !now.get("status").asText().equals(status); steps++) {
      if (steps > 30) {
        throw new AssertionError("Does not come to " + status + ": " + now);
      }
      now = next(now);
    }
    return now;
  }

  /** Mails the result: the mail room hands the parcel over, the simulated courier brings it. */
  public JsonNode mail(JsonNode concluded) {
    var id = concluded.get("id").asText();
    var sender = concluded.get("route").get("decider").asText();
    var mailRoom = holder("MAIL_CLERK", sender);
    var dispatch = booked(mailRoom, id);
    mailRoom
        .post("/staff/deliveries/" + dispatch.get("id").asText() + "/hand-over", Map.of())
        .expect(200);
    for (int steps = 0; steps < 20; steps++) {
      api.post("/sample/couriers/" + dispatch.get("waybill").asText() + "/advance", Map.of());
      var now = mailRoom.get("/staff/cases/" + id).expect(200);
      if (now.get("status").asText().equals("COMPLETED")) {
        return now;
      }
      Api.pause();
    }
    throw new AssertionError("The parcel does not arrive: " + mailRoom.get("/staff/cases/" + id));
  }

  /** The parcel of the case, as soon as it is booked. */
  public JsonNode booked(Api mailRoom, String caseId) {
    for (int tries = 0; tries < 150; tries++) {
      for (var item : mailRoom.get("/staff/deliveries?limit=100").expect(200).get("items")) {
        if (item.get("caseId").asText().equals(caseId) && item.hasNonNull("waybill")) {
          return item;
        }
      }
      Api.pause();
    }
    throw new AssertionError(
        "No parcel is booked: " + mailRoom.get("/staff/deliveries?limit=100").response().body());
  }

  /** The route and the timeline as a person would read them. */
  String story(String title, JsonNode view) {
    var text = new StringBuilder("\n=== ").append(title).append(" ===\n");
    var route = view.get("route");
    text.append(view.get("itemName").asText())
        .append("，申报号 ")
        .append(view.get("number").asText())
        .append("\n办理方式：")
        .append(route.get("modeName").asText())
        .append(" · ")
        .append(route.get("reachName").asText())
        .append(" · ")
        .append(route.get("channelName").asText())
        .append("\n");
    int number = 1;
    for (var stage : route.get("stages")) {
      text.append("  ")
          .append(number++)
          .append(". ")
          .append(stage.get("kindName").asText())
          .append(" — ")
          .append(stage.get("unitName").asText())
          .append("（")
          .append(stage.get("days").asInt())
          .append(" 个工作日）\n");
    }
    var clerk = anyoneAt(route.get("decider").asText()).orElseThrow();
    for (var entry :
        clerk.get("/cases/" + view.get("id").asText() + "/timeline").expect(200).get("items")) {
      text.append("  ")
          .append(entry.get("at").asText(), 0, 16)
          .append(" ")
          .append(entry.get("title").asText())
          .append("：")
          .append(entry.get("words").asText())
          .append("\n");
    }
    return text.toString();
  }
}
