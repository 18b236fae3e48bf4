package org.tongban.domain.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;

/**
 * A mandate (代办委托): who may act for whom, for which items, until when. Revocable at any time (民法典
 * §173).
 *
 * @param grantor whose matters they are
 * @param helper who may act: the staff of a unit, or another person
 * @param items the items it is for; empty for any item
 * @param until the last day it is good for
 * @param revokedAt when the grantor took it back
 */
public record Mandate(
    MandateId id,
    SubjectId grantor,
    Helper helper,
    Set<BasicCode> items,
    LocalDate until,
    GrantedBy grantedBy,
    Instant grantedAt,
    Optional<Instant> revokedAt) {

  /** Who may act. */
  public sealed interface Helper {
    /** The staff of a station or hall. */
    record Staff(UnitCode unit) implements Helper {}

    /** Another person, for example a son or daughter. */
    record AnotherPerson(SubjectId person) implements Helper {}
  }

  /** How it was granted. */
  public enum GrantedBy {
    /** By the grantor, signed in. */
    ONLINE,
    /** On paper, before a clerk, who keeps the signed sheet. */
    PAPER
  }

  public Mandate {
    Objects.requireNonNull(id);
    Objects.requireNonNull(grantor);
    Objects.requireNonNull(helper);
    Objects.requireNonNull(until);
    Objects.requireNonNull(grantedBy);
    Objects.requireNonNull(grantedAt);
    Objects.requireNonNull(revokedAt);
    items = Set.copyOf(items);
  }

  /** Whether it allows that helper to act on the item on that day. */
  public boolean allows(Helper who, BasicCode item, LocalDate day) {
    return helper.equals(who)
        && revokedAt.isEmpty()
        && !day.isAfter(until)
        && (items.isEmpty() || items.contains(item));
  }
}
