package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;

/**
 * What the easiest way depends on, as the person says it. Nothing in it names them, and nothing of
 * it is kept.
 *
 * @param at where they are or live, as exactly as they like, best down to the village
 * @param home where their household (or the organisation's seat) is registered
 * @param born empty for an organisation, and where they would rather not say
 * @param online whether they can apply on a telephone or a computer by themselves
 * @param mobile whether they can leave home
 * @param helped whether somebody (family, a helper) can act for them
 * @param urgent whether an early end counts more than a short way
 */
public record Situation(
    RegionCode at,
    RegionCode home,
    SubjectKind subject,
    Optional<LocalDate> born,
    boolean online,
    boolean mobile,
    boolean helped,
    boolean urgent) {
  public Situation {
    Objects.requireNonNull(at);
    Objects.requireNonNull(home);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(born);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Situation[***]";
  }
}
