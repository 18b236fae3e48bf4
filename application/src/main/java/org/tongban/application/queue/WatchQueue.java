package org.tongban.application.queue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tongban.domain.place.UnitCode;

/** What everybody in a hall may see: who is called where, and how many wait. Numbers, no names. */
public interface WatchQueue {
  /** The hall as it is now; empty if there is none that gives tickets. */
  Optional<HallNow> hall(UnitCode hall);

  /** How often each of these halls changed so far; halls that never did are left out. */
  Map<UnitCode, Long> changes(Collection<UnitCode> halls);
}
