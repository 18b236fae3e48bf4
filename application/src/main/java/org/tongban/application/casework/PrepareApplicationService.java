package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.notification.Notices;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.Way;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Gives codes to drafts and takes drafts over by their codes. */
@Singleton
public final class PrepareApplicationService implements PrepareApplication {
  private static final int RANDOM_BITS = 40;

  private final Transactions transactions;
  private final PreparedApplications prepared;
  private final DraftStore drafts;
  private final DraftService draftRules;
  private final Catalogue catalogue;
  private final Places places;
  private final SubjectStore subjects;
  private final CaseAccess access;
  private final Notices notices;
  private final Identifiers identifiers;
  private final SecureRandom random = new SecureRandom();

  /** Uses these parts. */
  @Inject
  public PrepareApplicationService(
      Transactions transactions,
      PreparedApplications prepared,
      DraftStore drafts,
      DraftService draftRules,
      Catalogue catalogue,
      Places places,
      SubjectStore subjects,
      CaseAccess access,
      Notices notices,
      Identifiers identifiers) {
    this.transactions = transactions;
    this.prepared = prepared;
    this.drafts = drafts;
    this.draftRules = draftRules;
    this.catalogue = catalogue;
    this.places = places;
    this.subjects = subjects;
    this.access = access;
    this.notices = notices;
    this.identifiers = identifiers;
  }

  @Override
  public Preparation prepare(Caller.Resident caller, CaseId id) {
    return transactions.inTransaction(
        () ->
            draftRules
                .find(caller, id)
                .map(draft -> prepared(caller, draft))
                .orElseGet(Preparation.Absent::new));
  }

  private Preparation prepared(Caller.Resident caller, Draft draft) {
    if (draft.way().filter(way -> way.channel().staffed()).flatMap(Way::place).isEmpty()) {
      return new Preparation.NotAllowed("预填是为到窗口、村站或帮办站办理准备的；请先选择去哪个网点。");
    }
    if (!draft.applicant().equals(caller.person())
        && !subjects.operates(caller.person(), draft.applicant())) {
      return new Preparation.NotAllowed("替别人办的事，请带委托书和双方身份证到网点，由工作人员录入。");
    }
    var unlawful = unlawful(draft);
    if (unlawful.isPresent()) {
      return new Preparation.NotAllowed(unlawful.get());
    }
    var application =
        new PreparedApplication(
            PreparationCode.create(random.nextLong(1L << RANDOM_BITS)),
            draft.id(),
            caller.actorId(),
            draft.way().flatMap(Way::place).orElseThrow(),
            access.today().plusDays(DAYS));
    prepared.removeBefore(access.today());
    prepared.remove(draft.id());
    prepared.add(application);
    notices.send(
        caller.person(),
        "prepared/" + draft.id() + "/" + identifiers.next(),
        Notices.Kind.PREPARED,
        Map.of(
            "item",
            draft.itemName(),
            "code",
            application.code().display(),
            "place",
            places.organisation().nameOf(application.place()),
            "until",
            application.until().toString()));
    return new Preparation.Prepared(application);
  }

  /** Why nobody could file it so, or empty; the delivery may still be open. */
  private Optional<String> unlawful(Draft draft) {
    var implementation = catalogue.implementation(draft.implementation());
    var applicant = subjects.find(draft.applicant());
    if (implementation.isEmpty() || applicant.isEmpty()) {
      return Optional.of("本事项已停办，请看最新的办事指南。");
    }
    return draftRules
        .plan(draft, implementation.get(), applicant.get())
        .filter(RoutePlan.Unlawful.class::isInstance)
        .map(plan -> String.join("", ((RoutePlan.Unlawful) plan).reasons()));
  }

  @Override
  public Optional<PreparedApplication> find(Caller.Resident caller, CaseId id) {
    return transactions.reading(
        () ->
            draftRules
                .find(caller, id)
                .flatMap(draft -> prepared.of(draft.id()))
                .filter(this::good));
  }

  private boolean good(PreparedApplication application) {
    return !access.today().isAfter(application.until());
  }

  @Override
  public Taking take(Caller.Staff caller, Visit visit) {
    return transactions.inTransaction(() -> taken(caller, visit));
  }

  private Taking taken(Caller.Staff caller, Visit visit) {
    var found =
        prepared
            .find(visit.code())
            .filter(this::good)
            .filter(application -> isClerkAt(caller, application));
    var draft =
        found.flatMap(application -> drafts.find(application.draft(), application.preparedBy()));
    if (draft.isEmpty()) {
      return new Taking.Absent();
    }
    if (access.isOwn(caller, draft.get().applicant())
        || caller.person().filter(person -> isOf(person, found.get().preparedBy())).isPresent()) {
      return new Taking.NotAllowed("自己的事请由另一位工作人员办理。");
    }
    if (!isTheirs(found.get().preparedBy(), visit)) {
      return new Taking.NotAllowed("证件与预填的人不符；请核对证件和预填号。预填的人要带本人身份证来。");
    }
    return new Taking.Taken(handedOver(caller, draft.get(), found.get()));
  }

  private static boolean isClerkAt(Caller.Staff caller, PreparedApplication application) {
    return caller.duties().stream()
        .filter(duty -> DraftService.takesApplications(duty.role()))
        .anyMatch(duty -> duty.unit().equals(application.place()));
  }

  private static boolean isOf(SubjectId person, ActorId actor) {
    return person.value().equals(actor.value());
  }

  private boolean isTheirs(ActorId preparedBy, Visit visit) {
    return subjects
        .find(new SubjectId(preparedBy.value()))
        .filter(Subject.Person.class::isInstance)
        .map(Subject.Person.class::cast)
        .filter(person -> person.citizenId().equals(visit.citizenId()))
        .filter(person -> person.name().equals(visit.name()))
        .isPresent();
  }

  private Draft handedOver(Caller.Staff caller, Draft draft, PreparedApplication application) {
    var moved =
        drafts.replace(
            new Draft(
                draft.id(),
                draft.applicant(),
                caller.actorId(),
                draft.mandate(),
                draft.implementation(),
                draft.itemName(),
                draft.answers(),
                draft.materials(),
                draft.way(),
                draft.delivery(),
                access.now().truncatedTo(ChronoUnit.MICROS),
                draft.version()));
    prepared.remove(draft.id());
    notices.send(
        new SubjectId(application.preparedBy().value()),
        "prepared-taken/" + draft.id() + "/" + moved.version(),
        Notices.Kind.PREPARED_TAKEN,
        Map.of(
            "item", draft.itemName(), "unit", places.organisation().nameOf(application.place())));
    return moved;
  }
}
