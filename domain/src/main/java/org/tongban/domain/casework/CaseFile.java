package org.tongban.domain.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.calendar.Pause;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.CaseFact.Promise;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.place.UnitCode;

/**
 * A case (办件) as it stands: the fold of its events, and nothing else. Immutable; {@link #after}
 * gives the next one. What may be done to it is decided by {@link CaseMachine}.
 */
public final class CaseFile {
  private static final String REAPPLY = "可以重新提交申请。";
  private final CaseId id;
  private final Filing filing;
  private final Instant submittedAt;
  private Instant changedAt;
  private int sequence;
  private CaseState state;
  private StageLog log;
  private Route route;
  private DeliveryChoice delivery;
  private Map<String, String> answers;
  private List<Material> materials;
  private Set<ActorId> examiners;
  private int corrections;
  private OpenPromises promises = OpenPromises.NONE;
  private Optional<LocalDate> receivedOn = Optional.empty();
  private Optional<LocalDate> acceptedOn = Optional.empty();
  private Optional<LocalDate> decidedOn = Optional.empty();
  private Optional<LocalDate> concludedOn = Optional.empty();
  private Optional<PendingExtension> pendingExtension = Optional.empty();
  private WorkingDays extension = WorkingDays.ZERO;
  private List<Pause> pauses;
  private Custody custody = Custody.NONE;
  private List<Paper> papers;
  private Optional<DispatchId> dispatch = Optional.empty();
  private Optional<Ending> ending = Optional.empty();

  /**
   * How a case ended without what was applied for: what the paper says that goes to the person with
   * their originals.
   *
   * @param why the reason, in Chinese words
   * @param remedy what can be done about it: how to appeal, or to apply again
   */
  public record Ending(String why, String remedy) {}

  /** An extension that waits for the head. */
  public record PendingExtension(WorkingDays days, String reason, ActorId requestedBy) {}

  /** A paper that was issued. */
  public record Paper(String title, String number, LocalDate on) {}

  /** The first event makes the case. */
  private CaseFile(CaseEvent first, Filing filing) {
    this.id = first.caseId();
    this.filing = filing;
    this.submittedAt = first.at();
    this.changedAt = first.at();
    this.sequence = first.sequence();
    this.state = new CaseState.Submitted();
    this.log = StageLog.begin(dayOf(first));
    this.route = filing.route();
    this.delivery = filing.delivery();
    this.answers = filing.answers();
    this.materials = filing.materials();
    this.examiners = Set.of();
    this.pauses = List.of();
    this.papers = List.of();
  }

  private CaseFile(CaseFile other) {
    this.id = other.id;
    this.filing = other.filing;
    this.submittedAt = other.submittedAt;
    this.changedAt = other.changedAt;
    this.sequence = other.sequence;
    this.state = other.state;
    this.log = other.log;
    this.route = other.route;
    this.delivery = other.delivery;
    this.answers = other.answers;
    this.materials = other.materials;
    this.examiners = other.examiners;
    this.corrections = other.corrections;
    this.promises = other.promises;
    this.receivedOn = other.receivedOn;
    this.acceptedOn = other.acceptedOn;
    this.decidedOn = other.decidedOn;
    this.concludedOn = other.concludedOn;
    this.pendingExtension = other.pendingExtension;
    this.extension = other.extension;
    this.pauses = other.pauses;
    this.custody = other.custody;
    this.papers = other.papers;
    this.dispatch = other.dispatch;
    this.ending = other.ending;
  }

  /**
   * The case that the events make.
   *
   * @param events a whole ledger, in order
   * @throws IllegalArgumentException if they are not the gapless ledger of one case, beginning with
   *     its submission
   */
  public static CaseFile replay(List<CaseEvent> events) {
    if (events.isEmpty()
        || !(events.getFirst().fact() instanceof CaseFact.Submitted(var filing))
        || events.getFirst().sequence() != 1) {
      throw new IllegalArgumentException("A ledger begins with a submission");
    }
    var file = new CaseFile(events.getFirst(), filing);
    for (var event : events.subList(1, events.size())) {
      file.apply(event);
    }
    return file;
  }

