package org.tongban.domain.casework;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.domain.delivery.Mod3736;

/**
 * The code of a prepared application (预填号), for example {@code 7KQ2-M9XR-N}: 8 random characters
 * (40 bits, so that nobody finds others' by guessing) and the check character of ISO 7064 MOD
 * 37,36. It is written like a {@link CaseNumber}: without I, L, O and U, and a 0 may be typed as O.
 *
 * @param value 9 characters, without the dashes
 */
public record PreparationCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 9;
  private static final int RANDOM_BITS = 40;
  private static final int BITS_PER_CHARACTER = 5;
  private static final long MAXIMUM_RANDOM = (1L << RANDOM_BITS) - 1;
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{9}");

  /**
   * @throws IllegalArgumentException if the value is not a valid code in its normal form
   */
  public PreparationCode {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * A new code: that number, or the next one after it that has an unmistakable check character.
   *
   * @param random40 40 bits from a secure source of randomness: 0 to 2^40 − 1
   * @throws IllegalArgumentException if it lies outside its range
   */
  public static PreparationCode create(long random40) {
    if (random40 < 0 || random40 > MAXIMUM_RANDOM) {
      throw new IllegalArgumentException("A code's random part has 40 bits");
    }
    for (var random = random40; ; random = random + 1 & MAXIMUM_RANDOM) {
      var body = new StringBuilder();
      for (var shift = RANDOM_BITS - BITS_PER_CHARACTER; shift >= 0; shift -= BITS_PER_CHARACTER) {
        body.append(ALPHABET.charAt((int) (random >>> shift) & 31));
      }
      var check = Mod3736.checkCharacter(body.toString());
      if (ALPHABET.indexOf(check) >= 0) {
        return new PreparationCode(body.append(check).toString());
      }
    }
  }

  /**
   * The code as somebody typed it: spaces and dashes anywhere or nowhere, letters small or
   * full-width, O for 0, and I or L for 1.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static PreparationCode of(String typed) {
    return new PreparationCode(normal(typed));
  }

  /** What is wrong with the code, in Chinese words for the person; empty if it is valid. */
  public static Optional<String> problem(String typed) {
    return problemOfNormal(normal(typed));
  }

  private static String normal(String typed) {
    return typed == null
        ? ""
        : Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
  }

  private static Optional<String> problemOfNormal(String value) {
    if (value == null || value.isEmpty()) {
      return Optional.of("请填写预填号");
    }
    if (value.length() != LENGTH || !FORM.matcher(value).matches()) {
      return Optional.of("预填号应形如7KQ2-M9XR-N，请核对");
    }
    return Mod3736.isValid(value) ? Optional.empty() : Optional.of("预填号校验不通过，可能有一位输错，请核对");
  }

  /** The code in groups, for example {@code 7KQ2-M9XR-N}. */
  public String display() {
    return String.join("-", value.substring(0, 4), value.substring(4, 8), value.substring(8));
  }

  /** The same as {@link #display}. */
  @Override
  public String toString() {
    return display();
  }
}
