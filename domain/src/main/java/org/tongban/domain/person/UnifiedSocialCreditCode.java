package org.tongban.domain.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): the registering department, the kind of
 * organisation, 6 digits of the region, an organisation code of 9 with a check of its own (GB
 * 11714-1997), and a check character. Codes of organisations are public.
 *
 * @param value 18 characters of 0–9 and A–Z without I, O, S, V, Z
 */
public record UnifiedSocialCreditCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final String SYNTHETIC_REGION = "449999";

  /**
   * @throws IllegalArgumentException if the value is not a valid code in its normal form
   */
  public UnifiedSocialCreditCode {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * The code as somebody typed it: spaces are dropped, full-width and small characters put right.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static UnifiedSocialCreditCode of(String typed) {
    return new UnifiedSocialCreditCode(normal(typed));
  }

  /** What is wrong with the code, in Chinese words for the person; empty if it is valid. */
  public static Optional<String> problem(String typed) {
    return problemOfNormal(normal(typed));
  }

  private static String normal(String typed) {
    return typed == null
        ? ""
        : Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .toUpperCase(Locale.ROOT);
  }

  private static Optional<String> problemOfNormal(String value) {
    if (value == null || value.isEmpty()) {
      return Optional.of("请填写统一社会信用代码");
    }
    if (value.length() != 18) {
      return Optional.of("统一社会信用代码应为18位，现为" + value.length() + "位，请核对");
    }
    if (!FORM.matcher(value).matches()) {
      return Optional.of("统一社会信用代码第3至8位应为数字，其余为数字或大写字母（不含I、O、S、V、Z），请核对");
    }
    if (value.charAt(16) != organisationCheck(value)) {
      return Optional.of("统一社会信用代码中的主体标识码（第9至17位）校验不通过，请核对");
    }
    if (value.charAt(17) != checkCharacter(value)) {
      return Optional.of("统一社会信用代码校验不通过，可能有一位输错，请核对");
    }
    return Optional.empty();
  }

  /** GB 11714: 11 − Σ mod 11, written X for 10 and 0 for 11; letters count from A = 10. */
  private static char organisationCheck(String value) {
    var sum = 0;
    for (var i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_WEIGHTS[i] * Character.digit(value.charAt(8 + i), 36);
    }
    return "0X987654321".charAt(sum % 11);
  }

  /** GB 32100: weights 3^i mod 31, (31 − Σ mod 31) mod 31. */
  private static char checkCharacter(String value) {
    var sum = 0;
    var weight = 1;
    for (var i = 0; i < 17; i++) {
      sum += weight * ALPHABET.indexOf(value.charAt(i));
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** The 6 digits of the region the organisation is registered in; they may be retired. */
  public String regionPrefix() {
    return value.substring(2, 8);
  }

  /** The organisation code (主体标识码, GB 11714), 9 characters. */
  public String organisationCode() {
    return value.substring(8, 17);
  }

  /** Whether it belongs to an invented organisation (region 449999): for samples and tests only. */
  public boolean isSynthetic() {
    return regionPrefix().equals(SYNTHETIC_REGION);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
