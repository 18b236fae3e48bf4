package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.delivery.CourierPushes;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;

/**
 * EMS' pushes of events (040002): JSON with {@code logitcsInterface}, {@code senderNo}, {@code
 * timeStamp} and {@code serialNo}. The message is authentic by its encryption and the key behind it
 * ({@link EmsCipher}); the time stands outside of it, so a copy under a new time is told from a new
 * push by its content alone, and has no second effect.
 */
@Singleton
@Requires(beans = EmsAccount.class)
final class EmsPushes implements CourierPushes {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final EmsAccount account;
  private final PushSecret secret;

  EmsPushes(EmsAccount account, PushSecret secret) {
    this.account = account;
    this.secret = secret;
  }

  @Override
  public String channel() {
    return "ems";
  }

  @Override
  public Verdict check(ReceivePushes.Push push, Instant now) {
    if (!secret.is(push.secret()) || push.form()) {
      return new Verdict.Forged();
    }
    String content;
    JsonNode envelope;
    try {
      envelope = Json.read(push.body());
      content = account.cipher().decrypt(Json.text(envelope, "logitcsInterface"));
    } catch (IllegalArgumentException _) {
      return new Verdict.Forged();
    }
    var sent = time(Json.text(envelope, "timeStamp"));
    if (sent.isEmpty() || !secret.inTime(sent.get(), now)) {
      return new Verdict.Stale();
    }
    try {
      if (read(content).isEmpty()) {
        return new Verdict.Unreadable();
      }
    } catch (IllegalArgumentException _) {
      return new Verdict.Unreadable();
    }
    return new Verdict.Genuine(
        Digests.sha256(content),
        content,
        Json.write(
            Json.object(
                "serialNo",
                Json.text(envelope, "serialNo"),
                "code",
                "00000",
                "codeMessage",
                "成功",
                "senderNo",
                account.senderNo())));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).atZone(CHINA).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public List<Report> read(String content) {
    return Json.list(Json.read(content)).stream()
        .map(
            item ->
                new Report(
                    reference(Json.text(item, "orderNo")),
                    new Waybill(EmsCourier.NAME, Json.text(item, "waybillNo")),
                    EmsCourier.event(item).stream().toList()))
        .toList();
  }

  static Optional<DispatchId> reference(String text) {
    try {
      return text.length() == 36
          ? Optional.of(new DispatchId(UUID.fromString(text)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
