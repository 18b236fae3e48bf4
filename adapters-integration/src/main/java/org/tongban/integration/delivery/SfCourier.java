package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.delivery.Courier;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Tariff;
import org.tongban.domain.delivery.Waybill;
import org.tongban.integration.delivery.CourierHttp.Reply;

/**
 * SF by its open platform (丰桥, open.sf-express.com): one address, {@code serviceCode} says what is
 * wanted, {@code msgData} is JSON and {@code msgDigest} signs it. An order is known by {@code
 * orderId}, our reference; a repeat under it makes no second one. Where each field is published,
 * and what could not be verified, is in docs/couriers.md.
 */
@Singleton
@Requires(beans = SfAccount.class)
final class SfCourier implements Courier, AutoCloseable {
  /** As it is called on waybills. */
  static final CourierName NAME = new CourierName("顺丰速运");

  private static final String CREATE = "EXP_RECE_CREATE_ORDER";
  private static final String QUERY = "EXP_RECE_SEARCH_ORDER_RESP";
  private static final String UPDATE = "EXP_RECE_UPDATE_ORDER";
  private static final String ROUTES = "EXP_RECE_SEARCH_ROUTES";

  private static final String GATEWAY_OK = "A1000";

  /** The gateway refused before anything was done: parameters, time, address, right, signature. */
  private static final List<String> GATEWAY_REFUSED =
      List.of("A1001", "A1002", "A1003", "A1004", "A1005", "A1006");

  private static final String REPEATED = "8016";
  private static final String CANCELLED_BEFORE = "8037";
  private static final String NOT_ORDERED = "8024";
  private static final String OUT_OF_REACH = "3";
  private static final int CALL_OFF = 2;
  private static final int LAST_DIGITS = 4;

  private final SfAccount account;
  private final ParcelAddresses addresses;
  private final Clock clock;
  private final CourierHttp http;

  SfCourier(SfAccount account, ParcelAddresses addresses, Clock clock) {
    this.account = account;
    this.addresses = addresses;
    this.clock = clock;
    this.http = new CourierHttp(account.address(), account.patience());
  }

  /** What the agreement says, as far as it is configured. */
  Optional<Tariff> tariff() {
    return account.tariff();
  }

  @Override
  public CourierName name() {
    return NAME;
  }

  /**
   * An answer of SF.
   *
   * @param gateway {@code apiResultCode}
   * @param code {@code errorCode} of the service
   * @param data {@code msgData}
   */
  private record Answer(String gateway, boolean ok, String code, String message, JsonNode data) {
    boolean says(String... words) {
      return CourierHttp.says(message, words);
    }

    /** A code to be shown; anything else a courier writes there is not. */
    String shown() {
      var any = gateway.equals(GATEWAY_OK) ? code : gateway;
      return any.matches("[A-Za-z0-9_]{1,20}") ? any : "?";
    }
  }

  private Reply<Answer> call(String service, Map<String, Object> message) {
    var data = Json.write(message);
    var timestamp = Long.toString(clock.millis());
    Map<String, String> form = new LinkedHashMap<>();
    form.put("partnerID", account.partnerId());
    form.put("requestID", UUID.randomUUID().toString());
    form.put("serviceCode", service);
    form.put("timestamp", timestamp);
    form.put("msgDigest", account.digest(data, timestamp));
    form.put("msgData", data);
    return http.post(form, SfCourier::answer);
  }

  /** {@code apiResultData} is JSON written into a text; {@code msgData} in it is an object. */
  private static Answer answer(JsonNode json) {
    return new Answer(
        Json.text(json, "apiResultCode"),
        Json.text(json, "apiResultData", "success").equals("true"),
        Json.text(json, "apiResultData", "errorCode"),
        Json.text(json, "apiResultData", "errorMsg"),
        Json.at(json, "apiResultData", "msgData").orElseGet(JsonNode::nullNode));
  }

