package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.Couriers;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Tariff;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * The couriers by configuration. {@code tongban.courier} names the usual one: {@code none}, {@code
 * simulator}, {@code ems} or {@code sf}. {@code tongban.courier-rules} lists exceptions, separated
 * by commas, as {@code KEY=courier}: the key is the code of a sending unit, or the beginning of the
 * code of a region that is sent to. A unit's rule goes before a region's, a longer region before a
 * shorter one.
 */
@Context
final class ConfiguredCouriers implements Couriers, CouriersInUse {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredCouriers.class);
  private static final int SHORTEST_REGION = 2;
  private static final int LONGEST_REGION = 12;

  private final Courier usual;
  private final Map<String, Courier> rules = new HashMap<>();
  private final Map<CourierName, Courier> inUse = new LinkedHashMap<>();
  private final Map<CourierName, Tariff> tariffs = new HashMap<>();
  private final Optional<Kuaidi100Tracking> elsewhere;

  /**
   * @throws IllegalStateException if a courier is named that does not exist or is not configured
   */
  ConfiguredCouriers(
      @Property(name = "tongban.courier", defaultValue = "") String configured,
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample,
      @Property(name = "tongban.courier-rules", defaultValue = "") String configuredRules,
      NoCourier none,
      @Nullable SimulatedCourier simulator,
      @Nullable EmsCourier ems,
      @Nullable SfCourier sf,
      @Nullable Kuaidi100Tracking elsewhere) {
    var known = new HashMap<String, Courier>();
    known.put("none", none);
    put(known, "simulator", simulator);
    put(known, "ems", ems);
    put(known, "sf", sf);
    var usualName = configured.isBlank() ? sample ? "simulator" : "none" : configured.strip();
    usual = courier(known, usualName);
    for (var rule : configuredRules.split(",")) {
      if (!rule.isBlank()) {
        var parts = rule.split("=", 2);
        if (parts.length < 2) {
          throw new IllegalStateException(
              "tongban.courier-rules are KEY=courier, separated by commas; not '" + rule + "'");
        }
        rules.put(parts[0].strip(), courier(known, parts[1].strip()));
      }
    }
    // Those that are configured but not chosen any more can still say what became of old parcels.
    known.values().forEach(courier -> inUse.put(courier.name(), courier));
    if (simulator != null) {
      tariffs.put(simulator.name(), Tariffs.read("1000/12.00/1000/2.00"));
    }
    if (ems != null) {
      ems.tariff().ifPresent(tariff -> tariffs.put(ems.name(), tariff));
    }
    if (sf != null) {
      sf.tariff().ifPresent(tariff -> tariffs.put(sf.name(), tariff));
    }
    this.elsewhere = Optional.ofNullable(elsewhere);
    if (usual == none) {
      LOG.warn("No courier is configured: the mail rooms have to book every parcel by hand");
    }
  }

  private static void put(Map<String, Courier> known, String name, @Nullable Courier courier) {
    if (courier != null) {
      known.put(name, courier);
    }
  }

  private static Courier courier(Map<String, Courier> known, String name) {
    var courier = known.get(name);
    if (courier == null) {
      throw new IllegalStateException(
          "A courier is 'none', 'simulator' (in sample mode only), 'ems' or 'sf', the latter two"
              + " with their settings (tongban.couriers.ems, tongban.couriers.sf); not '"
              + name
              + "'");
    }
    return courier;
  }

  @Override
  public Courier choose(UnitCode sender, RegionCode to) {
    var ofUnit = rules.get(sender.value());
    if (ofUnit != null) {
      return ofUnit;
    }
    var region = to.value();
    for (int length = Math.min(region.length(), LONGEST_REGION);
        length >= SHORTEST_REGION;
        length--) {
      var ofRegion = rules.get(region.substring(0, length));
      if (ofRegion != null) {
        return ofRegion;
      }
    }
    return usual;
  }

  @Override
  public Optional<Courier> named(CourierName name) {
    return Optional.ofNullable(inUse.get(name));
  }

  @Override
  public Courier.Tracking track(Courier.Shipment shipment) {
    var courier = named(shipment.waybill().courier());
    // Never two sources for one parcel: they tell the same events apart differently.
    return courier.isPresent()
        ? courier.get().track(shipment)
        : elsewhere
            .map(source -> source.track(shipment))
            .orElseGet(
                () -> new Courier.Tracking.Unknown("There is no connection to this courier"));
  }

  @Override
  public Optional<Yuan> price(CourierName name, Weight weight) {
    return Optional.ofNullable(tariffs.get(name)).map(tariff -> tariff.price(weight));
  }

  @Override
  public String names() {
    List<Courier> chosen = new ArrayList<>(rules.values());
    chosen.addFirst(usual);
    return chosen.stream()
        .map(courier -> courier.name().value())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
