package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.tongban.application.notification.Notices;

/** The account with Alibaba Cloud: {@code tongban.sms.aliyun}. What is secret is never shown. */
@Context
@Requires(property = "tongban.sms", value = "aliyun")
final class AliyunAccount {
  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(25);

  private final URI address;
  private final AliyunSignature signature;
  private final String signName;
  private final Map<Notices.Kind, String> templates;
  private final int longestWord;
  private final Duration patience;

  /**
   * @param keyId AccessKey ID
   * @param keySecret AccessKey Secret
   * @param signName the approved signature (短信签名), without brackets
   * @param templates the approved template of each kind of notice, as {@code CASE_FILED=SMS_1, …}
   * @param longestWord how many characters of a word a template takes
   * @throws IllegalStateException if something is missing, a template included
   */
  AliyunAccount(
      @Property(
              name = "tongban.sms.aliyun.address",
              defaultValue = "https://dysmsapi.aliyuncs.com/")
          String address,
      @Property(name = "tongban.sms.aliyun.key-id", defaultValue = "") String keyId,
      @Property(name = "tongban.sms.aliyun.key-secret", defaultValue = "") String keySecret,
      @Property(name = "tongban.sms.aliyun.sign-name", defaultValue = "") String signName,
      @Property(name = "tongban.sms.aliyun.templates", defaultValue = "") String templates,
      @Property(name = "tongban.sms.aliyun.longest-word", defaultValue = "35") int longestWord,
      @Property(name = "tongban.sms.patience", defaultValue = "PT10S") Duration patience) {
    if (keyId.isBlank() || keySecret.isBlank() || signName.isBlank()) {
      throw new IllegalStateException(
          "tongban.sms.aliyun needs key-id, key-secret, sign-name and templates");
    }
    if (patience.isNegative() || patience.isZero() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalStateException("tongban.sms.patience is more than 0 and at most 25 s");
    }
    this.address = URI.create(address);
    this.signature = new AliyunSignature(keyId, keySecret);
    this.signName = signName;
    this.templates = read(templates);
    this.longestWord = longestWord;
    this.patience = patience;
  }

  private static Map<Notices.Kind, String> read(String text) {
    var templates = new EnumMap<Notices.Kind, String>(Notices.Kind.class);
    for (var rule : text.split(",")) {
      var parts = rule.strip().split("=", 2);
      if (parts.length == 2) {
        try {
          templates.put(Notices.Kind.valueOf(parts[0].strip()), parts[1].strip());
        } catch (IllegalArgumentException e) {
          throw new IllegalStateException(
              "tongban.sms.aliyun.templates names no kind of notice: " + parts[0].strip(), e);
        }
      }
    }
    var missing = EnumSet.allOf(Notices.Kind.class);
    missing.removeAll(templates.keySet());
    // A code that goes by mail alone.
    missing.remove(Notices.Kind.MAIL_CODE);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("tongban.sms.aliyun.templates lacks " + missing);
    }
    return templates;
  }

  URI address() {
    return address;
  }

  AliyunSignature signature() {
    return signature;
  }

  String signName() {
    return signName;
  }

  String template(Notices.Kind kind) {
    return templates.get(kind);
  }

  int longestWord() {
    return longestWord;
  }

  Duration patience() {
    return patience;
  }

  @Override
  public String toString() {
    return "AliyunAccount[***]";
  }
}
