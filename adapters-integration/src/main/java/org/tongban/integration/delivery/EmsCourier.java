package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.delivery.Courier;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Tariff;
import org.tongban.domain.delivery.Waybill;
import org.tongban.integration.delivery.CourierHttp.Reply;

/**
 * EMS by the open platform for customers with an agreement (api.ems.com.cn, 《中小电商企业接口规范》 V2.7): one
 * address, {@code apiCode} says what is wanted, the message is in {@code logitcsInterface} (sic) as
 * {@link EmsCipher} makes it. Where each field is published, and what could not be verified, is in
 * docs/couriers.md.
 *
 * <p>No query of an order by the customer's own number is published. Unless the agreement names one
 * ({@code query-code}), an unknown outcome is settled by EMS' push, which names both numbers, or by
 * a person of the mail room.
 */
@Singleton
@Requires(beans = EmsAccount.class)
final class EmsCourier implements Courier, AutoCloseable {
  /** As it is called on waybills. */
  static final CourierName NAME = new CourierName("邮政EMS");

  private static final String CREATE = "020003";
  private static final String CANCEL = "020006";
  private static final String TRACK = "040001";
  private static final String OK = "00000";
  private static final String DOCUMENTS = "1";
  private static final String SENDER_PAYS = "1";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final EmsAccount account;
  private final ParcelAddresses addresses;
  private final Clock clock;
  private final CourierHttp http;

  EmsCourier(EmsAccount account, ParcelAddresses addresses, Clock clock) {
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
   * An answer of EMS.
   *
   * @param code {@code retCode}: 00000 is success, B… a refusal by a rule, anything else a fault
   */
  private record Answer(String code, String message, JsonNode json) {
    boolean ok() {
      return code.equals(OK);
    }

    boolean says(String... words) {
      return CourierHttp.says(message, words);
    }
  }

  private Reply<Answer> call(String apiCode, Object message) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("apiCode", apiCode);
    form.put("senderNo", account.senderNo());
    form.put("authorization", account.authorization());
    form.put("msgType", "0");
    form.put("timeStamp", now());
    form.put("version", "V1.0.0");
    form.put("logitcsInterface", account.cipher().encrypt(Json.write(message)));
    return http.post(
        form, json -> new Answer(Json.text(json, "retCode"), Json.text(json, "retMsg"), json));
  }

  private String now() {
    return TIME.format(clock.instant().atZone(CHINA));
  }

  @Override
  public Booking book(Parcel parcel) {
    var reference = parcel.reference().toString();
    var order =
        Json.object(
            "ecommerceUserId", reference,
            "logisticsOrderNo", reference,
            "createdTime", now(),
            "contentsAttribute", DOCUMENTS,
            "bizProductNo", account.product(),
            "paymentMode", SENDER_PAYS,
            "sender", party(addresses.sender(parcel.sender())),
            "receiver", party(addresses.recipient(parcel.recipient())),
            "cargos", List.of(Json.object("cargoName", "证照文件", "cargoQuantity", 1)));
    return switch (call(CREATE, List.of(order))) {
      case Reply.Nothing<Answer>(var why) -> new Booking.Unknown(why);
      case Reply.Answered<Answer>(var answer) when answer.ok() ->
          waybill(answer.json())
              .<Booking>map(waybill -> new Booking.Booked(waybill, sorting(answer.json())))
              .orElseGet(() -> new Booking.Unknown("accepted without a waybill"));
      // There may be an order under the number: whether it is ours is asked for, not guessed.
      case Reply.Answered<Answer>(var answer) when answer.says("重复", "已存在") ->
          new Booking.Unknown("the number is in use");
      case Reply.Answered<Answer>(var answer) when answer.code().startsWith("B") ->
          new Booking.Refused("EMS 返回代码 " + code(answer) + "，请核对收寄件信息。");
      case Reply.Answered<Answer>(var answer) -> new Booking.Unknown("retCode " + code(answer));
    };
  }

  private static Map<String, Object> party(ParcelAddresses.Party party) {
    return Json.object(
        "name", party.name(),
        "mobile", party.phone(),
        "prov", party.province(),
        "city", party.city(),
        "county", party.county(),
        "address", party.street());
  }

  private static String code(Answer answer) {
    return answer.code().matches("[A-Z0-9]{1,10}") ? answer.code() : "?";
  }

  private static Optional<Waybill> waybill(JsonNode json) {
    return first(json, "waybillNo")
        .flatMap(
            number -> {
              try {
                return Optional.of(new Waybill(NAME, number));
              } catch (IllegalArgumentException _) {
                return Optional.empty();
              }
            });
  }

