package org.tongban.application.delivery;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.UnitCode;

/**
 * Where the mail rooms' own notes about parcels and the manifests are kept. Months are those of
 * China. Calls join the caller's transaction. Every implementation passes {@code
 * PostingStoreContract}.
 */
public interface PostingStore {
  /** Adds what is known at the booking; one that is there already is left as it is. */
  void add(Posting posting);

  /** The posting, or empty if the dispatch was never booked. */
  Optional<Posting> find(DispatchId id);

  /** Those of the postings that there are, in no particular order. */
  List<Posting> all(Collection<DispatchId> ids);

  /** Notes the sorting code. */
  void sorted(DispatchId id, String code);

  /** Notes what it weighs and costs, in place of what was noted before. */
  void weighed(DispatchId id, Posting.Weighing weighing);

  /** Notes when the courier got it; only the first time counts. */
  void handedOver(DispatchId id, Instant at);

  /** Notes what the applicant said, in place of what they said before. */
  void claimed(DispatchId id, Posting.Claim claim);

  /** Notes what the mail room found out about a claim. */
  void settled(DispatchId id, Posting.Outcome outcome);

  /** Parcels of those units that applicants say never came and nobody looked into, oldest first. */
  List<DispatchId> openClaims(Set<UnitCode> units, int limit);

  /** What that unit handed over in that month, in the order in which it did. */
  Page<Posting> ofMonth(UnitCode sender, YearMonth month, Page.Request page);

  /** The sums of that month, by unit and courier. */
  List<Sum> sums(Set<UnitCode> senders, YearMonth month);

  /**
   * Adds a manifest, and notes it with each of its dispatches.
   *
   * @throws org.tongban.application.transaction.StaleVersionException if one of them is on another
   *     manifest, or was never booked; the caller's transaction must be rolled back
   */
  void add(Manifest manifest);

  /** The manifest, its dispatches in the order in which they were put on it. */
  Optional<Manifest> find(ManifestId id);

  /** Notes when a manifest was signed; only the first time counts. */
  void signed(ManifestId id, Instant at);

  /** The units' manifests, the latest first. */
  Page<Manifest> manifests(Set<UnitCode> units, Page.Request page);

  /**
   * What a unit sent with a courier in a month.
   *
   * @param parcels all of them
   * @param weighed those of them whose cost is known
   */
  record Sum(
      UnitCode sender, CourierName courier, int parcels, int weighed, long grams, Yuan cost) {
    public Sum {
      Objects.requireNonNull(sender);
      Objects.requireNonNull(courier);
      Objects.requireNonNull(cost);
    }
  }
}
