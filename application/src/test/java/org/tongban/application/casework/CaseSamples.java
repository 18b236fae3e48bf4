package org.tongban.application.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact.Promise;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseMachine;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.CaseState.CorrectionNotice.Point;
import org.tongban.domain.casework.Filing;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Move;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Route;
import org.tongban.domain.casework.Stage;
import org.tongban.domain.casework.StageKind;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.CrossProvince;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Fee;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Limits;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SpecialProcedureRule;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** Invented cases, and lawful ways through their lives, for tests of what keeps them. */
public final class CaseSamples {
  /** The authority that decides. */
  public static final UnitCode OFFICE = new UnitCode("MZJ-449999");

  /** The hall that takes the papers. */
  public static final UnitCode HALL = new UnitCode("DT-449999");

  private static final RegionCode HOME = new RegionCode("449999");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(List.of(), Set.of());
  private static final ImplementationRef REF =
      new ImplementationRef(new ImplementationCode("11449999MB2C12345X4000511001000"), 1);
  private static final Implementation IMPLEMENTATION = implementation();

  private CaseSamples() {}

  /** What is written when the applicant files an application. */
  public static CaseStore.Entry submitted(SubjectId applicant, Instant at, long number) {
    return submitted(filing(applicant, number), at, number);
  }

  /** Like the other, filed under a mandate. */
  public static CaseStore.Entry submittedUnder(
      MandateId mandate, SubjectId applicant, Instant at, long number) {
    var own = filing(applicant, number);
    return submitted(with(own, Optional.of(mandate), own.itemName()), at, number);
  }

  /** Like the first, of an item with another name. */
  public static CaseStore.Entry submittedFor(
      String itemName, SubjectId applicant, Instant at, long number) {
    return submitted(with(filing(applicant, number), Optional.empty(), itemName), at, number);
  }

  private static Filing with(Filing own, Optional<MandateId> mandate, String itemName) {
    return new Filing(
        own.number(),
        own.applicant(),
        own.filedBy(),
        mandate,
        own.implementation(),
        itemName,
        own.home(),
        own.answers(),
        own.materials(),
        own.delivery(),
        own.route());
  }

  private static CaseStore.Entry submitted(Filing filing, Instant at, long number) {
    var applicant = new ActorId(filing.applicant().value());
    var context = context(new Actor(applicant, Role.APPLICANT, none()), at);
    var id = new CaseId(new UUID(at.toEpochMilli() << 16 | 7L << 12, number));
    return CaseEntries.of(CaseMachine.submit(id, filing, context), context);
  }

  /**
   * What is written when something lawful happens next to the case: a day's fraction to a week
   * after what happened last. Empty when nothing that was tried is lawful any more.
   */
  public static Optional<CaseStore.Entry> next(CaseFile file, RandomGenerator random) {
    var at = file.changedAt().plus(Duration.ofMinutes(random.nextLong(1, 10_000))).plusNanos(1000);
    var tries = new ArrayList<>(tries(file, at));
    while (!tries.isEmpty()) {
      var attempt = tries.remove(random.nextInt(tries.size()));
      if (CaseMachine.handle(file, attempt.command(), attempt.context())
          instanceof Move.Moved moved) {
        return Optional.of(CaseEntries.of(moved, attempt.context()));
      }
    }
    return Optional.empty();
  }

  private record Attempt(CaseCommand command, StepContext context) {}

