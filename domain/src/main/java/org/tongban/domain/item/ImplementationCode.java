package org.tongban.domain.item;

import java.util.regex.Pattern;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.Level;

/**
 * The code of an implementation (实施编码): 31 characters, the authority's unified social credit code
 * 18 + exercising level 1 + basic code 12.
 */
public record ImplementationCode(String value) implements Comparable<ImplementationCode> {
  private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}[1-6][0-9A-Z]{12}");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public ImplementationCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("An implementation code has 31 characters: " + value);
    }
  }

  /** Whether the text has the form of an implementation code. */
  public static boolean isValid(String value) {
    return value != null && FORM.matcher(value).matches() && BasicCode.isValid(value.substring(19));
  }

  /** Puts the code together. */
  public static ImplementationCode of(
      UnifiedSocialCreditCode authority, Level level, BasicCode item) {
    return new ImplementationCode(authority.value() + level.code() + item.value());
  }

  /** The item it carries out. */
  public BasicCode item() {
    return new BasicCode(value.substring(19));
  }

  /** The unified social credit code of the authority, as it stands in the code. */
  public String creditCode() {
    return value.substring(0, 18);
  }

  /** The one-digit code of the exercising level. */
  public String levelCode() {
    return value.substring(18, 19);
  }

  @Override
  public int compareTo(ImplementationCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
