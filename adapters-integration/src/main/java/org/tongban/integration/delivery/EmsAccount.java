package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.tongban.domain.delivery.Tariff;

/** The agreement with EMS: {@code tongban.couriers.ems}. What is secret is never shown. */
@Singleton
@Requires(property = "tongban.couriers.ems.sender-no")
final class EmsAccount {
  private final String address;
  private final String senderNo;
  private final String authorization;
  private final EmsCipher cipher;
  private final String product;
  private final String queryCode;
  private final Duration patience;
  private final Optional<Tariff> tariff;

  /**
   * @param address where the open platform answers
   * @param senderNo the customer's number of the agreement (协议客户号)
   * @param authorization the code of the authorised application (授权码)
   * @param signKey 16 bytes in Base64: key of the cipher, and what is appended before encryption
   * @param product {@code bizProductNo}: 1 特快专递, 10 电商标快, 11 国内标快 …
   * @param queryCode the {@code apiCode} by which an order can be asked for by our reference; none
   *     is published, so it is empty unless the agreement names one
   * @param patience how long an answer may take
   * @throws IllegalStateException if something is missing
   */
  EmsAccount(
      @Property(
              name = "tongban.couriers.ems.address",
              defaultValue = "https://api.ems.com.cn/amp-prod-api/f/amp/api/open")
          String address,
      @Property(name = "tongban.couriers.ems.sender-no") String senderNo,
      @Property(name = "tongban.couriers.ems.authorization", defaultValue = "")
          String authorization,
      @Property(name = "tongban.couriers.ems.sign-key", defaultValue = "") String signKey,
      @Property(name = "tongban.couriers.ems.product", defaultValue = "1") String product,
      @Property(name = "tongban.couriers.ems.query-code", defaultValue = "") String queryCode,
      @Property(name = "tongban.couriers.patience", defaultValue = "PT20S") Duration patience,
      @Property(name = "tongban.couriers.ems.tariff", defaultValue = "") String tariff) {
    if (authorization.isBlank() || signKey.isBlank()) {
      throw new IllegalStateException(
          "tongban.couriers.ems needs authorization and sign-key besides sender-no");
    }
    this.address = address;
    this.senderNo = senderNo;
    this.authorization = authorization;
    this.cipher = new EmsCipher(signKey);
    this.product = product;
    this.queryCode = queryCode;
    this.patience = patience;
    this.tariff = Tariffs.optional(tariff);
  }

  String address() {
    return address;
  }

  String senderNo() {
    return senderNo;
  }

  String authorization() {
    return authorization;
  }

  EmsCipher cipher() {
    return cipher;
  }

  String product() {
    return product;
  }

  String queryCode() {
    return queryCode;
  }

  Duration patience() {
    return patience;
  }

  Optional<Tariff> tariff() {
    return tariff;
  }

  @Override
  public String toString() {
    return "EmsAccount[***]";
  }
}
