package org.tongban.web.api.appointment;

import jakarta.inject.Singleton;
import org.tongban.application.appointment.Plans;
import org.tongban.application.place.Places;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

/** What people call the places of visits. */
@Singleton
class VisitNames {
  private final Plans plans;
  private final Places places;

  VisitNames(Plans plans, Places places) {
    this.plans = plans;
    this.places = places;
  }

  String group(ServiceGroupCode code) {
    return plans.find(code).map(planned -> planned.group().name()).orElse(code.value());
  }

  String place(UnitCode code) {
    return places.organisation().nameOf(code);
  }

  String address(UnitCode code) {
    return places.organisation().servicePoint(code).map(ServicePoint::address).orElse("");
  }
}
