package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.delivery.CourierPushes;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.domain.delivery.Waybill;

/**
 * SF's pushes of routes: a form with {@code msgData}, {@code timestamp} and {@code msgDigest},
 * signed as our requests are; or JSON without any signature, which is taken only where {@code
 * unsigned-pushes} allows it. Both hold {@code Body.WaybillRoute}, a list.
 */
@Singleton
@Requires(beans = SfAccount.class)
final class SfPushes implements CourierPushes {
  private static final String ACCEPTED =
      Json.write(Json.object("return_code", "0000", "return_msg", "成功"));

  private final SfAccount account;
  private final PushSecret secret;

  SfPushes(SfAccount account, PushSecret secret) {
    this.account = account;
    this.secret = secret;
  }

  @Override
  public String channel() {
    return "sf";
  }

  @Override
  public Verdict check(ReceivePushes.Push push, Instant now) {
    if (!secret.is(push.secret())) {
      return new Verdict.Forged();
    }
    return push.form() ? signed(push.body(), now) : unsigned(push.body());
  }

  private Verdict signed(String body, Instant now) {
    var form = form(body);
    var message = form.getOrDefault("msgData", "");
    var timestamp = form.getOrDefault("timestamp", "");
    var sent = form.getOrDefault("msgDigest", "");
    if (!PushSecret.same(
        PushSecret.bytes(account.digest(message, timestamp)), PushSecret.bytes(sent))) {
      return new Verdict.Forged();
    }
    // Milliseconds by the manual; seconds as SF's own samples send them.
    if (!timestamp.matches("[0-9]{10}|[0-9]{13}")
        || !secret.inTime(
            timestamp.length() == 10
                ? Instant.ofEpochSecond(Long.parseLong(timestamp))
                : Instant.ofEpochMilli(Long.parseLong(timestamp)),
            now)) {
      return new Verdict.Stale();
    }
    return readable(message);
  }

  private Verdict unsigned(String body) {
    return account.unsignedPushes() ? readable(body) : new Verdict.Forged();
  }

  private Verdict readable(String content) {
    try {
      if (!read(content).isEmpty()) {
        return new Verdict.Genuine(Digests.sha256(content), content, ACCEPTED);
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    return new Verdict.Unreadable();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (var pair : body.split("&")) {
      var parts = pair.split("=", 2);
      try {
        form.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      } catch (IllegalArgumentException _) {
        // Not encoded as a form is: then its digest is not right either.
        form.put(parts[0], "");
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public List<Report> read(String content) {
    var json = Json.read(content);
    var routes = Json.list(json, "Body", "WaybillRoute");
    return (routes.isEmpty() ? Json.list(json, "WaybillRoute") : routes)
        .stream().map(SfPushes::report).toList();
  }

  private static Report report(JsonNode route) {
    return new Report(
        EmsPushes.reference(Json.text(route, "orderid")),
        new Waybill(SfCourier.NAME, Json.text(route, "mailno")),
        SfCourier.event(route).stream().toList());
  }
}
