package org.tongban.application.custody;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.EnvelopeId;

/** What a unit has to do with envelopes. What does not concern the caller looks absent. */
public interface SeeCustody {
  /** An envelope on whose chain the caller's unit is, or whose alarm the caller supervises. */
  Optional<Shown> find(Caller.Staff caller, EnvelopeId id);

  /** What is in that list of the desk, the first packed first. */
  Page<CustodyStore.Stored> list(Caller.Staff caller, Desk desk, Page.Request page);

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
