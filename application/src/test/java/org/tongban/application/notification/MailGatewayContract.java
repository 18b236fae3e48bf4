package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tongban.application.notification.MailGateway.Mail;
import org.tongban.domain.notification.MailAddress;

/** What every mail gateway keeps to. */
public abstract class MailGatewayContract {
  /** To whom. */
  protected static final MailAddress TO = new MailAddress("ceping@example.com");

  /** A gateway that nothing was sent through yet. */
  protected abstract MailGateway gateway();

  private static Mail mail(String text) {
    return new Mail("case/1", TO, "通办：申请已提交", text);
  }

  @Test
  void takesAMailIfAndOnlyIfItIsConfigured() {
    var gateway = gateway();
    assertThat(gateway.send(mail("您申办的“老年人优待证办理”已提交")))
        .isInstanceOf(
            gateway.configured() ? SendingResult.Sent.class : SendingResult.Unavailable.class);
  }

  @Test
  void takesLongTextsInAnyCharacters() {
    assertThat(gateway().send(mail("测𠀀🀄\n.\n..\n".repeat(500))))
        .isNotInstanceOf(SendingResult.Refused.class);
  }

  @Test
  void saysNothingAboutThePersonInItsAnswer() {
    assertThat(gateway().send(mail("确认码 123456")).toString()).doesNotContain("ceping", "123456");
  }

  @Test
  void noSubjectCanAddHeaders() {
    assertThatThrownBy(() -> new Mail("a", TO, "x\r\nBcc: other@example.com", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
