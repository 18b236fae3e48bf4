package org.tongban.application.item;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Reads the cells of a row. A bad cell is noted and a harmless value given in its place, so that
 * all that is wrong with a row is found; see {@link #good}.
 */
final class RowCells {
  private static final int SHOWN = 30;

  private final ReferenceFile file;
  private final ReferenceTable.Row row;
  private final Problems problems;
  private boolean good = true;

  RowCells(ReferenceFile file, ReferenceTable.Row row, Problems problems) {
    this.file = file;
    this.row = row;
    this.problems = problems;
  }

  long line() {
    return row.line();
  }

  /** Whether nothing was wrong so far. */
  boolean good() {
    return good;
  }

  /** Notes that something is wrong with the row. */
  void wrong(String column, String words) {
    good = false;
    problems.add(file, row.line(), column, words);
  }

  String raw(String column) {
    return row.cells().getOrDefault(column, "");
  }

  /** A text that must be there. */
  String text(String column, int most) {
    var text = optional(column, most);
    if (raw(column).isEmpty()) {
      wrong(column, "不能为空");
    }
    return text;
  }

  /** A text that may be empty. */
  String optional(String column, int most) {
    var text = raw(column);
    if (text.length() > most) {
      wrong(column, "最多 " + most + " 个字，现在是 " + text.length() + " 个字");
      return "";
    }
    if (text.codePoints()
        .anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r')) {
      wrong(column, "含有不可见的控制字符，请删除");
    }
    return text;
  }

  /** A text of a certain form, or empty where it is wrong. */
  Optional<String> formed(String column, Predicate<String> form, String words) {
    var text = raw(column);
    if (form.test(text)) {
      return Optional.of(text);
    }
    wrong(column, "“" + shown(text) + "”" + words);
    return Optional.empty();
  }

  Optional<RegionCode> region(String column) {
    return formed(column, RegionCode::isValid, "不是行政区划代码（6、9 或 12 位）").map(RegionCode::new);
  }

  Optional<UnitCode> unit(String column) {
    return formed(column, UnitCode::isValid, "不是机构代码（大写字母开头，大写字母、数字和短横线，2 到 40 位）")
        .map(UnitCode::new);
  }

  Optional<LocalDate> date(String column) {
    try {
      return Optional.of(LocalDate.parse(raw(column)));
    } catch (DateTimeParseException e) {
      wrong(column, "“" + shown(raw(column)) + "”不是日期，应如 2026-01-31");
      return Optional.empty();
    }
  }

  boolean flag(String column) {
    return formed(column, text -> text.equals("true") || text.equals("false"), "应为 true 或 false")
        .map(Boolean::valueOf)
        .orElse(false);
  }

  int number(String column, int least, int most) {
    var text = raw(column);
    if (text.matches("[0-9]{1,9}")) {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(column, "“" + shown(text) + "”应为 " + least + " 到 " + most + " 的整数");
    return least;
  }

  /** The enum constant, or the first one where the word is wrong. */
  <E extends Enum<E>> E word(String column, Class<E> words) {
    return find(raw(column), words)
        .orElseGet(
            () -> {
              wrong(column, "“" + shown(raw(column)) + "”应为 " + allOf(words) + " 之一");
              return words.getEnumConstants()[0];
            });
  }

  /** The enum constants of a list; none for an empty cell. */
  <E extends Enum<E>> Set<E> words(String column, Class<E> words) {
    var found = EnumSet.noneOf(words);
    for (var part : list(column)) {
      find(part, words)
          .ifPresentOrElse(
              found::add,
              () -> wrong(column, "“" + shown(part) + "”应为 " + allOf(words) + " 中的一个或几个，用 | 分隔"));
    }
    return found;
  }

  /** The parts of a list; none for an empty cell. */
  List<String> list(String column) {
    return raw(column).isEmpty()
        ? List.of()
        : Arrays.stream(raw(column).split("\\|", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }

  private static <E extends Enum<E>> Optional<E> find(String word, Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .filter(constant -> constant.name().equals(word))
        .findFirst();
  }

  private static <E extends Enum<E>> String allOf(Class<E> words) {
    return Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"));
  }

  /** Enough of a bad value to find it by. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
