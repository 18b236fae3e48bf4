package org.tongban.web.api.appointment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.item.BasicCode;
import org.tongban.web.api.Inputs;

/** Reads what requests about visits have in common. */
final class VisitInputs {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final String MIDNIGHT = "24:00";

  private VisitInputs() {}

  /** A time of the day; 24:00 is the end of it. */
  static LocalTime time(String text) {
    if (MIDNIGHT.equals(text)) {
      return LocalTime.MAX;
    }
    try {
      return LocalTime.parse(text, CLOCK);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("时间的格式为时:分，例如 09:30。", e);
    }
  }

  /** How a time of the day is told. */
  static String told(LocalTime time) {
    // Whole minutes are written as 09:30; a formatter takes many times as long.
    return time.equals(LocalTime.MAX) ? MIDNIGHT : time.truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** A date that the calendar has. */
  static LocalDate date(String text) {
    var date = Inputs.date(text);
    if (!WorkingCalendar.covers(date)) {
      throw new IllegalArgumentException("日期超出了可以查询的范围。");
    }
    return date;
  }

  /** Items in a query, separated by commas. */
  static List<BasicCode> items(Inputs inputs, String text) {
    return text == null || text.isBlank()
        ? List.of()
        : items(inputs, "items", Arrays.asList(text.split(",", Visit.MAXIMUM_ITEMS + 2)));
  }

  /** Items in a body; each once, at most five. */
  static List<BasicCode> items(Inputs inputs, String pointer, List<String> codes) {
    var items = new ArrayList<BasicCode>();
    if (codes == null) {
      return items;
    }
    if (codes.size() > Visit.MAXIMUM_ITEMS) {
      inputs.wrong(pointer, "一次最多办 " + Visit.MAXIMUM_ITEMS + " 件事。");
      return items;
    }
    for (int i = 0; i < codes.size(); i++) {
      var item = inputs.required(pointer + "/" + i, codes.get(i), BasicCode::new);
      if (item != null && !items.contains(item)) {
        items.add(item);
      }
    }
    return items;
  }

  /** How many people are served; 1 if nothing is said. */
  static int people(Inputs inputs, String pointer, Integer people) {
    if (people != null && (people < 1 || people > Visit.MAXIMUM_PEOPLE)) {
      inputs.wrong(pointer, "一次可为 1 至 " + Visit.MAXIMUM_PEOPLE + " 人预约。");
    }
    return people == null ? 1 : people;
  }

  /** What the domain makes of it, or null if it refuses, which is noted in its words. */
  static <T> T made(Inputs inputs, String pointer, Supplier<T> make) {
    return inputs.required(pointer, "given", _ -> make.get());
  }
}
