package org.tongban.server.api;

import static java.util.Map.entry;
import static org.tongban.server.scenario.CustodyStory.id;
import static org.tongban.server.scenario.CustodyStory.tag;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tongban.server.api.RepeatedWritesTest.Write;
import org.tongban.server.scenario.CustodyStory;

/** The writes of the room of custody, each with something it can be done to. */
final class CustodyWrites {
  private static final String BASE = "/staff/custody";

  private CustodyWrites() {}

  static Map<String, Supplier<Write>> scenarios(CustodyStory story) {
    return Map.ofEntries(
        entry(
            "POST /staff/custody/envelopes",
            () -> {
              var caseId = id(story.collected());
              return RepeatedWritesTest.write(
                  story.hall(),
                  "POST",
                  BASE + "/envelopes",
                  CustodyStory.packing(caseId, 1),
                  CustodyStory.packing(caseId, 2));
            }),
        entry(
            "POST /staff/custody/lists",
            () -> {
              var envelope = story.packed(id(story.collected()));
              return RepeatedWritesTest.write(
                  story.hall(),
                  "POST",
                  BASE + "/lists",
                  Map.of("envelopes", List.of(id(envelope))),
                  Map.of("envelopes", List.of(id(envelope)), "to", "HALL-440900"));
            }),
        entry(
            "POST /staff/custody/lists/{id}/cancellation",
            () -> {
              var list = story.listed(story.hall(), story.packed(id(story.collected())));
              return RepeatedWritesTest.write(
                  story.hall(),
                  "POST",
                  BASE + "/lists/" + id(list) + "/cancellation",
                  null,
                  null,
                  tag(list));
            }),
        entry(
            "POST /staff/custody/lists/{id}/dispatch",
            () -> {
              var list = story.listed(story.hall(), story.packed(id(story.collected())));
              return RepeatedWritesTest.write(
                  story.hall(),
                  "POST",
                  BASE + "/lists/" + id(list) + "/dispatch",
                  Map.of("carrier", "MESSENGER"),
                  CustodyStory.byCourier(),
                  tag(list));
            }),
        entry("POST /staff/custody/lists/{id}/receipt", () -> receipt(story)),
        entry(
            "POST /staff/messages/read",
            () -> {
              story.incomplete();
              var message = story.hall().get("/staff/messages").expect(200).get("items").get(0);
              return RepeatedWritesTest.write(
                  story.hall(),
                  "POST",
                  "/staff/messages/read",
                  Map.of("seen", List.of(Map.of("message", id(message), "matters", 1))),
                  Map.of("seen", List.of(Map.of("message", id(message), "matters", 2))));
            }),
        entry(
            "POST /staff/custody/scans",
            () -> {
              var envelope = story.onTheWay();
              return RepeatedWritesTest.write(
                  story.office(),
                  "POST",
                  BASE + "/scans",
                  Map.of("code", envelope.get("code").asText()),
                  Map.of("code", "D000"));
            }),
        entry(
            "POST /staff/custody/envelopes/{id}/check",
            () -> {
              var envelope = story.arrived();
              return RepeatedWritesTest.write(
                  story.office(),
                  "POST",
                  BASE + "/envelopes/" + id(envelope) + "/check",
                  Map.of("note", "一"),
                  Map.of("note", "二"),
                  tag(envelope));
            }),
        entry(
            "POST /staff/custody/envelopes/{id}/return",
            () -> {
              var envelope = story.concluded();
              return RepeatedWritesTest.write(
                  story.office(),
                  "POST",
                  BASE + "/envelopes/" + id(envelope) + "/return",
                  Map.of("way", "IN_PERSON", "receivedBy", "本人"),
                  Map.of("way", "IN_PERSON", "receivedBy", "家人"),
                  tag(envelope));
            }),
        entry(
            "POST /staff/custody/envelopes/{id}/redirection",
            () -> {
              var envelope = story.concluded();
              return RepeatedWritesTest.write(
                  story.office(),
                  "POST",
                  BASE + "/envelopes/" + id(envelope) + "/redirection",
                  Map.of("to", "HALL-440902"),
                  Map.of("to", "HALL-440983"),
                  tag(envelope));
            }),
        entry(
            "POST /staff/custody/alarms/{id}/settlement",
            () -> {
              var alarm = story.alarms(story.supervisor(), story.incomplete()).getFirst();
              return RepeatedWritesTest.write(
                  story.supervisor(),
                  "POST",
                  BASE + "/alarms/" + id(alarm) + "/settlement",
                  Map.of("outcome", "LOST", "reason", "快递遗失"),
                  Map.of("outcome", "LOST", "reason", "窗口遗失"),
                  tag(alarm));
            }));
  }

  /** One of two envelopes came. */
  private static Write receipt(CustodyStory story) {
    var came = story.packed(id(story.collected()));
    var missing = story.packed(id(story.collected()));
    var list =
        story
            .hall()
            .post(BASE + "/lists", Map.of("envelopes", List.of(id(came), id(missing))))
            .expect(200);
    var sent = story.sent(story.hall(), list);
    story.scanned(story.office(), came);
    return RepeatedWritesTest.write(
        story.office(), "POST", BASE + "/lists/" + id(list) + "/receipt", null, null, tag(sent));
  }
}
