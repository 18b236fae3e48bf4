package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.delivery.Tariff;

/** The agreement with SF (丰桥): {@code tongban.couriers.sf}. What is secret is never shown. */
@Singleton
@Requires(property = "tongban.couriers.sf.partner-id")
final class SfAccount {
  private final String address;
  private final String partnerId;
  private final String checkWord;
  private final String monthlyCard;
  private final int product;
  private final List<String> absentCodes;
  private final boolean unsignedPushes;
  private final Duration patience;
  private final Optional<Tariff> tariff;

  /**
   * @param partnerId the customer's code (顾客编码)
   * @param checkWord the secret behind the digest (校验码)
   * @param monthlyCard the account that is billed (月结卡号)
   * @param product {@code expressTypeId}: 1 特快, 2 标快
   * @param absentCodes error codes of a query that say there is no such order, or one called off
   * @param unsignedPushes whether pushes without a digest are taken, on the secret in their address
   *     alone: as SF has been seen to send them
   * @throws IllegalStateException if the check word is missing
   */
  SfAccount(
      @Property(
              name = "tongban.couriers.sf.address",
              defaultValue = "https://bspgw.sf-express.com/std/service")
          String address,
      @Property(name = "tongban.couriers.sf.partner-id") String partnerId,
      @Property(name = "tongban.couriers.sf.check-word", defaultValue = "") String checkWord,
      @Property(name = "tongban.couriers.sf.monthly-card", defaultValue = "") String monthlyCard,
      @Property(name = "tongban.couriers.sf.product", defaultValue = "2") int product,
      @Property(name = "tongban.couriers.sf.absent-codes", defaultValue = "8018,8024,8037")
          String absentCodes,
      @Property(name = "tongban.couriers.sf.unsigned-pushes", defaultValue = "false")
          boolean unsignedPushes,
      @Property(name = "tongban.couriers.patience", defaultValue = "PT20S") Duration patience,
      @Property(name = "tongban.couriers.sf.tariff", defaultValue = "") String tariff) {
    if (checkWord.isBlank()) {
      throw new IllegalStateException("tongban.couriers.sf needs check-word besides partner-id");
    }
    this.address = address;
    this.partnerId = partnerId;
    this.checkWord = checkWord;
    this.monthlyCard = monthlyCard;
    this.product = product;
    this.absentCodes = List.of(absentCodes.split(","));
    this.unsignedPushes = unsignedPushes;
    this.patience = patience;
    this.tariff = Tariffs.optional(tariff);
  }

  String address() {
    return address;
  }

  String partnerId() {
    return partnerId;
  }

  /**
   * The digest (msgDigest): the message, the time and the check word, encoded as in an address,
   * MD5, Base64 (open.sf-express.com, developSupport 976720 数字签名认证说明).
   */
  String digest(String message, String timestamp) {
    return Base64.getEncoder()
        .encodeToString(
            Digests.md5(
                URLEncoder.encode(message + timestamp + checkWord, StandardCharsets.UTF_8)));
  }

  String monthlyCard() {
    return monthlyCard;
  }

  int product() {
    return product;
  }

  List<String> absentCodes() {
    return absentCodes;
  }

  boolean unsignedPushes() {
    return unsignedPushes;
  }

  Duration patience() {
    return patience;
  }

  Optional<Tariff> tariff() {
    return tariff;
  }

  @Override
  public String toString() {
    return "SfAccount[***]";
  }
}
