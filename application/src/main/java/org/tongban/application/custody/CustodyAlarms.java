package org.tongban.application.custody;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Where alarms are kept. Calls join the caller's transaction. Every implementation passes {@code
 * CustodyStoreContract}.
 */
public interface CustodyAlarms {
  /**
   * Adds an alarm at version 1, unless there is one about the same leg of the envelope, or about
   * what was in it, already.
   *
   * @param cities where the units of both ends are
   * @return whether it was added
   */
  boolean raise(CustodyAlarm alarm, Set<RegionCode> cities);

  /** The alarm, or empty. */
  Optional<Stored> find(AlarmId id);

  /** All alarms of those envelopes, the first raised first. */
  List<Stored> of(Collection<EnvelopeId> envelopes);

  /**
   * Replaces how the alarm was settled, and raises its version by one.
   *
   * @throws StaleVersionException if the stored version differs; nothing is changed
   */
  void replace(Stored changed);

  /** Open alarms that concern those units, or a unit in those cities, the first raised first. */
  Page<Stored> open(Set<UnitCode> units, Set<RegionCode> cities, Page.Request page);

  /** How many of them there are. */
  int countOpen(Set<UnitCode> units, Set<RegionCode> cities);

  /**
   * An alarm at a version.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(CustodyAlarm alarm, int version) {
    public Stored {
      Objects.requireNonNull(alarm);
    }

    /** The changed alarm, at the version that was found. */
    public Stored with(CustodyAlarm next) {
      return new Stored(next, version);
    }
  }
}
