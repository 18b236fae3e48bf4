package org.tongban.domain.item;

import java.util.regex.Pattern;

/** Names a common question, for example {@code id-card-lost}. */
public record QuestionCode(String value) implements Comparable<QuestionCode> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

  /**
   * @throws IllegalArgumentException if it is not 1 to 40 lower-case letters, digits and dashes
   */
  public QuestionCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not the code of a question: " + value);
    }
  }

  /** Whether the text has the form of a code. */
  public static boolean isValid(String value) {
    return value != null && FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(QuestionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
