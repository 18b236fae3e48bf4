package org.tongban.server.api;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Supplier;
import org.tongban.server.scenario.Api;

/** For each write about licences a way to get something it can be done to. */
final class LicenceWrites {
  private LicenceWrites() {}

  /**
   * The scenarios.
   *
   * @param holder whose cases they are
   * @param granted files a case with delivery over the network and has it granted; its identity
   */
  static Map<String, Supplier<RepeatedWritesTest.Write>> scenarios(
      Api holder, Api clerk, Api approver, Supplier<String> granted) {
    return Map.ofEntries(
        entry(
            "POST /staff/licences/{id}/proposal",
            () -> {
              var id = made(holder, granted.get());
              return RepeatedWritesTest.write(
                  clerk,
                  "POST",
                  "/staff/licences/" + id + "/proposal",
                  proposal("信息登记有误"),
                  proposal("信息已经过时"),
                  tag(clerk, id));
            }),
        entry(
            "POST /staff/licences/{id}/decision",
            () -> {
              var id = made(holder, granted.get());
              clerk
                  .post("/staff/licences/" + id + "/proposal", proposal("信息登记有误"), tag(clerk, id))
                  .expect(200);
              return RepeatedWritesTest.write(
                  approver,
                  "POST",
                  "/staff/licences/" + id + "/decision",
                  Map.of("agreed", true),
                  Map.of("agreed", false),
                  tag(approver, id));
            }));
  }

  private static Map<String, Object> proposal(String reason) {
    return Map.of("kind", "REVOCATION", "reason", reason);
  }

  private static String tag(Api who, String id) {
    var now = who.get("/licences/" + id);
    now.expect(200);
    return now.etag();
  }

  /** The licence of the case, as soon as its files are made. */
  private static String made(Api holder, String caseId) {
    for (int tries = 0; tries < 200; tries++) {
      for (var licence : holder.get("/licences").expect(200).get("items")) {
        if (licence.get("caseId").asText().equals(caseId) && !licence.get("formats").isEmpty()) {
          return licence.get("id").asText();
        }
      }
      Api.pause();
    }
    throw new AssertionError("No licence: " + holder.get("/licences").response().body());
  }
}
