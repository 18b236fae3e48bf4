package org.tongban.integration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.Couriers;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

class ConfiguredCouriersTest {
  @TempDir private Path data;

  private static Map<String, Object> both() {
    var properties = new HashMap<String, Object>();
    properties.put("tongban.courier", "ems");
    properties.put("tongban.couriers.ems.sender-no", EmsServer.SENDER_NO);
    properties.put("tongban.couriers.ems.authorization", EmsServer.AUTHORIZATION);
    properties.put("tongban.couriers.ems.sign-key", EmsServer.SIGN_KEY);
    properties.put("tongban.couriers.ems.tariff", "500/8.00/1000/2.50");
    properties.put("tongban.couriers.sf.partner-id", SfServer.PARTNER);
    properties.put("tongban.couriers.sf.check-word", SfServer.CHECK_WORD);
    return properties;
  }

  @ParameterizedTest
  @CsvSource({
    "MZJ-440900, 440902, 邮政EMS",
    "GAJ-440900, 440902, 顺丰速运",
    "MZJ-440900, 450900, 顺丰速运",
    "MZJ-440900, 450921, 邮政EMS",
    "GAJ-440900, 450921, 顺丰速运",
  })
  void choosesByAuthorityAndRegion(String sender, String to, String courier) {
    var properties = both();
    properties.put("tongban.courier-rules", "GAJ-440900=sf, 45=sf, 450921=ems");
    try (var context = Connected.start(data, Clock.systemUTC(), properties)) {
      assertThat(
              context
                  .getBean(Couriers.class)
                  .choose(new UnitCode(sender), new RegionCode(to))
                  .name()
                  .value())
          .isEqualTo(courier);
    }
  }

  @Test
  void pricesByTheTariff() {
    try (var context = Connected.start(data, Clock.systemUTC(), both())) {
      var couriers = context.getBean(Couriers.class);
      var ems = new CourierName("邮政EMS");
      assertThat(couriers.price(ems, new Weight(500))).contains(new Yuan(800));
      assertThat(couriers.price(ems, new Weight(501))).contains(new Yuan(1050));
      assertThat(couriers.price(ems, new Weight(1501))).contains(new Yuan(1300));
      assertThat(couriers.price(new CourierName("顺丰速运"), new Weight(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"45=pigeon", "45", "45=simulator"})
  void doesNotStartWithARuleThatMeansNothing(String rules) {
    var properties = both();
    properties.put("tongban.courier-rules", rules);
    assertThatThrownBy(() -> Connected.start(data, Clock.systemUTC(), properties).close())
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ems", "sf"})
  void doesNotStartWithACourierThatIsNotConfigured(String name) {
    assertThatThrownBy(
            () -> Connected.start(data, Clock.systemUTC(), Map.of("tongban.courier", name)).close())
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void asks快递100AboutParcelsOfOthers() throws Exception {
    var asked = new HashMap<String, String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          for (var pair :
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .split("&")) {
            var parts = pair.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
          }
          var body =
              ("{\"message\":\"ok\",\"nu\":\"JDX1\",\"ischeck\":\"1\",\"com\":\"jd\",\"status\":\"200\","
                      + "\"state\":\"3\",\"data\":[{\"time\":\"2026-11-27 09:30:00\",\"ftime\":"
                      + "\"2026-11-27 09:30:00\",\"context\":\"已签收\",\"areaName\":\"测试市\","
                      + "\"statusCode\":\"3\"},{\"time\":\"2026-11-26 09:00:00\",\"ftime\":"
                      + "\"2026-11-26 09:00:00\",\"context\":\"已揽收\",\"statusCode\":\"1\"}]}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    var properties = both();
    properties.put(
        "tongban.couriers.kuaidi100.address",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/poll/query.do");
    properties.put("tongban.couriers.kuaidi100.customer", "TESTCUSTOMER");
    properties.put("tongban.couriers.kuaidi100.key", "TESTKEY");
    try (var context = Connected.start(data, Clock.systemUTC(), properties)) {
      var couriers = context.getBean(Couriers.class);
      var tracking = couriers.track(shipment("京东快递"));
      assertThat(((Courier.Tracking.Events) tracking).events())
          .extracting(ParcelEvent::kind)
          .containsExactly(ParcelEvent.Kind.SIGNED, ParcelEvent.Kind.PICKED_UP);
      assertThat(asked)
          .containsEntry("customer", "TESTCUSTOMER")
          .containsEntry(
              "sign",
              java.util.HexFormat.of()
                  .withUpperCase()
                  .formatHex(Digests.md5(asked.get("param") + "TESTKEY" + "TESTCUSTOMER")));
      assertThat(couriers.track(shipment("飞鸽传书"))).isInstanceOf(Courier.Tracking.Unknown.class);
    } finally {
      server.stop(0);
    }
  }

  private static Courier.Shipment shipment(String courier) {
    return new Courier.Shipment(
        new DispatchId(SampleDispatches.id()),
        new Waybill(new CourierName(courier), "JDX1"),
        new MobileNumber("15400000001"));
  }
}
