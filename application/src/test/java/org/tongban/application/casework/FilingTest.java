package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.EditDraft.Content;
import org.tongban.application.casework.OpenDraft.Opening;
import org.tongban.application.casework.SubmitCase.Submission;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices.Kind;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.SubjectId;

/** From the first draft to the case. */
class FilingTest {
  private final CaseDesk desk = new CaseDesk();
  private final SubjectId person = desk.person();
  private final Caller.Resident caller = CaseDesk.resident(person);

  private Draft draft() {
    return desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.empty());
  }

  private Draft ready() {
    return desk.filled(caller, draft(), CaseDesk.online(ActingAs.SELF), CaseDesk.mail());
  }

  @Nested
  class Drafting {
    @Test
    void needsAnEstablishedIdentity() {
      assertThat(
              desk.opening(
                  new Caller.Resident(person, 0), CaseDesk.ALLOWANCE, person, Optional.empty()))
          .isInstanceOf(Opening.NotAllowed.class);
    }

    @Test
    void endsAtTheMostAPersonMayKeep() {
      for (int i = 0; i < DraftStore.MAXIMUM; i++) {
        draft();
      }
      assertThat(desk.opening(caller, CaseDesk.ALLOWANCE, person, Optional.empty()))
          .isInstanceOfSatisfying(
              Opening.NotAllowed.class,
              refused -> assertThat(refused.words()).contains("" + DraftStore.MAXIMUM));
      assertThat(desk.drafting.discard(caller, desk.drafting.list(caller).getFirst().id()))
          .isTrue();
      draft();
    }

    @Test
    void keepsWhatWillNotDoYetAndSaysWhatIsWrong() {
      var draft = draft();
      var view =
          desk.drafting
              .save(
                  caller,
                  draft.id(),
                  1,
                  new Content(Map.of("phone", "12"), Optional.empty(), Optional.empty()))
              .orElseThrow();
      assertThat(view.draft().answers()).containsEntry("phone", "12");
      assertThat(view.problems())
          .extracting(FilingRules.Problem::about)
          .containsExactlyInAnyOrder(
              "answers/phone", "materials/id-card", "materials/household", "way", "delivery");
    }

    @Test
    void refusesToOverwriteWhatItsWriterDidNotSee() {
      var draft = ready();
      assertThatThrownBy(
              () ->
                  desk.drafting.save(
                      caller,
                      draft.id(),
                      1,
                      new Content(Map.of(), Optional.empty(), Optional.empty())))
          .isInstanceOf(StaleVersionException.class);
      assertThat(desk.drafting.view(caller, draft.id()).orElseThrow().draft()).isEqualTo(draft);
    }

    @Test
    void knowsNoMaterialThatIsNotAskedFor() {
      var draft = draft();
      assertThat(desk.drafting.put(caller, draft.id(), SampleCityFixture.original("other")))
          .isEmpty();
      assertThat(desk.drafting.view(caller, draft.id()).orElseThrow().draft()).isEqualTo(draft);
    }
  }

  @Nested
  class Filing {
    @Test
    void makesTheDraftACaseAndTellsOnce() {
      var draft = ready();
      var file = desk.filed(caller, draft);
      assertThat(file.id()).isEqualTo(draft.id());
      assertThat(file.answers()).isEqualTo(draft.answers());
      assertThat(file.filing().filedBy().role()).isEqualTo(Role.APPLICANT);
      assertThat(desk.drafting.list(caller)).isEmpty();
      assertThat(desk.told(person)).containsExactly(Kind.CASE_FILED);
      assertThat(desk.submitting.submit(caller, draft.id(), draft.version()))
          .isEqualTo(new Submission.Absent());
      assertThat(desk.notices).hasSize(1);
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
      assertThat(desk.submitting.submit(caller, draft().id(), 1))
          .isInstanceOfSatisfying(
              Submission.Incomplete.class,
              incomplete ->
                  assertThat(incomplete.problems())
                      .extracting(FilingRules.Problem::about)
                      .containsExactlyInAnyOrder(
                          "answers/phone",
                          "materials/id-card",
                          "materials/household",
                          "way",
                          "delivery"));
    }

    @Test
    void namesEveryReasonAgainstAWayAndKeepsTheDraft() {
      var way =
          new Way(
              HandlingMode.CROSS_LEVEL,
              Channel.BUSINESS_APP,
              Optional.of(CaseDesk.HALL),
              SampleCityFixture.VILLAGE,
              ActingAs.OPERATOR);
      var draft = desk.filled(caller, draft(), way, CaseDesk.pickUp(SampleCityFixture.KIOSK));
      assertThat(desk.submitting.submit(caller, draft.id(), draft.version()))
          .isInstanceOfSatisfying(
              Submission.Unlawful.class,
              unlawful ->
                  assertThat(unlawful.reasons())
                      .anyMatch(why -> why.contains("没有开通"))
                      .anyMatch(why -> why.contains("不用选择网点"))
                      .anyMatch(why -> why.contains("粤商通"))
                      .anyMatch(why -> why.contains("企业办事人员"))
                      .anyMatch(why -> why.contains("领取结果的网点")));
      assertThat(desk.drafting.view(caller, draft.id())).isPresent();
    }

    @Test
    void movesTheDraftToTheNewVersionAndKeepsTheText() {
      var draft = ready();
      var next = CaseDesk.nextVersion(CaseDesk.ALLOWANCE);
      desk.publish(List.of(next));
      assertThat(desk.submitting.submit(caller, draft.id(), draft.version()))
          .isInstanceOfSatisfying(
              Submission.Outdated.class,
              outdated -> {
                var moved = outdated.draft();
                assertThat(moved.implementation()).isEqualTo(next.ref());
                assertThat(moved.answers()).isEqualTo(draft.answers());
                assertThat(moved.materials()).isEqualTo(draft.materials());
                assertThat(moved.way()).isEqualTo(draft.way());
                assertThat(moved.delivery()).isEqualTo(draft.delivery());
                assertThat(desk.filed(caller, moved).filing().implementation())
                    .isEqualTo(next.ref());
              });
    }

    @Test
    void saysWhichVersionIsCurrent() {
      var draft = ready();
      assertThat(desk.submitting.submit(caller, draft.id(), 1))
          .isEqualTo(new Submission.Stale(draft.version()));
    }

    @Test
    void takesNoFileThatWasNotUploadedToThisVeryDraft() {
      var stranger = CaseDesk.resident(desk.person());
      var theirs = desk.opened(stranger, CaseDesk.ALLOWANCE, stranger.person(), Optional.empty());
      var photo = desk.uploaded(stranger, theirs.id(), "photo", "PDF");
      var draft = ready();
      for (var file :
          List.of(
              photo,
              new Material("photo", Optional.of(new UUID(7, 7)), Material.Form.UPLOAD, ""))) {
        var put = desk.drafting.put(caller, draft.id(), file).orElseThrow();
        assertThat(put.problems())
            .extracting(FilingRules.Problem::about)
            .containsExactly("materials/photo");
        assertThat(desk.submitting.submit(caller, draft.id(), put.draft().version()))
            .isInstanceOf(Submission.Incomplete.class);
        assertThat(desk.papers.open(caller, draft.id(), "photo")).isEmpty();
      }
      desk.uploaded(caller, draft.id(), "photo", "PDF mine");
      var now = desk.drafting.view(caller, draft.id()).orElseThrow();
      assertThat(now.problems()).isEmpty();
      desk.filed(caller, now.draft());
      assertThat(desk.papers.open(caller, draft.id(), "photo")).isPresent();
    }

    @Test
    void aPaperUnderAnotherCodeIsNotThatPaper() {
      var draft = ready();
      var photo = desk.uploaded(caller, draft.id(), "photo", "PDF");
      var put =
          desk.drafting
              .put(
                  caller,
                  draft.id(),
                  new Material("id-card", photo.file(), Material.Form.UPLOAD, ""))
              .orElseThrow();
      assertThat(put.problems())
          .extracting(FilingRules.Problem::about)
          .containsExactly("materials/id-card");
    }

    @Test
    void nothingIsFiledUnderAnItemThatWasStopped() {
      var draft = ready();
      desk.stop(CaseDesk.ALLOWANCE);
      assertThat(desk.submitting.submit(caller, draft.id(), draft.version()))
          .isInstanceOf(Submission.NotAllowed.class);
      assertThat(desk.drafting.view(caller, draft.id())).isPresent();
    }
  }

  @Nested
  @Tag("I7")
  class ByClerks {
    private Submission submission(Caller.Staff clerk, Way way) {
      var draft = desk.opened(clerk, CaseDesk.ALLOWANCE, person, Optional.empty());
      var filled = desk.filled(clerk, draft, way, CaseDesk.mail());
      return desk.submitting.submit(clerk, filled.id(), filled.version());
    }

    @Test
    void atTheirPlaceAndInItsRole() {
      var clerk = CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.HALL);
      assertThat(submission(clerk, CaseDesk.atOwnHall())).isInstanceOf(Submission.Submitted.class);
      assertThat(submission(clerk, CaseDesk.atFarHall()))
          .as("another place")
          .isInstanceOf(Submission.NotAllowed.class);
      assertThat(submission(clerk, CaseDesk.online(ActingAs.SELF)))
          .as("no place at all")
          .isInstanceOf(Submission.NotAllowed.class);
      assertThat(
              submission(CaseDesk.staff(1, Role.HELP_CLERK, CaseDesk.HALL), CaseDesk.atOwnHall()))
          .as("another role")
          .isInstanceOf(Submission.NotAllowed.class);
    }

    @Test
    void onlyInARoleThatTakesApplications() {
      for (var role : List.of(Role.REVIEWER, Role.MAIL_CLERK, Role.ADMINISTRATOR)) {
        assertThat(
                desk.opening(
                    CaseDesk.staff(1, role, CaseDesk.HALL),
                    CaseDesk.ALLOWANCE,
                    person,
                    Optional.empty()))
            .as("%s", role)
            .isInstanceOf(Opening.NotAllowed.class);
      }
    }

    @Test
    void asHelpersOnlyUnderAMandateForTheirStation() {
      var clerk = CaseDesk.staff(1, Role.VILLAGE_CLERK, CaseDesk.STATION);
      var way =
          new Way(
              HandlingMode.FULLY_ONLINE,
              Channel.VILLAGE_STATION,
              Optional.of(CaseDesk.STATION),
              SampleCityFixture.VILLAGE,
              ActingAs.HELPER);
      assertThat(submission(clerk, way)).isInstanceOf(Submission.NotAllowed.class);
      var until = CaseDesk.MONDAY;
      var elsewhere =
          desk.mandate(person, new Mandate.Helper.Staff(SampleCityFixture.OTHER_STATION), until);
      assertThat(desk.opening(clerk, CaseDesk.ALLOWANCE, person, Optional.of(elsewhere)))
          .isInstanceOf(Opening.NotAllowed.class);
      var mandate = desk.mandate(person, new Mandate.Helper.Staff(CaseDesk.STATION), until);
      var draft = desk.opened(clerk, CaseDesk.ALLOWANCE, person, Optional.of(mandate));
      var filled = desk.filled(clerk, draft, way, CaseDesk.mail());
      desk.on(until.plusDays(1));
      assertThat(desk.submitting.submit(clerk, filled.id(), filled.version()))
          .as("the day after its last")
          .isInstanceOf(Submission.NotAllowed.class);
      desk.on(until);
      desk.filed(clerk, filled);
      assertThat(desk.told(person)).containsExactly(Kind.FILED_FOR_YOU);
    }
  }
}
