package org.tongban.application.appointment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;

/**
 * Where service groups are kept. Calls join the caller's transaction. Every implementation passes
 * {@code ServiceGroupsContract}.
 */
public interface ServiceGroups {
  /** The group, or empty if there is none with the code. */
  Optional<ServiceGroup> find(ServiceGroupCode code);

  /** The groups of these service points, by code; places without any are left out. */
  List<ServiceGroup> at(Collection<UnitCode> places);

  /** The codes of all groups. */
  List<ServiceGroupCode> codes();

  /** Adds a group; false if there is one with the code, and then nothing is changed. */
  boolean add(ServiceGroup group);

  /** Adds these groups, and replaces those with the same code. */
  void save(Collection<ServiceGroup> groups);
}
