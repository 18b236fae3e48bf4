package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.application.appointment.CaseVisits;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.custody.FollowOriginals;
import org.tongban.application.delivery.CaseDeliveries;
import org.tongban.application.delivery.PrepareDispatch;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.PrepareLicence;
import org.tongban.application.paper.PreparePapers;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseMachine;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.CaseTimer;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Move;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.Rule;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.item.FormAnswers;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.ServicePointKind;

/** Takes steps on cases: each in one transaction, with everything that follows from it. */
@Singleton
public final class HandleCaseService implements HandleCase, CaseDeliveries {
  private final Transactions transactions;
  private final CaseStore cases;
  private final Places places;
  private final CaseAccess access;
  private final CaseNotices notices;
  private final PrepareDispatch dispatches;
  private final PrepareLicence licences;
  private final PreparePapers papers;
  private final MaterialFiles files;
  private final ApplicationRules rules;
  private final CaseVisits visits;
  private final FollowOriginals originals;
  private final LicenceMaterials licenceMaterials;

  @Inject
  public HandleCaseService(
      Transactions transactions,
      CaseStore cases,
      Places places,
      CaseAccess access,
      CaseNotices notices,
      PrepareDispatch dispatches,
      PrepareLicence licences,
      PreparePapers papers,
      MaterialFiles files,
      ApplicationRules rules,
      CaseVisits visits,
      FollowOriginals originals,
      LicenceMaterials licenceMaterials) {
    this.transactions = transactions;
    this.cases = cases;
    this.places = places;
    this.access = access;
    this.notices = notices;
    this.dispatches = dispatches;
    this.licences = licences;
    this.papers = papers;
    this.files = files;
    this.rules = rules;
    this.visits = visits;
    this.originals = originals;
    this.licenceMaterials = licenceMaterials;
  }

  @Override
  public Handling handle(Caller caller, CaseId id, int sequence, CaseCommand command) {
    return transactions.inTransaction(
        () -> {
          var found = access.visible(caller, id);
          return found.isEmpty()
              ? new Handling.Absent()
              : handled(caller, found.get(), sequence, command);
        });
  }

  @Override
  public Handling chooseDelivery(Caller caller, CaseId id, int sequence, DeliveryChoice delivery) {
    return transactions.inTransaction(
        () -> {
          var found = access.visible(caller, id);
          if (found.isEmpty()) {
            return new Handling.Absent();
          }
          var file = found.get().file();
          if (delivery instanceof DeliveryChoice.PickUp(var place)
              && places
                  .organisation()
                  .servicePoint(place)
                  .filter(point -> point.kind() != ServicePointKind.KIOSK)
                  .isEmpty()) {
            return new Handling.Refused(Rule.INCOMPLETE, "领取结果的网点不存在，或不能领取。");
          }
          var stage =
              RoutePlanner.delivery(
                  access.implementation(file), file.route().decider(), delivery, clerk(delivery));
          return handled(
              caller, found.get(), sequence, new CaseCommand.ChangeDelivery(delivery, stage));
        });
  }

  private Role clerk(DeliveryChoice delivery) {
    return delivery instanceof DeliveryChoice.PickUp(var place)
        ? places
            .organisation()
            .servicePoint(place)
            .map(RoutePlanner::clerkAt)
            .orElse(Role.WINDOW_CLERK)
        : Role.WINDOW_CLERK;
  }

