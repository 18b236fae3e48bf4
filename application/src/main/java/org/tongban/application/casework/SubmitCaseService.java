package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.casework.DraftsToFile.DraftToFile;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Caller.Duty;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseMachine;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.Filing;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Route;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.Subject;

/** Files drafts; those of the same moment may share a transaction. */
@Singleton
public final class SubmitCaseService implements SubmitCase {
  private static final int RANDOM_BITS = 40;

  private final Transactions transactions;
  private final DraftStore drafts;
  private final DraftService draftRules;
  private final DraftsToFile draftsToFile;
  private final CaseStore cases;
  private final Catalogue catalogue;
  private final Places places;
  private final SubjectStore subjects;
  private final CaseAccess access;
  private final CaseNotices notices;
  private final ApplicationRules rules;
  private final LicenceMaterials licences;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public SubmitCaseService(
      Transactions transactions,
      DraftStore drafts,
      DraftService draftRules,
      DraftsToFile draftsToFile,
      CaseStore cases,
      Catalogue catalogue,
      Places places,
      SubjectStore subjects,
      CaseAccess access,
      CaseNotices notices,
      ApplicationRules rules,
      LicenceMaterials licences) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.draftRules = draftRules;
    this.draftsToFile = draftsToFile;
    this.cases = cases;
    this.catalogue = catalogue;
    this.places = places;
    this.subjects = subjects;
    this.access = access;
    this.notices = notices;
    this.rules = rules;
    this.licences = licences;
  }

  @Override
  public Submission submit(Caller caller, CaseId id, int version) {
    return transactions.gathered(() -> submitted(caller, id, version));
  }

  private Submission submitted(Caller caller, CaseId id, int version) {
    var found =
        DraftService.mayHaveDrafts(caller)
            ? draftsToFile.find(id, caller.actorId())
            : Optional.<DraftToFile>empty();
    if (found.isEmpty()) {
      return new Submission.Absent();
    }
    var draft = found.get().draft();
    if (draft.version() != version) {
      return new Submission.Stale(draft.version());
    }
    var current = catalogue.current(draft.implementation().code());
    var applicant = found.get().applicant();
    if (current.isEmpty() || applicant.isEmpty()) {
      return new Submission.NotAllowed("本事项已停办，或申请人已注销；草稿会保留。");
    }
    var implementation = current.get();
    if (!implementation.ref().equals(draft.implementation())) {
      return new Submission.Outdated(drafts.replace(at(draft, implementation)));
    }
    return filed(caller, draft, implementation, applicant.get(), found.get().files());
  }

  private Submission filed(
      Caller caller,
      Draft draft,
      Implementation implementation,
      Subject applicant,
      Map<UUID, String> files) {
    var plan = draftRules.plan(draft, implementation, applicant);
    if (plan.isPresent() && plan.get() instanceof RoutePlan.Unlawful(var reasons)) {
      return new Submission.Unlawful(reasons);
    }
    var missing = MaterialFiles.missing(files, draft.materials());
    var problems = draftRules.problems(draft, implementation, applicant, missing, plan);
    if (!problems.isEmpty()
        || plan.isEmpty()
        || !(plan.get() instanceof RoutePlan.Planned(var route))) {
      return new Submission.Incomplete(problems);
    }
    return switch (filer(caller, draft, implementation, route)) {
      case Filer.No(var words) -> new Submission.NotAllowed(words);
      case Filer.Yes(var actor) -> {
        var ledger = file(actor, draft, implementation, route, applicant);
        licences.record(caller, ledger.file(), draft.materials());
        yield new Submission.Submitted(access.view(caller, ledger, applicant));
      }
    };
  }

  private Ledger file(
      Actor actor, Draft draft, Implementation implementation, Route route, Subject applicant) {
    var context = access.context(actor, implementation, route.decider());
    var region = places.organisation().authority(route.decider()).orElseThrow().region().value();
    var number =
        CaseNumber.create(
            region.substring(0, 6), context.today(), random.nextLong(1L << RANDOM_BITS));
    var filing =
        new Filing(
            number,
            draft.applicant(),
            actor,
            draft.mandate(),
            implementation.ref(),
            implementation.name(),
            applicant.home(),
            rules.handedIn(implementation, applicant, draft.answers()),
            draft.materials(),
            draft.delivery().orElseThrow(),
            route);
    var moved = CaseMachine.submit(draft.id(), filing, context);
    cases.add(CaseEntries.of(moved, context));
    drafts.remove(draft.id(), draft.applicant(), draft.version());
    moved.events().forEach(event -> notices.tell(moved.next(), event, applicant));
    return new Ledger(moved.next(), moved.events());
  }

  private static Draft at(Draft draft, Implementation implementation) {
    return new Draft(
        draft.id(),
        draft.applicant(),
        draft.openedBy(),
        draft.mandate(),
        implementation.ref(),
        implementation.name(),
        draft.answers(),
        draft.materials(),
        draft.way(),
        draft.delivery(),
        draft.changedAt(),
        draft.version(),
        draft.prefilled());
  }

  /** As whom the caller files. */
  private sealed interface Filer {
    record Yes(Actor actor) implements Filer {}

    record No(String words) implements Filer {}
  }

  private Filer filer(Caller caller, Draft draft, Implementation implementation, Route route) {
    var way = route.way();
    return switch (caller) {
      case Caller.Resident resident -> resident(resident, draft, implementation, way);
      case Caller.Staff staff -> staff(staff, draft, implementation, route);
    };
  }

  private Filer resident(
      Caller.Resident resident, Draft draft, Implementation implementation, Way way) {
    if (way.channel().staffed() || way.channel() == Channel.HOME) {
      return new Filer.No("在窗口、站点或上门办理的申请由工作人员录入；自己申请请选择网上、手机或自助机。");
    }
    var role = residentRole(resident, draft, implementation, way.actingAs());
    return role.<Filer>map(
            held -> new Filer.Yes(new Actor(resident.actorId(), held, Optional.empty())))
        .orElseGet(() -> new Filer.No("申请身份与您不符：本人申请、企业办事人员或受托代办，请选择其一。"));
  }

  private Optional<Role> residentRole(
      Caller.Resident resident, Draft draft, Implementation implementation, ActingAs actingAs) {
    return switch (actingAs) {
      case SELF ->
          resident.person().equals(draft.applicant())
              ? Optional.of(Role.APPLICANT)
              : Optional.empty();
      case OPERATOR ->
          subjects.operates(resident.person(), draft.applicant())
              ? Optional.of(Role.OPERATOR)
              : Optional.empty();
      case HELPER ->
          draft
              .mandate()
              .filter(
                  mandate ->
                      access.allows(
                          mandate,
                          draft.applicant(),
                          new Mandate.Helper.AnotherPerson(resident.person()),
                          implementation.item()))
              .map(_ -> Role.PROXY);
      case LIAISON -> Optional.empty();
    };
  }

  private Filer staff(Caller.Staff staff, Draft draft, Implementation implementation, Route route) {
    var way = route.way();
    if (access.isOwn(staff, draft.applicant())) {
      return new Filer.No("自己的事请以个人身份申请。");
    }
    if (way.place().isEmpty()) {
      return new Filer.No("请选择您所在的网点。");
    }
    var place = way.place().get();
    var point = places.organisation().servicePoint(place).orElseThrow();
    var role = way.actingAs() == ActingAs.LIAISON ? Role.LIAISON : RoutePlanner.clerkAt(point);
    if (!staff.duties().contains(new Duty(role, place))) {
      return new Filer.No("您不在“" + point.name() + "”担任“" + role.label() + "”。");
    }
    if (way.actingAs().needsMandate()
        && draft
            .mandate()
            .filter(
                mandate ->
                    access.allows(
                        mandate,
                        draft.applicant(),
                        new Mandate.Helper.Staff(place),
                        implementation.item()))
            .isEmpty()) {
      return new Filer.No("代为申请需要申请人给本网点的有效委托。");
    }
    return new Filer.Yes(new Actor(staff.actorId(), role, Optional.of(place)));
  }
}
