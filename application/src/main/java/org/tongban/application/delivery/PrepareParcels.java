package org.tongban.application.delivery;

import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Weight;

/**
 * Makes parcels ready to be handed over: labels and weighing. What is not the caller's is absent.
 */
public interface PrepareParcels {
  /** As many labels as are printed at once. */
  int MOST_LABELS = 100;

  /**
   * What the labels of those parcels say, in the order asked; empty if one of them is not booked or
   * not the caller's mail room's.
   */
  Optional<List<Parcel>> labels(Caller.Staff caller, List<DispatchId> ids);

  /** The mail room's notes about those of the parcels that are booked. */
  List<Posting> postings(Caller.Staff caller, List<DispatchId> ids);

  /**
   * Notes what a parcel weighs, and what it costs by the courier's tariff.
   *
   * @return empty if there is no such parcel in the caller's mail rooms
   */
  Optional<Weighed> weigh(Caller.Staff caller, DispatchId id, Weight weight);

  /** Parcels that applicants say never came, the oldest first. */
  List<DispatchStore.Stored> claims(Caller.Staff caller);

  /** A booked parcel. */
  record Parcel(DispatchStore.Stored dispatch, Posting posting) {}

  /** The answer to {@link #weigh}. */
  sealed interface Weighed {
    /** It is noted. */
    record Done(Posting posting) implements Weighed {}

    /**
     * It can't be weighed now.
     *
     * @param words for the clerk
     */
    record Refused(String words) implements Weighed {}
  }
}
