package org.tongban.integration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.integration.delivery.CourierServer.Event;

class EmsCourierTest extends ConnectedCourierContract {
  private final EmsServer server = new EmsServer();
  @TempDir private Path other;

  @Override
  EmsServer server() {
    return server;
  }

  @Override
  ApplicationContext start(Path folder) {
    return Connected.start(folder, clock, Connected.ems(server));
  }

  @Override
  List<Event> life() {
    return List.of(
        new Event("2026-11-26 09:01:00", "203", "收寄计费信息", "邮件已收寄", "测试市"),
        new Event("2026-11-26 12:00:00", "389", "处理中心封车", "邮件离开测试市中心", "测试市"),
        new Event("2026-11-27 08:30:00", "702", "投递邮件接收-下段", "快件正在派送中，准备签收", "测试市"),
        new Event("2026-11-27 09:30:00", "704", "投递结果反馈-妥投", "您的快件已签收【本人】", "测试市"));
  }

  @Override
  Event unreachable() {
    return new Event("2026-11-27 10:00:00", "705", "投递结果反馈-未妥投", "电话无法接通", "测试市");
  }

  @Override
  Event goesBack() {
    return new Event("2026-11-29 10:00:00", "711", "退回", "邮件退回寄件人", "测试市");
  }

  @Override
  List<String> secrets() {
    return List.of(EmsServer.AUTHORIZATION, EmsServer.SIGN_KEY);
  }

  @Override
  ReceivePushes.Push push(String secret, CourierServer.Order order, Event event, int secondsAgo) {
    var time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .format(
                LocalDateTime.ofInstant(
                    clock.instant().minusSeconds(secondsAgo), ZoneId.of("Asia/Shanghai")));
    return new ReceivePushes.Push("ems", secret, false, server.push(order, event, time));
  }

  @Test
  void sendsWhatIsPublished() {
    courier().book(parcel);
    var form = server.received.getFirst();
    assertThat(form)
        .containsEntry("apiCode", "020003")
        .containsEntry("msgType", "0")
        .containsEntry("timeStamp", "2026-11-26 10:00:00");
    assertThat(form.get("logitcsInterface")).startsWith("|$4|");
    var order =
        Json.list(Json.read(server.cipher.decrypt(form.get("logitcsInterface")))).getFirst();
    assertThat(Json.text(order, "receiver", "prov")).isEqualTo("测试省");
    assertThat(Json.text(order, "receiver", "city")).isEqualTo("测试市");
    assertThat(Json.text(order, "receiver", "county")).isEqualTo("测试区");
    assertThat(Json.text(order, "receiver", "address")).isEqualTo("测试路1号2栋303");
    assertThat(Json.text(order, "sender", "mobile")).isEqualTo("15400000000");
    assertThat(Json.text(order, "logisticsOrderNo")).isEqualTo(parcel.reference().toString());
  }

  @Test
  void onlyItsOwnKeyOpensIt() {
    var cipher = new EmsCipher("ASNFZ4mrze/+3LqYdlQyEA==");
    assertThat(cipher.decrypt(cipher.encrypt("{\"a\":\"测\"}"))).isEqualTo("{\"a\":\"测\"}");
    assertThatThrownBy(() -> cipher.decrypt(server.cipher.encrypt("{}")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmsCipher("c2hvcnQ=")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverGuessesWhereNoQueryIsAgreed() {
    var properties = new HashMap<>(Connected.ems(server));
    properties.remove("tongban.couriers.ems.query-code");
    try (var without = Connected.start(other, clock, properties)) {
      var courier = without.getBean(EmsCourier.class);
      courier.book(parcel);
      assertThat(courier.find(parcel.reference())).isInstanceOf(Courier.Found.Unknown.class);
    }
  }

  @Test
  void aParcelThatReachesTheSenderAgainWasNotDelivered() {
    assertThat(
            EmsCourier.event(
                    Json.read(
                        Json.write(
                            EmsServer.item(
                                "999",
                                new Event(
                                    "2026-12-01 10:00:00", "704", "投递结果反馈-妥投", "退回妥投", "测试市")))))
                .orElseThrow()
                .kind())
        .isEqualTo(org.tongban.domain.delivery.ParcelEvent.Kind.RETURNED);
  }
}