  /** The case after one more event. */
  public CaseFile after(CaseEvent event) {
    var next = new CaseFile(this);
    next.apply(event);
    return next;
  }

  private void apply(CaseEvent event) {
    if (!event.caseId().equals(id) || event.sequence() != sequence + 1) {
      throw new IllegalArgumentException(
          "Event %d of %s does not follow event %d of %s"
              .formatted(event.sequence(), event.caseId(), sequence, id));
    }
    sequence = event.sequence();
    changedAt = event.at();
    var position = log.position();
    switch (event.fact()) {
      case CaseFact.Submitted _ ->
          throw new IllegalArgumentException("A case is submitted once: " + id);
      case CaseFact.PreChecked _ -> {}
      case CaseFact.Received(var on, var taken) -> {
        receivedOn = Optional.of(on);
        state = new CaseState.Received(on);
        take(taken, stage().unit(), on);
        custody = forwarding().filter(this::atStage).isPresent() ? custody.waiting(on) : custody;
        position++;
      }
      case CaseFact.Verified _ -> {
        examine(event);
        position++;
      }
      case CaseFact.Forwarded _ -> {
        var from = forwarding().orElseGet(this::stage);
        custody = custody.sentOn(from.unit(), from.authority());
        // After a deemed acceptance the case is further on than its papers.
        position += stage().kind() == StageKind.FORWARD ? 1 : 0;
      }
      case CaseFact.CorrectionRequested(var notice, var answerBy) -> {
        if (state instanceof CaseState.Submitted) {
          // Asked from the office of an online application: it has the materials, so this receives
          // it.
          receivedOn = Optional.of(LocalDate.ofInstant(submittedAt, StepContext.ZONE));
          position++;
        }
        corrections++;
        state = new CaseState.Correcting(notice, answerBy);
      }
      case CaseFact.CorrectionAnswered(var on, var given, var handedIn, var taken) -> {
        answers = merged(answers, given);
        materials = replaced(materials, handedIn);
        handIn(event, handedIn, taken);
        state = new CaseState.Resubmitted(on);
        log = log.again(on);
      }
      case CaseFact.CorrectionLapsed _ -> {
        state = new CaseState.Lapsed();
        ending = Optional.of(new Ending("在补正期限内没有补正，申请终止。", REAPPLY + CaseMachine.APPEAL));
      }
      case CaseFact.Accepted accepted -> {
        receivedOn = receivedOn.or(() -> Optional.of(accepted.on()));
        acceptedOn = Optional.of(accepted.on());
        promises = new OpenPromises(accepted.promises(), Set.of());
        examine(event);
        state = new CaseState.InReview();
        position =
            Math.max(position, Math.max(route.next(StageKind.ACCEPT, 0) + 1, firstOfReview()));
      }
      case CaseFact.PromiseKept(var handedIn, var taken) -> {
        materials = replaced(materials, handedIn);
        handIn(event, handedIn, taken);
        promises = promises.kept(handedIn);
      }
      case CaseFact.PromiseMissed(_, var missing) -> promises = promises.missed(missing);
      case CaseFact.OriginalsTaken(var taken) ->
          take(taken, event.actor().unit().orElseGet(() -> stage().unit()), dayOf(event));
      case CaseFact.AcceptanceRefused(var reason, var remedy) -> {
        state = new CaseState.Refused(reason);
        ending = Optional.of(new Ending(reason, remedy));
      }
      case CaseFact.ReviewPassed _ -> {
        examine(event);
        position++;
      }
      case CaseFact.Returned returned -> position = returned.to();
      case CaseFact.Suspended suspended ->
          state =
              new CaseState.Suspended(
                  suspended.procedure(),
                  suspended.on(),
                  suspended.expectedEnd(),
                  suspended.stopsClock());
      case CaseFact.Resumed(var on, _) -> {
        if (state instanceof CaseState.Suspended(var procedure, var since, _, var stops) && stops) {
          pauses = plus(pauses, new Pause(since, on, procedure.label()));
        }
        state = new CaseState.InReview();
      }
      case CaseFact.ExtensionRequested(var days, var reason) ->
          pendingExtension = Optional.of(new PendingExtension(days, reason, event.actor().id()));
      case CaseFact.ExtensionDecided(var granted, var days, _) -> {
        pendingExtension = Optional.empty();
        extension = granted ? days : extension;
      }
      case CaseFact.Decided decided -> {
        decidedOn = Optional.of(decided.on());
        pendingExtension = Optional.empty();
        if (decided.outcome() == Outcome.REJECTED) {
          ending = Optional.of(new Ending(decided.reason(), decided.remedy()));
        }
        state = new CaseState.Decided(decided.outcome());
        position = route.next(StageKind.ISSUE, 0);
      }
      case CaseFact.Issued issued ->
          papers = plus(papers, new Paper(issued.title(), issued.number(), issued.on()));
      case CaseFact.Concluded(var on) -> {
        concludedOn = Optional.of(on);
        state = new CaseState.Concluded(outcome().orElseThrow());
        position = route.stages().size() - 1;
      }
      case CaseFact.DeliveryChanged(var choice, var stage) -> {
        delivery = choice;
        route = route.withDelivery(stage);
      }
      case CaseFact.Dispatched dispatched -> dispatch = Optional.of(dispatched.dispatch());
      case CaseFact.DispatchReturned _ -> dispatch = Optional.empty();
      case CaseFact.Delivered _ -> state = new CaseState.Completed(outcome().orElseThrow());
      case CaseFact.Withdrawn(var reason) -> {
        pendingExtension = Optional.empty();
        state = new CaseState.Withdrawn();
        ending =
            Optional.of(new Ending(reason.isBlank() ? "申请人撤回了申请。" : "申请人撤回了申请：" + reason, REAPPLY));
      }
      case CaseFact.OriginalsMoved(var moved, _, var to, _) -> custody = custody.moved(moved, to);
      case CaseFact.OriginalsLost(var lost, _) -> custody = custody.gone(lost);
      case CaseFact.OriginalsReturned(var returned, _) -> custody = custody.gone(returned);
    }
    if (position != log.position()) {
      // An acceptance may count from an earlier day; so does what it opens.
      var opened =
          event.fact() instanceof CaseFact.Accepted accepted ? accepted.on() : dayOf(event);
      log = log.to(position, dayOf(event), opened);
    }
  }

