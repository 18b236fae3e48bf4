package org.tongban.integration;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.tongban.application.notification.MailGateway;
import org.tongban.application.notification.SmsGateway;
import org.tongban.integration.delivery.CouriersInUse;

/**
 * Says under {@code outside-world} whether messages can be sent, and what the couriers are called.
 * Where no SMS gateway is configured the status is {@code UNKNOWN}: the server works, and messages
 * wait.
 */
@Singleton
final class OutsideWorldHealth implements HealthIndicator {
  private final SmsGateway gateway;
  private final MailGateway mail;
  private final CouriersInUse couriers;

  OutsideWorldHealth(SmsGateway gateway, MailGateway mail, CouriersInUse couriers) {
    this.gateway = gateway;
    this.mail = mail;
    this.couriers = couriers;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder(
                "outside-world", gateway.configured() ? HealthStatus.UP : HealthStatus.UNKNOWN)
            .details(
                Map.of(
                    "sms",
                    gateway.configured() ? "configured" : "none: messages wait",
                    "mail",
                    mail.configured() ? "configured" : "none",
                    "courier",
                    couriers.names()))
            .build());
  }
}
