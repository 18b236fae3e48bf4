package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Caller.Duty;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.Mandates;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseMachine;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.Filing;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Who may see a case, and as whom they act on it: the one place where scopes are decided. */
@Singleton
public final class CaseAccess {
  private final CaseStore cases;
  private final Catalogue catalogue;
  private final Places places;
  private final SubjectStore subjects;
  private final Mandates mandates;
  private final Clock clock;

  @Inject
  public CaseAccess(
      CaseStore cases,
      Catalogue catalogue,
      Places places,
      SubjectStore subjects,
      Mandates mandates,
      Clock clock) {
    this.cases = cases;
    this.catalogue = catalogue;
    this.places = places;
    this.subjects = subjects;
    this.mandates = mandates;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), StepContext.ZONE);
  }

  Instant now() {
    return clock.instant();
  }

  /** The case if the caller may see it. Denied looks like absent. */
  Optional<Ledger> visible(Caller caller, CaseId id) {
    return switch (caller) {
      case Caller.Resident resident ->
          cases
              .findOwned(id, resident.person())
              .or(() -> cases.find(id).filter(ledger -> actsFor(resident, ledger.file())))
              // Who filed it once for someone else sees it as long as they may act for them.
              .filter(ledger -> actsForApplicant(resident, ledger.file()));
      case Caller.Staff staff ->
          cases.find(id).filter(ledger -> duties(staff, ledger.file()).findAny().isPresent());
    };
  }

  private boolean actsFor(Caller.Resident resident, CaseFile file) {
    return subjects.operates(resident.person(), file.filing().applicant());
  }

  /** The duties of a member of staff that concern the case. */
  private static Stream<Duty> duties(Caller.Staff staff, CaseFile file) {
    return staff.duties().stream()
        .filter(duty -> handlesCases(duty.role()))
        .filter(duty -> concerns(duty.unit(), file));
  }

  private static boolean concerns(UnitCode unit, CaseFile file) {
    return file.route().involves(unit)
        || file.keepers().contains(unit)
        || file.filing().filedBy().unit().filter(unit::equals).isPresent();
  }

  /** Whether the unit that filed it needs no mandate, or has it still. */
  private boolean mayStillHelp(UnitCode unit, Filing filing) {
    return filing
        .mandate()
        .map(
            mandate ->
                allows(
                    mandate,
                    filing.applicant(),
                    new Mandate.Helper.Staff(unit),
                    filing.implementation().code().item()))
        .orElse(true);
  }

  /** Whether it is a matter of the member of staff's own private life or of their company. */
  boolean isOwn(Caller.Staff staff, SubjectId applicant) {
    return staff
        .person()
        .filter(person -> person.equals(applicant) || subjects.operates(person, applicant))
        .isPresent();
  }

  /** Whether it is their own matter, or one that they filed for somebody in private life. */
  boolean isOwn(Caller.Staff staff, CaseFile file) {
    return isOwn(staff, file.filing().applicant())
        || staff
            .person()
            .filter(person -> person.value().equals(file.filing().filedBy().id().value()))
            .isPresent();
  }

  private static boolean handlesCases(Role role) {
    return switch (role) {
      case WINDOW_CLERK,
          VILLAGE_CLERK,
          HELP_CLERK,
          LIAISON,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR ->
          true;
      case APPLICANT, OPERATOR, PROXY, CATALOGUE_EDITOR, HALL_MANAGER, ADMINISTRATOR, SYSTEM ->
          false;
    };
  }

  /** As whom the caller would take the step; empty if they have no part in such steps. */
  Optional<Actor> actor(Caller caller, CaseFile file, CaseCommand command) {
    return switch (command) {
      case CaseCommand.ByApplicant _ -> applicantSide(caller, file);
      case CaseCommand.ReturnOriginals _ -> staffActor(caller, file, null, file.keepers());
      case CaseCommand.ByStage step -> {
        var stage = CaseMachine.stageFor(step, file);
        yield staffActor(caller, file, stage.role(), List.of(stage.unit()));
      }
      case CaseCommand.ByHead _ ->
          staffActor(caller, file, Role.HEAD, List.of(file.route().decider()));
      // Only the room of custody records what happens between units.
      case CaseCommand.ByCustody _, CaseCommand.BySystem _ -> Optional.empty();
    };
  }

  /** Whether the caller may do for the applicant what only the applicant's side may do. */
  boolean actsForApplicant(Caller caller, CaseFile file) {
    return applicantSide(caller, file).isPresent();
  }

  private Optional<Actor> applicantSide(Caller caller, CaseFile file) {
    var filing = file.filing();
    return switch (caller) {
      case Caller.Resident resident -> {
        if (resident.person().equals(filing.applicant())) {
          yield Optional.of(actor(caller, Role.APPLICANT));
        }
        if (subjects.operates(resident.person(), filing.applicant())) {
          yield Optional.of(actor(caller, Role.OPERATOR));
        }
        yield filing
            .mandate()
            .filter(
                mandate ->
                    allows(
                        mandate,
                        filing.applicant(),
                        new Mandate.Helper.AnotherPerson(resident.person()),
                        filing.implementation().code().item()))
            .map(_ -> actor(caller, Role.PROXY));
      }
      case Caller.Staff staff ->
          filing
              .filedBy()
              .unit()
              .filter(unit -> staff.duties().contains(new Duty(filing.filedBy().role(), unit)))
              .filter(unit -> mayStillHelp(unit, filing))
              .map(unit -> new Actor(staff.actorId(), filing.filedBy().role(), Optional.of(unit)));
    };
  }

  private static Actor actor(Caller caller, Role role) {
    return new Actor(caller.actorId(), role, Optional.empty());
  }

  /**
   * The duty that fits best; another duty that concerns the case lets the rule speak for itself.
   */
  private static Optional<Actor> staffActor(
      Caller caller, CaseFile file, Role role, List<UnitCode> units) {
    if (!(caller instanceof Caller.Staff staff)) {
      return Optional.empty();
    }
    var all = duties(staff, file).sorted(CaseAccess::inOrder).toList();
    return all.stream()
        .filter(duty -> units.contains(duty.unit()))
        .filter(duty -> role == null || duty.role() == role)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(duty -> new Actor(staff.actorId(), duty.role(), Optional.of(duty.unit())));
  }

  private static int inOrder(Duty one, Duty other) {
    int byRole = one.role().compareTo(other.role());
    return byRole != 0 ? byRole : one.unit().compareTo(other.unit());
  }

  /** Whether a mandate lets the helper act for the grantor on the item today. */
  boolean allows(MandateId id, SubjectId grantor, Mandate.Helper helper, BasicCode item) {
    return mandates
        .find(id)
        .filter(mandate -> mandate.grantor().equals(grantor))
        .filter(mandate -> mandate.allows(helper, item, today()))
        .isPresent();
  }

  /** The version of the implementation the case was filed under. */
  Implementation implementation(CaseFile file) {
    return catalogue
        .implementation(file.filing().implementation())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A case's implementation is gone: " + file.filing().implementation()));
  }

  /** What a step by that actor may know. */
  StepContext context(Actor actor, CaseFile file) {
    return context(actor, implementation(file), file.route().decider());
  }

  StepContext context(Actor actor, Implementation implementation, UnitCode decider) {
    var region =
        places
            .organisation()
            .authority(decider)
            .map(authority -> authority.region())
            .orElse(implementation.territory());
    return new StepContext(actor, clock.instant(), places.calendar(region), implementation);
  }

  /** The applicant. */
  Subject applicant(CaseFile file) {
    return subjects
        .find(file.filing().applicant())
        .orElseThrow(() -> new IllegalStateException("A case's applicant is gone: " + file.id()));
  }

  /** The case as that caller sees it. */
  CaseView view(Caller caller, Ledger ledger) {
    return view(caller, ledger, applicant(ledger.file()));
  }

  /** The case as that caller sees it, with its applicant, who is known already. */
  CaseView view(Caller caller, Ledger ledger, Subject applicant) {
    var file = ledger.file();
    var context = context(Actor.SYSTEM, file);
    return new CaseView(
        file,
        ledger.events(),
        context.implementation(),
        applicant,
        Deadlines.running(file, context),
        steps(caller, file, context));
  }

  private List<CaseStep> steps(Caller caller, CaseFile file, StepContext context) {
    var steps = new ArrayList<CaseStep>();
    if (caller instanceof Caller.Staff staff) {
      if (isOwn(staff, file)) {
        return steps;
      }
      duties(staff, file)
          .sorted(CaseAccess::inOrder)
          .map(duty -> new Actor(staff.actorId(), duty.role(), Optional.of(duty.unit())))
          .flatMap(
              actor ->
                  CaseStep.forStaff(
                      file,
                      new StepContext(
                          actor, context.at(), context.calendar(), context.implementation()))
                      .stream())
          .distinct()
          .forEach(steps::add);
    }
    if (applicantSide(caller, file).isPresent()) {
      steps.addAll(CaseStep.forApplicant(file));
    }
    return steps;
  }
}
