package org.tongban.application.custody;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.Leg;
import org.tongban.domain.place.UnitCode;

/** What a unit has to do with envelopes. What does not concern the caller looks absent. */
public interface SeeCustody {
  /** An envelope on whose chain the caller's unit is, or whose alarm the caller supervises. */
  Optional<Shown> find(Caller.Staff caller, EnvelopeId id);

  /** The envelope of the case that was packed last and is not done with, as for {@link #find}. */
  Optional<CustodyStore.Stored> latest(Caller.Staff caller, CaseId id);

  /** What is in that list of the desk, the first packed first. */
  Page<CustodyStore.Stored> list(Caller.Staff caller, Desk desk, Page.Request page);

  /** Whether the caller handles papers at any unit. */
  boolean handlesPapers(Caller.Staff caller);

  /** Whether the caller handles the papers of that unit. */
  boolean worksAt(Caller.Staff caller, UnitCode unit);

  /** The last day on which a leg is in time. */
  LocalDate dueBy(Leg leg);

  /** Whether that day has passed. */
  boolean overdue(Leg leg);

  /** Those of the envelopes that are packed or kept at a unit of the caller, for their labels. */
  List<CustodyStore.Stored> here(Caller.Staff caller, List<EnvelopeId> ids);

  /** The lists of envelopes on a desk. */
  enum Desk {
    /** Packed, and waiting to be handed over. */
    TO_HAND_OVER("待交接"),
    /** On the way to here. */
    COMING("送来途中"),
    /** On the way from here. */
    SENT("已交出"),
    /** Scanned here. */
    HERE("在本单位");

    private final String label;

    Desk(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /**
   * An envelope with everything about it.
   *
   * @param chain who had it when, the first first
   * @param alarms all of it, the first raised first
   */
  record Shown(
      CustodyStore.Stored stored, List<CustodyEntry> chain, List<CustodyAlarms.Stored> alarms) {
    public Shown {
      Objects.requireNonNull(stored);
      chain = List.copyOf(chain);
      alarms = List.copyOf(alarms);
    }
  }
}
