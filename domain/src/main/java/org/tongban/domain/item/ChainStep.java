package org.tongban.domain.item;

import java.util.Objects;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.place.Level;

/**
 * A lower level that examines a case before the decision (跨层级联办). Which office that is follows from
 * where the applicant is at home.
 *
 * @param department the kind of office, the same word as in its {@code Authority}
 * @param allowance its own working days, see {@link LowerExamination}
 */
public record ChainStep(Level level, String department, WorkingDays allowance) {
  public ChainStep {
    Objects.requireNonNull(level);
    Objects.requireNonNull(department);
    Objects.requireNonNull(allowance);
  }
}
