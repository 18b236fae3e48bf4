package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongban.application.notification.SmsGateway.Message;
import org.tongban.domain.person.MobileNumber;

/** What every gateway keeps to. */
public abstract class SmsGatewayContract {
  private static final MobileNumber PHONE = new MobileNumber("15400000001");

  /** A gateway that nothing was sent through yet. */
  protected abstract SmsGateway gateway();

  private static Message message(String text) {
    return new Message("case/1", PHONE, text);
  }

  @Test
  void takesAMessageIfAndOnlyIfItIsConfigured() {
    var gateway = gateway();
    var result = gateway.send(message("【通办】测试"));
    if (gateway.configured()) {
      assertThat(result).isInstanceOf(SendingResult.Sent.class);
    } else {
      assertThat(result)
          .as("it waits, and nothing pretends")
          .isInstanceOf(SendingResult.Unavailable.class);
    }
  }

  @Test
  void answersTheSameToTheSameReference() {
    var gateway = gateway();
    assertThat(gateway.send(message("【通办】测试"))).isEqualTo(gateway.send(message("【通办】测试")));
  }

  @Test
  void takesTheLongestText() {
    var gateway = gateway();
    assertThat(gateway.send(message("测".repeat(500)))).isNotInstanceOf(SendingResult.Refused.class);
  }

  @Test
  void saysNothingAboutThePersonInItsAnswer() {
    assertThat(gateway().send(message("验证码 123456")).toString())
        .doesNotContain(PHONE.value(), "123456");
  }
}