  private boolean atStage(Stage stage) {
    return stage().unit().equals(stage.unit());
  }

  /** The stage of the route that sends papers on, if it has one. */
  private Optional<Stage> forwarding() {
    var position = route.next(StageKind.FORWARD, 0);
    return position < 0 ? Optional.empty() : Optional.of(route.stages().get(position));
  }

  /** A unit takes originals; at the place of application they wait to be sent on. */
  private void take(List<String> codes, UnitCode unit, LocalDate on) {
    custody = custody.taken(codes, unit);
    if (!codes.isEmpty() && forwarding().filter(stage -> stage.unit().equals(unit)).isPresent()) {
      custody = custody.waiting(on);
    }
  }

  private void handIn(CaseEvent event, List<Material> handedIn, List<String> taken) {
    custody = custody.announced(handedIn, taken);
    event.actor().unit().ifPresent(unit -> take(taken, unit, dayOf(event)));
  }

  private int firstOfReview() {
    var review = route.next(StageKind.REVIEW, 0);
    return review >= 0 ? review : route.next(StageKind.DECIDE, 0);
  }

  private void examine(CaseEvent event) {
    if (event.actor().role() != Role.SYSTEM) {
      var all = new HashSet<>(examiners);
      all.add(event.actor().id());
      examiners = Set.copyOf(all);
    }
  }

