package org.tongban.application.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/**
 * Where mandates are kept. Calls join the caller's transaction. Every implementation passes {@code
 * MandatesContract}.
 */
public interface Mandates {
  /** The mandate, revoked or not, or empty. */
  Optional<Mandate> find(MandateId id);

  /**
   * The mandates that the helper has of the grantor and that are good on the day, the latest
   * granted first. Whether one is for an item says {@link Mandate#allows}.
   */
  List<Mandate> active(SubjectId grantor, Mandate.Helper helper, LocalDate day);

  /** All mandates the grantor ever granted, the latest first. */
  List<Mandate> grantedBy(SubjectId grantor);

  /** The mandates that are good on the day and were granted to the person, the latest first. */
  List<Mandate> heldBy(SubjectId person, LocalDate day);

  /**
   * Adds a mandate.
   *
   * @param recordedBy who recorded it: the grantor, or the clerk before whom it was signed
   */
  void add(Mandate mandate, ActorId recordedBy);

  /**
   * Takes the mandate back; if it was before, the first time stays.
   *
   * @param recordedBy who recorded that
   */
  void revoke(MandateId id, Instant at, ActorId recordedBy);
}
