package org.tongban.domain.casework;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.domain.delivery.Mod3736;

/**
 * The number of a case for people (申报号), for example {@code 440902-261123-7KQ2M9XR-N}: the deciding
 * authority's region (6), the day of filing (yyMMdd), 8 random characters (40 bits, so that nobody
 * finds others' cases by guessing), and the check character of ISO 7064 MOD 37,36 over all of it.
 *
 * <p>The random part is written in Crockford's base 32, without I, L, O and U, and numbers whose
 * check character would be one of these are never given out. So what looks like a 0 or a 1 can be
 * read as one, and still every single wrong character is found.
 *
 * @param value 21 characters, without the dashes
 */
public record CaseNumber(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 21;
  private static final int REGION_DIGITS = 4;
  private static final int REGION_END = 6;
  private static final int DATE_END = 12;
  private static final int RANDOM_END = 20;
  private static final int RANDOM_BITS = 40;
  private static final long MAXIMUM_RANDOM = (1L << RANDOM_BITS) - 1;
  private static final int BITS_PER_CHARACTER = 5;
  private static final Pattern REGION = Pattern.compile("[0-9]{4}[0-9A-Z]{2}");
  private static final Pattern FORM =
      Pattern.compile("[0-9]{4}[0-9A-Z]{2}[0-9]{6}[0-9A-HJKMNP-TV-Z]{9}");

  /**
   * @throws IllegalArgumentException if the value is not a valid number in its normal form
   */
  public CaseNumber {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * A new number. The random part is {@code random40}, or the next one after it that has an
   * unmistakable check character; numbers can repeat, as random numbers do.
   *
   * @param regionCode the deciding authority's region, 6 characters, for example 440902 or 4409BH
   * @param date the day of filing, in the years 2000 to 2099
   * @param random40 40 bits from a secure source of randomness: 0 to 2^40 − 1
   * @throws IllegalArgumentException if a value lies outside its range
   */
  public static CaseNumber create(String regionCode, LocalDate date, long random40) {
    if (!REGION.matcher(regionCode).matches()) {
      throw new IllegalArgumentException("A case number's region has 6 characters: " + regionCode);
    }
    if (date.getYear() < 2000 || date.getYear() > 2099) {
      throw new IllegalArgumentException("A case number's year is 2000 to 2099: " + date);
    }
    if (random40 < 0 || random40 > MAXIMUM_RANDOM) {
      throw new IllegalArgumentException("A case number's random part has 40 bits");
    }
    var head =
        regionCode
            + "%02d%02d%02d"
                .formatted(date.getYear() - 2000, date.getMonthValue(), date.getDayOfMonth());
    for (var random = random40; ; random = random + 1 & MAXIMUM_RANDOM) {
      var body = head + inBase32(random);
      var check = Mod3736.checkCharacter(body);
      if (ALPHABET.indexOf(check) >= 0) {
        return new CaseNumber(body + check);
      }
    }
  }

  private static String inBase32(long random40) {
    var text = new StringBuilder();
    for (var shift = RANDOM_BITS - BITS_PER_CHARACTER; shift >= 0; shift -= BITS_PER_CHARACTER) {
      text.append(ALPHABET.charAt((int) (random40 >>> shift) & 31));
    }
    return text.toString();
  }

  /**
   * The number as somebody typed it: spaces and dashes may be anywhere or nowhere, letters small or
   * full-width; O and 0, and I, L and 1, may be mixed up.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static CaseNumber of(String typed) {
    return new CaseNumber(normal(typed));
  }

  /** What is wrong with the number, in Chinese words for the person; empty if it is valid. */
  public static Optional<String> problem(String typed) {
    return problemOfNormal(normal(typed));
  }

  private static String normal(String typed) {
    if (typed == null) {
      return "";
    }
    var text =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT);
    if (text.length() != LENGTH) {
      return text;
    }
    return withoutLookAlikes(text.substring(0, REGION_DIGITS))
        + text.substring(REGION_DIGITS, REGION_END)
        + withoutLookAlikes(text.substring(REGION_END));
  }

  private static String withoutLookAlikes(String text) {
    return text.replace('O', '0').replace('I', '1').replace('L', '1');
  }

  private static Optional<String> problemOfNormal(String value) {
    if (value == null || value.isEmpty()) {
      return Optional.of("请填写申报号");
    }
    if (value.length() != LENGTH) {
      return Optional.of("申报号应为" + LENGTH + "位（不含短横线），现为" + value.length() + "位，请核对");
    }
    if (!FORM.matcher(value).matches()) {
      return Optional.of("申报号应形如440902-261123-7KQ2M9XR-N，请核对");
    }
    if (date(value).isEmpty()) {
      return Optional.of("申报号中的日期（第7至12位）不存在，请核对");
    }
    return Mod3736.isValid(value) ? Optional.empty() : Optional.of("申报号校验不通过，可能有一位输错，请核对");
  }

  private static Optional<LocalDate> date(String value) {
    try {
      return Optional.of(
          LocalDate.of(
              2000 + Integer.parseInt(value, 6, 8, 10),
              Integer.parseInt(value, 8, 10, 10),
              Integer.parseInt(value, 10, 12, 10)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The deciding authority's region, 6 characters. */
  public String regionCode() {
    return value.substring(0, REGION_END);
  }

  /** The day of filing. */
  public LocalDate date() {
    return date(value).orElseThrow();
  }

  /** The number in groups, for example {@code 440902-261123-7KQ2M9XR-N}. */
  public String display() {
    return String.join(
        "-",
        regionCode(),
        value.substring(REGION_END, DATE_END),
        value.substring(DATE_END, RANDOM_END),
        value.substring(RANDOM_END));
  }

  /** The same as {@link #display}. */
  @Override
  public String toString() {
    return display();
  }
}
