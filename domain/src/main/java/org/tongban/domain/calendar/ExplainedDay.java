package org.tongban.domain.calendar;

import java.time.LocalDate;

/**
 * One line of an explained deadline.
 *
 * @param date the day
 * @param counted whether it counts towards the limit
 * @param number how many days have counted up to and including this one
 * @param reason why, in Chinese words, for example 国庆节调休，周六上班，计入第3个工作日
 * @param provisional whether the day may still change, see {@link CalendarDay#provisional}
 */
public record ExplainedDay(
    LocalDate date, boolean counted, int number, String reason, boolean provisional) {}
