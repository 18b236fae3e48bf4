package org.tongban.integration.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** SF's open platform, as far as it is published. */
public final class SfServer extends CourierServer {
  public static final String PARTNER = "TESTPARTNER";
  public static final String CHECK_WORD = "only-for-tests-checkword-00000001";

  @Override
  String answer(Map<String, String> form) {
    if (!form.get("msgDigest").equals(digest(form.get("msgData"), form.get("timestamp")))) {
      return Json.write(Json.object("apiResultCode", "A1006", "apiErrorMsg", "数字签名无效"));
    }
    if (!form.get("partnerID").equals(PARTNER) || form.get("requestID").length() != 36) {
      return Json.write(Json.object("apiResultCode", "A1004", "apiErrorMsg", "无对应服务权限"));
    }
    var message = Json.read(form.get("msgData"));
    var reference = Json.text(message, "orderId");
    return switch (form.get("serviceCode")) {
      case "EXP_RECE_CREATE_ORDER" -> {
        var to = Json.list(message, "contactInfoList").getLast();
        if (Json.text(to, "mobile").isEmpty()) {
          yield refused("1016", "收件人电话不能为空");
        }
        if (Json.text(to, "address").contains("孤岛")) {
          yield data(Json.object("orderId", reference, "filterResult", 3));
        }
        if (find(reference).filter(order -> order.cancelled).isPresent()) {
          yield refused("8016", "重复下单");
        }
        yield booked(make(reference, "SF79"));
      }
      case "EXP_RECE_SEARCH_ORDER_RESP" ->
          find(reference)
              .map(order -> order.cancelled ? refused("8037", "已消单") : booked(order))
              .orElseGet(() -> refused("8024", "未下单"));
      case "EXP_RECE_UPDATE_ORDER" ->
          find(reference)
              .map(
                  order -> {
                    if (order.pickedUp) {
                      return refused("8252", "订单已揽收，不能取消");
                    }
                    if (order.cancelled) {
                      return refused("8037", "已消单");
                    }
                    order.cancelled = true;
                    return data(Json.object("orderId", reference, "resStatus", 2));
                  })
              .orElseGet(() -> refused("8024", "未下单"));
      case "EXP_RECE_SEARCH_ROUTES" -> {
        var waybill = Json.text(Json.list(message, "trackingNumber").getFirst());
        yield orders.values().stream()
                .flatMap(List::stream)
                .anyMatch(order -> order.waybill.equals(waybill))
            ? data(
                Json.object(
                    "routeResps",
                    List.of(
                        Json.object(
                            "mailNo",
                            waybill,
                            "routes",
                            events.getOrDefault(waybill, List.of()).stream()
                                .map(SfServer::route)
                                .toList()))))
            : data(Json.object("routeResps", List.of()));
      }
      default -> refused("S0001", "非法的服务代码");
    };
  }

  static Map<String, Object> route(Event event) {
    return Json.object(
        "acceptTime", event.time(),
        "acceptAddress", event.city(),
        "remark", event.words(),
        "opCode", event.code());
  }

  private static String booked(Order order) {
    return data(
        Json.object(
            "orderId",
            order.reference,
            "filterResult",
            2,
            "waybillNoInfoList",
            List.of(Json.object("waybillType", 1, "waybillNo", order.waybill)),
            "routeLabelInfo",
            List.of(
                Json.object(
                    "code", "1000", "routeLabelData", Json.object("destRouteLabel", "668WB-A1")))));
  }

  /** The result is JSON written into a text. */
  private static String data(Map<String, Object> message) {
    return result(Json.object("success", true, "errorCode", "S0000", "msgData", message));
  }

  private static String refused(String code, String message) {
    return result(Json.object("success", false, "errorCode", code, "errorMsg", message));
  }

  private static String result(Map<String, Object> result) {
    return Json.write(
        Json.object(
            "apiResultCode", "A1000", "apiErrorMsg", "", "apiResultData", Json.write(result)));
  }

  /** The published algorithm, written a second time. */
  static String digest(String message, String timestamp) {
    try {
      var text = URLEncoder.encode(message + timestamp + CHECK_WORD, StandardCharsets.UTF_8);
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String content(Order order, Event... events) {
    return Json.write(
        Json.object(
            "Body",
            Json.object(
                "WaybillRoute",
                java.util.Arrays.stream(events)
                    .map(
                        event -> {
                          var route = route(event);
                          route.put("mailno", order.waybill);
                          route.put("orderid", order.reference);
                          route.put("id", "15800000000" + event.code());
                          return route;
                        })
                    .toList())));
  }

  /** A signed push, as a form. */
  static String push(String content, String timestamp) {
    return "partnerID=%s&requestID=0&serviceCode=PUSH&timestamp=%s&msgDigest=%s&msgData=%s"
        .formatted(
            PARTNER,
            timestamp,
            URLEncoder.encode(digest(content, timestamp), StandardCharsets.UTF_8),
            URLEncoder.encode(content, StandardCharsets.UTF_8));
  }
}
