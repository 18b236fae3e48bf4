package org.tongban.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SimulatedMessages.Sent;
import org.tongban.application.notification.SmsGateway;
import org.tongban.domain.person.MobileNumber;

class SimulatedSmsTest {
  private final SimulatedSms gateway = new SimulatedSms(true, Clock.systemUTC());

  private void send(String reference, String text) {
    assertThat(
            gateway.send(new SmsGateway.Message(reference, new MobileNumber("15400000001"), text)))
        .isEqualTo(new SendingResult.Sent());
  }

  @Test
  void showsTheLatestFirst() {
    send("a", "一");
    send("b", "二");
    assertThat(gateway.latest()).extracting(Sent::text).containsExactly("二", "一");
  }

  @Test
  void sendsAMessageOnce() {
    send("a", "一");
    send("a", "一");
    assertThat(gateway.latest()).hasSize(1);
  }

  @Test
  void keepsTheLast200() {
    for (int message = 0; message < 250; message++) {
      send("m" + message, "第" + message + "条");
    }
    assertThat(gateway.latest()).hasSize(200);
    assertThat(gateway.latest().getLast().text()).isEqualTo("第50条");
  }

  @Test
  void showsNoPhoneInLogs() {
    send("a", "验证码 123456");
    assertThat(gateway.latest().toString()).doesNotContain("154", "123456");
  }
}