  @Override
  public Booking book(Parcel parcel) {
    var order =
        Json.object(
            "language", "zh-CN",
            "orderId", parcel.reference().toString(),
            "monthlyCard", account.monthlyCard(),
            "payMethod", 1,
            "expressTypeId", account.product(),
            "isGenWaybillNo", 1,
            "isReturnRoutelabel", 1,
            "cargoDetails", List.of(Json.object("name", "证照文件", "count", 1, "unit", "件")),
            "contactInfoList",
                List.of(
                    contact(1, addresses.sender(parcel.sender())),
                    contact(2, addresses.recipient(parcel.recipient()))));
    return switch (call(CREATE, order)) {
      case Reply.Nothing<Answer>(var why) -> new Booking.Unknown(why);
      case Reply.Answered<Answer>(var answer) when GATEWAY_REFUSED.contains(answer.gateway()) ->
          new Booking.Refused("顺丰网关返回代码 " + answer.shown() + "，请管理员核对接口配置。");
      case Reply.Answered<Answer>(var answer) when answer.ok() && outOfReach(answer) ->
          new Booking.Refused("收件地址不在顺丰的收派范围内。");
      case Reply.Answered<Answer>(var answer) when answer.ok() ->
          waybill(answer.data())
              .<Booking>map(waybill -> new Booking.Booked(waybill, sorting(answer.data())))
              .orElseGet(() -> new Booking.Unknown("accepted without a waybill"));
      case Reply.Answered<Answer>(var answer) when answer.code().equals(REPEATED) ->
          new Booking.Unknown("the number is in use");
      case Reply.Answered<Answer>(var answer)
          when answer.gateway().equals(GATEWAY_OK) && answer.code().matches("[0-9]{4,6}") ->
          new Booking.Refused("顺丰返回代码 " + answer.shown() + "，请核对收寄件信息。");
      case Reply.Answered<Answer>(var answer) -> new Booking.Unknown("code " + answer.shown());
    };
  }

  private static Map<String, Object> contact(int type, ParcelAddresses.Party party) {
    return Json.object(
        "contactType", type,
        "contact", party.name(),
        "mobile", party.phone(),
        "country", "CN",
        "province", party.province(),
        "city", party.city(),
        "county", party.county(),
        "address", party.street());
  }

  private static boolean outOfReach(Answer answer) {
    return Json.text(answer.data(), "filterResult").equals(OUT_OF_REACH);
  }

  private static Optional<Waybill> waybill(JsonNode data) {
    return Json.list(data, "waybillNoInfoList").stream()
        .filter(info -> Json.text(info, "waybillType").equals("1"))
        .map(info -> Json.text(info, "waybillNo"))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .flatMap(
            number -> {
              try {
                return Optional.of(new Waybill(NAME, number));
              } catch (IllegalArgumentException _) {
                return Optional.empty();
              }
            });
  }

  private static Optional<String> sorting(JsonNode data) {
    return Json.list(data, "routeLabelInfo").stream()
        .map(info -> Json.text(info, "routeLabelData", "destRouteLabel"))
        .filter(label -> !label.isEmpty() && label.length() <= 40)
        .findFirst();
  }

  @Override
  public Found find(DispatchId reference) {
    var message =
        Json.object("orderId", reference.toString(), "searchType", "1", "language", "zh-CN");
    return switch (call(QUERY, message)) {
      case Reply.Nothing<Answer>(var why) -> new Found.Unknown(why);
      case Reply.Answered<Answer>(var answer) when answer.ok() && outOfReach(answer) ->
          new Found.Nothing();
      case Reply.Answered<Answer>(var answer) when answer.ok() ->
          waybill(answer.data())
              .<Found>map(waybill -> new Found.Booked(waybill, sorting(answer.data())))
              .orElseGet(() -> new Found.Unknown("no waybill yet"));
      case Reply.Answered<Answer>(var answer)
          when answer.gateway().equals(GATEWAY_OK)
              && (account.absentCodes().contains(answer.code())
                  || answer.says("订单不存在", "未下单", "已消单", "已取消")) ->
          new Found.Nothing();
      case Reply.Answered<Answer>(var answer) -> new Found.Unknown("code " + answer.shown());
    };
  }

