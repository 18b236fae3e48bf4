package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.FilingRules.Problem;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.PlanRequest;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Opens and fills in drafts. */
@Singleton
public final class DraftService implements OpenDraft, EditDraft {
  private final Transactions transactions;
  private final DraftStore drafts;
  private final Catalogue catalogue;
  private final Places places;
  private final SubjectStore subjects;
  private final CaseAccess access;
  private final ApplicationRules rules;
  private final Prefilling prefilling;
  private final MaterialFiles files;
  private final LicenceMaterials licences;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public DraftService(
      Transactions transactions,
      DraftStore drafts,
      Catalogue catalogue,
      Places places,
      SubjectStore subjects,
      CaseAccess access,
      ApplicationRules rules,
      Prefilling prefilling,
      MaterialFiles files,
      LicenceMaterials licences,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.catalogue = catalogue;
    this.places = places;
    this.subjects = subjects;
    this.access = access;
    this.rules = rules;
    this.prefilling = prefilling;
    this.files = files;
    this.licences = licences;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Opening open(Caller caller, Request request) {
    return transactions.inTransaction(() -> opened(caller, request));
  }

  private Opening opened(Caller caller, Request request) {
    if (caller instanceof Caller.Resident(_, var level) && level < 1) {
      return new Opening.NotAllowed("申请前请先完成实名认证。");
    }
    var implementation = catalogue.current(request.implementation());
    var applicant = applicantId(caller, request).flatMap(subjects::find);
    if (implementation.isEmpty() || applicant.isEmpty()) {
      return new Opening.Absent();
    }
    var notAllowed = notAllowed(caller, applicant.get().id(), request, implementation.get());
    if (notAllowed.isPresent()) {
      return new Opening.NotAllowed(notAllowed.get());
    }
    if (drafts.of(caller.actorId()).size() >= DraftStore.MAXIMUM) {
      return new Opening.NotAllowed("最多可以同时保存 " + DraftStore.MAXIMUM + " 份草稿；请先提交或删除一些。");
    }
    return eligible(caller, applicant.get(), request, implementation.get());
  }

  private Opening eligible(
      Caller caller, Subject applicant, Request request, Implementation implementation) {
    return switch (rules.eligibility(implementation, applicant, request.declared())) {
      case Eligibility.NotEligible(var unmet) -> new Opening.NotEligible(unmet);
      case Eligibility.Eligible _, Eligibility.MoreNeeded _ ->
          new Opening.Opened(added(caller, applicant, request, implementation));
    };
  }

  private Draft added(
      Caller caller, Subject applicant, Request request, Implementation implementation) {
    var prefilled = prefilling.answers(caller, applicant, implementation);
    var answers = new HashMap<>(prefilled);
    rules
        .declarations(implementation, applicant)
        .forEach(
            question -> {
              var said = request.declared().get(question.key());
              if (said != null) {
                answers.put(Eligibility.PATH + question.key(), said ? FormField.YES : FormField.NO);
              }
            });
    var draft =
        new Draft(
            new CaseId(identifiers.next()),
            applicant.id(),
            caller.actorId(),
            request.mandate(),
            implementation.ref(),
            implementation.name(),
            answers,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            1,
            prefilled);
    drafts.add(draft);
    return draft;
  }

  private static Optional<SubjectId> applicantId(Caller caller, Request request) {
    return switch (caller) {
      case Caller.Resident(var person, _) -> request.applicant().or(() -> Optional.of(person));
      case Caller.Staff _ -> request.applicant();
    };
  }

  private Optional<String> notAllowed(
      Caller caller, SubjectId applicant, Request request, Implementation implementation) {
    return switch (caller) {
      case Caller.Resident(var person, _) -> {
        var mayAct =
            applicant.equals(person)
                || subjects.operates(person, applicant)
                || request
                    .mandate()
                    .filter(
                        mandate ->
                            access.allows(
                                mandate,
                                applicant,
                                new Mandate.Helper.AnotherPerson(person),
                                implementation.item()))
                    .isPresent();
        yield mayAct ? Optional.empty() : Optional.of("代别人申请需要对方的有效委托，代企业申请需要是企业登记的办事人员。");
      }
      case Caller.Staff staff -> {
        if (staff.duties().stream().noneMatch(duty -> takesApplications(duty.role()))) {
          yield Optional.of("您的岗位不能代为录入申请。");
        }
        if (access.isOwn(staff, applicant)) {
          yield Optional.of("自己的事请以个人身份申请。");
        }
        yield request.mandate().isEmpty()
                || staff.duties().stream()
                    .filter(duty -> takesApplications(duty.role()))
                    .anyMatch(
                        duty ->
                            access.allows(
                                request.mandate().get(),
                                applicant,
                                new Mandate.Helper.Staff(duty.unit()),
                                implementation.item()))
            ? Optional.empty()
            : Optional.of("委托不存在、已撤销、已过期，或不包括本事项。");
      }
    };
  }

  static boolean takesApplications(Role role) {
    return switch (role) {
      case WINDOW_CLERK, VILLAGE_CLERK, HELP_CLERK, LIAISON -> true;
      case APPLICANT,
          OPERATOR,
          PROXY,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          HALL_MANAGER,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }

  /** The draft, if it is the caller's; a member of staff has none without such a role. */
  Optional<Draft> find(Caller caller, CaseId id) {
    return mayHaveDrafts(caller) ? drafts.find(id, caller.actorId()) : Optional.empty();
  }

  static boolean mayHaveDrafts(Caller caller) {
    return switch (caller) {
      case Caller.Resident _ -> true;
      case Caller.Staff staff ->
          staff.duties().stream().anyMatch(duty -> takesApplications(duty.role()));
    };
  }

  @Override
  public Optional<DraftView> view(Caller caller, CaseId id) {
    return transactions.reading(() -> find(caller, id).map(draft -> view(draft)));
  }

  @Override
  public Optional<Subject> applicant(Caller caller, CaseId id) {
    return transactions.inTransaction(
        () -> drafts.find(id, caller.actorId()).flatMap(draft -> subjects.find(draft.applicant())));
  }

  @Override
  public List<Draft> list(Caller caller) {
    return mayHaveDrafts(caller)
        ? transactions.reading(() -> drafts.of(caller.actorId()))
        : List.of();
  }

  @Override
  public Optional<DraftView> save(Caller caller, CaseId id, int version, Content content) {
    return changed(
        caller,
        id,
        draft -> {
          if (draft.version() != version) {
            throw new StaleVersionException("draft " + id);
          }
          return with(
              draft,
              withDeclared(draft, bounded(content.answers())),
              draft.materials(),
              content.way().or(draft::way),
              content.delivery().or(draft::delivery));
        });
  }

  /** What was declared before stays until something else is declared. */
  private static Map<String, String> withDeclared(Draft draft, Map<String, String> answers) {
    var all = new HashMap<>(answers);
    draft
        .answers()
        .forEach(
            (path, answer) -> {
              if (path.startsWith(Eligibility.PATH)) {
                all.putIfAbsent(path, answer);
              }
            });
    return all;
  }

  private static Map<String, String> bounded(Map<String, String> answers) {
    var kept = new HashMap<String, String>();
    answers.forEach(
        (name, answer) ->
            kept.put(name, answer.substring(0, Math.min(answer.length(), LONGEST_ANSWER))));
    return kept;
  }

  @Override
  public Optional<DraftView> put(Caller caller, CaseId id, Material material) {
    if (material.form() == Material.Form.LICENCE) {
      throw new IllegalArgumentException("Licences are put in by ReuseLicence alone");
    }
    return kept(caller, id, material);
  }

  /** The same for a licence, about which everything was found to be in order. */
  Optional<DraftView> putLicence(Caller caller, CaseId id, Material licence) {
    return kept(caller, id, licence);
  }

  private Optional<DraftView> kept(Caller caller, CaseId id, Material material) {
    return transactions.inTransaction(
        () ->
            find(caller, id)
                .filter(draft -> asksFor(draft, material.code()))
                .map(
                    draft -> {
                      var materials = without(draft, material.code());
                      materials.add(material);
                      return view(
                          drafts.replace(
                              with(
                                  draft,
                                  draft.answers(),
                                  materials,
                                  draft.way(),
                                  draft.delivery())));
                    }));
  }

  private boolean asksFor(Draft draft, String code) {
    return catalogue
        .implementation(draft.implementation())
        .flatMap(implementation -> implementation.material(code))
        .isPresent();
  }

  @Override
  public Optional<DraftView> take(Caller caller, CaseId id, String code) {
    return changed(
        caller,
        id,
        draft -> with(draft, draft.answers(), without(draft, code), draft.way(), draft.delivery()));
  }

  private static List<Material> without(Draft draft, String code) {
    return new ArrayList<>(
        draft.materials().stream().filter(material -> !material.code().equals(code)).toList());
  }

  private Draft with(
      Draft draft,
      Map<String, String> answers,
      List<Material> materials,
      Optional<Way> way,
      Optional<DeliveryChoice> delivery) {
    return new Draft(
        draft.id(),
        draft.applicant(),
        draft.openedBy(),
        draft.mandate(),
        draft.implementation(),
        draft.itemName(),
        answers,
        materials,
        way,
        delivery,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        draft.version(),
        draft.prefilled());
  }

  private Optional<DraftView> changed(Caller caller, CaseId id, UnaryOperator<Draft> change) {
    return transactions.inTransaction(
        () -> find(caller, id).map(draft -> view(drafts.replace(change.apply(draft)))));
  }

  @Override
  public boolean discard(Caller caller, CaseId id) {
    return transactions.inTransaction(
        () -> {
          var draft = find(caller, id);
          draft.ifPresent(found -> drafts.remove(found.id(), found.applicant(), found.version()));
          return draft.isPresent();
        });
  }

  private DraftView view(Draft draft) {
    var implementation = catalogue.implementation(draft.implementation());
    var applicant = subjects.find(draft.applicant());
    var problems =
        implementation.isEmpty() || applicant.isEmpty()
            ? List.<Problem>of()
            : problems(draft, implementation.get(), applicant.get());
    return new DraftView(draft, problems);
  }

  /**
   * Everything that keeps a draft from being filed, the way excepted where it is only not lawful.
   */
  List<Problem> problems(Draft draft, Implementation implementation, Subject applicant) {
    return problems(
        draft,
        implementation,
        applicant,
        files.missing(draft.id(), draft.materials()),
        plan(draft, implementation, applicant));
  }

  /**
   * The same, where more is known.
   *
   * @param missing the materials whose file was not uploaded
   * @param plan as {@link #plan} gave it
   */
  List<Problem> problems(
      Draft draft,
      Implementation implementation,
      Subject applicant,
      List<Material> missing,
      Optional<RoutePlan> plan) {
    var problems =
        new ArrayList<>(
            rules.problems(implementation, applicant, draft.answers(), draft.materials()));
    missing.stream()
        .map(material -> new Problem("materials/" + material.code(), "文件没有上传成功，请重新上传。"))
        .forEach(problems::add);
    problems.addAll(licences.problems(applicant.id(), implementation, draft.materials()));
    if (draft.way().isEmpty()) {
      problems.add(new Problem("way", "请选择办理方式。"));
    }
    if (draft.delivery().isEmpty()) {
      problems.add(new Problem("delivery", "请选择怎样领取结果。"));
    }
    plan.filter(RoutePlan.Unlawful.class::isInstance)
        .map(RoutePlan.Unlawful.class::cast)
        .ifPresent(
            unlawful -> unlawful.reasons().forEach(why -> problems.add(new Problem("way", why))));
    return problems;
  }

  /** The plan for the draft's way; empty while way or delivery are not chosen. */
  Optional<RoutePlan> plan(Draft draft, Implementation implementation, Subject applicant) {
    if (draft.way().isEmpty() || draft.delivery().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RoutePlanner(places.organisation())
            .plan(
                new PlanRequest(
                    implementation,
                    applicant.kind(),
                    applicant.home(),
                    draft.way().get(),
                    draft.delivery().get())));
  }
}
