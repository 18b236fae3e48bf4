package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.server.scenario.Journey.Counter;

/** Papers that are collected in one district for the authority of another, step by step. */
public final class CustodyStory {
  private static final String BASE = "/staff/custody";
  private static final String GRANDMOTHER = "15400000001";
  private static final String HALL = "HALL-440902";
  private static final String OFFICE = "MZJ-440983";

  private final Journey journey;
  private final Api hall;
  private final Api office;

  /** Nothing has happened yet. */
  public CustodyStory(Journey journey) {
    this.journey = journey;
    this.hall = journey.staff("window-440902");
    this.office = journey.staff("mzj-440983-reviewer");
  }

  /** Who works at the hall that collects. */
  public Api hall() {
    return hall;
  }

  /** Who works at the authority that decides. */
  public Api office() {
    return office;
  }

  /** Who declares losses. */
  public Api supervisor() {
    return journey.staff("supervisor");
  }

  /** A case whose originals the hall took, and is to send on. */
  public JsonNode collected() {
    var person = journey.person(hall, "测阿婆", "449999194203150025", GRANDMOTHER, "440983118205");
    var filed =
        journey.fileAtCounter(
            hall,
            new Counter(
                journey.implementation("80岁以上高龄老人生活津贴", "440983"),
                person,
                Optional.empty(),
                Map.of(
                    "bank_account", "6217000000000000001", "phone", GRANDMOTHER, "living", "在家居住"),
                List.of("id-card", "household-register", "photo"),
                Map.of(
                    "mode", "COLLECT_AND_FORWARD",
                    "channel", "ANY_WINDOW",
                    "place", HALL,
                    "actingAs", "SELF"),
                Map.of("way", "PICK_UP", "place", "VS-440983118205")));
    var received =
        journey.take(
            hall, filed, "receipt", Map.of("originals", List.of("id-card", "household-register")));
    return journey.step(hall, received, "verification");
  }

  /** Its envelope. */
  public JsonNode packed(String caseId) {
    return hall.post(BASE + "/envelopes", packing(caseId, 1)).expect(200);
  }

  /** What is to be packed. */
  public static Map<String, Object> packing(String caseId, int books) {
    return Map.of(
        "caseId",
        caseId,
        "papers",
        List.of(
            Map.of("code", "id-card", "count", 1),
            Map.of("code", "household-register", "count", books)));
  }

  /** A list with that envelope. */
  public JsonNode listed(Api who, JsonNode envelope) {
    return who.post(BASE + "/lists", Map.of("envelopes", List.of(id(envelope)))).expect(200);
  }

  /** The list has left with a courier. */
  public JsonNode sent(Api who, JsonNode list) {
    return sent(who, list, byCourier());
  }

  private static JsonNode sent(Api who, JsonNode list, Map<String, Object> carrier) {
    return who.post(BASE + "/lists/" + id(list) + "/dispatch", carrier, tag(list)).expect(200);
  }

  /** How it is carried. */
  public static Map<String, Object> byCourier() {
    return Map.of("carrier", "COURIER", "courier", "邮政EMS", "waybill", "EM123456789CN");
  }

  /** Packed and on its way to the office. */
  public JsonNode onTheWay() {
    return onTheWay(byCourier());
  }

  JsonNode onTheWay(Map<String, Object> carrier) {
    var envelope = packed(id(collected()));
    sent(hall, listed(hall, envelope), carrier);
    return envelope;
  }

  /** Scanned; the answer is what it is. */
  public JsonNode scanned(Api who, JsonNode envelope) {
    return who.post(BASE + "/scans", Map.of("code", envelope.get("code").asText())).expect(200);
  }

  /** Scanned at the office. */
  public JsonNode arrived() {
    var envelope = onTheWay();
    return scanned(office, envelope).get("envelope");
  }

  /** Opened, with one paper missing. */
  public JsonNode incomplete() {
    var envelope = arrived();
    return office
        .post(
            BASE + "/envelopes/" + id(envelope) + "/check",
            Map.of(
                "missing",
                List.of(Map.of("code", "household-register", "count", 1)),
                "note",
                "封口完好"),
            tag(envelope))
        .expect(200);
  }

  /** The case of an envelope is decided and concluded, and the envelope is at the office. */
  public JsonNode concluded() {
    var envelope = arrived();
    journey.until("CONCLUDED", office.get("/staff/cases/" + caseOf(envelope)).expect(200));
    return envelope;
  }

  /** The identity of whatever it is. */
  public static String id(JsonNode something) {
    return something.get("id").asText();
  }

  /** The case it belongs to. */
  public static String caseOf(JsonNode envelope) {
    return envelope.get("caseId").asText();
  }

  /** Its version, as a header. */
  public static String tag(JsonNode something) {
    return "\"" + something.get("version").asInt() + "\"";
  }

  /** The envelope as it is now. */
  public JsonNode now(Api who, JsonNode envelope) {
    return who.get(BASE + "/envelopes/" + id(envelope)).expect(200);
  }

  /** The open alarms about an envelope that somebody sees. */
  public List<JsonNode> alarms(Api who, JsonNode envelope) {
    var found = new java.util.ArrayList<JsonNode>();
    for (var alarm : who.get(BASE + "/alarms?limit=100").expect(200).get("items")) {
      if (alarm.get("envelope").asText().equals(id(envelope))) {
        found.add(alarm);
      }
    }
    return found;
  }

  /** From the far window to the authority, with a paper missing, and back to the person. */
  void carriesPapersThereAndBack() {
    var envelope = incomplete();
    var caseId = caseOf(envelope);
    assertThat(alarms(hall, envelope)).hasSize(1);
    var alarm = alarms(office, envelope).getFirst();
    assertThat(places(caseId)).containsExactly("KEPT", "SEARCHED");
    office
        .post(
            BASE + "/alarms/" + id(alarm) + "/settlement",
            Map.of("outcome", "FOUND", "reason", "窗口补送到了"),
            tag(alarm))
        .expect(200);
    assertThat(places(caseId)).containsOnly("KEPT");

    journey.until("CONCLUDED", office.get("/staff/cases/" + caseId).expect(200));
    var now = now(office, envelope);
    assertThat(now.get("checkName").asText()).isEqualTo("核对无误");
    var turned =
        office
            .post(BASE + "/envelopes/" + id(now) + "/redirection", Map.of("to", HALL), tag(now))
            .expect(200);
    sent(office, listed(office, turned));
    assertThat(places(caseId)).containsOnly("ON_THE_WAY");
    var back = scanned(hall, envelope).get("envelope");
    hall.post(
            BASE + "/envelopes/" + id(back) + "/return",
            Map.of("way", "IN_PERSON", "receivedBy", "本人，出示居民身份证"),
            tag(back))
        .expect(200);
    assertThat(places(caseId)).containsOnly("BACK");
    assertThat(hall.get("/staff/cases/" + caseId).expect(200).get("originals")).isEmpty();
    assertThat(now(hall, envelope).get("chain"))
        .extracting(link -> link.get("kind").asText())
        .containsExactly(
            "PACKED",
            "HANDED_OVER",
            "SCANNED",
            "FOUND_INCOMPLETE",
            "FOUND",
            "TURNED_BACK",
            "HANDED_OVER",
            "SCANNED",
            "GIVEN_BACK");
  }

  private List<String> places(String caseId) {
    var found = new java.util.ArrayList<String>();
    for (var original : hall.get("/cases/" + caseId + "/originals").expect(200).get("items")) {
      found.add(original.get("place").asText());
    }
    return found;
  }
}
