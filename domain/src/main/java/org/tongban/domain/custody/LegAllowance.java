package org.tongban.domain.custody;

import java.util.Objects;
import org.tongban.domain.calendar.WorkingDays;

/**
 * How long a leg may take before an alarm is raised: working days after the day of the hand-over,
 * in the calendar of the receiving unit.
 */
public record LegAllowance(WorkingDays messenger, WorkingDays mail) {
  /** 3 and 7 working days. */
  public static final LegAllowance USUAL = new LegAllowance(WorkingDays.of(3), WorkingDays.of(7));

  public LegAllowance {
    Objects.requireNonNull(messenger);
    Objects.requireNonNull(mail);
  }

  /** What that carrier may take. */
  public WorkingDays of(Carrier carrier) {
    return switch (carrier) {
      case Carrier.Messenger _ -> messenger;
      case Carrier.ByCourier _ -> mail;
    };
  }
}
