package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.domain.casework.CaseStatus.COMPLETED;
import static org.tongban.domain.casework.CaseStatus.CONCLUDED;
import static org.tongban.domain.casework.CaseStatus.CORRECTING;
import static org.tongban.domain.casework.CaseStatus.DECIDED;
import static org.tongban.domain.casework.CaseStatus.IN_REVIEW;
import static org.tongban.domain.casework.CaseStatus.LAPSED;
import static org.tongban.domain.casework.CaseStatus.RECEIVED;
import static org.tongban.domain.casework.CaseStatus.REFUSED;
import static org.tongban.domain.casework.CaseStatus.RESUBMITTED;
import static org.tongban.domain.casework.CaseStatus.SUBMITTED;
import static org.tongban.domain.casework.CaseStatus.SUSPENDED;
import static org.tongban.domain.casework.CaseStatus.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.place.UnitCode;

/**
 * Random steps by random people on cases of every mode, judged by a model written down here
 * independently of the machine: the table of legal edges is the state diagram of the law and of the
 * design, not a reading of the code.
 */
@Tag("I8")
class CaseMachinePropertiesTest {
  private static final Map<CaseStatus, Set<CaseStatus>> EDGES = new EnumMap<>(CaseStatus.class);
  private static final Set<String> SEEN = new TreeSet<>();

  static {
    EDGES.put(SUBMITTED, EnumSet.of(RECEIVED, CORRECTING, IN_REVIEW, WITHDRAWN));
    EDGES.put(RECEIVED, EnumSet.of(CORRECTING, IN_REVIEW, REFUSED, WITHDRAWN));
    EDGES.put(CORRECTING, EnumSet.of(RESUBMITTED, LAPSED, WITHDRAWN));
    EDGES.put(RESUBMITTED, EnumSet.of(CORRECTING, IN_REVIEW, REFUSED, WITHDRAWN));
    EDGES.put(IN_REVIEW, EnumSet.of(SUSPENDED, DECIDED, WITHDRAWN));
    EDGES.put(SUSPENDED, EnumSet.of(IN_REVIEW, WITHDRAWN));
    EDGES.put(DECIDED, EnumSet.of(CONCLUDED));
    EDGES.put(CONCLUDED, EnumSet.of(COMPLETED));
    EDGES.put(COMPLETED, EnumSet.noneOf(CaseStatus.class));
    EDGES.put(REFUSED, EnumSet.noneOf(CaseStatus.class));
    EDGES.put(LAPSED, EnumSet.noneOf(CaseStatus.class));
    EDGES.put(WITHDRAWN, EnumSet.noneOf(CaseStatus.class));
  }

  /** One try at a step; numbers so that jqwik can shrink them. */
  record Try(int command, int actor, int person, int variant, int hours) {}

  /** A kind of case to try them on. */
  record Start(Implementation implementation, Way way, DeliveryChoice delivery, boolean complete) {}

  @Provide
  Arbitrary<Start> starts() {
    var ways =
        List.of(
            start(SampleCityFixture.allowance(), HandlingMode.FULLY_ONLINE, Channel.APP, null),
            start(
                SampleCityFixture.allowance(),
                HandlingMode.AT_COUNTER,
                Channel.ORDINARY_WINDOW,
                SampleCityFixture.XINYI_HALL),
            start(
                SampleCityFixture.allowance(),
                HandlingMode.COLLECT_AND_FORWARD,
                Channel.CROSS_PROVINCE_WINDOW,
                SampleCityFixture.YULIN_HALL),
            start(
                SampleCityFixture.decidedElsewhere(),
                HandlingMode.CONCLUDE_ELSEWHERE,
                Channel.ANY_WINDOW,
                SampleCityFixture.MAONAN_HALL),
            start(
                SampleCityFixture.crossLevel(),
                HandlingMode.CROSS_LEVEL,
                Channel.VILLAGE_STATION,
                SampleCityFixture.STATION),
            start(
                SampleCityFixture.allowance(),
                HandlingMode.JOINT,
                Channel.CROSS_PROVINCE_WINDOW,
                SampleCityFixture.YULIN_HALL),
            start(
                SampleCityFixture.onTheSpot(),
                HandlingMode.AT_COUNTER,
                Channel.ORDINARY_WINDOW,
                SampleCityFixture.XINYI_HALL));
    var deliveries =
        List.of(
            SampleCityFixture.byMail(),
            new DeliveryChoice.Electronic(),
            new DeliveryChoice.PickUp(SampleCityFixture.STATION));
    return Combinators.combine(
            Arbitraries.of(ways),
            Arbitraries.of(deliveries),
            Arbitraries.of(true, false),
            Arbitraries.of(ActingAs.SELF, ActingAs.HELPER))
        .as(
            (start, delivery, complete, acting) ->
                new Start(
                    start.implementation(),
                    new Way(
                        start.way().mode(),
                        start.way().channel(),
                        start.way().place(),
                        start.way().from(),
                        acting),
                    delivery,
                    complete));
  }

