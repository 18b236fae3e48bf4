package org.tongban.domain.person;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A citizen id number (公民身份号码, GB 11643-1999): 6 digits of the region it was first given in, 8 of
 * the birth date, 3 of a sequence, and a check character.
 *
 * <p>Regions are checked down to the province only, since retired codes live on in ids. Residence
 * permits of people from Hong Kong, Macao and Taiwan (81, 82, 83) and permanent residence cards of
 * foreigners (9) follow the same standard.
 *
 * @param value 18 characters: 17 digits, then a digit or X
 */
public record CitizenId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9X]");
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82", "83");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final String SYNTHETIC_REGION = "449999";
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1850, 1, 1);
  private static final LocalDate LAST_BIRTH = LocalDate.of(2099, 12, 31);

  /**
   * @throws IllegalArgumentException if the value is not a valid number in its normal form; the
   *     message says why without repeating it
   */
  public CitizenId {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * The id as somebody typed it: spaces are dropped, full-width characters and a small x are put
   * right.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static CitizenId of(String typed) {
    return new CitizenId(normal(typed));
  }

  /**
   * What is wrong with the number, in Chinese words for the person who typed it, without repeating
   * it; empty if it is valid.
   */
  public static Optional<String> problem(String typed) {
    return problemOfNormal(normal(typed));
  }

  /** Like {@link #problem(String)}, and refuses births after {@code today} too. */
  public static Optional<String> problem(String typed, LocalDate today) {
    var problem = problem(typed);
    return problem.isEmpty() && of(typed).birthDate().isAfter(today)
        ? Optional.of("公民身份号码中的出生日期晚于今天，请核对")
        : problem;
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
      return Optional.of("请填写公民身份号码");
    }
    if (value.length() == 15) {
      return Optional.of("15位旧身份证号码已停用，请填写18位公民身份号码");
    }
    if (value.length() != 18) {
      return Optional.of("公民身份号码应为18位，现为" + value.length() + "位，请核对");
    }
    if (!FORM.matcher(value).matches()) {
      return Optional.of("公民身份号码前17位应为数字，最后一位应为数字或X，请核对");
    }
    if (value.charAt(0) != '9' && !PROVINCES.contains(value.substring(0, 2))) {
      return Optional.of("公民身份号码的前2位不是有效的地区代码，请核对");
    }
    var birth = birthDate(value);
    if (birth.isEmpty()) {
      return Optional.of("公民身份号码中的出生日期（第7至14位）不存在，请核对");
    }
    if (birth.get().isBefore(FIRST_BIRTH) || birth.get().isAfter(LAST_BIRTH)) {
      return Optional.of("公民身份号码中的出生年份（第7至10位）不合理，请核对");
    }
    if (value.charAt(17) != checkCharacter(value)) {
      return Optional.of("公民身份号码校验不通过，可能有一位输错，请核对");
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> birthDate(String value) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(value, 6, 10, 10),
              Integer.parseInt(value, 10, 12, 10),
              Integer.parseInt(value, 12, 14, 10)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static char checkCharacter(String value) {
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (value.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  /** The date of birth (digits 7 to 14). */
  public LocalDate birthDate() {
    return birthDate(value).orElseThrow();
  }

  /** The sex: an odd sequence is male. */
  public Sex sex() {
    return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
  }

  /** The 6 digits of the region; they may be retired. */
  public String regionPrefix() {
    return value.substring(0, 6);
  }

  /** Whether it belongs to an invented person (region 449999): for samples and tests only. */
  public boolean isSynthetic() {
    return regionPrefix().equals(SYNTHETIC_REGION);
  }

  /**
   * The age in full years on a day: another year on each birthday, on 1 March for 29 February.
   *
   * @throws IllegalArgumentException if the person was born after the day
   */
  public Age ageOn(LocalDate day) {
    var birth = birthDate();
    if (birth.isAfter(day)) {
      throw new IllegalArgumentException("Born after the day asked for");
    }
    return new Age(Period.between(birth, day).getYears());
  }

  /** The first and last four characters, for example {@code 4499**********0010}. */
  public String masked() {
    return value.substring(0, 4) + "*".repeat(10) + value.substring(14);
  }

  /** Redacted: nothing of the number. */
  @Override
  public String toString() {
    return "CitizenId[***]";
  }
}
