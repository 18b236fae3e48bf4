package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.OpeningRule;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.WindowKind;

/**
 * Gives the service points of the sample city their groups and opening plans: halls and town
 * centres one for each kind of window, stations one for all. Kiosks and places of partner cities
 * have none.
 */
@Singleton
public final class SampleServiceGroups {
  private static final int MINUTES = 15;
  private static final int LONGER = 30;
  private static final int INTERVAL = 30;

  private final Places places;
  private final ServiceGroups groups;
  private final Plans plans;
  private final Transactions transactions;

  @Inject
  public SampleServiceGroups(
      Places places, ServiceGroups groups, Plans plans, Transactions transactions) {
    this.places = places;
    this.groups = groups;
    this.plans = plans;
    this.transactions = transactions;
  }

  /** Adds the groups that are missing; those that are there stay as they are. */
  public void load() {
    transactions.run(
        () -> {
          var known = new HashSet<>(groups.codes());
          var missing =
              places.organisation().servicePoints().stream()
                  .filter(point -> !point.partner())
                  .flatMap(point -> groupsOf(point).stream())
                  .filter(group -> !known.contains(group.code()))
                  .toList();
          groups.save(missing);
          plans.addMissing(missing.stream().flatMap(group -> plan(group).stream()).toList());
        });
  }

  /** As the sign of the place says; half of what the windows can do is left to who just comes. */
  private Optional<Plans.First> plan(ServiceGroup group) {
    return places
        .organisation()
        .servicePoint(group.place())
        .flatMap(point -> OpeningHours.parse(point.openingHours()))
        .map(
            hours ->
                new Plans.First(
                    group.code(),
                    new OpeningPlan(
                        INTERVAL,
                        hours.spans().stream()
                            .map(span -> new OpeningRule(span, group.windows().size()))
                            .toList(),
                        List.of(),
                        BookingTerms.USUAL)));
  }

  private static List<ServiceGroup> groupsOf(ServicePoint point) {
    return switch (point.kind()) {
      case MUNICIPAL_HALL, COUNTY_HALL, TOWN_CENTRE -> byWindow(point);
      case VILLAGE_STATION, HELP_STATION ->
          List.of(
              group(point, "ZH", "便民服务", "A", List.of(new ServiceWindow("01", "办事台")), MINUTES));
      case KIOSK -> List.of();
    };
  }

  private static List<ServiceGroup> byWindow(ServicePoint point) {
    var all = new ArrayList<ServiceGroup>();
    for (var kind : WindowKind.values()) {
      var windows =
          point.windows().stream()
              .filter(window -> window.kind() == kind)
              .map(window -> new ServiceWindow(window.number(), window.name()))
              .toList();
      if (!windows.isEmpty()) {
        all.add(
            switch (kind) {
              case ORDINARY -> group(point, "ZH", "综合受理", "A", windows, MINUTES);
              case ANY_WINDOW -> group(point, "TB", "市内通办", "B", windows, LONGER);
              case CROSS_PROVINCE -> group(point, "KS", "跨省通办", "C", windows, LONGER);
            });
      }
    }
    return all;
  }

  private static ServiceGroup group(
      ServicePoint point,
      String own,
      String name,
      String letter,
      List<ServiceWindow> windows,
      int minutes) {
    return new ServiceGroup(
        ServiceGroupCode.of(point.code(), own),
        name,
        letter,
        windows,
        true,
        minutes,
        Map.of(),
        true);
  }
}
