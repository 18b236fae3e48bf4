package org.tongban.domain.calendar;

/** Why a day is a working day or a day of rest. */
public enum DayKind {
  /** Monday to Friday, no holiday: works. */
  WEEKDAY(true),
  /** A weekend day worked in exchange for a day off near a holiday (调休上班): works. */
  ADJUSTED_WORKDAY(true),
  /** Saturday or Sunday, no holiday: rests. */
  WEEKEND(false),
  /** A statutory holiday, or a day off that belongs to one (放假, 补假, 调休): rests. */
  HOLIDAY(false);

  private final boolean working;

  DayKind(boolean working) {
    this.working = working;
  }

  /** Whether people work on such a day. */
  public boolean working() {
    return working;
  }
}
