package org.tongban.application.delivery;

import java.util.Optional;
import org.tongban.domain.delivery.ParcelEvent;

/** Moves the parcels of the courier simulator by hand. Exists in sample mode only. */
public interface SimulatedParcels {
  /**
   * Lets the next thing happen to a parcel, up to its being signed for, and reports it.
   *
   * @return what the parcel's last event now is, or empty if there is no such parcel
   */
  Optional<ParcelEvent> advance(String waybillNumber);

  /** Lets a parcel get lost, and reports it. */
  Optional<ParcelEvent> lose(String waybillNumber);

  /** Sends a parcel back, whatever had happened to it before, and reports it. */
  Optional<ParcelEvent> sendBack(String waybillNumber);
}
