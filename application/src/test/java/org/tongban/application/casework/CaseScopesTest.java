package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.HandleCase.Handling;
import org.tongban.application.casework.OpenDraft.Opening;
import org.tongban.application.casework.SubmitCase.Submission;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Rule;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Who may see a case and act on it. To everybody else it does not exist. */
class CaseScopesTest {
  private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

  private final CaseDesk desk = new CaseDesk();
  private final SubjectId person = desk.person();

  private void absent(Caller caller, CaseFile file) {
    var id = file.id();
    assertThat(desk.tracking.view(caller, id)).isEmpty();
    assertThat(desk.tracking.byNumber(caller, file.filing().number())).isEmpty();
    assertThat(desk.tracking.timeline(caller, id)).isEmpty();
    assertThat(desk.tracking.deadline(caller, id, Deadlines.Kind.LEGAL)).isEmpty();
    assertThat(desk.papers.open(caller, id, "photo")).isEmpty();
    assertThat(desk.handle(caller, id, new CaseCommand.Withdraw("不办了")))
        .isEqualTo(new Handling.Absent());
    assertThat(desk.handle(caller, id, new CaseCommand.Accept(List.of())))
        .isEqualTo(new Handling.Absent());
    assertThat(desk.handling.chooseDelivery(caller, id, 999, CaseDesk.electronic()))
        .as("not even the version is told")
        .isEqualTo(new Handling.Absent());
  }

  private boolean sees(Caller caller, CaseFile file) {
    return desk.tracking.view(caller, file.id()).isPresent();
  }

  private List<CaseStep> steps(Caller caller, CaseFile file) {
    return desk.tracking.view(caller, file.id()).orElseThrow().steps();
  }

  @Nested
  @Tag("I6")
  class OfResidents {
    @Test
    void theApplicantSeesTheirCaseAndAnotherPersonNothing() {
      var file = desk.onlineCase(person, CaseDesk.electronic());
      assertThat(sees(CaseDesk.resident(person), file)).isTrue();
      assertThat(desk.tracking.byNumber(CaseDesk.resident(person), file.filing().number()))
          .isPresent();
      var stranger = CaseDesk.resident(desk.person());
      absent(stranger, file);
      assertThat(desk.tracking.view(stranger, new CaseId(desk.identifiers.next()))).isEmpty();
      assertThat(
              desk.tracking
                  .list(stranger, Optional.of(person), new Page.Request(Optional.empty(), 20))
                  .items())
          .isEmpty();
    }

    @Test
    void aDraftIsTheApplicantsAndItsOpenersAlone() {
      var draft =
          desk.opened(CaseDesk.resident(person), CaseDesk.ALLOWANCE, person, Optional.empty());
      var stranger = CaseDesk.resident(desk.person());
      assertThat(desk.drafting.view(stranger, draft.id())).isEmpty();
      assertThat(desk.drafting.list(stranger)).isEmpty();
      assertThat(desk.drafting.take(stranger, draft.id(), "photo")).isEmpty();
      assertThat(desk.drafting.discard(stranger, draft.id())).isFalse();
      assertThat(desk.submitting.submit(stranger, draft.id(), 1))
          .isEqualTo(new Submission.Absent());
      assertThat(desk.attach(stranger, draft.id(), "photo", "PDF"))
          .isEqualTo(new AttachMaterial.Attachment.Absent());
    }

    private CaseFile ofCompany(SubjectId company, SubjectId operator) {
      var caller = CaseDesk.resident(operator);
      var draft =
          desk.opened(caller, SampleCityFixture.forOrganisations(), company, Optional.empty());
      return desk.filed(
          caller,
          desk.filled(caller, draft, CaseDesk.online(ActingAs.OPERATOR), CaseDesk.electronic()));
    }

    @Test
    void operatorsSeeTheirCompanysCasesAndNoOthers() {
      var company = desk.company();
      var operator = desk.person();
      var colleague = desk.person();
      var elsewhere = desk.person();
      desk.subjects.addOperator(operator, company);
      desk.subjects.addOperator(colleague, company);
      desk.subjects.addOperator(elsewhere, desk.company());
      var file = ofCompany(company, operator);
      assertThat(sees(CaseDesk.resident(operator), file)).isTrue();
      assertThat(steps(CaseDesk.resident(colleague), file)).contains(CaseStep.WITHDRAWAL);
      absent(CaseDesk.resident(elsewhere), file);
      assertThat(
              desk.opening(
                  CaseDesk.resident(elsewhere),
                  SampleCityFixture.forOrganisations(),
                  company,
                  Optional.empty()))
          .isInstanceOf(Opening.NotAllowed.class);
    }

