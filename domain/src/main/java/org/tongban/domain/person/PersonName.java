package org.tongban.domain.person;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A natural person's name (姓名): 2 to 50 characters, Chinese or in another script, with · between
 * the parts of a minority or foreign name. Rare characters outside the basic plane count as one.
 *
 * @param value the name in its normal form
 */
public record PersonName(String value) {
  private static final int MINIMUM = 2;
  private static final int MAXIMUM = 50;
  private static final Pattern FORM =
      Pattern.compile("[\\p{L}\\p{M}]+([ ·.'’-]{1,2}[\\p{L}\\p{M}]+)*\\.?");
  private static final Pattern DOTS = Pattern.compile("[•‧・･∙⋅．]");

  /**
   * @throws IllegalArgumentException if the value is not a valid name in its normal form; the
   *     message says why without repeating it
   */
  public PersonName {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * The name as somebody typed it: trimmed, runs of spaces made one, the many look-alikes of the
   * dot made ·.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static PersonName of(String typed) {
    return new PersonName(normal(typed));
  }

  /**
   * What is wrong with the name, in Chinese words for the person who typed it, without repeating
   * it; empty if it is valid.
   */
  public static Optional<String> problem(String typed) {
    return problemOfNormal(normal(typed));
  }

  private static String normal(String typed) {
    return typed == null
        ? ""
        : Normalizer.normalize(DOTS.matcher(typed).replaceAll("·"), Normalizer.Form.NFC)
            .replaceAll("[\\s\\u3000]+", " ")
            .strip();
  }

  private static Optional<String> problemOfNormal(String value) {
    if (value == null || value.isEmpty()) {
      return Optional.of("请填写姓名");
    }
    var length = value.codePointCount(0, value.length());
    if (length < MINIMUM || length > MAXIMUM) {
      return Optional.of("姓名应为" + MINIMUM + "至" + MAXIMUM + "个字，请核对");
    }
    return FORM.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("姓名只能包含汉字、字母和间隔号“·”，请与证件上的姓名保持一致");
  }

  /** Whether it is an invented name (contains 测): for samples and tests only. */
  public boolean isSynthetic() {
    return value.contains("测");
  }

  /** The first character and one star however long the name is, for example {@code 测*}. */
  public String masked() {
    return value.substring(0, value.offsetByCodePoints(0, 1)) + "*";
  }

  /** Redacted: nothing of the name. */
  @Override
  public String toString() {
    return "PersonName[***]";
  }
}
