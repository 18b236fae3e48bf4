package org.tongban.server.api;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tongban.server.api.RepeatedWritesTest.Write;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.RunningServer;

/** What {@link RepeatedWritesTest} can do to appointments and plans. */
final class RepeatedVisits {
  private static final String PLACE = "HALL-440902";
  private static final String GROUP = PLACE + ".ZH";

  /** Between two bookings of one person, who may not book too often. */
  private static final Duration BETWEEN = Duration.ofMinutes(6);

  private final RunningServer server;
  private final Api visitor;
  private final Api manager;

  RepeatedVisits(RunningServer server, Api visitor, Api manager) {
    this.server = server;
    this.visitor = visitor;
    this.manager = manager;
  }

  Map<String, Supplier<Write>> scenarios() {
    return Map.ofEntries(
        entry("POST /appointments", this::hold),
        entry(
            "POST /appointments/{id}/confirmation",
            () -> post(visitor, "/appointments/" + made(false) + "/confirmation", null, null)),
        entry("POST /appointments/{id}/rescheduling", this::reschedule),
        entry(
            "POST /appointments/{id}/cancellation",
            () -> post(visitor, "/appointments/" + made(true) + "/cancellation", null, null)),
        entry("POST /waiting-places", this::join),
        entry(
            "DELETE /waiting-places/{id}",
            () ->
                RepeatedWritesTest.write(
                    visitor, "DELETE", "/waiting-places/" + waiting(), null, null, null)),
        entry(
            "PUT /staff/service-groups/{code}",
            () ->
                RepeatedWritesTest.write(
                    manager,
                    "PUT",
                    "/staff/service-groups/" + PLACE + ".CS",
                    group("测试一"),
                    group("测试二"),
                    null)),
        entry("PUT /staff/service-groups/{code}/plan", this::replace),
        entry(
            "POST /staff/service-points/{code}/exceptions",
            () ->
                post(
                    manager,
                    "/staff/service-points/" + PLACE + "/exceptions",
                    exception("测试一"),
                    exception("测试二"))));
  }

  private static Write post(Api who, String path, Object body, Object other) {
    return RepeatedWritesTest.write(who, "POST", path, body, other, null);
  }

  private record Time(String date, String from) {}

  /** Free times of the coming days, of which the visitor has none. */
  private List<Time> free() {
    server.clock().advance(BETWEEN);
    for (var own : visitor.get("/appointments").expect(200).get("items")) {
      if (List.of("HELD", "OFFERED", "BOOKED").contains(own.get("state").asText())) {
        visitor
            .post("/appointments/" + own.get("id").asText() + "/cancellation", Map.of())
            .expect(200);
      }
    }
    var times = new ArrayList<Time>();
    for (var group :
        visitor
            .get("/service-points/" + PLACE + "/availability?first=" + day(1) + "&last=" + day(12))
            .expect(200)
            .get("groups")) {
      if (group.get("code").asText().equals(GROUP)) {
        for (var day : group.get("days")) {
          for (var start : day.get("starts")) {
            if (start.get("remaining").asInt() > 1) {
              times.add(new Time(day.get("date").asText(), start.get("from").asText()));
            }
          }
        }
      }
    }
    return times;
  }

  private LocalDate day(int ahead) {
    return LocalDate.ofInstant(server.clock().instant(), ZoneId.of("Asia/Shanghai"))
        .plusDays(ahead);
  }

  private static Map<String, Object> wanted(Time time, boolean confirm) {
    return Map.of("group", GROUP, "date", time.date(), "from", time.from(), "confirm", confirm);
  }

  private Write hold() {
    var times = free();
    return post(visitor, "/appointments", wanted(times.get(0), false), wanted(times.get(1), false));
  }

  private String made(boolean confirm) {
    return visitor
        .post("/appointments", wanted(free().getFirst(), confirm))
        .expect(201)
        .get("id")
        .asText();
  }

  private Write reschedule() {
    var path = "/appointments/" + made(true) + "/rescheduling";
    return post(
        visitor,
        path,
        Map.of("date", day(14).toString(), "from", "09:00"),
        Map.of("date", day(14).toString(), "from", "09:30"));
  }

  private Map<String, Object> wish(int days) {
    return Map.of("group", GROUP, "first", day(2).toString(), "last", day(2 + days).toString());
  }

  private void leave() {
    for (var wish : visitor.get("/waiting-places").expect(200).get("items")) {
      visitor.delete("/waiting-places/" + wish.get("id").asText());
    }
  }

  private Write join() {
    leave();
    return post(visitor, "/waiting-places", wish(1), wish(2));
  }

  private String waiting() {
    leave();
    return visitor.post("/waiting-places", wish(1)).expect(201).get("id").asText();
  }

  private static Map<String, Object> group(String name) {
    return Map.of(
        "name",
        name,
        "letter",
        "T",
        "windows",
        List.of(Map.of("number", "T01", "name", "测试窗口")),
        "anyItem",
        true,
        "minutes",
        15);
  }

  private Write replace() {
    var group = manager.get("/staff/service-groups/" + PLACE + ".TB");
    var plan = group.expect(200).get("plan");
    return RepeatedWritesTest.write(
        manager,
        "PUT",
        "/staff/service-groups/" + PLACE + ".TB/plan",
        Map.of("plan", plan, "reason", "测试一"),
        Map.of("plan", plan, "reason", "测试二"),
        group.etag());
  }

  private Map<String, Object> exception(String reason) {
    var date = day(40).toString();
    return Map.of(
        "exception",
        Map.of("kind", "FEWER", "first", date, "last", date, "places", 1, "reason", reason));
  }
}
