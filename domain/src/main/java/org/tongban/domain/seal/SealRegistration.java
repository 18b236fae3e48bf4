package org.tongban.domain.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;

/**
 * What was registered of a seal; it never changes. A wrong one is revoked and another registered.
 *
 * @param name the unit's name as it stands on the seal, without what a special seal is for
 * @param diameter of its print, in millimetres
 * @param validFrom the first day on which it may be set
 * @param validUntil the last day; empty if none is known
 * @param drawn whether it has no picture of its own and is drawn, for samples
 * @param by who registered it
 * @param at truncated to microseconds
 */
public record SealRegistration(
    SealId id,
    UnitCode unit,
    SealKind kind,
    String name,
    int diameter,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    boolean drawn,
    ActorId by,
    Instant at) {
  /** The most characters of a name. */
  public static final int LONGEST_NAME = 30;

  /** The smallest diameter in millimetres: nothing could be read on a smaller one. */
  public static final int SMALLEST = 30;

  /** The largest one, that of provinces (国发〔1999〕25号, 3). */
  public static final int LARGEST = 50;

  public SealRegistration {
    Objects.requireNonNull(id);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(validFrom);
    Objects.requireNonNull(validUntil);
    Objects.requireNonNull(by);
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (!nameFaults(name).isEmpty()
        || !diameterFaults(diameter).isEmpty()
        || validUntil.filter(until -> until.isBefore(validFrom)).isPresent()) {
      throw new IllegalArgumentException("Not a seal's registration: " + id);
    }
  }

  /** What is wrong with a name, in words for who wrote it; empty if nothing is. */
  public static List<String> nameFaults(String name) {
    var faults = new ArrayList<String>();
    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
      faults.add("印章上的单位名称请写 1 至 " + LONGEST_NAME + " 个字。");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      faults.add("印章上的单位名称不能换行。");
    }
    return faults;
  }

  /** What is wrong with a diameter, in words for who wrote it; empty if nothing is. */
  public static List<String> diameterFaults(int diameter) {
    return diameter < SMALLEST || diameter > LARGEST
        ? List.of("直径请填 " + SMALLEST + " 至 " + LARGEST + " 毫米，和刻制的印章一致。")
        : List.of();
  }

  /** Whether it may be set on that day, if it is in use. */
  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && validUntil.filter(day::isAfter).isEmpty();
  }

  /** Its name for people, with what it is for. */
  public String title() {
    return name + " " + kind.label();
  }
}
