package org.tongban.domain.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A span in which the clock stands still because of a special procedure (特别程序, 行政许可法 §45: hearing,
 * bidding, auction, inspection, testing, quarantine, appraisal, expert review).
 *
 * <p>The days <em>after</em> {@code suspendedOn} up to and <em>including</em> {@code resumedOn} do
 * not count. As with every event the day it happens on belongs to what was before: the day of the
 * suspension still counts for the authority, and after the resumption counting goes on with the
 * next working day. A pause that ends on the day it began therefore stops nothing.
 *
 * <p>For a procedure that has not ended, give the day it is announced to end, or today.
 *
 * @param suspendedOn the day the special procedure began
 * @param resumedOn the day it ended: the same or later, at most ten years later
 * @param procedure its Chinese name, 1 to 20 characters, for example 专家评审
 */
public record Pause(LocalDate suspendedOn, LocalDate resumedOn, String procedure) {
  static final int MAXIMUM_YEARS = 10;

  /**
   * @throws IllegalArgumentException if the pause ends before it begins or lasts above ten years,
   *     or the name is blank or too long
   */
  public Pause {
    Objects.requireNonNull(suspendedOn, "suspendedOn");
    if (resumedOn.isBefore(suspendedOn)
        || resumedOn.isAfter(suspendedOn.plusYears(MAXIMUM_YEARS))) {
      throw new IllegalArgumentException(
          "A pause lasts from no time to ten years: " + suspendedOn + " to " + resumedOn);
    }
    if (procedure.isBlank() || procedure.length() > 20) {
      throw new IllegalArgumentException("A procedure's name has 1 to 20 characters: " + procedure);
    }
  }

  /** A pause for a special procedure without a name of its own. */
  public static Pause of(LocalDate suspendedOn, LocalDate resumedOn) {
    return new Pause(suspendedOn, resumedOn, "特别程序");
  }

  /** Whether the clock stands still on the day. */
  public boolean stops(LocalDate day) {
    return day.isAfter(suspendedOn) && !day.isAfter(resumedOn);
  }
}
