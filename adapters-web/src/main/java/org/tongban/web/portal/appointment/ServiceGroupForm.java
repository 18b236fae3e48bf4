package org.tongban.web.portal.appointment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.item.BasicCode;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;

/** Reads and fills the form of a service group: one line for a window, one line for an item. */
final class ServiceGroupForm {
  private static final String SEEN = "seen";
  private static final String NAME = "name";
  private static final String LETTER = "letter";
  private static final String WINDOWS = "windows";
  private static final String SCOPE = "scope";
  private static final String ANY = "any";
  private static final String NAMED = "named";
  private static final String ITEMS = "items";
  private static final String MINUTES = "minutes";
  private static final String ACTIVE = "active";
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_NUMBER = 20;
  private static final int MOST_NAMED = 100;
  private static final int LONGEST_LIST = 7990;
  private static final int USUAL_MINUTES = 15;

  private ServiceGroupForm() {}

  /** An empty one. */
  static Form fresh() {
    return new Form()
        .with(SCOPE, ANY)
        .with(MINUTES, Integer.toString(USUAL_MINUTES))
        .choosing(ACTIVE, List.of(ACTIVE));
  }

  /** What is said about the group. */
  static Form of(Planned known, Function<BasicCode, String> nameOf) {
    var group = known.group();
    var lines =
        group.minutesByItem().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getKey().value() + " " + one.getValue())
            .toList();
    // Names help to check, while there is room for them.
    var items =
        lines.size() > MOST_NAMED
            ? lines
            : lines.stream()
                .map(line -> line + " " + nameOf.apply(new BasicCode(line.split(" ", 2)[0])))
                .toList();
    var form = new Form();
    see(form, known.version());
    return form.with(NAME, group.name())
        .with(LETTER, group.letter())
        .with(
            WINDOWS,
            group.windows().stream()
                .map(window -> window.number() + " " + window.name())
                .collect(Collectors.joining("\n")))
        .with(SCOPE, group.anyItem() ? ANY : NAMED)
        .with(MINUTES, Integer.toString(group.minutes()))
        .with(ITEMS, String.join("\n", items))
        .choosing(ACTIVE, group.active() ? List.of(ACTIVE) : List.of());
  }

  /** Notes the version that is shown. */
  static void see(Form form, long version) {
    form.with(SEEN, Long.toString(version));
  }

  /** The version that was shown; what is none was never shown. */
  static int seen(Form form) {
    var text = form.value(SEEN);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }

  /** The fields, as they are filled in. */
  static List<Field> fields(Form form) {
    return List.of(
        Field.of(Field.Kind.TEXT, NAME, "业务类别的名称").hint("群众看得到，例如 综合受理").in(form),
        Field.of(Field.Kind.TEXT, LETTER, "排队号的字母").hint("1 至 2 个大写字母，同一网点不能重复").in(form),
        Field.of(Field.Kind.LONG_TEXT, WINDOWS, "窗口").hint("每行一个：窗口号、空格、名称，例如 A01 综合窗口一").in(form),
        Field.of(Field.Kind.NUMBER, MINUTES, "办一次一般几分钟").hint("1 到 240").in(form),
        Field.of(Field.Kind.RADIOS, SCOPE, "办哪些事项")
            .options(
                List.of(
                    new Field.Option(ANY, "所有事项", "下面列出的按各自的分钟数算"),
                    new Field.Option(NAMED, "只办下面列出的事项")))
            .in(form),
        Field.of(Field.Kind.LONG_TEXT, ITEMS, "事项和分钟数")
            .hint("每行一个：12 位基本编码、空格、分钟数；后面的名称只供核对")
            .optional()
            .in(form),
        Field.of(Field.Kind.CHECKBOXES, ACTIVE, "状态").option(ACTIVE, "启用：可以预约和取号").in(form));
  }

  /**
   * The group that the form says, or empty if anything is wrong, which is noted.
   *
   * @param isItem whether the catalogue has the item
   */
  static Optional<ServiceGroup> read(
      Form form, ServiceGroupCode code, Function<BasicCode, Boolean> isItem) {
    var name = form.required(NAME, "请填写名称。", ServiceGroupForm::name);
    var letter = form.required(LETTER, "请填写字母。", ServiceGroupForm::letter);
    var windows = form.required(WINDOWS, "请填写至少一个窗口。", ServiceGroupForm::windows);
    var minutes = form.required(MINUTES, "请填写分钟数。", ServiceGroupForm::minutes);
    var scope = form.required(SCOPE, "请选择办哪些事项。", ServiceGroupForm::scope);
    var items =
        form.text(ITEMS).isEmpty()
            ? Optional.of(Map.<BasicCode, Integer>of())
            : form.required(ITEMS, "", text -> items(text, isItem));
    if (scope.filter(NAMED::equals).isPresent() && items.filter(Map::isEmpty).isPresent()) {
      form.wrong(ITEMS, "请列出办理的事项，或选择办理所有事项。");
    }
    return form.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new ServiceGroup(
                code,
                name.orElseThrow(),
                letter.orElseThrow(),
                windows.orElseThrow(),
                scope.orElseThrow().equals(ANY),
                minutes.orElseThrow(),
                items.orElseThrow(),
                form.chosen(ACTIVE).contains(ACTIVE)));
  }

  private static String name(String text) {
    if (text.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("最多 " + LONGEST_NAME + " 个字。");
    }
    return text;
  }

  private static String letter(String text) {
    if (!text.matches("[A-Z]{1,2}")) {
      throw new IllegalArgumentException("应为 1 至 2 个大写字母。");
    }
    return text;
  }

  private static String scope(String text) {
    if (!text.equals(ANY) && !text.equals(NAMED)) {
      throw new IllegalArgumentException("请选择办哪些事项。");
    }
    return text;
  }

  private static int minutes(String text) {
    int minutes = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (minutes < 1 || minutes > ServiceGroup.MAXIMUM_MINUTES) {
      throw new IllegalArgumentException("分钟数应为 1 到 " + ServiceGroup.MAXIMUM_MINUTES + "。");
    }
    return minutes;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static List<ServiceWindow> windows(String text) {
    var windows = new ArrayList<ServiceWindow>();
    var numbers = new HashSet<String>();
    for (var line : lines(text)) {
      var parts = line.split("\\s+", 2);
      if (parts.length < 2
          || parts[0].length() > LONGEST_NUMBER
          || parts[1].length() > LONGEST_NAME) {
        throw new IllegalArgumentException("“" + brief(line) + "”应为窗口号、空格、名称，例如 A01 综合窗口一。");
      }
      if (!numbers.add(parts[0])) {
        throw new IllegalArgumentException("窗口号 " + parts[0] + " 重复了。");
      }
      windows.add(new ServiceWindow(parts[0], parts[1]));
    }
    if (windows.isEmpty() || windows.size() > ServiceGroup.MAXIMUM_WINDOWS) {
      throw new IllegalArgumentException("应有 1 至 " + ServiceGroup.MAXIMUM_WINDOWS + " 个窗口。");
    }
    return windows;
  }

  private static Map<BasicCode, Integer> items(String text, Function<BasicCode, Boolean> isItem) {
    if (text.length() > LONGEST_LIST) {
      throw new IllegalArgumentException("事项太多，一次写不下，请去掉名称，或分成几个业务类别。");
    }
    var items = new HashMap<BasicCode, Integer>();
    for (var line : lines(text)) {
      var parts = line.split("\\s+", 3);
      if (parts.length < 2 || !BasicCode.isValid(parts[0])) {
        throw new IllegalArgumentException("“" + brief(line) + "”应为 12 位基本编码、空格、分钟数。");
      }
      var code = new BasicCode(parts[0]);
      if (!isItem.apply(code)) {
        throw new IllegalArgumentException("没有编码是 " + parts[0] + " 的事项，请核对。");
      }
      if (items.put(code, minutes(parts[1])) != null) {
        throw new IllegalArgumentException("事项 " + parts[0] + " 重复了。");
      }
    }
    if (items.size() > ServiceGroup.MAXIMUM_ITEMS) {
      throw new IllegalArgumentException("最多 " + ServiceGroup.MAXIMUM_ITEMS + " 个事项。");
    }
    return items;
  }

  private static String brief(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST_NUMBER));
  }
}
