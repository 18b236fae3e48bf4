package org.tongban.application.custody;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.place.UnitCode;

/**
 * Hands envelopes over from unit to unit by a list that is signed at both ends. A list that is not
 * from or to a unit of the caller looks absent.
 */
public interface HandOverEnvelopes {
  /**
   * Puts envelopes that wait at one unit on a new list.
   *
   * @param to the next unit; empty for the destination that all of them have
   */
  CustodyAnswer<Shown> make(Caller.Staff caller, Optional<UnitCode> to, List<EnvelopeId> ids);

  /** Calls a list off that was not handed over: its envelopes wait again. */
  CustodyAnswer<Shown> cancel(Caller.Staff caller, HandOverId id, int version);

  /** The sender and the carrier signed: the envelopes are on their way, and their cases told. */
  CustodyAnswer<Shown> dispatch(Caller.Staff caller, HandOverId id, int version, Carrier carrier);

  /** The receiver signed: what was not scanned by now is missing, and alarms say so. */
  CustodyAnswer<Shown> receive(Caller.Staff caller, HandOverId id, int version);

  /** A list with its envelopes. */
  Optional<Shown> find(Caller.Staff caller, HandOverId id);

  /** The lists from and to the caller's units, the latest first. */
  Page<HandOverLists.Stored> list(Caller.Staff caller, Page.Request page);

  /**
   * A list with its envelopes, in its order; those of erased people are left out.
   *
   * @param sends whether the caller works at the sending end
   * @param receives whether the caller works at the receiving end
   */
  record Shown(
      HandOverLists.Stored stored,
      List<CustodyStore.Stored> envelopes,
      boolean sends,
      boolean receives) {
    public Shown {
      Objects.requireNonNull(stored);
      envelopes = List.copyOf(envelopes);
    }

    /** Whether the envelope is still on its way with this list. */
    public boolean outstanding(CustodyStore.Stored envelope) {
      return envelope
          .envelope()
          .moving()
          .filter(leg -> leg.list().equals(stored.list().id()))
          .isPresent();
    }
  }
}
