package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.delivery.Courier;
import org.tongban.domain.delivery.ParcelEvent;

/**
 * 快递100 as a source of tracking for parcels that were booked by hand with a courier we have no
 * connection to: 实时查询 (poll/query.do) with {@code customer}, {@code param} and {@code sign}, the
 * upper-case MD5 of param, key and customer. Fields as in the company's own SDK (kuaidi100-api/
 * java-demo, QueryTrackParam, QueryTrackResp, QueryTrackData).
 */
@Singleton
@Requires(property = "tongban.couriers.kuaidi100.customer")
final class Kuaidi100Tracking implements AutoCloseable {
  /** Names as people write them, and the company's codes (com). */
  private static final Map<String, String> COMPANIES =
      Map.of(
          "EMS", "ems",
          "邮政", "youzhengguonei",
          "顺丰", "shunfeng",
          "京东", "jd",
          "中通", "zhongtong",
          "圆通", "yuantong",
          "申通", "shentong",
          "韵达", "yunda",
          "德邦", "debangkuaidi");

  private final String customer;
  private final String key;
  private final CourierHttp http;

  /**
   * @throws IllegalStateException if the key is missing
   */
  Kuaidi100Tracking(
      @Property(
              name = "tongban.couriers.kuaidi100.address",
              defaultValue = "https://poll.kuaidi100.com/poll/query.do")
          String address,
      @Property(name = "tongban.couriers.kuaidi100.customer") String customer,
      @Property(name = "tongban.couriers.kuaidi100.key", defaultValue = "") String key,
      @Property(name = "tongban.couriers.patience", defaultValue = "PT20S") Duration patience) {
    if (key.isBlank()) {
      throw new IllegalStateException("tongban.couriers.kuaidi100 needs key besides customer");
    }
    this.customer = customer;
    this.key = key;
    this.http = new CourierHttp(address, patience);
  }

  /** What happened to the parcel so far. */
  Courier.Tracking track(Courier.Shipment shipment) {
    var company = company(shipment.waybill().courier().value());
    if (company.isEmpty()) {
      return new Courier.Tracking.Unknown("No code is known for this courier");
    }
    var param =
        Json.write(
            Json.object(
                "com",
                company.get(),
                "num",
                shipment.waybill().number(),
                "phone",
                shipment.phone().value(),
                "resultv2",
                "4",
                "show",
                "0",
                "order",
                "asc"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("customer", customer);
    form.put("sign", HexFormat.of().withUpperCase().formatHex(Digests.md5(param + key + customer)));
    form.put("param", param);
    return switch (http.post(form, Function.identity())) {
      case CourierHttp.Reply.Nothing(var why) -> new Courier.Tracking.Unknown(why);
      case CourierHttp.Reply.Answered(var json) ->
          Json.text(json, "status").equals("200")
              ? new Courier.Tracking.Events(
                  Json.list(json, "data").stream().flatMap(data -> event(data).stream()).toList())
              : new Courier.Tracking.Unknown("returnCode " + Json.text(json, "returnCode"));
    };
  }

  private static Optional<String> company(String name) {
    return COMPANIES.keySet().stream()
        .filter(name::contains)
        // EMS before 邮政, which is another service of the same house.
        .min(java.util.Comparator.comparing((String word) -> !word.equals("EMS")))
        .map(COMPANIES::get);
  }

  private static Optional<ParcelEvent> event(JsonNode data) {
    var words = Json.text(data, "context");
    var status = Json.text(data, "statusCode");
    return ParcelWords.event(
        Json.text(data, "ftime"),
        status.isEmpty() ? "0" : status,
        words,
        Json.text(data, "areaName"),
        code -> kind(code, words));
  }

  /** 0 在途, 1 揽收, 2 疑难, 3 签收, 4 退签, 5 派件, 6 退回, 7 转投, 14 拒签; longer codes refine them. */
  private static ParcelEvent.Kind kind(String code, String words) {
    if (code.equals("14")) {
      return ParcelEvent.Kind.REJECTED;
    }
    return switch (code.charAt(0)) {
      case '1' -> code.length() == 1 ? ParcelEvent.Kind.PICKED_UP : ParcelWords.kind(words);
      case '2' -> ParcelEvent.Kind.PROBLEM;
      case '3' -> ParcelEvent.Kind.SIGNED;
      case '4' -> ParcelEvent.Kind.RETURNED;
      case '5' -> ParcelEvent.Kind.OUT_FOR_DELIVERY;
      case '6' -> ParcelEvent.Kind.RETURNING;
      default -> ParcelEvent.Kind.IN_TRANSIT;
    };
  }

  @Override
  @PreDestroy
  public void close() {
    http.close();
  }
}
