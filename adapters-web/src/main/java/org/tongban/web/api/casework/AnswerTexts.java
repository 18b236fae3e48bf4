package org.tongban.web.api.casework;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tongban.domain.item.FormField;
import org.tongban.web.api.Inputs;

/**
 * Answers as a form's schema has them, made into the texts they are kept as: numbers as digits, yes
 * and no as words, several choices with a bar between them, and members of groups by paths such as
 * {@code family/0/name}. Texts stay as they are.
 */
final class AnswerTexts {
  private static final int MOST_DIGITS = 40;
  private static final int MOST_ENTRIES = 50;

  private final Inputs inputs;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private AnswerTexts(Inputs inputs) {
    this.inputs = inputs;
  }

  /** The texts by path; what is no answer of any kind is noted. */
  static Map<String, String> of(Inputs inputs, Map<String, Object> sent) {
    var answers = new AnswerTexts(inputs);
    sent.forEach(answers::put);
    return answers.texts;
  }

  private void put(String name, Object value) {
    switch (value) {
      case Map<?, ?> members ->
          members.forEach((inner, answer) -> putSimple(name + "/" + inner, answer));
      case List<?> all when all.size() > MOST_ENTRIES ->
          inputs.wrong(pointer(name), "最多 " + MOST_ENTRIES + " 项。");
      case List<?> all when all.stream().anyMatch(Map.class::isInstance) -> {
        for (int i = 0; i < all.size(); i++) {
          putMember(name + "/" + i, all.get(i));
        }
      }
      case List<?> all when all.stream().allMatch(String.class::isInstance) ->
          texts.put(
              name,
              all.stream().map(String::valueOf).collect(Collectors.joining(FormField.SEPARATOR)));
      case null, default -> putSimple(name, value);
    }
  }

  private void putMember(String path, Object member) {
    if (member instanceof Map<?, ?> answers) {
      answers.forEach((inner, answer) -> putSimple(path + "/" + inner, answer));
    } else if (member != null) {
      inputs.wrong(pointer(path), "应为一组答案。");
    }
  }

  private void putSimple(String path, Object value) {
    switch (value) {
      case null -> {}
      case String text -> texts.put(path, text);
      case Boolean yes -> texts.put(path, yes ? FormField.YES : FormField.NO);
      case Number number -> {
        var text = digits(number);
        if (text.length() > MOST_DIGITS) {
          inputs.wrong(pointer(path), "数字过长，请核对。");
        } else {
          texts.put(path, text);
        }
      }
      default -> inputs.wrong(pointer(path), "应为文字、数字、是否或选项。");
    }
  }

  private static String digits(Number number) {
    try {
      var exact = new BigDecimal(number.toString());
      return Math.abs((long) exact.scale()) > MOST_DIGITS
          ? number.toString()
          : exact.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException _) {
      return number.toString();
    }
  }

  private static String pointer(String path) {
    return "/answers/" + path;
  }
}
