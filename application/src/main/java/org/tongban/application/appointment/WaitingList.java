package org.tongban.application.appointment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.person.SubjectId;

/**
 * Who waits for a place. Calls join the caller's transaction. Every implementation passes {@code
 * BookingContract}.
 */
public interface WaitingList {
  /** The wish, or empty if it is not there any more. */
  Optional<Wish> find(WishId id);

  /** A person's wishes, the oldest first. */
  List<Wish> of(SubjectId person);

  /** Who waits for a place of that day, the longest first. */
  List<Wish> waiting(ServiceGroupCode group, LocalDate date, int limit);

  /** The groups in which anybody waits. */
  List<ServiceGroupCode> groups();

  /** Adds a wish; false if the person waits for a place of that group already. */
  boolean add(Wish wish);

  /** Takes a wish off; false if it was not there. */
  boolean remove(WishId id);

  /** Takes off those whose last day is before that one. */
  void removeBefore(LocalDate day);
}