  private static LocalDate dayOf(CaseEvent event) {
    return LocalDate.ofInstant(event.at(), StepContext.ZONE);
  }

  private static <T> List<T> plus(List<T> list, T more) {
    var all = new ArrayList<>(list);
    all.add(more);
    return List.copyOf(all);
  }

  private static Map<String, String> merged(Map<String, String> old, Map<String, String> given) {
    var all = new HashMap<>(old);
    all.putAll(given);
    return Map.copyOf(all);
  }

  private static List<Material> replaced(List<Material> old, List<Material> handedIn) {
    var codes = handedIn.stream().map(Material::code).toList();
    var all = new ArrayList<>(old.stream().filter(m -> !codes.contains(m.code())).toList());
    all.addAll(handedIn);
    return List.copyOf(all);
  }

  /** The case's identity. */
  public CaseId id() {
    return id;
  }

  /** The application as it was filed. */
  public Filing filing() {
    return filing;
  }

  /** When it was filed. */
  public Instant submittedAt() {
    return submittedAt;
  }

  /** When the last event happened. */
  public Instant changedAt() {
    return changedAt;
  }

  /** The sequence of the last event: the version of the case. */
  public int sequence() {
    return sequence;
  }

  /** The state. */
  public CaseState state() {
    return state;
  }

  /** The name of the state. */
  public CaseStatus status() {
    return state.status();
  }

  /** The position of the current stage in the route. */
  public int position() {
    return log.position();
  }

  /** The stage of the route the case is at; for a closed case the one it was at last. */
  public Stage stage() {
    return route.stages().get(log.position());
  }

  /** The day the current stage's time runs from. */
  public LocalDate stageOpenedOn() {
    return log.openedOn();
  }

  /** The route, with the delivery as chosen last. */
  public Route route() {
    return route;
  }

  /** The delivery as chosen last. */
  public DeliveryChoice delivery() {
    return delivery;
  }

  /** The answers, corrections included. */
  public Map<String, String> answers() {
    return answers;
  }

  /** The materials, corrections and kept promises included. */
  public List<Material> materials() {
    return materials;
  }

  /** The people who checked identity and form, accepted it or passed a review. */
  public Set<ActorId> examiners() {
    return examiners;
  }

  /** How many correction notices there were. */
  public int corrections() {
    return corrections;
  }

  /** The promises of a tolerant acceptance that are not yet kept. */
  public List<Promise> openPromises() {
    return promises.open();
  }

  /** The codes of promised materials whose day passed without them. */
  public Set<String> missedPromises() {
    return promises.missed();
  }

  /** The promises, and which of them were missed. */
  OpenPromises promises() {
    return promises;
  }

  /** The day the receiving unit got the materials. */
  public Optional<LocalDate> receivedOn() {
    return receivedOn;
  }

  /** The day acceptance counts from. */
  public Optional<LocalDate> acceptedOn() {
    return acceptedOn;
  }

  /** The day of the decision. */
  public Optional<LocalDate> decidedOn() {
    return decidedOn;
  }

  /** The day it was concluded. */
  public Optional<LocalDate> concludedOn() {
    return concludedOn;
  }

  /** An extension that waits for the head's answer. */
  public Optional<PendingExtension> pendingExtension() {
    return pendingExtension;
  }

  /** The extension that was granted, none at first. */
  public WorkingDays extension() {
    return extension;
  }

  /** The special procedures that ended and stopped the clock. */
  public List<Pause> pauses() {
    return pauses;
  }

  /** The codes of the materials whose paper originals are in custody. */
  public Set<String> originals() {
    return Set.copyOf(custody.units().keySet());
  }

  /** The codes of the originals that the unit keeps, in order. */
  public List<String> originalsAt(UnitCode unit) {
    return custody.keptAt(unit);
  }

  /** Which unit keeps each original, by the material's code. */
  public Map<String, UnitCode> originalsByKeeper() {
    return custody.units();
  }

  /** The units that keep originals, in the order of their codes. */
  public List<UnitCode> keepers() {
    return custody.keepers();
  }