  private static List<Attempt> tries(CaseFile file, Instant at) {
    var applicant =
        new Actor(new ActorId(file.filing().applicant().value()), Role.APPLICANT, Optional.empty());
    var stage = file.stage();
    var clerk = new Actor(staff(stage.role()), stage.role(), Optional.of(stage.unit()));
    var keeper =
        new Actor(
            staff(Role.WINDOW_CLERK),
            Role.WINDOW_CLERK,
            file.keepers().stream().findFirst().or(some(HALL)));
    var head = new Actor(staff(Role.HEAD), Role.HEAD, Optional.of(OFFICE));
    var today = LocalDate.ofInstant(at, StepContext.ZONE);
    var paper = new Material("M1", Optional.of(new UUID(1, 1)), Material.Form.UPLOAD, "补");
    var promised = new Material("M2", Optional.of(new UUID(1, 2)), Material.Form.UPLOAD, "");
    var dispatch = file.dispatch().orElse(new DispatchId(new UUID(2, file.sequence())));
    var attempts = new ArrayList<Attempt>();
    var byClerk = context(clerk, at);
    for (CaseCommand.ByStage command :
        List.of(
            new CaseCommand.PreCheck(true, "材料看起来齐全"),
            new CaseCommand.Receive(List.of("M1")),
            new CaseCommand.Verify("居民身份证", ""),
            new CaseCommand.Forward("交接单1"),
            new CaseCommand.RequestCorrection(List.of(new Point("M1", "请重新拍照")), ""),
            new CaseCommand.Accept(List.of(new Promise("M2", today.plusDays(30)))),
            new CaseCommand.Accept(List.of()),
            new CaseCommand.RefuseAcceptance("不属于本机关职权"),
            new CaseCommand.PassReview("符合条件"),
            new CaseCommand.ReturnTo(4, "请复核"),
            new CaseCommand.Suspend(SpecialProcedure.EXPERT_REVIEW, "需要专家评审"),
            new CaseCommand.Resume("评审通过"),
            new CaseCommand.RequestExtension(new WorkingDays(5), "情况复杂"),
            new CaseCommand.Decide(Outcome.APPROVED, "符合规定"),
            new CaseCommand.Decide(Outcome.REJECTED, "不符合规定"),
            new CaseCommand.Issue("老年人优待证", "测字〔2026〕1号"),
            new CaseCommand.HandOver("本人，居民身份证"))) {
      attempts.add(new Attempt(command, byClerk));
    }
    attempts.add(new Attempt(new CaseCommand.ReturnOriginals("本人"), context(keeper, at)));
    attempts.add(new Attempt(new CaseCommand.DecideExtension(true, "同意"), context(head, at)));
    var byApplicant = context(applicant, at);
    attempts.add(
        new Attempt(
            new CaseCommand.AnswerCorrection(Map.of("reason", "更正"), List.of(paper)), byApplicant));
    attempts.add(new Attempt(new CaseCommand.KeepPromise(List.of(promised)), byApplicant));
    attempts.add(
        new Attempt(
            new CaseCommand.ChangeDelivery(
                new DeliveryChoice.PickUp(HALL),
                new Stage(StageKind.DELIVER, HALL, OFFICE, Role.WINDOW_CLERK, new WorkingDays(3))),
            byApplicant));
    if (file.sequence() > 12) {
      attempts.add(new Attempt(new CaseCommand.Withdraw("不办了"), byApplicant));
    }
    var bySystem = context(Actor.SYSTEM, at);
    for (CaseCommand.BySystem command :
        List.of(
            new CaseCommand.DeemAccepted(),
            new CaseCommand.RecordMissedPromise(),
            new CaseCommand.LapseCorrection(),
            new CaseCommand.RecordDispatch(dispatch, "样例快递", "TEST" + file.sequence()),
            new CaseCommand.RecordReturn(dispatch, "无人签收"),
            new CaseCommand.RecordDelivery(dispatch, today, "测甲"))) {
      attempts.add(new Attempt(command, bySystem));
    }
    return attempts;
  }

  private static java.util.function.Supplier<Optional<UnitCode>> some(UnitCode unit) {
    return () -> Optional.of(unit);
  }

  private static Optional<UnitCode> none() {
    return Optional.empty();
  }

  private static ActorId staff(Role role) {
    return new ActorId(new UUID(3, role.ordinal()));
  }

  private static StepContext context(Actor actor, Instant at) {
    return new StepContext(actor, at.truncatedTo(ChronoUnit.MICROS), CALENDAR, IMPLEMENTATION);
  }