  @Override
  public Cancellation cancel(DispatchId reference, Waybill waybill) {
    var message =
        Json.object(
            "orderId",
            reference.toString(),
            "dealType",
            CALL_OFF,
            "language",
            "zh-CN",
            "waybillNoInfoList",
            List.of(Json.object("waybillType", 1, "waybillNo", waybill.number())));
    return switch (call(UPDATE, message)) {
      case Reply.Nothing<Answer>(var why) -> new Cancellation.Unknown(why);
      case Reply.Answered<Answer>(var answer)
          when answer.ok() && Json.text(answer.data(), "resStatus").equals("2") ->
          new Cancellation.Done();
      case Reply.Answered<Answer>(var answer)
          when List.of(CANCELLED_BEFORE, NOT_ORDERED).contains(answer.code())
              || answer.says("已消单", "已取消", "未下单", "订单不存在") ->
          new Cancellation.Done();
      case Reply.Answered<Answer>(var answer) when answer.says("已揽收", "已收件", "已收派") ->
          new Cancellation.TooLate();
      case Reply.Answered<Answer>(var answer) -> new Cancellation.Unknown("code " + answer.shown());
    };
  }

  @Override
  public Tracking track(Shipment shipment) {
    var phone = shipment.phone().value();
    var message =
        Json.object(
            "language",
            "zh-CN",
            "trackingType",
            1,
            "trackingNumber",
            List.of(shipment.waybill().number()),
            "methodType",
            1,
            "checkPhoneNo",
            phone.substring(phone.length() - LAST_DIGITS));
    return switch (call(ROUTES, message)) {
      case Reply.Nothing<Answer>(var why) -> new Tracking.Unknown(why);
      case Reply.Answered<Answer>(var answer) when answer.ok() ->
          Json.list(answer.data(), "routeResps").stream()
              .filter(route -> Json.text(route, "mailNo").equals(shipment.waybill().number()))
              .findFirst()
              .<Tracking>map(
                  route ->
                      new Tracking.Events(
                          Json.list(route, "routes").stream()
                              .flatMap(event -> event(event).stream())
                              .toList()))
              .orElseGet(() -> new Tracking.Unknown("nothing about this waybill"));
      case Reply.Answered<Answer>(var answer) -> new Tracking.Unknown("code " + answer.shown());
    };
  }

  /** What {@code opCode} and {@code remark} say happened. */
  static Optional<ParcelEvent> event(JsonNode route) {
    var words = Json.text(route, "remark");
    return ParcelWords.event(
        Json.text(route, "acceptTime"),
        Json.text(route, "opCode"),
        words,
        Json.text(route, "acceptAddress"),
        code -> kind(code, words));
  }

  private static ParcelEvent.Kind kind(String code, String words) {
    return switch (code) {
      case "50", "54" -> ParcelEvent.Kind.PICKED_UP;
      case "44", "204" -> ParcelEvent.Kind.OUT_FOR_DELIVERY;
      case "33", "70" ->
          ParcelWords.kind(words) == ParcelEvent.Kind.REJECTED
              ? ParcelEvent.Kind.REJECTED
              : ParcelEvent.Kind.PROBLEM;
      case "80" -> ParcelEvent.Kind.SIGNED;
      case "99", "648" ->
          ParcelWords.kind(words) == ParcelEvent.Kind.RETURNED
              ? ParcelEvent.Kind.RETURNED
              : ParcelEvent.Kind.RETURNING;
      default -> ParcelEvent.Kind.IN_TRANSIT;
    };
  }

  @Override
  @PreDestroy
  public void close() {
    http.close();
  }
}
