package org.tongban.application.delivery;

import java.util.Optional;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Tariff;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** One courier for everything: 12 yuan for the first kilogram, 2 for each half above. */
public record SoleCourier(Courier courier) implements Couriers {
  private static final Tariff TARIFF =
      new Tariff(new Weight(1000), new Yuan(1200), new Weight(500), new Yuan(200));

  @Override
  public Courier choose(UnitCode sender, RegionCode to) {
    return courier;
  }

  @Override
  public Optional<Courier> named(CourierName name) {
    return Optional.of(courier).filter(one -> one.name().equals(name));
  }

  @Override
  public Courier.Tracking track(Courier.Shipment shipment) {
    return courier.track(shipment);
  }

  @Override
  public Optional<Yuan> price(CourierName name, Weight weight) {
    return Optional.of(TARIFF.price(weight));
  }
}
