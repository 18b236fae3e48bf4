package org.tongban.web.print.delivery;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.tongban.application.delivery.SettlePostage;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.place.UnitCode;

/** Writes a month's parcels as a table for settling with couriers, without anything personal. */
@Singleton
public final class Settlement {
  private static final int AT_ONCE = 1000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final SettlePostage postage;
  private final Places places;

  Settlement(SettlePostage postage, Places places) {
    this.postage = postage;
    this.places = places;
  }

  /**
   * CSV in UTF-8 with the mark by which spreadsheets know it; only the head if there is nothing.
   */
  public byte[] csv(Caller.Staff caller, UnitCode sender, YearMonth month) {
    var table = new StringBuilder("\ufeff");
    line(table, "寄件单位", "月份", "交寄时间", "快递公司", "运单号", "重量（克）", "资费（元）", "寄递编号");
    var name = places.organisation().nameOf(sender);
    Optional<String> after = Optional.empty();
    do {
      var page = postage.lines(caller, sender, month, new Page.Request(after, AT_ONCE));
      page.items().forEach(posting -> line(table, name, month, posting));
      after = page.next();
    } while (after.isPresent());
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder table, String name, YearMonth month, Posting posting) {
    line(
        table,
        name,
        month.toString(),
        posting.handedOver().map(TIME::format).orElse(""),
        posting.waybill().courier().value(),
        posting.waybill().number(),
        posting.weighing().map(one -> Integer.toString(one.weight().grams())).orElse("未称重"),
        posting.weighing().map(one -> one.cost().toString()).orElse(""),
        posting.dispatch().toString());
  }

  private static void line(StringBuilder table, String... cells) {
    for (int cell = 0; cell < cells.length; cell++) {
      table.append(cell == 0 ? "" : ",").append(quoted(cells[cell]));
    }
    table.append("\r\n");
  }

  /** Quoted, and so that no spreadsheet takes it for a formula. */
  private static String quoted(String text) {
    var safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
