package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.format.MapFormat;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.tongban.application.place.Places;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Writes addresses as couriers want them: province, city, county and the rest. The mail rooms'
 * telephones and streets are configured: {@code tongban.couriers.sender.phone} and {@code .street}
 * for all, and {@code tongban.couriers.senders.CODE.phone} and so on for a unit.
 */
@Singleton
final class ParcelAddresses {
  private final Places places;
  private final String phone;
  private final String street;
  private final Map<String, String> units;

  ParcelAddresses(
      Places places,
      @Property(name = "tongban.couriers.sender.phone", defaultValue = "") String phone,
      @Property(name = "tongban.couriers.sender.street", defaultValue = "") String street,
      @Property(name = "tongban.couriers.senders")
          @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
          @io.micronaut.core.annotation.Nullable
          Map<String, String> units) {
    this.places = places;
    this.phone = phone;
    this.street = street;
    this.units = units == null ? Map.of() : Map.copyOf(units);
  }

  /** Who, where, and how to reach them. */
  record Party(
      String name, String phone, String province, String city, String county, String street) {
    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Party[***]";
    }
  }

  /** The mail room. */
  Party sender(UnitCode unit) {
    var organisation = places.organisation();
    var region = organisation.unit(unit).map(known -> known.region()).orElse(null);
    return new Party(
        organisation.nameOf(unit),
        of(unit, "phone", phone),
        name(region, Level.PROVINCE),
        name(region, Level.CITY),
        name(region, Level.COUNTY),
        of(unit, "street", street));
  }

  private String of(UnitCode unit, String what, String otherwise) {
    return units.getOrDefault(unit.value().toLowerCase(Locale.ROOT) + "." + what, otherwise);
  }

  /** The person. */
  Party recipient(Recipient to) {
    return new Party(
        to.name().value(),
        to.phone().value(),
        name(to.region(), Level.PROVINCE),
        name(to.region(), Level.CITY),
        name(to.region(), Level.COUNTY),
        name(to.region(), Level.TOWN) + name(to.region(), Level.VILLAGE) + to.street());
  }

  private String name(RegionCode region, Level level) {
    return region == null
        ? ""
        : places.organisation().regions().at(level, region).map(known -> known.name()).orElse("");
  }
}
