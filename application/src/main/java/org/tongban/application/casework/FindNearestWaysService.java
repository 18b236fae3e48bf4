package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.NearestWays;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.BasicCode;

/** Runs the planner over the city as it is now. */
@Singleton
public final class FindNearestWaysService implements FindNearestWays {
  private final Catalogue catalogue;
  private final Places places;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public FindNearestWaysService(Catalogue catalogue, Places places, Clock clock) {
    this.catalogue = catalogue;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> find(BasicCode item, Situation situation) {
    var now = LocalDateTime.ofInstant(clock.instant(), StepContext.ZONE);
    return catalogue
        .item(item)
        .map(
            found ->
                new Answer(
                    found,
                    new NearestWays(places.organisation(), places::calendar)
                        .answer(catalogue.implementationsOf(item), situation, now)));
  }
}
