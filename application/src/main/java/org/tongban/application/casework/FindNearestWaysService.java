package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.NearestWays;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;

/** Runs the planner over the city as it is now. */
@Singleton
public final class FindNearestWaysService implements FindNearestWays {
  /** As examples of the item, and of where it is carried out, where nobody is competent. */
  private static final int EXAMPLES = 20;

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
                        .answer(offered(item, situation), situation, now)));
  }

  /** Whoever may be competent, and a few more: an item may have thousands of implementations. */
  private NearestWays.Offered offered(BasicCode item, Situation situation) {
    var refs = new LinkedHashSet<ImplementationRef>();
    for (var region : List.of(situation.home(), situation.at())) {
      catalogue.implementationsFor(item, region).forEach(line -> refs.add(line.ref()));
    }
    var examples = catalogue.implementationsOf(item, new Page.Request(Optional.empty(), EXAMPLES));
    examples.items().forEach(line -> refs.add(line.ref()));
    return new NearestWays.Offered(
        refs.stream()
            .flatMap(ref -> catalogue.implementation(ref).stream())
            .sorted(
                Comparator.comparing(Implementation::territory)
                    .thenComparing(one -> one.ref().code()))
            .toList(),
        examples.next().isPresent());
  }
}