  /** An application handed in at the hall, whose result is to be mailed. */
  private static Filing filing(SubjectId applicant, long number) {
    var stages =
        List.of(
            new Stage(StageKind.RECEIVE, HALL, OFFICE, Role.WINDOW_CLERK, new WorkingDays(1)),
            new Stage(StageKind.VERIFY, HALL, OFFICE, Role.WINDOW_CLERK, new WorkingDays(1)),
            new Stage(StageKind.FORWARD, HALL, OFFICE, Role.WINDOW_CLERK, new WorkingDays(3)),
            new Stage(StageKind.ACCEPT, OFFICE, OFFICE, Role.REVIEWER, new WorkingDays(5)),
            new Stage(StageKind.REVIEW, OFFICE, OFFICE, Role.REVIEWER, new WorkingDays(5)),
            new Stage(StageKind.REVIEW, OFFICE, OFFICE, Role.REVIEWER, new WorkingDays(5)),
            new Stage(StageKind.DECIDE, OFFICE, OFFICE, Role.APPROVER, new WorkingDays(5)),
            new Stage(StageKind.ISSUE, OFFICE, OFFICE, Role.ISSUING_CLERK, new WorkingDays(5)),
            new Stage(StageKind.DELIVER, OFFICE, OFFICE, Role.MAIL_CLERK, new WorkingDays(10)));
    return new Filing(
        // Apart from each other: a number may move on to the next with a check character.
        CaseNumber.create("449999", LocalDate.of(2026, 3, 2), number * 16),
        applicant,
        new Actor(new ActorId(applicant.value()), Role.APPLICANT, Optional.empty()),
        Optional.empty(),
        REF,
        "老年人优待证办理",
        HOME,
        Map.of("reason", "年满六十五周岁", "bank", "6222000000000000000"),
        List.of(
            new Material("M1", Optional.of(new UUID(1, 0)), Material.Form.UPLOAD, "户口簿"),
            new Material("M3", Optional.empty(), Material.Form.DECLARATION, "我承诺所填属实")),
        new DeliveryChoice.ByMail(
            new Recipient(new PersonName("测甲"), new MobileNumber("15400000001"), HOME, "样例路1号")),
        new Route(
            new Way(
                HandlingMode.COLLECT_AND_FORWARD,
                Channel.ANY_WINDOW,
                Optional.of(HALL),
                HOME,
                ActingAs.SELF),
            Reach.SAME_CITY,
            OFFICE,
            stages));
  }

  private static Implementation implementation() {
    return new Implementation(
        REF,
        "老年人优待证办理",
        CaseKind.COMMITTED,
        OFFICE,
        "民政部门",
        Level.COUNTY,
        HOME,
        EnumSet.allOf(SubjectKind.class),
        List.of(),
        List.of(
            new MaterialRequirement("M1", "户口簿", Necessity.REQUIRED, TrustGrade.C, true, false, ""),
            new MaterialRequirement(
                "M2", "近期照片", Necessity.MAY_FOLLOW, TrustGrade.C, false, false, ""),
            new MaterialRequirement("M3", "声明", Necessity.OPTIONAL, TrustGrade.D, false, true, "")),
        List.of(
            new FormField("reason", "理由", FormField.Kind.TEXT, true, 200, List.of(), ""),
            new FormField("bank", "账号", FormField.Kind.TEXT, false, 30, List.of(), "")),
        new Limits(
            new WorkingDays(20),
            new WorkingDays(10),
            new WorkingDays(5),
            new WorkingDays(15),
            new WorkingDays(10),
            new WorkingDays(10),
            "行政许可法"),
        EnumSet.allOf(HandlingMode.class),
        EnumSet.allOf(Channel.class),
        EnumSet.allOf(ActingAs.class),
        Reach.NATIONWIDE,
        CrossProvince.NONE,
        List.of(),
        DecidingPlace.TERRITORY,
        false,
        List.of(
            new SpecialProcedureRule(
                SpecialProcedure.EXPERT_REVIEW, new WorkingDays(10), Optional.empty())),
        EnumSet.allOf(DeliveryWay.class),
        List.of(new Implementation.ResultPaper("老年人优待证", true, true)),
        Fee.FREE,
        List.of("老年人权益保障法"),
        "12345");
  }
}
