package org.tongban.domain.custody;

import java.util.Objects;

/**
 * A line of what is in an envelope.
 *
 * @param code the material's code in the implementation
 * @param name its name, as it is printed on the label
 * @param count how many pieces, 1 to {@value #MOST}
 */
public record Paper(String code, String name, int count) {
  /** As many pieces as a clerk counts. */
  public static final int MOST = 99;

  /**
   * @throws IllegalArgumentException if the count lies outside its range; the message is for the
   *     person who typed it
   */
  public Paper {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("份数应为 1 到 " + MOST + "。");
    }
  }

  /** As people say it, for example 户口簿 1 份. */
  public String words() {
    return name + " " + count + " 份";
  }
}
