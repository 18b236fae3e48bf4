package org.tongban.application.seal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.print.SigningKey;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.Unit;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealRegistration;

/** Sees to it that two people stand behind each seal, and that one is enough to stop it. */
@Singleton
public final class ManageSealsService implements ManageSeals {
  private static final Set<Role> OF_THEIR_UNIT = Set.of(Role.CATALOGUE_EDITOR, Role.HEAD);

  /** Nobody has an older seal, and no database keeps a day after the year 9999. */
  private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final Transactions transactions;
  private final SealStore seals;
  private final SealPictures pictures;
  private final SigningKey key;
  private final Places places;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public ManageSealsService(
      Transactions transactions,
      SealStore seals,
      SealPictures pictures,
      SigningKey key,
      Places places,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.seals = seals;
    this.pictures = pictures;
    this.key = key;
    this.places = places;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
  }

  private Seal.Act act(Caller.Staff caller) {
    return new Seal.Act(caller.actorId(), clock.instant());
  }

  @Override
  public boolean managesAll(Caller.Staff caller) {
    var organisation = places.organisation();
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.CATALOGUE_EDITOR)
        .flatMap(duty -> organisation.unit(duty.unit()).stream())
        .flatMap(unit -> organisation.regions().find(unit.region()).stream())
        .anyMatch(region -> region.level() == Level.CITY);
  }

  @Override
  public boolean manages(Caller.Staff caller) {
    return managesAll(caller) || !own(caller).isEmpty();
  }

  private static Set<UnitCode> own(Caller.Staff caller) {
    return caller.duties().stream()
        .filter(duty -> OF_THEIR_UNIT.contains(duty.role()))
        .map(Caller.Duty::unit)
        .collect(Collectors.toSet());
  }

  private boolean seesTo(Caller.Staff caller, UnitCode unit) {
    return own(caller).contains(unit) || managesAll(caller);
  }

  @Override
  public boolean drawsSamples() {
    return pictures.drawsSamples();
  }

  @Override
  public boolean signs() {
    return key.present();
  }

  @Override
  public Page<SealStore.Stored> list(
      Caller.Staff caller, Optional<String> units, Optional<Seal.State> state, Page.Request page) {
    var wanted = units(caller, units);
    if (wanted.filter(Collection::isEmpty).isPresent()) {
      return new Page<>(List.of(), Optional.empty());
    }
    return transactions.reading(() -> seals.list(new SealStore.Filter(wanted, state), page));
  }

  /** Those that are asked for among the caller's; empty if it is all there are. */
  private Optional<Collection<UnitCode>> units(Caller.Staff caller, Optional<String> words) {
    boolean all = managesAll(caller);
    if (all && words.isEmpty()) {
      return Optional.empty();
    }
    var organisation = places.organisation();
    return Optional.of(
        (all ? units(organisation).map(Unit::code) : own(caller).stream().sorted())
            .filter(code -> words.isEmpty() || matches(organisation, code, words.get()))
            .limit(SealStore.MOST_UNITS)
            .toList());
  }

  private static boolean matches(Organisation organisation, UnitCode code, String words) {
    return code.value().equals(words) || organisation.nameOf(code).contains(words);
  }

  /** All of the city's own, authorities first, from the city down. */
  private static Stream<Unit> units(Organisation organisation) {
    return Stream.concat(
        organisation.authorities().stream()
            .filter(unit -> !unit.partner())
            .sorted(Comparator.comparing(Authority::level).thenComparing(Authority::code)),
        organisation.servicePoints().stream()
            .filter(unit -> !unit.partner())
            .sorted(Comparator.comparing(ServicePoint::kind).thenComparing(ServicePoint::code)));
  }

  @Override
  public Optional<SealStore.Stored> find(Caller.Staff caller, SealId id) {
    return transactions
        .reading(() -> seals.find(id))
        .filter(stored -> seesTo(caller, stored.seal().registration().unit()));
  }

  @Override
  public Optional<byte[]> picture(Caller.Staff caller, SealId id) {
    return find(caller, id).flatMap(_ -> transactions.reading(() -> seals.picture(id)));
  }

  @Override
  public List<Unit> lacking(Caller.Staff caller, Optional<String> words) {
    var having = transactions.reading(() -> seals.unitsWithSeal(today()));
    var organisation = places.organisation();
    boolean all = managesAll(caller);
    var own = own(caller);
    return units(organisation)
        .filter(unit -> all || own.contains(unit.code()))
        .filter(unit -> !having.contains(unit.code()))
        .filter(unit -> words.isEmpty() || matches(organisation, unit.code(), words.get()))
        .toList();
  }

  @Override
  public Checked check(Caller.Staff caller, Wish wish) {
    if (!manages(caller)) {
      return new Checked.NotAllowed();
    }
    var faults = new ArrayList<Fault>();
    unitFault(caller, wish.unit()).ifPresent(words -> faults.add(new Fault("unit", words)));
    SealRegistration.nameFaults(wish.name()).forEach(words -> faults.add(new Fault("name", words)));
    SealRegistration.diameterFaults(wish.diameter())
        .forEach(words -> faults.add(new Fault("diameter", words)));
    if (wish.validFrom().isBefore(EARLIEST) || wish.validFrom().isAfter(LATEST)) {
      faults.add(new Fault("validFrom", "请核对开始使用的日期。"));
    }
    wish.validUntil()
        .filter(
            until ->
                until.isBefore(wish.validFrom())
                    || until.isBefore(today())
                    || until.isAfter(LATEST))
        .ifPresent(_ -> faults.add(new Fault("validUntil", "有效期的最后一天要在开始那一天之后，并且还没有过去；不知道的请留空。")));
    var picture = picture(wish.picture(), faults);
    return faults.isEmpty() ? Checked.Good.of(wish, picture) : new Checked.Wrong(faults);
  }

  private Optional<String> unitFault(Caller.Staff caller, UnitCode code) {
    var unit = places.organisation().unit(code);
    if (unit.isEmpty()) {
      return Optional.of("没有代码为 " + code + " 的单位，请核对单位代码。");
    }
    if (unit.get() instanceof Authority authority && authority.partner()
        || unit.get() instanceof ServicePoint point && point.partner()) {
      return Optional.of("这是合作城市的单位，它的印章由对方登记。");
    }
    return seesTo(caller, code) ? Optional.empty() : Optional.of("您只能登记自己单位的印章。");
  }

  private Optional<byte[]> picture(Optional<byte[]> sent, List<Fault> faults) {
    if (sent.isEmpty()) {
      if (!pictures.drawsSamples()) {
        faults.add(new Fault("picture", "请上传印章的图片：背景透明的 PNG，红色。"));
      }
      return Optional.empty();
    }
    return switch (pictures.inspect(sent.get())) {
      case SealPictures.Finding.Good(var png) -> Optional.of(png);
      case SealPictures.Finding.Bad(var words) -> {
        faults.add(new Fault("picture", words));
        yield Optional.empty();
      }
    };
  }

  @Override
  public Answer register(Caller.Staff caller, Checked.Good checked) {
    var wish = checked.wish();
    if (!seesTo(caller, wish.unit())) {
      return new Answer.NotAllowed();
    }
    var registration =
        new SealRegistration(
            new SealId(identifiers.next()),
            wish.unit(),
            wish.kind(),
            wish.name(),
            wish.diameter(),
            wish.validFrom(),
            wish.validUntil(),
            wish.picture().isEmpty(),
            caller.actorId(),
            clock.instant());
    return transactions.inTransaction(
        () -> {
          if (waits(wish)) {
            return new Answer.Refused("这个单位已经有一枚同类的印章在等待启用；请先启用或者停用它。");
          }
          var seal = new Seal.Waiting(registration);
          seals.add(seal, wish.picture());
          return new Answer.Done(new SealStore.Stored(seal, 1));
        });
  }

  private boolean waits(Wish wish) {
    return seals
        .list(
            new SealStore.Filter(
                Optional.of(List.of(wish.unit())), Optional.of(Seal.State.WAITING)),
            new Page.Request(Optional.empty(), 100))
        .items()
        .stream()
        .anyMatch(stored -> stored.seal().registration().kind() == wish.kind());
  }

  @Override
  public Answer approve(Caller.Staff caller, SealId id, int version) {
    return change(caller, id, version, (seal, act) -> seal.approve(act, today()));
  }

  @Override
  public Answer revoke(Caller.Staff caller, SealId id, int version, String reason) {
    var words = reason.strip();
    if (words.isEmpty() || words.length() > Seal.LONGEST_REASON) {
      return new Answer.Wrong(new Fault("reason", "请写明停用的理由，最多 " + Seal.LONGEST_REASON + " 个字。"));
    }
    return change(caller, id, version, (seal, act) -> seal.revoke(act, words));
  }

  private Answer change(
      Caller.Staff caller,
      SealId id,
      int version,
      BiFunction<Seal, Seal.Act, Seal.Change> changing) {
    if (!manages(caller)) {
      return new Answer.NotAllowed();
    }
    return transactions.inTransaction(
        () -> {
          var found = find(caller, id);
          if (found.isEmpty()) {
            return new Answer.Absent();
          }
          if (found.get().version() != version) {
            return new Answer.Stale(found.get().version());
          }
          return switch (changing.apply(found.get().seal(), act(caller))) {
            case Seal.Change.Refused(var words) -> new Answer.Refused(words);
            case Seal.Change.Done(var changed) -> {
              seals.replace(changed, version);
              yield new Answer.Done(new SealStore.Stored(changed, version + 1));
            }
          };
        });
  }
}
