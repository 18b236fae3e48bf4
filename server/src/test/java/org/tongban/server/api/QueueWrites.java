package org.tongban.server.api;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tongban.server.api.RepeatedWritesTest.Write;
import org.tongban.server.scenario.Api;

/** The writes of halls and their queues, each with something it can be done to. */
final class QueueWrites {
  private static final String HALL = "HALL-440902";
  private static final String STAFF = "/staff/queues/" + HALL;
  private static final String WINDOW = STAFF + "/windows/A01";

  private QueueWrites() {}

  static Map<String, Supplier<Write>> scenarios(Api clerk, Api manager) {
    return Map.ofEntries(
        entry(
            "POST /tickets",
            () -> RepeatedWritesTest.write(clerk, "POST", "/tickets", wish("ZH"), wish("TB"))),
        entry(
            "POST /tickets/{id}/cancellation",
            () ->
                RepeatedWritesTest.write(
                    clerk, "POST", "/tickets/" + taken(clerk) + "/cancellation", null, null)),
        entry(
            "POST /staff/queues/{code}/windows/{number}/{step}",
            () -> {
              free(clerk);
              taken(clerk);
              return RepeatedWritesTest.write(
                  clerk, "POST", WINDOW + "/call", Map.of(), Map.of("anyway", true));
            }),
        entry(
            "POST /staff/queues/{code}/tickets/{id}/return",
            () ->
                RepeatedWritesTest.write(
                    clerk, "POST", STAFF + "/tickets/" + parked(clerk) + "/return", null, null)),
        entry(
            "PUT /staff/queues/{code}/rules",
            () -> {
              var now = manager.get(STAFF + "/rules");
              now.expect(200);
              return RepeatedWritesTest.write(
                  manager, "PUT", STAFF + "/rules", rules(3), rules(4), now.etag());
            }));
  }

  private static Map<String, Object> wish(String group) {
    return Map.of(
        "servicePoint", HALL, "group", HALL + "." + group, "priorities", List.of("ELDERLY"));
  }

  private static String taken(Api clerk) {
    return clerk.post("/tickets", wish("ZH")).expect(201).get("id").asText();
  }

  /** The window is open, and nobody is there. */
  private static void free(Api clerk) {
    clerk.post(WINDOW + "/opening", Map.of()).expect(200);
    clerk.post(WINDOW + "/finish", Map.of());
  }

  private static String parked(Api clerk) {
    free(clerk);
    taken(clerk);
    var number = current(clerk.post(WINDOW + "/call", Map.of()).expect(200));
    for (var ticket : clerk.post(WINDOW + "/park", Map.of()).expect(200).get("tickets")) {
      if (ticket.get("number").asText().equals(number)) {
        return ticket.get("id").asText();
      }
    }
    throw new AssertionError("Nobody was parked");
  }

  private static String current(JsonNode hall) {
    for (var window : hall.get("windows")) {
      if (window.get("number").asText().equals("A01")) {
        return window.get("current").asText();
      }
    }
    throw new AssertionError("There is no such window");
  }

  private static Map<String, Object> rules(int calls) {
    return Map.of(
        "headStartMinutes", Map.of("ELDERLY", 20, "DISABLED", 20, "PREGNANT", 20, "SOLDIER", 20),
        "bookedHeadStartMinutes", 60,
        "earlyMinutes", 10,
        "graceMinutes", 15,
        "calls", calls,
        "patienceSeconds", 60,
        "returns", 1,
        "checkInMinutes", 60);
  }
}
