package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import biweekly.Biweekly;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.client.appointments.Appointment;
import org.tongban.client.appointments.VisitWish;
import org.tongban.client.appointments.WaitingPlace;
import org.tongban.client.appointments.WaitingWish;

/** A visit from the first look to the counter, through the API. */
class VisitsTest {
  private static final String PLACE = "HALL-440904";
  private static final String GROUP = PLACE + ".ZH";
  private static final RunningServer SERVER = RunningServer.embedded();

  private static Journey journey;
  private static Api visitor;
  private static Api manager;

  @BeforeAll
  static void signIn() {
    journey = new Journey(SERVER);
    visitor = journey.residentApi("15400000005");
    manager = journey.staff("hall-440904");
  }

  private record Time(String date, String from) {}

  private static List<Time> free() {
    var times = new ArrayList<Time>();
    for (var group :
        Api.anonymous(SERVER.address())
            .get("/service-points/" + PLACE + "/availability")
            .expect(200)
            .get("groups")) {
      if (group.get("code").asText().equals(GROUP)) {
        for (var day : group.get("days")) {
          for (var start : day.get("starts")) {
            assertThat(start.get("places").asInt())
                .isGreaterThanOrEqualTo(start.get("remaining").asInt());
            assertThat(start.get("state").asText().equals("OPEN"))
                .isEqualTo(start.get("remaining").asInt() > 0);
            if (start.get("remaining").asInt() > 0) {
              times.add(new Time(day.get("date").asText(), start.get("from").asText()));
            }
          }
        }
      }
    }
    return times;
  }

  private static JsonNode booked(Time time) {
    return visitor
        .post(
            "/appointments",
            Map.of("group", GROUP, "date", time.date(), "from", time.from(), "confirm", true))
        .expect(201);
  }

  @Test
  void isBookedMovedAndGivenUp() throws Exception {
    var times = free().reversed();
    var held =
        visitor
            .post(
                "/appointments",
                Map.of("group", GROUP, "date", times.get(0).date(), "from", times.get(0).from()))
            .expect(201);
    assertThat(held.get("state").asText()).isEqualTo("HELD");
    assertThat(held.has("heldUntil")).isTrue();
    var path = "/appointments/" + held.get("id").asText();
    assertThat(visitor.post(path + "/confirmation", Map.of()).expect(200).get("state").asText())
        .isEqualTo("BOOKED");
    assertThat(visitor.get("/appointments").expect(200).get("items").findValuesAsText("id"))
        .contains(held.get("id").asText());

    assertThat(visitor.get(path + "/qr-code").response().body())
        .startsWith("<svg")
        .contains(held.get("number").asText());
    assertThat(scanned(path)).isEqualTo(held.get("number").asText().replace("-", ""));
    var calendar = Biweekly.parse(visitor.get(path + "/calendar").response().body()).first();
    assertThat(calendar.getEvents().getFirst().getLocation().getValue())
        .contains(held.get("placeName").asText());

    var moved =
        visitor
            .post(
                path + "/rescheduling",
                Map.of("date", times.get(2).date(), "from", times.get(2).from()))
            .expect(200);
    assertThat(moved.get("number")).isEqualTo(held.get("number"));
    assertThat(moved.get("from").asText()).isEqualTo(times.get(2).from());
    assertThat(visitor.post(path + "/cancellation", Map.of()).expect(200).get("state").asText())
        .isEqualTo("CANCELLED");
    assertThat(journey.residentApi("15400000001").get(path).status()).isEqualTo(404);
  }

