package org.tongban.domain.paper;

import java.util.Objects;
import org.tongban.domain.place.UnitCode;

/**
 * The number of a paper (文号): the unit that makes it out, the sign of its kind, the year, and a
 * serial of that unit, kind and year, for example {@code MZJ-440902受〔2026〕15号} (the order of GB/T
 * 9704-2012, 7.2.5; the unit's code stands for its sign). The serials of a year begin with 1 and
 * have no gaps.
 *
 * @param year 2000 to 9999, of the day on the paper
 * @param serial from 1 on
 */
public record PaperNumber(UnitCode unit, PaperKind kind, int year, int serial) {
  public PaperNumber {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(kind);
    if (year < 2000 || year > 9999) {
      throw new IllegalArgumentException("A paper's year is 2000 to 9999: " + year);
    }
    if (serial < 1) {
      throw new IllegalArgumentException("Serials start with 1: " + serial);
    }
  }

  /** As it stands on the paper. */
  @Override
  public String toString() {
    return unit + kind.sign() + "〔" + year + "〕" + serial + "号";
  }
}
