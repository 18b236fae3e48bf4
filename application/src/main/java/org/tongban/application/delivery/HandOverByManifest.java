package org.tongban.application.delivery;

import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;

/**
 * Hands parcels over to a courier against a signed list. What is not the caller's mail room's looks
 * as if it did not exist.
 *
 * <p>Each write throws {@link StaleVersionException} if someone else changed a dispatch or its case
 * meanwhile; nothing was changed.
 */
public interface HandOverByManifest {
  /** Puts parcels of one sender that are booked with one courier on a new manifest. */
  Answer make(Caller.Staff caller, List<DispatchId> dispatches);

  /**
   * Both sides signed: all its parcels are handed over, and their cases told. Again changes
   * nothing.
   */
  Optional<Shown> handOver(Caller.Staff caller, ManifestId id);

  /** A manifest with its parcels. */
  Optional<Shown> find(Caller.Staff caller, ManifestId id);

  /** The manifests of the caller's mail rooms, the latest first. */
  Page<Manifest> list(Caller.Staff caller, Page.Request page);

  /** A manifest with its parcels, those of erased people left out. */
  record Shown(Manifest manifest, List<PrepareParcels.Parcel> parcels) {}

  /** The answer to {@link #make}. */
  sealed interface Answer {
    /** There it is. */
    record Made(Shown shown) implements Answer {}

    /**
     * Those parcels can't be on one manifest.
     *
     * @param words for the clerk
     */
    record Refused(String words) implements Answer {}
  }
}
