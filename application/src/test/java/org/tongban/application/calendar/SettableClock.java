package org.tongban.application.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A clock for tests: stands still until it is told to move. Whole microseconds, as databases keep.
 */
public final class SettableClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  /** Stands at {@code now}, in the time of mainland China. */
  public SettableClock(Instant now) {
    this(now, ZoneId.of("Asia/Shanghai"));
  }

  private SettableClock(Instant now, ZoneId zone) {
    this.zone = zone;
    set(now);
  }

  /** Moves to {@code instant}, forwards or backwards. */
  public void set(Instant instant) {
    now = instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** Moves forwards by {@code span}, or backwards if it is negative. */
  public void advance(Duration span) {
    set(now.plus(span));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** A clock of its own, which stands at the same instant in another zone. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(now, other);
  }
}