    @Test
    void anOperatorWhoWasDismissedLosesEvenWhatTheyFiled() {
      var company = desk.company();
      var operator = desk.person();
      desk.subjects.addOperator(operator, company);
      var file = ofCompany(company, operator);
      desk.subjects.removeOperator(operator, company);
      absent(CaseDesk.resident(operator), file);
    }

    private CaseFile helped(SubjectId helper, MandateId mandate) {
      var caller = CaseDesk.resident(helper);
      var draft = desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.of(mandate));
      return desk.filed(
          caller,
          desk.filled(caller, draft, CaseDesk.online(ActingAs.HELPER), CaseDesk.electronic()));
    }

    private MandateId mandateFor(SubjectId helper) {
      return desk.mandate(
          person, new Mandate.Helper.AnotherPerson(helper), SUMMER, CaseDesk.ALLOWANCE.item());
    }

    @Test
    void aHelperActsUntilTheMandateIsRevoked() {
      var helper = desk.person();
      var mandate = mandateFor(helper);
      var file = helped(helper, mandate);
      assertThat(file.filing().filedBy().role()).isEqualTo(Role.PROXY);
      assertThat(steps(CaseDesk.resident(helper), file)).contains(CaseStep.WITHDRAWAL);
      desk.revoke(mandate);
      absent(CaseDesk.resident(helper), file);
      assertThat(sees(CaseDesk.resident(person), file)).isTrue();
    }

    @Test
    void aHelperActsOnTheLastDayAndNotAfter() {
      var helper = desk.person();
      var file = helped(helper, mandateFor(helper));
      desk.clock.set(CaseDesk.lastMoment(SUMMER));
      assertThat(sees(CaseDesk.resident(helper), file)).isTrue();
      desk.clock.advance(Duration.ofSeconds(1));
      absent(CaseDesk.resident(helper), file);
    }

    @Test
    void noDraftUnderAMandateThatIsNotForThem() {
      var helper = desk.person();
      var mandate = mandateFor(helper);
      var revoked = mandateFor(helper);
      desk.revoke(revoked);
      var expired =
          desk.mandate(
              person, new Mandate.Helper.AnotherPerson(helper), CaseDesk.MONDAY.minusDays(1));
      var somebodys = desk.mandate(desk.person(), new Mandate.Helper.AnotherPerson(helper), SUMMER);
      refusedToOpen(helper, SampleCityFixture.nationwide(), Optional.of(mandate));
      refusedToOpen(helper, CaseDesk.ALLOWANCE, Optional.of(revoked));
      refusedToOpen(helper, CaseDesk.ALLOWANCE, Optional.of(expired));
      refusedToOpen(helper, CaseDesk.ALLOWANCE, Optional.of(somebodys));
      refusedToOpen(helper, CaseDesk.ALLOWANCE, Optional.empty());
      refusedToOpen(desk.person(), CaseDesk.ALLOWANCE, Optional.of(mandate));
    }

    private void refusedToOpen(SubjectId helper, Implementation item, Optional<MandateId> mandate) {
      assertThat(desk.opening(CaseDesk.resident(helper), item, person, mandate))
          .isInstanceOf(Opening.NotAllowed.class);
    }

    @Test
    void aMandateThatIsRevokedBeforeFilingDoesNotServe() {
      var helper = CaseDesk.resident(desk.person());
      var mandate = mandateFor(helper.person());
      var draft = desk.opened(helper, CaseDesk.ALLOWANCE, person, Optional.of(mandate));
      var filled =
          desk.filled(helper, draft, CaseDesk.online(ActingAs.HELPER), CaseDesk.electronic());
      desk.revoke(mandate);
      assertThat(desk.submitting.submit(helper, filled.id(), filled.version()))
          .isInstanceOf(Submission.NotAllowed.class);
      assertThat(desk.drafting.view(CaseDesk.resident(person), draft.id())).isPresent();
    }

