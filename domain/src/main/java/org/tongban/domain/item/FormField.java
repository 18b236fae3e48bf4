package org.tongban.domain.item;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One question of an application form.
 *
 * @param name unique within the form: lower-case letters, digits and underscores
 * @param label the question, for people
 * @param maxLength the most characters an answer may have, 1 to 2000
 * @param options the answers to choose from; empty unless {@link Kind#CHOICE}
 * @param hint help below the question; may be empty
 */
public record FormField(
    String name,
    String label,
    Kind kind,
    boolean required,
    int maxLength,
    List<String> options,
    String hint) {

  /** What an answer looks like. */
  public enum Kind {
    TEXT,
    LONG_TEXT,
    NUMBER,
    DATE,
    CHOICE,
    PHONE,
    BANK_ACCOUNT
  }

  public FormField {
    Objects.requireNonNull(name);
    Objects.requireNonNull(label);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(hint);
    options = List.copyOf(options);
    if (maxLength < 1 || maxLength > 2000) {
      throw new IllegalArgumentException("A maximal length is 1 to 2000: " + maxLength);
    }
    if ((kind == Kind.CHOICE) == options.isEmpty()) {
      throw new IllegalArgumentException("Options belong to a choice, and only there: " + name);
    }
  }

  /**
   * What is wrong with the answer, in words for the person, or empty if it will do.
   *
   * @param answer the answer as typed; null counts as empty
   */
  public Optional<String> problem(String answer) {
    var text = answer == null ? "" : answer.strip();
    if (text.isEmpty()) {
      return required ? Optional.of("请填写“" + label + "”。") : Optional.empty();
    }
    if (text.length() > maxLength) {
      return Optional.of("“" + label + "”最多 " + maxLength + " 个字，现在是 " + text.length() + " 个字。");
    }
    return switch (kind) {
      case TEXT, LONG_TEXT -> Optional.empty();
      case NUMBER -> isNumber(text) ? Optional.empty() : Optional.of("“" + label + "”要填数字。");
      case DATE ->
          isDate(text) ? Optional.empty() : Optional.of("“" + label + "”要填日期，例如 2026-01-31。");
      case CHOICE ->
          options.contains(text)
              ? Optional.empty()
              : Optional.of("“" + label + "”请从列出的选项中选择：" + String.join("、", options) + "。");
      case PHONE ->
          text.matches("1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}")
              ? Optional.empty()
              : Optional.of("“" + label + "”要填 11 位手机号码，或带区号的固定电话。");
      case BANK_ACCOUNT ->
          text.replace(" ", "").matches("[0-9]{12,23}")
              ? Optional.empty()
              : Optional.of("“" + label + "”要填 12 到 23 位数字的账号。");
    };
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).precision() <= 30;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
