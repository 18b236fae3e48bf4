package org.tongban.web.api.place;

import java.util.Optional;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.CalendarDay;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

/** Shows places; everything goes by its name. */
@Mapper(componentModel = MappingConstants.ComponentModel.JAKARTA)
interface PlaceMapper {
  @Mapping(target = "regionName", expression = "java(city.regions().fullName(point.region()))")
  PlaceController.ServicePointResponse point(ServicePoint point, @Context Organisation city);

  @Mapping(target = "fullName", expression = "java(named(region, city))")
  PlaceController.RegionResponse region(Region region, @Context Organisation city);

  PlaceController.PartnerResponse partner(Places.PartnerCity city);

  PlaceController.VillageListingResponse listing(Places.VillageListing listing);

  @Mapping(target = "working", expression = "java(day.working())")
  @Mapping(target = "words", expression = "java(day.words())")
  PlaceController.DayResponse day(CalendarDay day);

  /** A province is not named before the places in it, and so has no full name of its own. */
  default String named(Region region, Organisation city) {
    var full = city.regions().fullName(region.code());
    return full.isEmpty() ? region.name() : full;
  }

  default String text(RegionCode code) {
    return code.value();
  }

  default String text(UnitCode code) {
    return code.value();
  }

  default Optional<String> text(Optional<RegionCode> code) {
    return code.map(RegionCode::value);
  }
}
