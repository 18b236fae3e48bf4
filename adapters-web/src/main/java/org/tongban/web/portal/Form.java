package org.tongban.web.portal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a person typed into a page, with what is wrong about it: it is shown again as it was typed.
 */
public final class Form {
  private static final int LONGEST = 8000;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private String scope = "";

  /** An empty form. */
  public Form() {}

  /**
   * What was sent.
   *
   * @param sent may be null, for a form without fields; longer texts than 8000 characters are cut
   */
  public static Form of(Map<String, ?> sent) {
    var form = new Form();
    if (sent != null) {
      sent.forEach((name, value) -> form.values.put(name, texts(value)));
    }
    return form;
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> many -> many.stream().map(one -> cut(String.valueOf(one))).toList();
      default -> List.of(cut(value.toString()));
    };
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  /** Tells this form's fields from those of other forms on the page; returns this form. */
  public Form scope(String name) {
    scope = name + "-";
    return this;
  }

  /** What the identities of the fields begin with. */
  String scope() {
    return scope;
  }

  /** Fills a field in; returns this form. */
  public Form with(String name, String value) {
    values.put(name, List.of(value));
    return this;
  }

  /** Chooses several of a field; returns this form. */
  public Form choosing(String name, List<String> chosen) {
    values.put(name, List.copyOf(chosen));
    return this;
  }

  /** What was typed, or an empty text. */
  public String value(String name) {
    var all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** What was typed, without blanks around it, or empty if nothing was. */
  public Optional<String> text(String name) {
    return Optional.of(value(name).strip()).filter(text -> !text.isEmpty());
  }

  /** Everything chosen under the name. */
  public List<String> chosen(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(one -> !one.isBlank()).toList();
  }

  /** The fields whose names begin so, by the rest of their names. */
  public Map<String, String> under(String prefix) {
    var found = new LinkedHashMap<String, String>();
    for (var name : values.keySet()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), value(name));
      }
    }
    return found;
  }

  /** Everything typed into fields whose names begin so, by their whole names. */
  public Map<String, String> withPaths(String prefix) {
    var found = new LinkedHashMap<String, String>();
    under(prefix).forEach((rest, typed) -> found.put(prefix + rest, typed));
    return found;
  }

  /** A whole number, or that which stands for none. */
  public int number(String name, int otherwise) {
    return value(name).matches("[0-9]{1,9}") ? Integer.parseInt(value(name)) : otherwise;
  }

  /** Notes what is wrong with a field; the first word on it counts. */
  public void wrong(String name, String words) {
    errors.putIfAbsent(name, words);
  }

  /** Reads a field that must be filled in; empty if it was wrong, which is noted. */
  public <T> Optional<T> required(String name, String missing, Function<String, T> read) {
    var typed = text(name);
    if (typed.isEmpty()) {
      wrong(name, missing);
      return Optional.empty();
    }
    try {
      return Optional.of(read.apply(typed.get()));
    } catch (IllegalArgumentException e) {
      wrong(name, words(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The domain speaks Chinese to people and English to programs. */
  private static String words(String message) {
    return message != null && !message.isEmpty() && message.codePointAt(0) > 0x7f
        ? message
        : "格式不正确，请核对后重新填写。";
  }

  /** What is wrong with the field, or null. */
  public String error(String name) {
    return errors.get(name);
  }

  /** What is wrong, by field. */
  public Map<String, String> errors() {
    return Map.copyOf(errors);
  }

  /** What is wrong, in the order of noting, as links to the fields. */
  public List<Fault> faults() {
    return errors.entrySet().stream()
        .map(entry -> new Fault(Field.id(scope + entry.getKey()), entry.getValue()))
        .toList();
  }

  /** Whether anything is wrong. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Shows nothing that was typed. */
  @Override
  public String toString() {
    return "Form[" + values.keySet() + "]";
  }

  /**
   * A line of the summary of errors.
   *
   * @param id of the field in the page
   */
  public record Fault(String id, String words) {}
}
