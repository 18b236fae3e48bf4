package org.tongban.integration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.CourierPushes.Verdict;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.domain.delivery.Recipient;
import org.tongban.integration.delivery.CourierServer.Event;

class SfCourierTest extends ConnectedCourierContract {
  private final SfServer server = new SfServer();
  @TempDir private Path other;

  @Override
  SfServer server() {
    return server;
  }

  @Override
  ApplicationContext start(Path folder) {
    return Connected.start(folder, clock, Connected.sf(server));
  }

  @Override
  List<Event> life() {
    return List.of(
        new Event("2026-11-26 09:01:00", "50", "", "顺丰速运 已收取快件", "测试市"),
        new Event("2026-11-26 12:00:00", "36", "", "快件离开 【测试中转场】", "测试市"),
        new Event("2026-11-27 08:30:00", "44", "", "正在派送途中，请准备签收", "测试市"),
        new Event("2026-11-27 09:30:00", "80", "", "已签收，感谢使用顺丰", "测试市"));
  }

  @Override
  Event unreachable() {
    return new Event("2026-11-27 10:00:00", "70", "", "派送不成功，电话无人接听", "测试市");
  }

  @Override
  Event goesBack() {
    return new Event("2026-11-29 10:00:00", "99", "", "应客户要求，快件正在退回中", "测试市");
  }

  @Override
  List<String> secrets() {
    return List.of(SfServer.CHECK_WORD);
  }

  @Override
  ReceivePushes.Push push(String secret, CourierServer.Order order, Event event, int secondsAgo) {
    var time = Long.toString(clock.instant().minusSeconds(secondsAgo).toEpochMilli());
    return new ReceivePushes.Push(
        "sf", secret, true, SfServer.push(SfServer.content(order, event), time));
  }

  @Test
  void signsAsTheManualSays() {
    // The example of open.sf-express.com, developSupport 976720: message, time and check word.
    var account =
        new SfAccount(
            "http://127.0.0.1/",
            "X",
            "fjcg5PGKaNpPSHFAZ4QsCOkV71R3zVci",
            "",
            2,
            "8024",
            false,
            Connected.PATIENCE,
            "");
    var message = "{\"language\":\"zh-CN\",\"orderId\":\"QIAO-20200618-004\"}";
    // What another implementation of the same description gives.
    assertThat(account.digest(message, "12312334453453")).isEqualTo("IIKJtuLVzoFTu4kHI8M8vA==");
  }

  @Test
  void refusesWhereSfDoesNotGo() {
    var there =
        new Recipient(
            SampleDispatches.RECIPIENT.name(),
            SampleDispatches.RECIPIENT.phone(),
            SampleDispatches.RECIPIENT.region(),
            "孤岛1号");
    assertThat(courier().book(parcel(there))).isInstanceOf(Courier.Booking.Refused.class);
  }

  @Test
  void asksWhatBecameOfANumberInUseInsteadOfGuessing() {
    var waybill = ((Courier.Booking.Booked) courier().book(parcel)).waybill();
    courier().cancel(parcel.reference(), waybill);
    assertThat(courier().book(parcel)).isInstanceOf(Courier.Booking.Unknown.class);
    assertThat(courier().find(parcel.reference())).isEqualTo(new Courier.Found.Nothing());
  }

  @Test
  void takesUnsignedPushesOnlyWhereThatIsConfigured() {
    courier().book(parcel);
    var order = server.find(parcel.reference().toString()).orElseThrow();
    var push =
        new ReceivePushes.Push(
            "sf", Connected.SECRET, false, SfServer.content(order, life().getFirst()));
    assertThat(context.getBean(SfPushes.class).check(push, NOW)).isEqualTo(new Verdict.Forged());
    var properties = new HashMap<>(Connected.sf(server));
    properties.put("tongban.couriers.sf.unsigned-pushes", true);
    try (var lenient = Connected.start(other, clock, properties)) {
      var pushes = lenient.getBean(SfPushes.class);
      assertThat(pushes.check(push, NOW)).isInstanceOf(Verdict.Genuine.class);
      assertThat(pushes.check(new ReceivePushes.Push("sf", "guessed", false, push.body()), NOW))
          .isEqualTo(new Verdict.Forged());
    }
  }
}
