package org.tongban.integration.paper;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.paper.PaperWords;

/**
 * Mustache, and of that only {@code {{word}}}, {@code {{#word}}…{{/word}}} and {@code
 * {{^word}}…{{/word}}}. Values are text and nothing else: they can't be tags, and can't begin a
 * line with one of the marks of {@link PaperText}.
 */
final class TemplateLanguage {
  /** Before each value; it is taken out when the page is set. */
  static final char INERT = '\u200b';

  /** A new line inside of a value. */
  static final char LINE = '\u2028';

  private static final int LONGEST_SHOWN = 40;
  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z]{1,40}");

  /** Knows maps and lists, and asks no object for its methods. */
  private static final Mustache.Collector MAPS_AND_LISTS =
      new BasicCollector() {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
          return new ConcurrentHashMap<>();
        }
      };

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .withCollector(MAPS_AND_LISTS)
          .withEscaper(TemplateLanguage::inert)
          .emptyStringIsFalse(true)
          .strictSections(true);

  private TemplateLanguage() {}

  /**
   * The body with the words.
   *
   * @throws IllegalArgumentException if it has {@link #faults}
   */
  static String filled(String body, PaperWords words) {
    var all = new HashMap<String, Object>(words.values());
    all.putAll(words.lists());
    try {
      return COMPILER.compile(body).execute(all);
    } catch (MustacheException e) {
      throw new IllegalArgumentException("The template can't be filled", e);
    }
  }

  /** Without what could be taken for something else than text. */
  private static String inert(String value) {
    var text = new StringBuilder().append(INERT);
    value
        .replaceAll("\\R", String.valueOf(LINE))
        .codePoints()
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> {}
                default -> text.appendCodePoint(point == '|' ? '｜' : point);
              }
            });
    return text.toString();
  }

  /** What is wrong with the body, in Chinese words. */
  static List<String> faults(PaperVocabulary vocabulary, String body) {
    var faults = new Reading(vocabulary, body).faults();
    if (faults.isEmpty()) {
      try {
        COMPILER.compile(body);
      } catch (MustacheException _) {
        return List.of("占位符没有写对：请检查 {{ 和 }} 成对，每个 {{#…}} 都有对应的 {{/…}}。");
      }
    }
    return faults;
  }

  /** Goes through the tags of a body once. */
  private static final class Reading {
    private final PaperVocabulary vocabulary;
    private final String body;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();
    private Optional<PaperVocabulary.Listed> inside = Optional.empty();

    Reading(PaperVocabulary vocabulary, String body) {
      this.vocabulary = vocabulary;
      this.body = body;
    }

    List<String> faults() {
      var tags = TAG.matcher(body);
      while (tags.find()) {
        read(tags.group(1), line(tags.start()));
      }
      open.forEach(name -> faults.add("{{#" + name + "}} 没有对应的 {{/" + name + "}}。"));
      if (TAG.matcher(body).replaceAll("").matches("(?s).*(\\{\\{|}}).*")) {
        faults.add("有的 {{ 没有对应的 }}，或者多了 }}。");
      }
      return faults;
    }

    private String line(int position) {
      return "第 "
          + (body.substring(0, position).chars().filter(it -> it == '\n').count() + 1)
          + " 行：";
    }

    private void read(String tag, String line) {
      var sign = tag.isEmpty() ? ' ' : tag.charAt(0);
      var section = sign == '#' || sign == '^' || sign == '/';
      var name = (section ? tag.substring(1) : tag).strip();
      if (!NAME.matcher(name).matches()) {
        faults.add(line + "“{{" + cut(tag.strip()) + "}}”不是占位符。占位符的名称只有英文字母。");
        return;
      }
      switch (sign) {
        case '/' -> close(name, line);
        case '#' -> begin(name, line);
        case '^' -> {
          if (known(name, line, vocabulary.list(name).isPresent())) {
            open.push(name);
          }
        }
        default -> known(name, line, false);
      }
    }

    private static String cut(String tag) {
      return tag.length() <= LONGEST_SHOWN ? tag : tag.substring(0, LONGEST_SHOWN) + "…";
    }

    private void begin(String name, String line) {
      var list = vocabulary.list(name);
      if (list.isPresent() && inside.isPresent()) {
        faults.add(line + "列表里面不能再有列表“" + name + "”。");
      }
      // A word and a list may have the same name in different kinds, never in one.
      if (known(name, line, list.isPresent())) {
        open.push(name);
        inside = inside.or(() -> list);
      }
    }

    private void close(String name, String line) {
      if (!name.equals(open.peek())) {
        faults.add(line + "{{/" + name + "}} 前面没有对应的 {{#" + name + "}}。");
        return;
      }
      open.pop();
      if (inside.filter(list -> list.name().equals(name)).isPresent()) {
        inside = Optional.empty();
      }
    }

    private boolean known(String name, String line, boolean list) {
      boolean field =
          inside
              .filter(it -> it.fields().stream().anyMatch(word -> word.name().equals(name)))
              .isPresent();
      if (list || field || vocabulary.knows(name)) {
        return true;
      }
      faults.add(line + "没有“" + name + "”这个占位符" + where(name));
      return false;
    }

    private String where(String name) {
      return vocabulary.lists().stream()
          .filter(list -> list.fields().stream().anyMatch(word -> word.name().equals(name)))
          .findFirst()
          .map(list -> "；它只能写在 {{#" + list.name() + "}} 和 {{/" + list.name() + "}} 之间。")
          .orElse("，请在可用的占位符里选择。");
    }
  }
}
