package org.tongban.domain.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of electronic mail (电子邮箱): a local part and a domain, in the characters that every
 * mail system takes (RFC 5321, without quoted local parts and address literals).
 *
 * @param value at most 254 characters; the domain in lower case
 */
public record MailAddress(String value) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(ATOM + "(\\." + ATOM + ")*@(" + LABEL + "\\.)+" + LABEL);

  /**
   * @throws IllegalArgumentException if it is none; the message says why without repeating it
   */
  public MailAddress {
    var problem = problem(value);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    int at = value.lastIndexOf('@');
    value = value.substring(0, at) + value.substring(at).toLowerCase(Locale.ROOT);
  }

  /**
   * The address as somebody typed it, without blanks around it.
   *
   * @throws IllegalArgumentException if it is none, with words for the person who typed it
   */
  public static MailAddress of(String typed) {
    return new MailAddress(typed == null ? "" : typed.strip());
  }

  private static Optional<String> problem(String value) {
    if (value == null || value.isEmpty()) {
      return Optional.of("请填写电子邮箱");
    }
    // Its length first: the pattern is not tried on something endless.
    return value.length() <= LONGEST
            && value.lastIndexOf('@') <= LONGEST_LOCAL
            && FORM.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("电子邮箱的格式不正确，请核对，例如 name@example.com");
  }

  /** The first character and the domain, for example {@code l***@example.com}. */
  public String masked() {
    return value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
  }

  /** Redacted: nothing of the address. */
  @Override
  public String toString() {
    return "MailAddress[***]";
  }
}
