package org.tongban.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.application.notification.MailGateway;
import org.tongban.application.notification.MailGateway.Mail;
import org.tongban.application.notification.MailGatewayContract;
import org.tongban.application.notification.SendingResult;
import org.tongban.domain.notification.MailAddress;
import org.tongban.integration.notification.MisbehavingMailSystem.Fault;

class SmtpMailTest {
  private static final MailAddress TO = new MailAddress("ceping@example.com");
  private static final String USER = "robot@gov.example";
  private static final String PASSWORD = "a-password";

  private static GreenMail greenMail;

  @BeforeAll
  static void start() {
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    greenMail.setUser(USER, USER, PASSWORD);
  }

  @AfterAll
  static void stop() {
    greenMail.stop();
  }

  @BeforeEach
  void empty() throws com.icegreen.greenmail.store.FolderException {
    greenMail.purgeEmailFromAllMailboxes();
  }

  private static MailGateway gateway(int port, String user, String password) {
    return new SmtpMail(
        new MailAccount(
            "127.0.0.1", port, user, password, USER, "通办政务服务", "none", Duration.ofMillis(700)),
        Clock.systemUTC());
  }

  private static MailGateway gateway() {
    return gateway(greenMail.getSmtp().getPort(), USER, PASSWORD);
  }

  private static Mail mail(String reference) {
    return new Mail(reference, TO, "通办：申请已提交", "您申办的“老年人优待证办理”已提交。");
  }

  private static MimeMessage received() {
    assertThat(greenMail.getReceivedMessages()).hasSize(1);
    return greenMail.getReceivedMessages()[0];
  }

  @Test
  void arrivesAsItWasWritten() throws MessagingException, IOException {
    assertThat(gateway().send(mail("case/1"))).isInstanceOf(SendingResult.Sent.class);
    var message = received();
    assertThat(message.getSubject()).isEqualTo("通办：申请已提交");
    assertThat(message.getContent().toString().strip()).isEqualTo("您申办的“老年人优待证办理”已提交。");
    assertThat(InternetAddress.toString(message.getAllRecipients()))
        .isEqualTo("ceping@example.com");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getFrom()[0].toString()).contains(USER);
  }

  @Test
  void aRepeatHasTheSameIdentity() throws MessagingException {
    gateway().send(mail("case/1"));
    var first = received().getMessageID();
    gateway().send(mail("case/1"));
    gateway().send(mail("case/2"));
    assertThat(greenMail.getReceivedMessages()[1].getMessageID()).isEqualTo(first);
    assertThat(greenMail.getReceivedMessages()[2].getMessageID()).isNotEqualTo(first);
    assertThat(first).endsWith("@gov.example>").doesNotContain("case");
  }

  @Test
  void waitsWhereThePasswordIsNotTaken() {
    assertThat(gateway(greenMail.getSmtp().getPort(), USER, "wrong").send(mail("case/1")))
        .isInstanceOf(SendingResult.Unavailable.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SAYS_NOTHING", "GREYLISTS", "HAS_A_FULL_DISK"})
  void isToBeTriedAgainWhereItWasCertainlyNotTaken(Fault fault) {
    try (var system = new MisbehavingMailSystem(fault)) {
      assertThat(gateway(system.port(), "", "").send(mail("case/1")))
          .isInstanceOf(SendingResult.Unavailable.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"KNOWS_NO_SUCH_MAILBOX", "TAKES_IT_FOR_SPAM"})
  void isRefusedForEver(Fault fault) {
    try (var system = new MisbehavingMailSystem(fault)) {
      assertThat(gateway(system.port(), "", "").send(mail("case/1")))
          .isInstanceOf(SendingResult.Refused.class)
          .asString()
          .doesNotContain("ceping");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"TAKES_IT_AND_HANGS", "TAKES_IT_AND_CUTS"})
  void doesNotKnowWhatBecameOfAMailWithoutAReply(Fault fault) {
    try (var system = new MisbehavingMailSystem(fault)) {
      assertThat(gateway(system.port(), "", "").send(mail("case/1")))
          .isInstanceOf(SendingResult.Unknown.class);
      assertThat(system.taken).hasSize(1);
    }
  }

  @Test
  void wantsEncryptionUnlessToldOtherwise() {
    var account =
        new MailAccount("mail.example", 587, "", "", USER, "x", "starttls", Duration.ofSeconds(5));
    assertThat(account.properties())
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    assertThatThrownBy(
            () -> new MailAccount("h", 1, "", "", USER, "x", "perhaps", Duration.ofSeconds(5)))
        .hasMessageContaining("perhaps");
    assertThatThrownBy(
            () -> new MailAccount("", 1, "", "", USER, "x", "tls", Duration.ofSeconds(5)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Nested
  class Real extends MailGatewayContract {
    @Override
    protected MailGateway gateway() {
      return SmtpMailTest.gateway();
    }
  }

  @Nested
  class Simulated extends MailGatewayContract {
    @Override
    protected MailGateway gateway() {
      return new SimulatedMail(true, Clock.systemUTC());
    }
  }

  @Nested
  class None extends MailGatewayContract {
    @Override
    protected MailGateway gateway() {
      return new NoMail("none");
    }
  }
}
