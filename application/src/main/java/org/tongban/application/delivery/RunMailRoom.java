package org.tongban.application.delivery;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;

/**
 * What a mail clerk does. Each answers empty if there is no such dispatch or the caller is no mail
 * clerk of its sender, which looks the same.
 *
 * <p>Each throws {@link StaleVersionException} if someone else changed the dispatch or its case
 * meanwhile; nothing was changed.
 */
public interface RunMailRoom {
  /** The parcel was given to the courier; the case is told. Again changes nothing. */
  Optional<Answer> handOver(Caller.Staff caller, DispatchId id);

  /** Settles what the machine could not. */
  Optional<Answer> resolve(Caller.Staff caller, DispatchId id, Resolution resolution);

  /** How a person settles it. */
  sealed interface Resolution {
    /**
     * A courier is to be asked again, by machine: where one may have a booking, first whether it
     * has.
     */
    record TryAgain() implements Resolution {}

    /** The courier said on the phone that it has no booking: one is chosen and asked anew. */
    record NotBooked() implements Resolution {}

    /** It was booked by hand, or the courier said on the phone that it had been. */
    record BookedByHand(Waybill waybill) implements Resolution {}

    /** The parcel is back in the mail room, whatever the courier reported; the case is told. */
    record CameBack(String reason) implements Resolution {}

    /** The lost parcel won't turn up; the case is told that it came back. */
    record GiveUp(String reason) implements Resolution {}

    /**
     * What came back is sent again, to the address the applicant wants now: a new dispatch. (If
     * they choose another address after the return, it is sent again without this.) What was
     * reported as signed for, but never reached the applicant, is made and sent anew too.
     */
    record Resend() implements Resolution {}

    /** The courier proved that it delivered what the applicant says they have not got. */
    record Proven() implements Resolution {}
  }

  /** What came of it. */
  sealed interface Answer {
    /** It is done; the dispatch as it is now, for a resend the new one. */
    record Done(DispatchStore.Stored dispatch) implements Answer {}

    /**
     * Not in this state.
     *
     * @param words for the clerk
     */
    record Refused(String words) implements Answer {}
  }
}
