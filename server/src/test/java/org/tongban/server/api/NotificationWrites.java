package org.tongban.server.api;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.tongban.server.scenario.Api;

/** For each write about messages a way to get something it can be done to. */
final class NotificationWrites {
  private static final String PREFERENCES = "/me/notification-preferences";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private NotificationWrites() {}

  /**
   * The scenarios.
   *
   * @param person whose messages they are
   * @param filed files a case of theirs
   */
  static Map<String, Supplier<RepeatedWritesTest.Write>> scenarios(
      Api person, Supplier<String> filed) {
    return Map.ofEntries(
        entry(
            "POST /me/messages/{id}/read",
            () -> {
              filed.get();
              return RepeatedWritesTest.write(
                  person, "POST", "/me/messages/" + message(person) + "/read", null, null);
            }),
        entry(
            "POST /me/messages/read",
            () -> RepeatedWritesTest.write(person, "POST", "/me/messages/read", null, null)),
        entry(
            "PUT /me/notification-preferences",
            () ->
                RepeatedWritesTest.write(
                    person,
                    "PUT",
                    PREFERENCES,
                    Map.of("sms", true, "mail", false, "muted", List.of("CASES")),
                    Map.of("sms", false, "mail", false),
                    tag(person))),
        entry(
            "POST /me/notification-preferences/mail-address",
            () ->
                RepeatedWritesTest.write(
                    person,
                    "POST",
                    PREFERENCES + "/mail-address",
                    address(),
                    address(),
                    tag(person))),
        entry(
            "DELETE /me/notification-preferences/mail-address",
            () ->
                RepeatedWritesTest.write(
                    person, "DELETE", PREFERENCES + "/mail-address", null, null, tag(person))));
  }

  private static Map<String, Object> address() {
    return Map.of("address", "ceping" + NUMBERS.incrementAndGet() + "@example.com");
  }

  private static String tag(Api person) {
    var now = person.get(PREFERENCES);
    now.expect(200);
    return now.etag();
  }

  private static String message(Api person) {
    for (int tries = 0; tries < 200; tries++) {
      var items = person.get("/me/messages").expect(200).get("items");
      if (!items.isEmpty()) {
        return items.get(0).get("id").asText();
      }
      Api.pause();
    }
    throw new AssertionError("No message came");
  }
}
