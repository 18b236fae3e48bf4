package org.tongban.application.seal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.Unit;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;
import org.tongban.domain.seal.SealRegistration;

/**
 * The drawn seals of the sample city: of authorities down to the town and of the halls, one of them
 * left out on purpose, as are the villages, so that it is seen how a unit without a seal fares.
 */
@Singleton
public final class SampleSeals {
  /** That of the fire brigade. */
  private static final String LEFT_OUT = "XFD";

  /**
   * <em>Assumed:</em> 国发〔1999〕25号 says 45 at most for departments, and leaves special ones open.
   */
  private static final int DIAMETER = 42;

  /** The halls, which take papers in. */
  private static final Set<ServicePointKind> HALLS =
      EnumSet.of(ServicePointKind.MUNICIPAL_HALL, ServicePointKind.COUNTY_HALL);

  /** Two who are nobody. */
  private static final ActorId REGISTRAR = new ActorId(new UUID(0x7000L, 1L << 63 | 0x5ea1));

  private static final ActorId APPROVER = new ActorId(new UUID(0x7000L, 1L << 63 | 0x5ea2));

  private final Transactions transactions;
  private final SealStore seals;
  private final Places places;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public SampleSeals(
      Transactions transactions,
      SealStore seals,
      Places places,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.seals = seals;
    this.places = places;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Registers them, in an installation that has no seals at all; changes nothing in others. */
  public void load() {
    var any = new Page.Request(Optional.empty(), 1);
    transactions.run(
        () -> {
          var all = new SealStore.Filter(Optional.empty(), Optional.empty());
          if (seals.list(all, any).items().isEmpty()) {
            var organisation = places.organisation();
            seals.addDrawn(
                Stream.concat(
                        organisation.authorities().stream().flatMap(this::of),
                        organisation.servicePoints().stream().flatMap(this::of))
                    .toList());
          }
        });
  }

  private Stream<Seal> of(Authority authority) {
    if (authority.partner()
        || authority.level() == Level.VILLAGE
        || authority.code().value().startsWith(LEFT_OUT)) {
      return Stream.empty();
    }
    return authority.level() == Level.TOWN
        ? of(authority, SealKind.HANDLING)
        : of(authority, SealKind.ACCEPTANCE, SealKind.APPROVAL);
  }

  private Stream<Seal> of(ServicePoint point) {
    return !point.partner() && HALLS.contains(point.kind())
        ? of(point, SealKind.HANDLING)
        : Stream.empty();
  }

  private Stream<Seal> of(Unit unit, SealKind... kinds) {
    var now = clock.instant();
    return Stream.of(kinds)
        .filter(_ -> unit.name().length() <= SealRegistration.LONGEST_NAME)
        .map(
            kind ->
                new Seal.InUse(
                    new SealRegistration(
                        new SealId(identifiers.next()),
                        unit.code(),
                        kind,
                        unit.name(),
                        DIAMETER,
                        LocalDate.ofInstant(now, StepContext.ZONE),
                        Optional.empty(),
                        true,
                        REGISTRAR,
                        now),
                    new Seal.Act(APPROVER, now)));
  }
}
