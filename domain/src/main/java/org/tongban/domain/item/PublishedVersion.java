package org.tongban.domain.item;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * When a published version of an implementation is in force. Its content never changes; only the
 * day on which it ends is set later.
 *
 * @param from the first day, which may lie in the future
 * @param until the day from which on it is not in force any more; empty while no end is known. Not
 *     before {@code from}; the same day where it never came into force
 * @param withdrawn whether it ends without a next version
 */
public record PublishedVersion(
    ImplementationRef ref, LocalDate from, Optional<LocalDate> until, boolean withdrawn) {
  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public PublishedVersion {
    Objects.requireNonNull(ref);
    if (until.filter(end -> end.isBefore(from)).isPresent()) {
      throw new IllegalArgumentException("The version " + ref + " ends before it begins");
    }
  }

  /** Whether people can apply under it on that day. */
  public boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && (until.isEmpty() || day.isBefore(until.get()));
  }

  /** Whether it is published but begins only after that day. */
  public boolean pendingOn(LocalDate day) {
    return day.isBefore(from) && (until.isEmpty() || from.isBefore(until.get()));
  }

  /** Where it stands on that day. */
  public VersionState stateOn(LocalDate day) {
    if (inForceOn(day) || pendingOn(day)) {
      return VersionState.PUBLISHED;
    }
    return withdrawn ? VersionState.WITHDRAWN : VersionState.SUPERSEDED;
  }
}