  private Handling handled(Caller caller, Ledger found, int sequence, CaseCommand command) {
    var file = found.file();
    if (file.sequence() != sequence) {
      return new Handling.Stale(file.sequence());
    }
    if (caller instanceof Caller.Staff staff && access.isOwn(staff, file)) {
      return new Handling.Refused(Rule.ANOTHER_PERSON_NEEDED, "自己的事要由别的工作人员办理。");
    }
    var actor = access.actor(caller, file, command);
    if (actor.isEmpty()) {
      return new Handling.Absent();
    }
    if (!files.missing(file.id(), materials(command)).isEmpty()) {
      return new Handling.Refused(Rule.INCOMPLETE, "有的文件没有上传成功，请重新上传后再提交。");
    }
    var unusable = unusableLicences(caller, file, materials(command));
    if (!unusable.isEmpty()) {
      return new Handling.Refused(Rule.INCOMPLETE, unusable);
    }
    if (command instanceof CaseCommand.ChangeDelivery change
        && CaseMachine.handle(file, change, access.context(actor.get(), file)) instanceof Move.Moved
        && dispatches.withdraw(file.id(), "申请人更改了送达方式")
            instanceof PrepareDispatch.Withdrawal.TooLate(var words)) {
      return new Handling.Refused(Rule.TOO_LATE, words);
    }
    if (command instanceof CaseCommand.AnswerCorrection(var answers, _)
        && file.status() == CaseStatus.CORRECTING) {
      var wrong = wrongAnswers(file, answers);
      if (!wrong.isEmpty()) {
        return new Handling.Refused(Rule.INCOMPLETE, wrong);
      }
    }
    return switch (step(found, actor.get(), numbered(command, file))) {
      case Move.Refused(var rule, var words) -> new Handling.Refused(rule, words);
      case Move.Moved moved -> {
        licenceMaterials.record(caller, moved.next(), materials(command));
        yield new Handling.Done(access.view(caller, after(found, moved)));
      }
    };
  }

  /** What is wrong with licences that are handed in now, in one text. */
  private String unusableLicences(Caller caller, CaseFile file, List<Material> materials) {
    if (materials.stream().allMatch(material -> material.licence().isEmpty())) {
      return "";
    }
    var filing = file.filing();
    return licenceMaterials
            .consent(
                caller, filing.applicant(), filing.mandate(), filing.implementation().code().item())
            .isEmpty()
        ? ReuseLicenceService.NOT_THE_HOLDER
        : licenceMaterials
            .problems(filing.applicant(), access.implementation(file), materials)
            .stream()
            .map(FilingRules.Problem::words)
            .collect(Collectors.joining());
  }

  /** What is wrong with the answers, in one text; the machine says what else is. */
  private String wrongAnswers(CaseFile file, Map<String, String> answers) {
    var merged = new HashMap<>(file.answers());
    merged.putAll(answers);
    return rules.answerProblems(access.implementation(file), merged).stream()
        .filter(problem -> answers.containsKey(problem.about().substring("answers/".length())))
        .filter(problem -> known(file, problem))
        .map(FilingRules.Problem::words)
        .collect(Collectors.joining());
  }

  /** Answers to what nobody asked are the machine's to name. */
  private boolean known(CaseFile file, FilingRules.Problem problem) {
    return FormAnswers.at(
            access.implementation(file).form(), problem.about().substring("answers/".length()))
        .isPresent();
  }

  private static List<Material> materials(CaseCommand command) {
    return switch (command) {
      case CaseCommand.AnswerCorrection(_, var materials) -> materials;
      case CaseCommand.KeepPromise(var materials) -> materials;
      case CaseCommand _ -> List.of();
    };
  }

  private static Ledger after(Ledger found, Move.Moved moved) {
    var events = new ArrayList<>(found.events());
    events.addAll(moved.events());
    return new Ledger(moved.next(), events);
  }

  /** Gives the paper that is to be issued its number. */
  private static CaseCommand numbered(CaseCommand command, CaseFile file) {
    var number = file.filing().number().display() + "-" + (file.papers().size() + 1);
    return switch (command) {
      case CaseCommand.Issue(var title, var given) when given.isBlank() ->
          new CaseCommand.Issue(title, number);
      case CaseCommand.ConcludeOnTheSpot(var outcome, var reason, var title, var given)
          when given.isBlank() ->
          new CaseCommand.ConcludeOnTheSpot(outcome, reason, title, number);
      case CaseCommand same -> same;
    };
  }

