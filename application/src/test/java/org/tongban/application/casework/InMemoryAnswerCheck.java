package org.tongban.application.casework;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tongban.domain.item.FormSchema;

/** Knows as much of JSON Schema as the schemas of forms use; refuses words it does not know. */
public final class InMemoryAnswerCheck implements AnswerCheck {
  @Override
  public List<Fault> faults(FormSchema schema, Map<String, Object> document) {
    var faults = new ArrayList<Fault>();
    check(schema.document(), document, List.of(), faults);
    return faults;
  }

  private static void check(Object schema, Object value, List<String> place, List<Fault> faults) {
    if (schema instanceof Boolean allowed) {
      if (!allowed) {
        faults.add(new Fault(place, "false"));
      }
      return;
    }
    var words = (Map<?, ?>) schema;
    words.forEach((word, wanted) -> check(word.toString(), wanted, words, value, place, faults));
  }

  private static void check(
      String word,
      Object wanted,
      Map<?, ?> words,
      Object value,
      List<String> place,
      List<Fault> faults) {
    switch (word) {
      case "$schema", "$id", "title", "description", "then", "else" -> {}
      case "type" -> need(isOf(wanted.toString(), value), word, place, faults);
      case "enum" -> need(((List<?>) wanted).contains(value), word, place, faults);
      case "minLength" ->
          need(
              !(value instanceof String text) || length(text) >= (int) wanted, word, place, faults);
      case "maxLength" ->
          need(
              !(value instanceof String text) || length(text) <= (int) wanted, word, place, faults);
      case "pattern" ->
          need(
              !(value instanceof String text)
                  || Pattern.compile(wanted.toString()).matcher(text).find(),
              word,
              place,
              faults);
      case "format" -> need(!(value instanceof String text) || isDate(text), word, place, faults);
      case "minimum" ->
          need(
              !(value instanceof BigDecimal number) || number.compareTo((BigDecimal) wanted) >= 0,
              word,
              place,
              faults);
      case "maximum" ->
          need(
              !(value instanceof BigDecimal number) || number.compareTo((BigDecimal) wanted) <= 0,
              word,
              place,
              faults);
      case "minItems" ->
          need(!(value instanceof List<?> all) || all.size() >= (int) wanted, word, place, faults);
      case "maxItems" ->
          need(!(value instanceof List<?> all) || all.size() <= (int) wanted, word, place, faults);
      case "uniqueItems" ->
          need(
              !(value instanceof List<?> all) || new HashSet<>(all).size() == all.size(),
              word,
              place,
              faults);
      case "contains" ->
          need(
              !(value instanceof List<?> all) || all.stream().anyMatch(one -> holds(wanted, one)),
              word,
              place,
              faults);
      case "items" -> {
        if (value instanceof List<?> all) {
          for (int i = 0; i < all.size(); i++) {
            check(wanted, all.get(i), in(place, "" + i), faults);
          }
        }
      }
      case "properties" -> {
        if (value instanceof Map<?, ?> members) {
          ((Map<?, ?>) wanted)
              .forEach(
                  (name, schema) -> {
                    if (members.containsKey(name)) {
                      check(schema, members.get(name), in(place, name.toString()), faults);
                    }
                  });
        }
      }
      case "required" -> {
        if (value instanceof Map<?, ?> members) {
          for (var name : (List<?>) wanted) {
            need(members.containsKey(name), word, in(place, name.toString()), faults);
          }
        }
      }
      case "additionalProperties" -> {
        if (value instanceof Map<?, ?> members) {
          for (var name : members.keySet()) {
            need(
                ((Map<?, ?>) words.get("properties")).containsKey(name),
                word,
                in(place, name.toString()),
                faults);
          }
        }
      }
      case "allOf" -> ((List<?>) wanted).forEach(schema -> check(schema, value, place, faults));
      case "if" -> {
        var branch = words.get(holds(wanted, value) ? "then" : "else");
        if (branch != null) {
          check(branch, value, place, faults);
        }
      }
      default -> {
        if (!word.startsWith("x-tongban-")) {
          throw new IllegalArgumentException("Not known here: " + word);
        }
      }
    }
  }

  private static boolean holds(Object schema, Object value) {
    var faults = new ArrayList<Fault>();
    check(schema, value, List.of(), faults);
    return faults.isEmpty();
  }

  private static List<String> in(List<String> place, String name) {
    var inner = new ArrayList<>(place);
    inner.add(name);
    return inner;
  }

  private static void need(boolean holds, String word, List<String> place, List<Fault> faults) {
    if (!holds) {
      faults.add(new Fault(place, word));
    }
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "string" -> value instanceof String;
      case "number" -> value instanceof BigDecimal;
      case "boolean" -> value instanceof Boolean;
      case "array" -> value instanceof List<?>;
      case "object" -> value instanceof Map<?, ?>;
      default -> throw new IllegalArgumentException("Not known here: " + type);
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
