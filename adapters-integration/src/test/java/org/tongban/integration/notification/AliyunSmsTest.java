package org.tongban.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SmsGateway;
import org.tongban.application.notification.SmsGatewayContract;
import org.tongban.domain.person.MobileNumber;
import org.tongban.integration.notification.AliyunServer.Fault;

class AliyunSmsTest {
  private static final String TEMPLATES =
      Arrays.stream(Notices.Kind.values())
          .map(kind -> kind + "=SMS_" + kind.ordinal())
          .collect(Collectors.joining(", "));

  private final AliyunServer server = new AliyunServer();
  private final AliyunSms gateway =
      gateway(server.address(), AliyunServer.SECRET, Clock.systemUTC());

  private static AliyunSms gateway(String address, String secret, Clock clock) {
    return new AliyunSms(
        new AliyunAccount(
            address,
            AliyunServer.KEY_ID,
            secret,
            AliyunServer.SIGN_NAME,
            TEMPLATES,
            35,
            Duration.ofMillis(500)),
        new NoticeTexts(),
        clock);
  }

  @AfterEach
  void stop() {
    gateway.close();
    server.close();
  }

  private static SmsGateway.Message message(String item) {
    return new SmsGateway.Message(
        "case/1~a*b",
        new MobileNumber("15400000001"),
        "【通办】…",
        "CASE_FILED",
        Map.of("item", item, "number", "440902-261123-7KQ2M9XR-N", "about", "x"));
  }

  private SendingResult send() {
    return gateway.send(message("老年人优待证 办理+*~&="));
  }

  /** The example with fixed values in the published description of the signature. */
  @Test
  void signsAsPublished() {
    var headers =
        new TreeMap<>(
            Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26"));
    var query =
        AliyunSignature.query(
            Map.of(
                "RegionId", "cn-shanghai",
                "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"));
    assertThat(AliyunSignature.ofNothing()).isEqualTo(headers.get("x-acs-content-sha256"));
    assertThat(
            new AliyunSignature("YourAccessKeyId", "YourAccessKeySecret")
                .authorization(query, headers))
        .isEqualTo(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
                + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
                + "x-acs-signature-nonce;x-acs-version,"
                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }

  @Test
  void fillsTheTemplateOfTheNotice() {
    assertThat(send()).isEqualTo(new SendingResult.Sent("900619746936498440^0"));
    assertThat(server.sent)
        .containsExactly(
            new AliyunServer.Sent(
                "15400000001",
                "SMS_" + Notices.Kind.CASE_FILED.ordinal(),
                "{\"item\":\"老年人优待证 办理+*~&=\",\"number\":\"440902-261123-7KQ2M9XR-N\"}",
                "case/1~a*b"));
  }

  @Test
  void leavesNoVariableOutAndNoneTooLong() {
    gateway.send(
        new SmsGateway.Message(
            "case/2",
            new MobileNumber("15400000001"),
            "…",
            "CASE_REFUSED",
            Map.of("item", "长".repeat(50), "number", "N")));
    assertThat(server.sent.getFirst().parameters())
        .isEqualTo("{\"item\":\"" + "长".repeat(34) + "…\",\"number\":\"N\",\"reason\":\"无\"}");
  }

  @Test
  void refusesABareText() {
    assertThat(gateway.send(new SmsGateway.Message("a", new MobileNumber("15400000001"), "【通办】测试")))
        .isInstanceOf(SendingResult.Refused.class);
    assertThat(server.sent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "ACCEPTS_THEN_500",
        "ACCEPTS_THEN_HANGS",
        "ACCEPTS_THEN_CUTS",
        "ACCEPTS_THEN_GIBBERISH"
      })
  void doesNotKnowWhatBecameOfARequestWithoutAClearAnswer(Fault fault) {
    server.next(fault);
    assertThat(send()).isInstanceOf(SendingResult.Unknown.class);
    assertThat(server.sent).as("and does not ask twice by itself").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"THROTTLES", "LIMITS_THE_NUMBER", "NO_MONEY"})
  void isToBeTriedAgainWhereItWasCertainlyNotTaken(Fault fault) {
    server.next(fault);
    assertThat(send()).isInstanceOf(SendingResult.Unavailable.class);
    assertThat(server.sent).isEmpty();
  }

  @Test
  void takesAnErrorOfTheSystemForAnUnknownOutcome() {
    server.next(Fault.SYSTEM_ERROR);
    assertThat(send()).isEqualTo(new SendingResult.Unknown("isp.SYSTEM_ERROR"));
  }

  @Test
  void refusesForEverWhatIsNoNumber() {
    server.next(Fault.NO_SUCH_NUMBER);
    assertThat(send()).isEqualTo(new SendingResult.Refused("isv.MOBILE_NUMBER_ILLEGAL"));
  }

  @Test
  void waitsWhereNobodyAnswers() {
    server.close();
    assertThat(send()).isInstanceOf(SendingResult.Unavailable.class);
  }

  @Test
  void waitsWhereTheKeyOrTheClockIsWrong() {
    try (var wrong = gateway(server.address(), "another", Clock.systemUTC());
        var late =
            gateway(
                server.address(),
                AliyunServer.SECRET,
                Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)))) {
      assertThat(wrong.send(message("x")))
          .isEqualTo(new SendingResult.Unavailable("SignatureDoesNotMatch"));
      assertThat(late.send(message("x")))
          .isEqualTo(new SendingResult.Unavailable("InvalidTimeStamp.Expired"));
    }
  }

  @Test
  void logsNeitherNumberNorSecretNorContent() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var before = root.getLevel();
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    root.addAppender(events);
    root.setLevel(Level.DEBUG);
    try {
      send();
      server.next(Fault.NO_MONEY, Fault.ACCEPTS_THEN_500);
      send();
      send();
    } finally {
      root.setLevel(before);
      root.detachAppender(events);
    }
    assertThat(events.list)
        .isNotEmpty()
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            words ->
                words.contains("15400000001")
                    || words.contains(AliyunServer.SECRET)
                    || words.contains("老年人"));
  }

  @Test
  void doesNotStartWithoutATemplateForEachKind() {
    assertThatThrownBy(
            () ->
                new AliyunAccount(
                    server.address(), "k", "s", "n", "CASE_FILED=SMS_1", 35, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SIGN_IN_CODE");
    assertThatThrownBy(
            () ->
                new AliyunAccount(
                    server.address(), "k", "s", "n", "CASE_FIELD=SMS_1", 35, Duration.ofSeconds(1)))
        .hasMessageContaining("CASE_FIELD");
  }

  /** The contract, with texts that are notices. */
  @Nested
  class Contract extends SmsGatewayContract {
    @Override
    protected SmsGateway gateway() {
      return new SmsGateway() {
        @Override
        public SendingResult send(Message message) {
          return gateway.send(
              new Message(
                  message.reference(),
                  message.phone(),
                  message.text(),
                  "SIGN_IN_CODE",
                  Map.of("code", "123456")));
        }

        @Override
        public boolean configured() {
          return gateway.configured();
        }
      };
    }
  }
}
