package org.tongban.domain.custody;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.domain.delivery.Mod3736;

/**
 * What stands, as bar code and QR code, on an envelope or a hand-over list: its kind's letter, 10
 * random characters (50 bits) and the check character of ISO 7064 MOD 37,36 over them all. Written
 * in Crockford's base 32, without I, L, O and U, as the numbers of cases are: what looks like a 0
 * or a 1 can be read as one, and still every single wrong character is found.
 *
 * @param value 12 characters, without dashes
 */
public record CustodyCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int RANDOM_BITS = 50;
  private static final long MAXIMUM_RANDOM = (1L << RANDOM_BITS) - 1;
  private static final int BITS_PER_CHARACTER = 5;

  /** 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final Pattern FORM = Pattern.compile("[DJ][0-9A-HJKMNP-TV-Z]{11}");

  /** What the code is on. */
  public enum Kind {
    /** 材料袋. */
    ENVELOPE('D'),
    /** 交接清单. */
    LIST('J');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  /**
   * @throws IllegalArgumentException if the value is no code in its normal form; the message is for
   *     the person who typed it
   */
  public CustodyCode {
    var problem = problemOfNormal(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /**
   * A new code, the same for the same seed. Seeds that follow each other lead to codes that do not
   * look alike; codes can repeat, as random numbers do.
   */
  public static CustodyCode create(Kind kind, long seed) {
    for (var bits = seed * SPREAD >>> Long.SIZE - RANDOM_BITS; ; bits = bits + 1 & MAXIMUM_RANDOM) {
      var body = new StringBuilder().append(kind.letter);
      for (var shift = RANDOM_BITS - BITS_PER_CHARACTER; shift >= 0; shift -= BITS_PER_CHARACTER) {
        body.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
      }
      var check = Mod3736.checkCharacter(body.toString());
      if (ALPHABET.indexOf(check) >= 0) {
        return new CustodyCode(body.append(check).toString());
      }
    }
  }

  /**
   * The code as somebody typed or scanned it.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static CustodyCode of(String typed) {
    return new CustodyCode(normal(typed));
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
      return Optional.of("请扫描或输入材料袋上的编码。");
    }
    if (value.length() != LENGTH || !FORM.matcher(value).matches()) {
      return Optional.of("这不是材料袋的编码。材料袋编码是 12 位，以 D 开头，印在标签的条码下面，请扫那个条码。");
    }
    return Mod3736.isValid(value)
        ? Optional.empty()
        : Optional.of("编码校验不通过，可能有一位输错或没扫清楚，请再扫一次，或照着标签重新输入。");
  }

  /** What it is on. */
  public Kind kind() {
    return value.charAt(0) == Kind.ENVELOPE.letter ? Kind.ENVELOPE : Kind.LIST;
  }

  /** In groups of four, as people read it out. */
  public String display() {
    return value.substring(0, 4) + " " + value.substring(4, 8) + " " + value.substring(8);
  }

  @Override
  public String toString() {
    return value;
  }
}
