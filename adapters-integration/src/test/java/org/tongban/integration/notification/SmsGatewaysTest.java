package org.tongban.integration.notification;

import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.tongban.application.notification.SmsGateway;
import org.tongban.application.notification.SmsGatewayContract;

/** The gateways there are keep to the contract. */
class SmsGatewaysTest {
  @Nested
  class Simulated extends SmsGatewayContract {
    @Override
    protected SmsGateway gateway() {
      return new SimulatedSms(true, Clock.systemUTC());
    }
  }

  @Nested
  class None extends SmsGatewayContract {
    @Override
    protected SmsGateway gateway() {
      return new NoSmsGateway("none");
    }
  }
}