  private static Start start(
      Implementation implementation, HandlingMode mode, Channel channel, UnitCode place) {
    var from =
        place == null
            ? SampleCityFixture.VILLAGE
            : SampleCityFixture.organisation().servicePoint(place).orElseThrow().region();
    var way = new Way(mode, channel, Optional.ofNullable(place), from, ActingAs.SELF);
    return new Start(implementation, way, new DeliveryChoice.Electronic(), true);
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 44),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 7),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(12, 1),
                net.jqwik.api.Tuple.of(3, 30),
                net.jqwik.api.Tuple.of(1, 500)))
        .as(Try::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(70);
  }

  /** New walks on every run. */
  @Property(tries = 200)
  void onlyLegalStepsAreTakenOnNewWalks(
      @ForAll("starts") Start start, @ForAll("tries") List<Try> tries) {
    onlyLegalStepsAreTaken(start, tries);
  }

  /** The same walks on every run: they are known to take every edge. */
  @Property(tries = 4000, seed = "7")
  void onlyLegalStepsAreTaken(@ForAll("starts") Start start, @ForAll("tries") List<Try> tries) {
    var route = SampleCityFixture.route(start.implementation(), start.way(), start.delivery());
    var materials =
        start.complete()
            ? SampleCityFixture.complete()
            : List.of(
                SampleCityFixture.original("id-card"), SampleCityFixture.original("household"));
    var filing =
        SampleCityFixture.filing(start.implementation(), route, start.delivery(), materials);
    var now = SampleCityFixture.morning(LocalDate.of(2026, 3, 2));
    var submitted =
        CaseMachine.submit(SampleCityFixture.CASE, filing, context(filing.filedBy(), now, start));
    var model = new Model(start, filing, submitted);
    for (var attempt : tries) {
      now = now.plus(Duration.ofHours(attempt.hours()));
      var actor = actor(model.file, attempt);
      var command = command(model.file, attempt);
      model.take(command, context(actor, now, start));
    }
    model.leadsToAnEnd(now);
  }

  /** What must hold, whatever was tried. */
  private static final class Model {
    private final Start start;
    private final Filing filing;
    private final List<CaseEvent> ledger = new ArrayList<>();
    private final Set<ActorId> examiners = new HashSet<>();
    private CaseFile file;

    Model(Start start, Filing filing, Move.Moved submitted) {
      this.start = start;
      this.filing = filing;
      this.file = submitted.next();
      ledger.addAll(submitted.events());
    }

    boolean take(CaseCommand command, StepContext context) {
      switch (CaseMachine.handle(file, command, context)) {
        case Move.Refused(_, var words) -> {
          assertThat(words).isNotBlank();
          return false;
        }
        case Move.Moved(var next, var events) -> {
          assertThat(events).isNotEmpty();
          var before = file;
          for (var event : events) {
            assertThat(event.sequence()).isEqualTo(ledger.size() + 1);
            var after = before.after(event);
            check(before, event, after);
            ledger.add(event);
            before = after;
          }
          var replayed = CaseFile.replay(ledger);
          assertThat(replayed).isEqualTo(next);
          assertThat(replayed.hashCode()).isEqualTo(next.hashCode());
          file = next;
          consistent(context);
          return true;
        }
      }
    }

    private void check(CaseFile before, CaseEvent event, CaseFile after) {
      var from = before.status();
      var to = after.status();
      if (from != to) {
        assertThat(EDGES.get(from)).as("%s by %s", from, event.fact()).contains(to);
        SEEN.add(from + ">" + to);
      }
      if (from.closed()) {
        assertThat(event.fact()).isInstanceOf(CaseFact.OriginalsReturned.class);
      }
      assertThat(event.at()).isAfterOrEqualTo(before.changedAt());
      var actor = event.actor().id();
      switch (event.fact()) {
        case CaseFact.CorrectionRequested(var notice, _) -> {
          if (before.corrections() > 0) {
            assertThat(notice.newFact()).isNotBlank();
          }
          assertThat(before.acceptedOn()).isEmpty();
        }
        case CaseFact.Verified _, CaseFact.ReviewPassed _ -> examiners.add(actor);
        case CaseFact.Accepted accepted -> {
          if (accepted.acceptance() == CaseFact.Acceptance.DEEMED) {
            assertThat(event.actor()).isEqualTo(Actor.SYSTEM);
          } else {
            examiners.add(actor);
          }
          assertThat(accepted.on()).isAfterOrEqualTo(LocalDate.of(2026, 3, 2));
        }
        case CaseFact.Decided decided -> {
          if (start.implementation().twoPersons()) {
            assertThat(examiners).doesNotContain(actor);
          }
          if (filing.route().way().actingAs().needsMandate()) {
            assertThat(actor).isNotEqualTo(filing.filedBy().id());
          }
          if (decided.outcome() == Outcome.APPROVED) {
            assertThat(before.openPromises()).isEmpty();
          } else {
            assertThat(decided.remedy()).contains("行政复议").contains("诉讼");
          }
        }
        case CaseFact.ExtensionDecided decided -> {
          assertThat(event.actor().role()).isEqualTo(Role.HEAD);
          assertThat(before.pendingExtension().orElseThrow().requestedBy()).isNotEqualTo(actor);
          assertThat(before.extension()).isEqualTo(WorkingDays.ZERO);
          assertThat(decided.days().count()).isBetween(1, 10);
        }
        case CaseFact.PromiseMissed(var on, var missing) -> {
          assertThat(event.actor()).isEqualTo(Actor.SYSTEM);
          for (var promise : before.openPromises()) {
            assertThat(missing.contains(promise.material()))
                .isEqualTo(
                    promise.by().isBefore(on)
                        && !before.missedPromises().contains(promise.material()));
          }
        }
        case CaseFact.OriginalsReturned _ -> assertThat(before.originals()).isNotEmpty();
        case CaseFact.Submitted _,
            CaseFact.PreChecked _,
            CaseFact.Received _,
            CaseFact.Forwarded _,
            CaseFact.CorrectionAnswered _,
            CaseFact.CorrectionLapsed _,
            CaseFact.PromiseKept _,
            CaseFact.OriginalsTaken _,
            CaseFact.OriginalsMoved _,
            CaseFact.OriginalsLost _,
            CaseFact.AcceptanceRefused _,
            CaseFact.Returned _,
            CaseFact.Suspended _,
            CaseFact.Resumed _,
            CaseFact.ExtensionRequested _,
            CaseFact.Issued _,
            CaseFact.Concluded _,
            CaseFact.DeliveryChanged _,
            CaseFact.Dispatched _,
            CaseFact.DispatchReturned _,
            CaseFact.Delivered _,
            CaseFact.Withdrawn _ -> {}
      }
    }

    private void consistent(StepContext context) {
      var status = file.status();
      var kind = file.stage().kind();
      boolean onTheSpot = file.route().next(StageKind.ACCEPT, 0) < 0;
      var expected =
          switch (status) {
            case SUBMITTED -> EnumSet.of(StageKind.RECEIVE);
            case RECEIVED, RESUBMITTED, CORRECTING, REFUSED, LAPSED ->
                onTheSpot
                    ? EnumSet.of(StageKind.VERIFY, StageKind.DECIDE)
                    : EnumSet.of(StageKind.VERIFY, StageKind.FORWARD, StageKind.ACCEPT);
            case IN_REVIEW, SUSPENDED -> EnumSet.of(StageKind.REVIEW, StageKind.DECIDE);
            case DECIDED -> EnumSet.of(StageKind.ISSUE);
            case CONCLUDED, COMPLETED -> EnumSet.of(StageKind.DELIVER);
            case WITHDRAWN -> EnumSet.range(StageKind.RECEIVE, StageKind.DECIDE);
          };
      assertThat(expected).as("%s", status).contains(kind);
      assertThat(file.acceptedOn().isPresent())
          .isEqualTo(ledger.stream().anyMatch(event -> event.fact() instanceof CaseFact.Accepted));

      var work = OpenWork.of(file, context);
      if (status.closed()) {
        assertThat(work.isEmpty()).isEqualTo(file.keepers().isEmpty());
        assertThat(Deadlines.running(file, context)).isEmpty();
      } else if (status == CORRECTING) {
        assertThat(work).isEmpty();
      } else {
        assertThat(work).isNotEmpty();
      }
      work.forEach(
          open -> assertThat(SampleCityFixture.organisation().unit(open.unit())).isPresent());

      boolean ticking =
          status == CORRECTING
              || status == RECEIVED
              || status == RESUBMITTED
              || status == SUBMITTED && filing.route().way().place().isEmpty()
              || (status == IN_REVIEW || status == SUSPENDED)
                  && file.openPromises().size() > file.missedPromises().size();
      assertThat(CaseTimer.of(file, context).isPresent()).as("%s", status).isEqualTo(ticking);
      assertThat(file.originals().isEmpty()).isEqualTo(file.keepers().isEmpty());
      boolean endedWithout =
          EnumSet.of(REFUSED, LAPSED, WITHDRAWN).contains(status)
              || file.outcome().equals(Optional.of(Outcome.REJECTED));
      assertThat(file.ending().isPresent()).isEqualTo(endedWithout);
    }

    /** One entry for each event, as long as the case lives and after its end. */
    private void canBeTold(Instant now) {
      var context = context(Actor.SYSTEM, now, start);
      assertThat(Timeline.of(ledger, context, SampleCityFixture.organisation()))
          .hasSameSizeAs(ledger);
    }

    /** Whatever was tried before: the people whose turn it is can bring the case to its end. */
    void leadsToAnEnd(Instant from) {
      canBeTold(from);
      var now = from;
      for (int step = 0; step < 20 && !file.status().closed(); step++) {
        now = now.plus(Duration.ofMinutes(5));
        var clerk = SampleCityFixture.staff(50 + step, file.stage().role(), file.stage().unit());
        boolean byApplicant =
            file.state() instanceof CaseState.Correcting || !file.openPromises().isEmpty();
        if (file.state() instanceof CaseState.Correcting(_, var answerBy)
            && LocalDate.ofInstant(now, StepContext.ZONE).isAfter(answerBy)) {
          assertThat(take(new CaseCommand.LapseCorrection(), context(Actor.SYSTEM, now, start)))
              .isTrue();
        } else if (byApplicant && file.status() != SUSPENDED && file.outcome().isEmpty()) {
          assertThat(take(natural(file), context(SampleCityFixture.applicant(), now, start)))
              .as("%s stuck at %s", file, file.stage())
              .isTrue();
        } else {
          var actor = natural(file) instanceof CaseCommand.BySystem ? Actor.SYSTEM : clerk;
          assertThat(take(natural(file), context(actor, now, start)))
              .as("%s stuck at %s", file, file.stage())
              .isTrue();
        }
      }
      assertThat(file.status().closed()).as("%s at %s", file, file.stage()).isTrue();
      for (var unit : file.keepers()) {
        var keeper = SampleCityFixture.staff(99, Role.WINDOW_CLERK, unit);
        assertThat(take(new CaseCommand.ReturnOriginals("本人，居民身份证"), context(keeper, now, start)))
            .isTrue();
      }
      canBeTold(now);
      assertThat(OpenWork.of(file, context(Actor.SYSTEM, now, start))).isEmpty();
    }
  }

  private static StepContext context(Actor actor, Instant now, Start start) {
    return new StepContext(actor, now, SampleCityFixture.calendar(), start.implementation());
  }

  private static Actor actor(CaseFile file, Try attempt) {
    var stage = file.stage();
    int person = 10 + attempt.person();
    return switch (attempt.actor()) {
      case 0, 1, 2, 3, 4 -> SampleCityFixture.staff(person, stage.role(), stage.unit());
      case 5 -> SampleCityFixture.applicant();
      case 6 -> Actor.SYSTEM;
      case 7 -> SampleCityFixture.staff(person, Role.HEAD, file.route().decider());
      case 8 -> SampleCityFixture.staff(person, Role.REVIEWER, SampleCityFixture.CITY_OFFICE);
      default ->
          file.keepers().stream()
              .findFirst()
              .map(at -> SampleCityFixture.staff(person, Role.WINDOW_CLERK, at))
              .orElse(file.filing().filedBy());
    };
  }

  private static CaseCommand command(CaseFile file, Try attempt) {
    var words = attempt.variant() == 0 ? "" : "测试理由";
    var day = LocalDate.of(2026, 3, 1).plusDays(attempt.variant() * 40L);
    var dispatch = file.dispatch().orElse(new DispatchId(new UUID(6, attempt.variant())));
    return switch (attempt.command()) {
      case 0 -> new CaseCommand.Withdraw(words);
      case 1 -> new CaseCommand.AnswerCorrection(Map.of("phone", "15400000002"), List.of());
      case 2 -> new CaseCommand.KeepPromise(List.of(SampleCityFixture.upload("photo")));
      case 3 -> changeDelivery(file, attempt.variant());
      case 4 -> new CaseCommand.PreCheck(attempt.variant() > 3, words);
      case 5 -> new CaseCommand.Receive(attempt.variant() > 3 ? List.of("id-card") : List.of());
      case 6 -> new CaseCommand.Verify(words, "");
      case 7 -> new CaseCommand.Forward(words);
      case 8, 9 -> correction(attempt.variant());
      case 10 -> new CaseCommand.Accept(List.of());
      case 11 -> new CaseCommand.Accept(List.of(new CaseFact.Promise("photo", day)));
      case 12 -> new CaseCommand.RefuseAcceptance(words);
      case 13 -> new CaseCommand.PassReview(words);
      case 14 -> new CaseCommand.ReturnTo(attempt.variant() - 1, words);
      case 15 -> new CaseCommand.Suspend(SpecialProcedure.values()[attempt.variant() + 2], words);
      case 16 -> new CaseCommand.Resume(words);
      case 17 -> new CaseCommand.RequestExtension(WorkingDays.of(attempt.variant() * 2), words);
      case 18 -> new CaseCommand.DecideExtension(attempt.variant() > 2, words);
      case 19 -> new CaseCommand.Decide(outcome(attempt), words);
      case 20 -> new CaseCommand.Issue("决定书", words);
      case 21 -> new CaseCommand.ConcludeOnTheSpot(outcome(attempt), words, "证", "1");
      case 22 -> new CaseCommand.HandOver(words);
      case 23 -> new CaseCommand.ReturnOriginals(words);
      case 24 -> new CaseCommand.DeemAccepted();
      case 25 -> new CaseCommand.LapseCorrection();
      case 26 -> new CaseCommand.RecordDispatch(dispatch, "测试快递", "T1");
      case 27 -> new CaseCommand.RecordDelivery(dispatch, day, "本人");
      case 28 -> new CaseCommand.RecordReturn(dispatch, words);
      case 29 -> new CaseCommand.RecordMissedPromise();
      case 30 -> new CaseCommand.TakeOriginals(List.of("household"));
      case 31 ->
          new CaseCommand.AnswerCorrection(
              Map.of("phone", "15400000002"), List.of(SampleCityFixture.original("household")));
      case 32 -> new CaseCommand.Forward("JJ-2");
      case 33 -> new CaseCommand.Withdraw(words);
      default -> natural(file);
    };
  }

  private static Outcome outcome(Try attempt) {
    return attempt.variant() > 3 ? Outcome.APPROVED : Outcome.REJECTED;
  }

  private static CaseCommand correction(int variant) {
    var about = variant % 3 == 0 ? "nothing" : "phone";
    return new CaseCommand.RequestCorrection(
        List.of(new CaseState.CorrectionNotice.Point(about, "号码少一位，请重填")),
        variant == 1 ? "新情况" : "");
  }

  private static CaseCommand changeDelivery(CaseFile file, int variant) {
    var choices =
        List.of(
            SampleCityFixture.byMail(),
            new DeliveryChoice.Electronic(),
            new DeliveryChoice.PickUp(SampleCityFixture.STATION));
    var choice = choices.get(variant % 3);
    var stage =
        variant > 5
            ? file.stage()
            : RoutePlanner.delivery(
                SampleCityFixture.allowance(), file.route().decider(), choice, Role.VILLAGE_CLERK);
    return new CaseCommand.ChangeDelivery(choice, stage);
  }

  /** What the one whose turn it is usually does. */
  private static CaseCommand natural(CaseFile file) {
    if (file.state() instanceof CaseState.Correcting) {
      return new CaseCommand.AnswerCorrection(Map.of("phone", "15400000003"), List.of());
    }
    if (file.state() instanceof CaseState.Suspended) {
      return new CaseCommand.Resume("评审完成");
    }
    if (!file.openPromises().isEmpty() && file.outcome().isEmpty()) {
      return new CaseCommand.KeepPromise(List.of(SampleCityFixture.upload("photo")));
    }
    boolean missing = file.materials().stream().noneMatch(given -> given.code().equals("photo"));
    return switch (file.stage().kind()) {
      case RECEIVE -> new CaseCommand.Receive(List.of("household"));
      case VERIFY -> new CaseCommand.Verify("居民身份证", "");
      case FORWARD -> new CaseCommand.Forward("JJ-1");
      case ACCEPT ->
          new CaseCommand.Accept(
              missing
                  ? List.of(new CaseFact.Promise("photo", LocalDate.of(2080, 1, 1)))
                  : List.of());
      case REVIEW -> new CaseCommand.PassReview("符合条件");
      case DECIDE ->
          file.acceptedOn().isPresent()
              ? new CaseCommand.Decide(Outcome.APPROVED, "符合条件")
              : new CaseCommand.ConcludeOnTheSpot(
                  missing ? Outcome.REJECTED : Outcome.APPROVED, "经核对", "优待证", "Y1");
      case ISSUE -> new CaseCommand.Issue("决定书", "J1");
      case DELIVER ->
          file.delivery() instanceof DeliveryChoice.PickUp
              ? new CaseCommand.HandOver("本人，居民身份证")
              : file.dispatch().isEmpty()
                  ? new CaseCommand.RecordDispatch(new DispatchId(new UUID(6, 9)), "测试快递", "T9")
                  : new CaseCommand.RecordDelivery(
                      file.dispatch().get(), LocalDate.of(2026, 4, 1), "本人");
    };
  }

  /** The walk must have been along every edge, else it proves little. */
  @AfterContainer
  static void everyEdgeWasTaken() {
    var all = new TreeSet<String>();
    EDGES.forEach((from, targets) -> targets.forEach(to -> all.add(from + ">" + to)));
    assertThat(SEEN).containsExactlyElementsOf(all);
  }
}
