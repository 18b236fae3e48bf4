package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** Shows mandates. */
@Singleton
public final class SeeMandatesService implements SeeMandates {
  private static final String GONE = "已注销的用户";

  private final Mandates mandates;
  private final SubjectStore subjects;
  private final Places places;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public SeeMandatesService(
      Mandates mandates,
      SubjectStore subjects,
      Places places,
      Transactions transactions,
      Clock clock) {
    this.mandates = mandates;
    this.subjects = subjects;
    this.places = places;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Seen> find(Caller caller, MandateId id) {
    return transactions.reading(
        () ->
            mandates
                .find(id)
                .filter(mandate -> concerns(caller, mandate))
                .map(mandate -> seen(mandate, new Names(caller instanceof Caller.Staff))));
  }

  private static boolean concerns(Caller caller, Mandate mandate) {
    return switch (caller) {
      case Caller.Resident resident ->
          mandate.grantor().equals(resident.person())
              || mandate.helper().equals(new Mandate.Helper.AnotherPerson(resident.person()));
      case Caller.Staff staff ->
          switch (mandate.helper()) {
            case Mandate.Helper.Staff(var unit) -> Counter.isClerk(staff, unit);
            case Mandate.Helper.AnotherPerson _ -> false;
          };
    };
  }

  @Override
  public List<Seen> granted(Caller.Resident caller) {
    return transactions.reading(() -> seen(mandates.grantedBy(caller.person())));
  }

  @Override
  public List<Seen> held(Caller.Resident caller) {
    var today = clock.instant().atZone(StepContext.ZONE).toLocalDate();
    return transactions.reading(() -> seen(mandates.heldBy(caller.person(), today)));
  }

  /** Each person is looked up once, however many mandates name them. */
  private List<Seen> seen(List<Mandate> found) {
    var names = new Names(false);
    return found.stream().limit(MOST).map(mandate -> seen(mandate, names)).toList();
  }

  private Seen seen(Mandate mandate, Names names) {
    return new Seen(
        mandate,
        names.of(mandate.grantor()),
        switch (mandate.helper()) {
          case Mandate.Helper.Staff(var unit) -> places.organisation().nameOf(unit);
          case Mandate.Helper.AnotherPerson(var person) -> names.of(person);
        });
  }

  /** The names of those who were looked up so far. */
  private final class Names {
    private final Map<SubjectId, String> known = new HashMap<>();
    private final boolean masked;

    Names(boolean masked) {
      this.masked = masked;
    }

    String of(SubjectId subject) {
      return known.computeIfAbsent(
          subject,
          id ->
              subjects
                  .find(id)
                  .map(found -> masked ? found.maskedName() : found.displayName())
                  .orElse(GONE));
    }
  }
}