  private static Optional<String> sorting(JsonNode json) {
    return first(json, "routeCode").filter(code -> code.length() <= 40);
  }

  /** The body is an object, or a list of one. */
  private static Optional<String> first(JsonNode json, String name) {
    return Json.list(json, "retBody").stream()
        .map(body -> Json.text(body, name))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  @Override
  public Found find(DispatchId reference) {
    if (account.queryCode().isEmpty()) {
      return new Found.Unknown("EMS publishes no query by reference");
    }
    var message = Json.object("logisticsOrderNo", reference.toString());
    return switch (call(account.queryCode(), message)) {
      case Reply.Nothing<Answer>(var why) -> new Found.Unknown(why);
      case Reply.Answered<Answer>(var answer)
          when answer.says("不存在", "无此", "查无", "未查询到", "已取消", "已撤") ->
          new Found.Nothing();
      case Reply.Answered<Answer>(var answer) when answer.ok() ->
          waybill(answer.json())
              .<Found>map(waybill -> new Found.Booked(waybill, sorting(answer.json())))
              .orElseGet(() -> new Found.Unknown("found without a waybill"));
      case Reply.Answered<Answer>(var answer) -> new Found.Unknown("retCode " + code(answer));
    };
  }

  @Override
  public Cancellation cancel(DispatchId reference, Waybill waybill) {
    var message =
        Json.object(
            "logisticsOrderNo", reference.toString(),
            "waybillNo", waybill.number(),
            "cancelReason", "申请人更改了送达方式");
    return switch (call(CANCEL, message)) {
      case Reply.Nothing<Answer>(var why) -> new Cancellation.Unknown(why);
      case Reply.Answered<Answer>(var answer) when answer.ok() -> new Cancellation.Done();
      case Reply.Answered<Answer>(var answer) when answer.says("不存在", "无此", "已取消", "已撤") ->
          new Cancellation.Done();
      case Reply.Answered<Answer>(var answer) when answer.says("已收寄", "已揽收") ->
          new Cancellation.TooLate();
      case Reply.Answered<Answer>(var answer) ->
          new Cancellation.Unknown("retCode " + code(answer));
    };
  }

  @Override
  public Tracking track(Shipment shipment) {
    var message = Json.object("waybillNo", shipment.waybill().number(), "direction", "0");
    return switch (call(TRACK, message)) {
      case Reply.Nothing<Answer>(var why) -> new Tracking.Unknown(why);
      case Reply.Answered<Answer>(var answer) when answer.ok() ->
          new Tracking.Events(events(answer.json()));
      case Reply.Answered<Answer>(var answer) -> new Tracking.Unknown("retCode " + code(answer));
    };
  }

  private static List<ParcelEvent> events(JsonNode json) {
    var items = Json.list(json, "retBody", "responseItems");
    return (items.isEmpty() ? Json.list(json, "retBody") : items)
        .stream().flatMap(item -> event(item).stream()).toList();
  }

  /** What {@code opCode} and the words around it say happened. */
  static Optional<ParcelEvent> event(JsonNode item) {
    var words = Json.text(item, "opDesc");
    var name = Json.text(item, "opName");
    return ParcelWords.event(
        Json.text(item, "opTime"),
        Json.text(item, "opCode"),
        words.isEmpty() ? name : words,
        Json.text(item, "opOrgProvName") + Json.text(item, "opOrgCity"),
        code -> kind(code, name, words));
  }

  private static ParcelEvent.Kind kind(String code, String name, String words) {
    return switch (code) {
      case "203" -> ParcelEvent.Kind.PICKED_UP;
      case "702" -> ParcelEvent.Kind.OUT_FOR_DELIVERY;
      case "705" -> ParcelEvent.Kind.PROBLEM;
      // The same code is used when a parcel that goes back reaches the sender.
      case "704", "747", "748" ->
          ParcelWords.kind(name + words) == ParcelEvent.Kind.RETURNED
              ? ParcelEvent.Kind.RETURNED
              : ParcelEvent.Kind.SIGNED;
      case "708", "711" ->
          ParcelWords.kind(name + words) == ParcelEvent.Kind.RETURNED
              ? ParcelEvent.Kind.RETURNED
              : ParcelEvent.Kind.RETURNING;
      // The words of a step can speak of what will be; the name says what it is.
      default -> ParcelWords.kind(name);
    };
  }

  @Override
  @PreDestroy
  public void close() {
    http.close();
  }
}