  /** What a scanner reads. */
  private static String scanned(String path) throws Exception {
    var picture =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        SERVER.address().resolve("/api/v1" + path + "/qr-code?format=png"))
                    .header("Authorization", "Bearer " + visitor.token())
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    var image = ImageIO.read(new ByteArrayInputStream(picture.body()));
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }

  @Test
  void isMovedWithNoticeWhenThePlaceCloses() {
    var time = free().getLast();
    var booked = booked(time);
    var closure =
        Map.of("kind", "CLOSED", "first", time.date(), "last", time.date(), "reason", "设备检修");
    var exceptions = "/staff/service-points/" + PLACE + "/exceptions";
    assertThat(
            manager
                .post(exceptions + "/preview", closure)
                .expect(200)
                .get("items")
                .findValuesAsText("id"))
        .containsExactly(booked.get("id").asText());
    assertThat(
            manager.post(exceptions, Map.of("exception", closure)).expect(409).get("type").asText())
        .endsWith("hits-bookings");

    manager.post(exceptions, Map.of("exception", closure, "hits", "CANCEL")).expect(200);

    var now = visitor.get("/appointments/" + booked.get("id").asText()).expect(200);
    assertThat(now.get("state").asText()).isEqualTo("CANCELLED");
    assertThat(now.get("reason").asText()).isEqualTo("BY_PLACE");
    assertThat(free()).doesNotContain(time);
  }

  @Test
  void isPlannedByTheHallItselfAlone() {
    var elsewhere = journey.staff("hall-440902");
    elsewhere.get("/staff/service-groups/" + GROUP).expect(404);
    assertThat(
            elsewhere
                .get("/staff/service-groups")
                .expect(200)
                .get("items")
                .findValuesAsText("place"))
        .containsOnly("HALL-440902");
    var group = manager.get("/staff/service-groups/" + GROUP);
    assertThat(group.expect(200).get("plan").get("rules")).isNotEmpty();
    var plan = Map.of("intervalMinutes", 3, "rules", List.of(Map.of("days", "SOMETIMES")));
    var refused =
        manager
            .put("/staff/service-groups/" + GROUP + "/plan", Map.of("plan", plan), group.etag())
            .expect(400);
    assertThat(refused.get("errors").findValuesAsText("pointer"))
        .contains("/rules/0/days", "/rules/0/from", "/rules/0/until");
  }

  @Test
  void aServiceGroupIsChangedAsItWasSeenAlone() {
    var path = "/staff/service-groups/" + PLACE + ".CS";
    var group =
        new HashMap<String, Object>(
            Map.of(
                "name",
                "测试专窗",
                "letter",
                "Y",
                "windows",
                List.of(Map.of("number", "T01", "name", "测试窗口")),
                "anyItem",
                true,
                "minutes",
                20));
    manager.put(path, group, "\"7\"").expect(404);
    manager.put(path, group).expect(200);
    var seen = manager.get(path).etag();
    group.put("minutes", 30);
    assertThat(manager.put(path, group).expect(428).get("type").asText())
        .endsWith("version-needed");
    manager.put(path, group, seen).expect(200);
    group.put("minutes", 40);
    var stale = manager.put(path, group, seen);
    assertThat(stale.expect(412).get("type").asText()).endsWith("stale-version");
    assertThat(stale.etag()).isEqualTo(manager.get(path).etag());
    assertThat(manager.get(path).expect(200).get("minutes").asInt()).isEqualTo(30);
  }

  @Test
  void isBookedThroughTheSdk() throws Exception {
    var client = journey.resident("15400000008");
    var times =
        client.appointments().availability(PLACE, null, null, null, 1).execute().groups().stream()
            .filter(group -> group.code().equals(GROUP))
            .flatMap(
                group ->
                    group.days().stream()
                        .flatMap(
                            day ->
                                day.times().stream()
                                    .filter(time -> time.remaining() > 0)
                                    .map(time -> new Time(day.date(), time.from()))))
            .toList()
            .reversed();
    var held =
        client
            .appointments()
            .hold(VisitWish.of(GROUP, times.get(5).date(), times.get(5).from()).people(1))
            .execute();
    assertThat(held.state()).isEqualTo(Appointment.State.HELD);
    assertThat(client.appointments().confirm(held.id()).execute().state())
        .isEqualTo(Appointment.State.BOOKED);
    var moved =
        client
            .appointments()
            .reschedule(held.id(), times.get(6).date(), times.get(6).from())
            .execute();
    assertThat(moved.from()).isEqualTo(times.get(6).from());
    assertThat(client.appointments().list(null, 10).execute().items()).hasSize(1);
    assertThat(client.appointments().cancel(held.id()).execute().state())
        .isEqualTo(Appointment.State.CANCELLED);
  }

  @Test
  void isWaitedForThroughTheSdk() throws Exception {
    var appointments = journey.resident("15400000007").appointments();
    var times = free();
    var time = times.get(times.size() / 2);
    var wish =
        WaitingWish.of(GROUP, time.date(), time.date()).between(time.from(), "23:00").people(1);
    var waiting = appointments.waitForPlace(wish).execute();
    assertThat(appointments.waitingPlaces().execute().items())
        .extracting(WaitingPlace::id, WaitingPlace::from, WaitingPlace::first)
        .containsExactly(tuple(waiting.id(), time.from(), time.date()));
    appointments.stopWaiting(waiting.id()).execute();
    assertThat(appointments.waitingPlaces().execute().items()).isEmpty();

    appointments.waitForPlace(wish).execute();
    var more =
        Map.of(
            "kind", "MORE",
            "first", time.date(),
            "last", time.date(),
            "from", time.from(),
            "until", LocalTime.parse(time.from()).plusMinutes(30).toString(),
            "places", 1,
            "reason", "加开窗口");
    manager
        .post("/staff/service-points/" + PLACE + "/exceptions", Map.of("exception", more))
        .expect(200);
    assertThat(appointments.waitingPlaces().execute().items()).isEmpty();
    var offered =
        appointments.list(null, 100).execute().items().stream()
            .filter(one -> one.state() == Appointment.State.OFFERED)
            .findFirst()
            .orElseThrow();
    assertThat(offered.from()).isEqualTo(time.from());
    assertThat(offered.heldUntil()).isPositive();
    assertThat(appointments.confirm(offered.id()).execute().state())
        .isEqualTo(Appointment.State.BOOKED);
    appointments.cancel(offered.id()).execute();
  }

  @Test
  void showsTheNearestPlaceFirst() {
    var nearest =
        Api.anonymous(SERVER.address())
            .get("/appointments/nearest?region=440983118205")
            .expect(200)
            .get("items");
    assertThat(nearest.get(0).get("place").asText()).isEqualTo("VS-440983118205");
    assertThat(nearest.size()).isGreaterThan(1);
  }
}
