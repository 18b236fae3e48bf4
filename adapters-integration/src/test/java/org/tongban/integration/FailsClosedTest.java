package org.tongban.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.health.HealthStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.Couriers;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.application.delivery.SimulatedParcels;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SimulatedMessages;
import org.tongban.application.notification.SmsGateway;
import org.tongban.domain.delivery.DispatchId;
import reactor.core.publisher.Mono;

/** Outside sample mode nothing is simulated, and nothing pretends to be sent. */
@Tag("I12")
class FailsClosedTest {
  @TempDir private Path data;

  private ApplicationContext start(Map<String, Object> properties) {
    var all = new HashMap<String, Object>(properties);
    all.put("tongban.data", data.toString());
    return ApplicationContext.builder()
        .properties(all)
        .singletons(Clock.systemUTC())
        .build()
        .start();
  }

  @Test
  void simulatesInSampleMode() {
    try (var context = start(Map.of("tongban.sample", true))) {
      assertThat(context.containsBean(SimulatedParcels.class)).isTrue();
      assertThat(context.containsBean(SimulatedMessages.class)).isTrue();
      assertThat(context.getBean(SmsGateway.class).configured()).isTrue();
    }
  }

  @Test
  void sendsNothingOutsideSampleMode() {
    try (var context = start(Map.of())) {
      assertThat(context.containsBean(SimulatedParcels.class)).isFalse();
      assertThat(context.containsBean(SimulatedMessages.class)).isFalse();
      assertThat(
              context
                  .getBean(Couriers.class)
                  .choose(SampleDispatches.SENDER, SampleDispatches.RECIPIENT.region())
                  .book(
                      new Courier.Parcel(
                          new DispatchId(SampleDispatches.id()),
                          SampleDispatches.SENDER,
                          SampleDispatches.RECIPIENT)))
          .isInstanceOf(Courier.Booking.Refused.class);
      var gateway = context.getBean(SmsGateway.class);
      assertThat(gateway.configured()).isFalse();
      assertThat(
              gateway.send(
                  new SmsGateway.Message("test/1", SampleDispatches.RECIPIENT.phone(), "测试")))
          .isInstanceOf(SendingResult.Unavailable.class);
    }
  }

  @Test
  void healthSaysWhetherMessagesWait() {
    try (var context = start(Map.of())) {
      assertThat(status(context)).isEqualTo(HealthStatus.UNKNOWN);
    }
    try (var context = start(Map.of("tongban.sample", true))) {
      assertThat(status(context)).isEqualTo(HealthStatus.UP);
    }
  }

  private static HealthStatus status(ApplicationContext context) {
    return Mono.from(context.getBean(OutsideWorldHealth.class).getResult()).block().getStatus();
  }

  @Test
  void sendsNothingInSampleModeEitherIfToldSo() {
    try (var context =
        start(Map.of("tongban.sample", true, "tongban.courier", "none", "tongban.sms", "none"))) {
      assertThat(context.containsBean(SimulatedParcels.class)).isFalse();
      assertThat(context.containsBean(SimulatedMessages.class)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tongban.courier", "tongban.sms"})
  void doesNotStartWithASimulatorOutsideSampleMode(String property) {
    assertThatThrownBy(() -> start(Map.of(property, "simulator")).close())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("sample mode only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tongban.courier", "tongban.sms"})
  void doesNotStartWithOneThatDoesNotExist(String property) {
    assertThatThrownBy(() -> start(Map.of(property, "pigeon")).close())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("pigeon");
  }
}
