package org.tongban.domain.appointment;

import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;

/**
 * On which terms a service group takes bookings.
 *
 * @param leadMinutes how long before its beginning a visit must be booked, 0 to 20,160 (14 days)
 * @param horizonDays how many days ahead can be booked, 1 to 90
 * @param cutOff when, on the day before, the booking of a day ends; empty if it does not
 * @param holdMinutes how long a place is held for who fills in the form, 1 to 60
 * @param offerMinutes how long a freed place is kept for who waited for it, 5 to 1,440
 * @param coolMinutes how long a place that was given up stays away at least, 0 to 1,440
 * @param coolSpreadMinutes up to how much longer, at random, so that nobody can hand it on, 0 to
 *     1,440
 * @param perPerson how many visits a person may have within {@code periodDays} days, 1 to 50
 * @param periodDays 1 to 90
 * @param preCheck whether a case is needed whose papers were looked at online and found in order
 * @param checkIn whether visitors check in here; where they do not, nobody counts as missing
 */
public record BookingTerms(
    int leadMinutes,
    int horizonDays,
    Optional<LocalTime> cutOff,
    int holdMinutes,
    int offerMinutes,
    int coolMinutes,
    int coolSpreadMinutes,
    int perPerson,
    int periodDays,
    boolean preCheck,
    boolean checkIn) {
  /** What holds where nothing else is said (assumed). */
  public static final BookingTerms USUAL =
      new BookingTerms(30, 14, Optional.empty(), 10, 30, 10, 50, 3, 7, false, true);

  private static final int DAY = 24 * 60;

  public BookingTerms {
    Objects.requireNonNull(cutOff);
    check("提前预约的分钟数", leadMinutes, 0, 14 * DAY);
    check("可预约的天数", horizonDays, 1, 90);
    check("保留名额的分钟数", holdMinutes, 1, 60);
    check("候补确认的分钟数", offerMinutes, 5, DAY);
    check("退号冷却的分钟数", coolMinutes, 0, DAY);
    check("随机放号的分钟数", coolSpreadMinutes, 0, DAY);
    check("每人可约的次数", perPerson, 1, 50);
    check("限次的天数", periodDays, 1, 90);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + "应为 " + least + " 到 " + most + "。");
    }
  }
}
