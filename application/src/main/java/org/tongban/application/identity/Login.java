package org.tongban.application.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a member of staff signs in with.
 *
 * @param value 3 to 40 small letters, digits, dots and dashes, the first a letter
 */
public record Login(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{2,39}");

  /**
   * @throws IllegalArgumentException if the value has another form
   */
  public Login {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("登录名为3至40个小写字母、数字、点或短横线，以字母开头");
    }
  }

  /** The login as somebody typed it, in small letters and trimmed; empty if it has no such form. */
  public static Optional<Login> typed(String typed) {
    var normal = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(normal).matches() ? Optional.of(new Login(normal)) : Optional.empty();
  }

  /** Redacted: it may be somebody's name. */
  @Override
  public String toString() {
    return "Login[***]";
  }
}
