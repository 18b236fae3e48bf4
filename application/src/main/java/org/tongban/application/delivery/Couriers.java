package org.tongban.application.delivery;

import java.util.Optional;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** The courier companies the installation works with, and which of them carries what. */
public interface Couriers {
  /** Who carries what that unit sends to that region, by configuration. */
  Courier choose(UnitCode sender, RegionCode to);

  /** The company of that name, or empty if the installation does not work with it (any more). */
  Optional<Courier> named(CourierName name);

  /**
   * What happened to a parcel so far: asks the company itself, or where the installation has no
   * connection to it, an independent source if there is one. Remote; ends within 30 seconds.
   */
  Courier.Tracking track(Courier.Shipment shipment);

  /** What that company charges, or empty if no tariff is configured. */
  Optional<Yuan> price(CourierName name, Weight weight);
}
