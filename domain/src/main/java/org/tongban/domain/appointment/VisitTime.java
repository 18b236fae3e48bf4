package org.tongban.domain.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import org.tongban.domain.casework.StepContext;

/**
 * When a visit is, in the zone of all dates (Asia/Shanghai).
 *
 * @param until later than {@code from}
 */
public record VisitTime(LocalDate date, LocalTime from, LocalTime until)
    implements Comparable<VisitTime> {
  public VisitTime {
    Objects.requireNonNull(date);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("A visit ends after it begins");
    }
  }

  /** The moment it begins. */
  public Instant begin() {
    return LocalDateTime.of(date, from).atZone(StepContext.ZONE).toInstant();
  }

  /** The moment it ends. */
  public Instant end() {
    return LocalDateTime.of(date, until).atZone(StepContext.ZONE).toInstant();
  }

  @Override
  public int compareTo(VisitTime other) {
    var byDate = date.compareTo(other.date);
    return byDate != 0 ? byDate : from.compareTo(other.from);
  }
}