  Move step(Ledger found, Actor actor, CaseCommand command) {
    var context = access.context(actor, found.file());
    var move = CaseMachine.handle(found.file(), command, context);
    if (move instanceof Move.Moved moved) {
      cases.append(CaseEntries.of(moved, context));
      for (var event : moved.events()) {
        notices.tell(moved.next(), event);
        if (event.fact() instanceof CaseFact.OriginalsReturned) {
          originals.returned(event);
        }
      }
      papers.prepare(moved.events());
      deliver(moved);
      giveUpVisits(moved);
    }
    return move;
  }

  /** Who need not come any more keeps no place from others. */
  private void giveUpVisits(Move.Moved moved) {
    switch (moved.next().status()) {
      case WITHDRAWN, REFUSED, LAPSED -> visits.ended(moved.next().id());
      case SUBMITTED,
          RECEIVED,
          CORRECTING,
          RESUBMITTED,
          IN_REVIEW,
          SUSPENDED,
          DECIDED,
          CONCLUDED,
          COMPLETED -> {}
    }
  }

  /** A result that is to be mailed gets its dispatch in the same transaction, others a licence. */
  private void deliver(Move.Moved moved) {
    var file = moved.next();
    var ready =
        moved.events().stream()
            .anyMatch(
                event ->
                    event.fact() instanceof CaseFact.Concluded
                        || event.fact() instanceof CaseFact.DeliveryChanged);
    if (ready) {
      licences.prepare(file);
    }
    if (ready
        && file.state() instanceof CaseState.Concluded
        && file.delivery() instanceof DeliveryChoice.ByMail(var recipient)) {
      dispatches.prepare(
          new PrepareDispatch.Order(
              file.id(),
              file.filing().number(),
              file.filing().applicant(),
              file.filing().filedBy().unit().isEmpty()
                  ? Optional.of(new SubjectId(file.filing().filedBy().id().value()))
                  : Optional.empty(),
              file.route().decider(),
              recipient));
    }
  }

  @Override
  public void recordDispatch(CaseId id, DispatchId dispatch, Waybill waybill) {
    bySystem(
        id, new CaseCommand.RecordDispatch(dispatch, waybill.courier().value(), waybill.number()));
  }

  @Override
  public void recordDelivery(CaseId id, DispatchId dispatch, LocalDate on, String receivedBy) {
    bySystem(id, new CaseCommand.RecordDelivery(dispatch, on, receivedBy));
  }

  @Override
  public void tellLoss(CaseId id, DispatchId dispatch, Waybill waybill) {
    transactions.run(
        () ->
            cases.find(id).ifPresent(ledger -> notices.tellLoss(ledger.file(), dispatch, waybill)));
  }

  @Override
  public void recordReturn(CaseId id, DispatchId dispatch, String reason) {
    bySystem(id, new CaseCommand.RecordReturn(dispatch, reason));
  }

  @Override
  public Optional<Recipient> recipient(CaseId id) {
    return cases
        .find(id)
        .map(Ledger::file)
        .filter(file -> file.state() instanceof CaseState.Concluded && file.dispatch().isEmpty())
        .flatMap(
            file ->
                file.delivery() instanceof DeliveryChoice.ByMail(var recipient)
                    ? Optional.of(recipient)
                    : Optional.empty());
  }

  /** Takes the step that follows from time, if its day has come; false if nothing was done. */
  boolean onTimer(CaseId id) {
    return transactions.inTransaction(
        () ->
            cases
                .find(id)
                .flatMap(
                    ledger ->
                        CaseTimer.of(ledger.file(), access.context(Actor.SYSTEM, ledger.file()))
                            .map(timer -> step(ledger, Actor.SYSTEM, timer.command())))
                .filter(Move.Moved.class::isInstance)
                .isPresent());
  }

  /** A report that comes twice, or too late, changes nothing. */
  private void bySystem(CaseId id, CaseCommand.BySystem command) {
    transactions.run(() -> cases.find(id).ifPresent(ledger -> step(ledger, Actor.SYSTEM, command)));
  }
}
