package org.tongban.domain.item;

import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.calendar.WorkingDays;

/**
 * A special procedure an implementation foresees.
 *
 * @param expected how long it takes, as the applicant is told in writing (行政许可法 §45)
 * @param stopsClockBasis the item's own legal basis for stopping the clock where the procedure
 *     would count otherwise
 */
public record SpecialProcedureRule(
    SpecialProcedure procedure, WorkingDays expected, Optional<String> stopsClockBasis) {
  public SpecialProcedureRule {
    Objects.requireNonNull(procedure);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(stopsClockBasis);
  }

  /** Whether the deciding authority's clock stands still meanwhile. */
  public boolean stopsClock() {
    return procedure.stopsClock() || stopsClockBasis.isPresent();
  }
}
