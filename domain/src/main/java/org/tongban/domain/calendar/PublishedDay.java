package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One day named in a published notice on holidays (节假日安排的通知).
 *
 * @param date the day
 * @param working true for a day to be worked (调休上班), false for a day off (放假)
 * @param name the holiday it belongs to, 1 to 20 characters, for example 国庆节
 */
public record PublishedDay(LocalDate date, boolean working, String name) {
  /**
   * @throws IllegalArgumentException if the name is blank or longer than 20 characters
   */
  public PublishedDay {
    Objects.requireNonNull(date, "date");
    if (name.isBlank() || name.length() > 20) {
      throw new IllegalArgumentException("A holiday's name has 1 to 20 characters: " + name);
    }
  }
}
