package org.tongban.integration.delivery;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.domain.delivery.ParcelEvent;

/** Makes events of what couriers write. */
final class ParcelWords {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter IDENTITY = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int LONGEST = 500;
  private static final int LONGEST_PLACE = 100;
  private static final int LONGEST_CODE = 40;

  private ParcelWords() {}

  /**
   * The event, or empty if it has no readable time. Couriers push an event with an identity and
   * answer a query for it without: so time and code are its identity, and the same both ways.
   *
   * @param time as yyyy-MM-dd HH:mm:ss in China's zone
   */
  static Optional<ParcelEvent> event(
      String time,
      String code,
      String words,
      String place,
      Function<String, ParcelEvent.Kind> kind) {
    try {
      var at = LocalDateTime.parse(time, TIME);
      return Optional.of(
          new ParcelEvent(
              IDENTITY.format(at) + "-" + cut(code, LONGEST_CODE),
              at.atZone(CHINA).toInstant(),
              kind.apply(code),
              cut(words, LONGEST),
              cut(place, LONGEST_PLACE),
              ""));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  /**
   * What the words say, where no code does. What comes back is looked for before what arrives: 退回妥投
   * is no delivery.
   */
  static ParcelEvent.Kind kind(String words) {
    if (words.contains("遗失") || words.contains("丢失")) {
      return ParcelEvent.Kind.LOST;
    }
    if (words.contains("退回妥投")
        || words.contains("退件签收")
        || words.contains("退回签收")
        || words.contains("退签")) {
      return ParcelEvent.Kind.RETURNED;
    }
    if (words.contains("拒收") || words.contains("拒签")) {
      return ParcelEvent.Kind.REJECTED;
    }
    if (words.contains("退回") || words.contains("退件")) {
      return ParcelEvent.Kind.RETURNING;
    }
    if (words.contains("未妥投") || words.contains("不成功") || words.contains("异常")) {
      return ParcelEvent.Kind.PROBLEM;
    }
    if (words.contains("妥投") || words.contains("已签收") || words.contains("代签收")) {
      return ParcelEvent.Kind.SIGNED;
    }
    if (words.contains("派送") || words.contains("派件") || words.contains("下段")) {
      return ParcelEvent.Kind.OUT_FOR_DELIVERY;
    }
    if (words.contains("揽收") || words.contains("收寄") || words.contains("收取")) {
      return ParcelEvent.Kind.PICKED_UP;
    }
    return ParcelEvent.Kind.IN_TRANSIT;
  }
}
