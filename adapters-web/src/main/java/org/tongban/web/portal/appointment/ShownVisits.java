package org.tongban.web.portal.appointment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.ServicePoint;
import org.tongban.web.api.appointment.VisitNames;

/** Says what appointments are about in the words of people. */
@Singleton
class ShownVisits {
  private final VisitNames names;
  private final Places places;
  private final Catalogue catalogue;
  private final Clock clock;

  ShownVisits(VisitNames names, Places places, Catalogue catalogue, Clock clock) {
    this.names = names;
    this.places = places;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  ShownVisit of(Kept kept) {
    var visit = kept.appointment().visit();
    var place = visit.group().place();
    return new ShownVisit(
        kept,
        names.group(visit.group()),
        names.place(place),
        names.address(place),
        places.organisation().servicePoint(place).map(ServicePoint::phone).orElse(""),
        items(visit.items()),
        clock.instant());
  }

  List<ShownVisit> of(List<Kept> some) {
    return some.stream().map(this::of).toList();
  }

  /** The names of items; the codes of those that are not in the catalogue any more. */
  List<String> items(List<BasicCode> codes) {
    return codes.stream()
        .map(code -> catalogue.item(code).map(ServiceItem::name).orElse(code.value()))
        .toList();
  }
}