  /**
   * The codes of materials that the applicant said would come on paper, and that no unit has taken
   * yet.
   */
  public Set<String> announcedOriginals() {
    return custody.announced();
  }

  /**
   * The stage of the route that has still to send papers on, although the case is further on: it
   * was deemed accepted meanwhile, or originals came in later. Once it is decided, what did not
   * leave stays where it is, and goes back to the person from there.
   */
  public Optional<Stage> papersToForward() {
    boolean undecided =
        switch (state) {
          case CaseState.Received _,
              CaseState.Resubmitted _,
              CaseState.InReview _,
              CaseState.Suspended _ ->
              true;
          case CaseState.Submitted _,
              CaseState.Correcting _,
              CaseState.Decided _,
              CaseState.Concluded _,
              CaseState.Completed _,
              CaseState.Refused _,
              CaseState.Lapsed _,
              CaseState.Withdrawn _ ->
              false;
        };
    return forwarding()
        .filter(_ -> undecided && custody.waitingSince().isPresent())
        .filter(_ -> route.next(StageKind.FORWARD, 0) < log.position());
  }

  /**
   * The stage that is to send papers on now, be it the current one or one that the case is past;
   * empty if none is.
   */
  public Optional<Stage> forwardingDue() {
    boolean turn =
        stage().kind() == StageKind.FORWARD
            && (state instanceof CaseState.Received || state instanceof CaseState.Resubmitted);
    return turn ? Optional.of(stage()) : papersToForward();
  }

  /** Whether originals may go back to the person: it is decided for good, or concluded. */
  public boolean originalsMayGoBack() {
    return status().closed() || state instanceof CaseState.Concluded;
  }

  /** Since when papers wait to be sent on from the place of application. */
  Optional<LocalDate> papersWaitSince() {
    return custody.waitingSince();
  }

  /** The papers that were issued. */
  public List<Paper> papers() {
    return papers;
  }

  /** The dispatch that is under way or arrived; empty when none was made or it came back. */
  public Optional<DispatchId> dispatch() {
    return dispatch;
  }

  /** Why it ended without what was applied for; empty for a running or an approved case. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** Which stage had the case when, in order; the last one has it still. */
  List<StageLog.Stay> stays() {
    return log.stays();
  }

  /** Whether it is accepted and not yet decided. */
  boolean undecided() {
    return state instanceof CaseState.InReview || state instanceof CaseState.Suspended;
  }

  /** What was decided. */
  public Optional<Outcome> outcome() {
    return switch (state) {
      case CaseState.Decided(var outcome) -> Optional.of(outcome);
      case CaseState.Concluded(var outcome) -> Optional.of(outcome);
      case CaseState.Completed(var outcome) -> Optional.of(outcome);
      case CaseState.Submitted _,
          CaseState.Received _,
          CaseState.Correcting _,
          CaseState.Resubmitted _,
          CaseState.InReview _,
          CaseState.Suspended _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ ->
          Optional.empty();
    };
  }

  /** Whether no clerk takes it in: the materials reach the unit in the moment of filing. */
  public boolean online() {
    return !route.stages().getFirst().kind().equals(StageKind.RECEIVE)
        || route.stages().getFirst().role() == Role.REVIEWER;
  }

  /** Two cases are equal if they are the same case at the same version with the same content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CaseFile that && snapshot().equals(that.snapshot());
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + sequence;
  }

  private List<Object> snapshot() {
    return List.of(
        id,
        filing,
        submittedAt,
        changedAt,
        sequence,
        state,
        log,
        route,
        delivery,
        answers,
        materials,
        examiners,
        corrections,
        promises,
        List.of(receivedOn, acceptedOn, decidedOn, concludedOn),
        pendingExtension,
        extension,
        pauses,
        custody,
        dispatch,
        papers,
        ending);
  }

  @Override
  public String toString() {
    return "CaseFile[%s %s at %d]".formatted(filing.number(), status(), sequence);
  }
}
