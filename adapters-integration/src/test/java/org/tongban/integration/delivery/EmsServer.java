package org.tongban.integration.delivery;

import java.util.List;
import java.util.Map;

/** EMS' open platform, as far as it is published; the query by reference is an agreement's. */
public final class EmsServer extends CourierServer {
  public static final String SENDER_NO = "1100000000001";
  public static final String AUTHORIZATION = "TESTauthorization";

  /** The 16 bytes "only-for-tests-1". */
  public static final String SIGN_KEY = "b25seS1mb3ItdGVzdHMtMQ==";

  public static final String QUERY_CODE = "020099";

  final EmsCipher cipher = new EmsCipher(SIGN_KEY);

  @Override
  String answer(Map<String, String> form) {
    if (!form.get("senderNo").equals(SENDER_NO)
        || !form.get("authorization").equals(AUTHORIZATION)
        || !form.get("timeStamp").matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
      return reply("B00001", "授权码错误", "");
    }
    var message = Json.read(cipher.decrypt(form.get("logitcsInterface")));
    return switch (form.get("apiCode")) {
      case "020003" -> {
        var order = Json.list(message).getFirst();
        if (Json.text(order, "receiver", "mobile").isEmpty()
            || Json.text(order, "sender", "name").isEmpty()) {
          yield reply("B00002", "收件人电话不能为空", "");
        }
        yield booked(make(Json.text(order, "logisticsOrderNo"), "9990"));
      }
      case QUERY_CODE ->
          find(Json.text(message, "logisticsOrderNo"))
              .filter(order -> !order.cancelled)
              .map(EmsServer::booked)
              .orElseGet(() -> reply("B00010", "订单不存在", ""));
      case "020006" ->
          find(Json.text(message, "logisticsOrderNo"))
              .map(
                  order -> {
                    if (order.pickedUp) {
                      return reply("B00011", "邮件已收寄，不能取消", "");
                    }
                    order.cancelled = true;
                    return reply("00000", "成功", "");
                  })
              .orElseGet(() -> reply("B00010", "订单不存在", ""));
      case "040001" -> {
        var waybill = Json.text(message, "waybillNo");
        yield orders.values().stream()
                .flatMap(List::stream)
                .anyMatch(order -> order.waybill.equals(waybill) && !order.cancelled)
            ? reply(
                "00000",
                "成功",
                Json.write(
                    Json.object(
                        "responseItems",
                        events.getOrDefault(waybill, List.of()).stream()
                            .map(event -> item(waybill, event))
                            .toList())))
            : reply("B00012", "查无此邮件", "");
      }
      default -> reply("B00003", "接口代码错误", "");
    };
  }

  private static String booked(Order order) {
    return reply(
        "00000",
        "成功",
        Json.write(
            Json.object(
                "logisticsOrderNo",
                order.reference,
                "waybillNo",
                order.waybill,
                "routeCode",
                "668-A01-07")));
  }

  /** The body is JSON written into a text. */
  private static String reply(String code, String message, String body) {
    return Json.write(Json.object("retCode", code, "retMsg", message, "retBody", body));
  }

  static Map<String, Object> item(String waybill, Event event) {
    return Json.object(
        "waybillNo", waybill,
        "opTime", event.time(),
        "opCode", event.code(),
        "opName", event.name(),
        "opDesc", event.words(),
        "opOrgProvName", "广东省",
        "opOrgCity", event.city());
  }

  /** A push about a parcel, as EMS sends it at that time. */
  String push(Order order, Event event, String timeStamp) {
    var item = item(order.waybill, event);
    item.put("orderNo", order.reference);
    return Json.write(
        Json.object(
            "logitcsInterface", cipher.encrypt(Json.write(item)),
            "method", "040002",
            "msgType", "0",
            "senderNo", SENDER_NO,
            "serialNo", "C3E7E1A2E6F44EB9B09EB9116C89FC86",
            "timeStamp", timeStamp,
            "version", "v1.0.0"));
  }
}
