package org.tongban.domain.person;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mobile number of the Chinese mainland (手机号码): 11 digits, the first a 1. Whether the number
 * range is in use is for an adapter to check.
 *
 * @param value 11 digits
 */
public record MobileNumber(String value) {
  private static final Pattern FORM = Pattern.compile("1[0-9]{10}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String SYNTHETIC_PREFIX = "154";

  /**
   * @throws IllegalArgumentException if the value is not a valid number in its normal form; the
   *     message says why without repeating it
   */
  public MobileNumber {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * The number as somebody typed it: spaces, dashes and a leading +86 or 0086 are dropped,
   * full-width digits put right.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static MobileNumber of(String typed) {
    return new MobileNumber(normal(typed));
  }

  /**
   * What is wrong with the number, in Chinese words for the person who typed it, without repeating
   * it; empty if it is valid.
   */
  public static Optional<String> problem(String typed) {
    return problemOfNormal(normal(typed));
  }

  private static String normal(String typed) {
    return typed == null
        ? ""
        : Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Pd}]", "")
            .replaceFirst("^(\\+86|0086)", "");
  }

  private static Optional<String> problemOfNormal(String value) {
    if (value == null || value.isEmpty()) {
      return Optional.of("请填写手机号码");
    }
    if (!DIGITS.matcher(value).matches()) {
      return Optional.of("手机号码只能包含数字，请核对");
    }
    if (value.length() != 11) {
      return Optional.of("手机号码应为11位，现为" + value.length() + "位，请核对");
    }
    return FORM.matcher(value).matches() ? Optional.empty() : Optional.of("手机号码应以1开头，请核对");
  }

  /** Whether it is an invented number (prefix 154): for samples and tests only. */
  public boolean isSynthetic() {
    return value.startsWith(SYNTHETIC_PREFIX);
  }

  /** The first three and the last four digits, for example {@code 154****0001}. */
  public String masked() {
    return value.substring(0, 3) + "****" + value.substring(7);
  }

  /** Redacted: nothing of the number. */
  @Override
  public String toString() {
    return "MobileNumber[***]";
  }
}