    @Test
    void nobodyFilesInACapacityThatIsNotTheirs() {
      var caller = CaseDesk.resident(person);
      var draft = desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.empty());
      var asHelper =
          desk.filled(caller, draft, CaseDesk.online(ActingAs.HELPER), CaseDesk.electronic());
      assertThat(desk.submitting.submit(caller, draft.id(), asHelper.version()))
          .isInstanceOf(Submission.NotAllowed.class);
      var atWindow = desk.filled(caller, asHelper, CaseDesk.atOwnHall(), CaseDesk.electronic());
      assertThat(desk.submitting.submit(caller, draft.id(), atWindow.version()))
          .isInstanceOf(Submission.NotAllowed.class);
    }
  }

  @Nested
  @Tag("I7")
  class OfStaff {
    @Test
    void staffOfAnotherUnitSeeNothing() {
      var file = desk.onlineCase(person, CaseDesk.mail());
      for (var role :
          List.of(Role.REVIEWER, Role.APPROVER, Role.HEAD, Role.MAIL_CLERK, Role.SUPERVISOR)) {
        assertThat(sees(CaseDesk.staff(1, role, CaseDesk.OFFICE), file)).as("%s", role).isTrue();
        absent(CaseDesk.staff(1, role, SampleCityFixture.MAONAN_OFFICE), file);
      }
      absent(CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.FAR_HALL), file);
    }

    @Test
    void roleTakenAwayIsRoleGoneAtOnce() {
      var file = desk.onlineCase(person, CaseDesk.mail());
      var reviewer = CaseDesk.staff(1, Role.REVIEWER, CaseDesk.OFFICE);
      assertThat(steps(reviewer, file)).isNotEmpty();
      absent(new Caller.Staff(reviewer.actorId(), Optional.empty(), Set.of()), file);
    }

    @Test
    void aRoleWithoutCasesSeesNone() {
      var file = desk.onlineCase(person, CaseDesk.mail());
      for (var role : List.of(Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR, Role.HALL_MANAGER)) {
        absent(CaseDesk.staff(1, role, CaseDesk.OFFICE), file);
      }
    }

    @Test
    void supervisorsAndMailClerksLookAndDoNotDecide() {
      var file = desk.onlineCase(person, CaseDesk.mail());
      for (var role : List.of(Role.SUPERVISOR, Role.MAIL_CLERK)) {
        var caller = CaseDesk.staff(1, role, CaseDesk.OFFICE);
        assertThat(steps(caller, file)).isEmpty();
        assertThat(desk.handle(caller, file.id(), new CaseCommand.Accept(List.of())))
            .isInstanceOfSatisfying(
                Handling.Refused.class,
                refused -> assertThat(refused.rule()).isEqualTo(Rule.NOT_YOUR_STAGE));
        assertThat(desk.handle(caller, file.id(), new CaseCommand.Withdraw("")))
            .isEqualTo(new Handling.Absent());
      }
    }

    @Test
    void draftsOfAClerkAreGoneWithTheRole() {
      var clerk = CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.FAR_HALL);
      var draft = desk.opened(clerk, CaseDesk.ALLOWANCE, person, Optional.empty());
      assertThat(desk.drafting.view(clerk, draft.id())).isPresent();
      var former = CaseDesk.staff(1, Role.SUPERVISOR, CaseDesk.FAR_HALL);
      assertThat(desk.drafting.view(former, draft.id())).isEmpty();
      assertThat(desk.drafting.list(former)).isEmpty();
      assertThat(desk.attach(former, draft.id(), "photo", "PDF"))
          .isEqualTo(new AttachMaterial.Attachment.Absent());
      assertThat(desk.submitting.submit(former, draft.id(), 1)).isEqualTo(new Submission.Absent());
    }

    @Test
    void thePlaceOfApplicationSeesTheCaseAfterItWasForwarded() {
      var file = desk.farCase(person, CaseDesk.mail());
      var clerk = CaseDesk.staff(2, Role.WINDOW_CLERK, CaseDesk.FAR_HALL);
      desk.step(file.id(), new CaseCommand.Receive(List.of("household")));
      desk.step(file.id(), new CaseCommand.Verify("居民身份证", ""));
      desk.step(file.id(), new CaseCommand.Forward("JJ-1"));
      assertThat(sees(clerk, file)).isTrue();
      assertThat(desk.file(file.id()).keepers()).contains(CaseDesk.OFFICE);
      assertThat(desk.handle(clerk, file.id(), new CaseCommand.Accept(List.of())))
          .isInstanceOfSatisfying(
              Handling.Refused.class,
              refused -> assertThat(refused.rule()).isEqualTo(Rule.NOT_YOUR_STAGE));
    }

    @Test
    void thePlaceOfApplicationSendsPapersOnAfterADeemedAcceptance() {
      var file = desk.farCase(person, CaseDesk.mail());
      var clerk = CaseDesk.staff(2, Role.WINDOW_CLERK, CaseDesk.FAR_HALL);
      desk.step(file.id(), new CaseCommand.Receive(List.of("household")));
      desk.on(CaseDesk.MONDAY.plusDays(14));
      desk.timers.run();
      assertThat(desk.file(file.id()).status()).isEqualTo(CaseStatus.IN_REVIEW);
      assertThat(steps(clerk, file)).startsWith(CaseStep.FORWARDING);
      var other = CaseDesk.staff(3, Role.REVIEWER, CaseDesk.OFFICE);
      assertThat(desk.handle(other, file.id(), new CaseCommand.Forward("JJ-1")))
          .isInstanceOfSatisfying(
              Handling.Refused.class,
              refused -> assertThat(refused.rule()).isEqualTo(Rule.NOT_YOUR_STAGE));
      var after = desk.done(clerk, file.id(), new CaseCommand.Forward("JJ-1"));
      assertThat(after.originalsAt(CaseDesk.OFFICE)).containsExactly("household");
    }

    @Test
    void originalsAreReturnedByWhoKeepsThem() {
      var file = desk.farCase(person, CaseDesk.mail());
      desk.step(file.id(), new CaseCommand.Receive(List.of("household")));
      var clerk = CaseDesk.staff(2, Role.WINDOW_CLERK, CaseDesk.FAR_HALL);
      var reviewer = CaseDesk.staff(3, Role.REVIEWER, CaseDesk.OFFICE);
      desk.done(clerk, file.id(), new CaseCommand.Withdraw("改日再办"));
      var back = new CaseCommand.ReturnOriginals("本人，居民身份证");
      assertThat(steps(clerk, file)).containsExactly(CaseStep.ORIGINALS_RETURN);
      assertThat(desk.handle(reviewer, file.id(), back))
          .isInstanceOfSatisfying(
              Handling.Refused.class,
              refused -> assertThat(refused.rule()).isEqualTo(Rule.NOT_YOUR_STAGE));
      assertThat(desk.done(clerk, file.id(), back).originals()).isEmpty();
    }

    @Test
    void aPlaceWhereTheResultIsNotFetchedAnyMoreLosesTheCase() {
      var file = desk.onlineCase(person, CaseDesk.pickUp(CaseDesk.FAR_HALL));
      var clerk = CaseDesk.staff(2, Role.WINDOW_CLERK, CaseDesk.FAR_HALL);
      assertThat(sees(clerk, file)).isTrue();
      var moved =
          desk.handling.chooseDelivery(
              CaseDesk.resident(person),
              file.id(),
              file.sequence(),
              CaseDesk.pickUp(CaseDesk.HALL));
      assertThat(moved).isInstanceOf(Handling.Done.class);
      absent(clerk, file);
      assertThat(sees(CaseDesk.staff(2, Role.WINDOW_CLERK, CaseDesk.HALL), file)).isTrue();
    }

    private CaseFile helped(MandateId mandate, Channel channel) {
      var clerk = CaseDesk.staff(4, Role.VILLAGE_CLERK, CaseDesk.STATION);
      var draft = desk.opened(clerk, CaseDesk.ALLOWANCE, person, Optional.of(mandate));
      var way =
          new Way(
              HandlingMode.FULLY_ONLINE,
              channel,
              Optional.of(CaseDesk.STATION),
              SampleCityFixture.VILLAGE,
              ActingAs.HELPER);
      return desk.filed(clerk, desk.filled(clerk, draft, way, CaseDesk.electronic()));
    }

    @Test
    void aStationWithoutItsMandateTakesThePapersAndActsForTheApplicantNoMore() {
      var mandate = desk.mandate(person, new Mandate.Helper.Staff(CaseDesk.STATION), SUMMER);
      var file = helped(mandate, Channel.VILLAGE_STATION);
      var clerk = CaseDesk.staff(5, Role.VILLAGE_CLERK, CaseDesk.STATION);
      assertThat(steps(clerk, file)).contains(CaseStep.WITHDRAWAL);
      absent(CaseDesk.staff(5, Role.VILLAGE_CLERK, SampleCityFixture.OTHER_STATION), file);
      desk.revoke(mandate);
      assertThat(steps(clerk, file)).contains(CaseStep.RECEIPT).doesNotContain(CaseStep.WITHDRAWAL);
      assertThat(desk.handle(clerk, file.id(), new CaseCommand.Withdraw("")))
          .isEqualTo(new Handling.Absent());
    }

    @Test
    void aStationAnswersCorrectionsUnderItsMandate() {
      var file =
          helped(
              desk.mandate(person, new Mandate.Helper.Staff(CaseDesk.STATION), SUMMER),
              Channel.HOME);
      var clerk = CaseDesk.staff(5, Role.VILLAGE_CLERK, CaseDesk.STATION);
      desk.step(file.id(), new CaseCommand.Receive(List.of()));
      desk.step(
          file.id(),
          new CaseCommand.RequestCorrection(
              List.of(new CaseState.CorrectionNotice.Point("photo", "请换一张")), ""));
      var answer =
          new CaseCommand.AnswerCorrection(
              Map.of(), List.of(desk.uploaded(clerk, file.id(), "photo", "PDF2")));
      assertThat(desk.done(clerk, file.id(), answer).status().closed()).isFalse();
    }

    @Test
    void ownMattersAreForOthers() {
      desk.subjects.find(person).orElseThrow();
      var file = desk.onlineCase(person, CaseDesk.mail());
      var oneself =
          CaseDesk.staff(1, Optional.of(person), new Caller.Duty(Role.REVIEWER, CaseDesk.OFFICE));
      refusedAsOwn(oneself, file);
      var clerk =
          CaseDesk.staff(1, Optional.of(person), new Caller.Duty(Role.WINDOW_CLERK, CaseDesk.HALL));
      assertThat(desk.opening(clerk, CaseDesk.ALLOWANCE, person, Optional.empty()))
          .isInstanceOf(Opening.NotAllowed.class);
    }

    private void refusedAsOwn(Caller.Staff caller, CaseFile file) {
      assertThat(steps(caller, file)).isEmpty();
      assertThat(desk.handle(caller, file.id(), new CaseCommand.PreCheck(true, "")))
          .isInstanceOfSatisfying(
              Handling.Refused.class,
              refused -> assertThat(refused.rule()).isEqualTo(Rule.ANOTHER_PERSON_NEEDED));
    }

    @Test
    void mattersOfTheirCompanyAndOfThoseTheyHelpAreForOthers() {
      var company = desk.company();
      var reviewer = desk.person();
      desk.subjects.addOperator(reviewer, company);
      var inOffice =
          CaseDesk.staff(1, Optional.of(reviewer), new Caller.Duty(Role.REVIEWER, CaseDesk.OFFICE));
      var operator = CaseDesk.resident(reviewer);
      var colleague = CaseDesk.resident(desk.person());
      desk.subjects.addOperator(colleague.person(), company);
      var draft =
          desk.opened(colleague, SampleCityFixture.forOrganisations(), company, Optional.empty());
      refusedAsOwn(
          inOffice,
          desk.filed(
              colleague,
              desk.filled(
                  colleague, draft, CaseDesk.online(ActingAs.OPERATOR), CaseDesk.electronic())));
      var mandate = desk.mandate(person, new Mandate.Helper.AnotherPerson(reviewer), SUMMER);
      var helped = desk.opened(operator, CaseDesk.ALLOWANCE, person, Optional.of(mandate));
      refusedAsOwn(
          inOffice,
          desk.filed(
              operator,
              desk.filled(
                  operator, helped, CaseDesk.online(ActingAs.HELPER), CaseDesk.electronic())));
    }

    @Test
    void reviewAndDecisionNeedTwoPeople() {
      var id = desk.onlineCase(person, CaseDesk.mail()).id();
      var both =
          CaseDesk.staff(
              1,
              Optional.empty(),
              new Caller.Duty(Role.REVIEWER, CaseDesk.OFFICE),
              new Caller.Duty(Role.APPROVER, CaseDesk.OFFICE));
      desk.done(both, id, new CaseCommand.Receive(List.of()));
      desk.done(both, id, new CaseCommand.Accept(List.of()));
      desk.done(both, id, new CaseCommand.PassReview("属实"));
      var decision = new CaseCommand.Decide(Outcome.APPROVED, "符合");
      assertThat(desk.handle(both, id, decision))
          .isInstanceOfSatisfying(
              Handling.Refused.class,
              refused -> assertThat(refused.rule()).isEqualTo(Rule.ANOTHER_PERSON_NEEDED));
      desk.done(CaseDesk.staff(2, Role.APPROVER, CaseDesk.OFFICE), id, decision);
    }

    @Test
    void workListsShowTheDutiesWorkAlone() {
      desk.onlineCase(person, CaseDesk.mail());
      var page = new Page.Request(Optional.empty(), 20);
      assertThat(
              desk.tracking.work(CaseDesk.staff(1, Role.REVIEWER, CaseDesk.OFFICE), page).items())
          .hasSize(1);
      for (UnitCode unit : List.of(SampleCityFixture.MAONAN_OFFICE, CaseDesk.HALL)) {
        assertThat(desk.tracking.work(CaseDesk.staff(1, Role.REVIEWER, unit), page).items())
            .isEmpty();
      }
      assertThat(desk.tracking.work(CaseDesk.resident(person), page).items()).isEmpty();
    }
  }
}
