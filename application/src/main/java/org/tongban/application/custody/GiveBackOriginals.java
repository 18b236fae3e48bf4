package org.tongban.application.custody;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;

/** Gives originals back to the person once the case has ended or was concluded. */
public interface GiveBackOriginals {
  /** Cases that ended while the caller's units answer for originals, the most urgent first. */
  Page<ToGiveBack> list(Caller.Staff caller, Page.Request page);

  /** What can be done with an envelope that lies at a unit of the caller; empty with any other. */
  Optional<Options> options(Caller.Staff caller, EnvelopeId id);

  /**
   * Closes the chain: the papers are with the person, or in a parcel to them.
   *
   * @param version the version of the envelope the caller saw
   */
  CustodyAnswer<SeeCustody.Shown> giveBack(
      Caller.Staff caller, EnvelopeId id, int version, How how);

  /**
   * Sends the envelope to another unit, where the person gets the papers back.
   *
   * @param version the version of the envelope the caller saw
   */
  CustodyAnswer<SeeCustody.Shown> turnBack(
      Caller.Staff caller, EnvelopeId id, int version, UnitCode to);

  /** How the person gets them. */
  sealed interface How {
    /**
     * Against their signature.
     *
     * @param receivedBy who took them, and what they showed
     */
    record InPerson(String receivedBy) implements How {
      public InPerson {
        Objects.requireNonNull(receivedBy);
      }

      /** Does not name the person. */
      @Override
      public String toString() {
        return "InPerson[***]";
      }
    }

    /** In a parcel. */
    record ByMail(Waybill waybill) implements How {
      public ByMail {
        Objects.requireNonNull(waybill);
      }
    }
  }

  /**
   * What can be done with an envelope.
   *
   * @param mayGoBack whether its papers may go back to the person
   * @param elsewhere other units of its route where the person could get them
   */
  record Options(boolean mayGoBack, List<UnitCode> elsewhere) {
    public Options {
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /**
   * A case whose originals are to go back.
   *
   * @param envelope what they are in, if they are in one
   */
  record ToGiveBack(WorkItem item, Optional<CustodyStore.Stored> envelope) {
    public ToGiveBack {
      Objects.requireNonNull(item);
      Objects.requireNonNull(envelope);
    }
  }
}
