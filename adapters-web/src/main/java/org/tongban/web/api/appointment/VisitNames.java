package org.tongban.web.api.appointment;

import jakarta.inject.Singleton;
import org.tongban.application.appointment.Plans;
import org.tongban.application.place.Places;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;

/** What people call the places of visits. */
@Singleton
public class VisitNames {
  private final Plans plans;
  private final Places places;

  VisitNames(Plans plans, Places places) {
    this.plans = plans;
    this.places = places;
  }

  /** The name of a group; its code if it is gone. */
  public String group(ServiceGroupCode code) {
    return plans.find(code).map(planned -> planned.group().name()).orElse(code.value());
  }

  /** The name of a place. */
  public String place(UnitCode code) {
    return places.organisation().nameOf(code);
  }

  /** Where a place is; empty if it is gone. */
  public String address(UnitCode code) {
    return places.organisation().servicePoint(code).map(ServicePoint::address).orElse("");
  }
}
