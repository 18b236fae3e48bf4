package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.EditDraft.Content;
import org.tongban.application.casework.HandleCase.Handling;
import org.tongban.application.casework.ReuseLicence.Reuse;
import org.tongban.application.casework.SubmitCase.Submission;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.licence.LicenceUses;
import org.tongban.application.licence.SampleLicences;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.FilingRules.Problem;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceState;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.licence.LicenceUse.Consent;
import org.tongban.domain.licence.Proposal;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** Licences that the city issued, used as materials of later applications. */
class ReuseLicenceTest {
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);
  private static final Implementation RELIEF = relief();

  private final CaseDesk desk = new CaseDesk();
  private final SubjectId person = desk.person();
  private final Caller.Resident caller = CaseDesk.resident(person);

  /** An item one material of which may be a licence, and one not. */
  private static Implementation relief() {
    var sample = new ImplementationSample("05", 61, "临时救助（测试）");
    sample.subjects = Set.of(SubjectKind.PERSON, SubjectKind.ORGANISATION);
    sample.materials =
        List.of(
            new MaterialRequirement(
                "hardship",
                "困难情况证明",
                Necessity.REQUIRED,
                TrustGrade.C,
                false,
                false,
                "",
                "",
                "",
                List.of(
                    new MaterialRequirement.LicenceType(
                        new BasicCode(SampleLicences.TYPE), "高龄老人生活津贴"))),
            new MaterialRequirement(
                "photo", "照片", Necessity.OPTIONAL, TrustGrade.C, false, false, ""));
    return sample.build();
  }

  @BeforeEach
  void publish() {
    desk.publish(List.of(RELIEF));
  }

  private Licence.InForce issued(SubjectId holder) {
    return issued(holder, Optional.empty());
  }

  private Licence.InForce issued(SubjectId holder, Optional<LocalDate> until) {
    var preparing =
        new Licence.Preparing(
            new LicenceId(SampleLicences.id()),
            SampleLicences.particulars(holder, new CaseId(SampleLicences.id()), until));
    var made = preparing.made(SampleLicences.files());
    desk.vault.put(made.made().pdf(), holder, "PDF of the city".getBytes());
    desk.transactions.run(
        () -> {
          desk.licences.add(preparing);
          desk.licences.replace(made, 1);
        });
    return made;
  }

  private void ended(Licence.InForce licence, Proposal.Kind kind) {
    var proposal =
        new Proposal(
            kind, "信息登记有误", Optional.empty(), new ActorId(new UUID(3, 8)), CaseDesk.MONDAY);
    var challenged =
        new Licence.Challenged(licence.id(), licence.particulars(), licence.made(), proposal);
    desk.transactions.run(
        () -> {
          desk.licences.replace(challenged, 2);
          desk.licences.replace(
              new Licence.Ended(
                  licence.id(),
                  licence.particulars(),
                  licence.made(),
                  proposal,
                  new ActorId(new UUID(3, 9)),
                  CaseDesk.MONDAY),
              3);
        });
  }

  private Draft opened(Caller who, SubjectId applicant, Optional<MandateId> mandate) {
    return desk.opened(who, RELIEF, applicant, mandate);
  }

  private Draft opened() {
    return opened(caller, person, Optional.empty());
  }

  private Reuse use(Caller who, Draft draft, Licence licence) {
    return desk.reusing.use(who, draft.id(), "hardship", licence.id());
  }

  private Draft now(Caller who, Draft draft) {
    return desk.drafting.view(who, draft.id()).orElseThrow().draft();
  }

  private Draft filled(Caller who, Draft draft, Way way) {
    return desk.drafting
        .save(
            who,
            draft.id(),
            now(who, draft).version(),
            new Content(
                Map.of("phone", "15400000001"),
                Optional.of(way),
                Optional.of(CaseDesk.electronic())))
        .orElseThrow()
        .draft();
  }

  private Submission submit(Caller who, Draft draft) {
    return desk.submitting.submit(who, draft.id(), draft.version());
  }

  private CaseFile filedWith(Licence licence) {
    var draft = opened();
    assertThat(use(caller, draft, licence)).isInstanceOf(Reuse.Done.class);
    return desk.filed(caller, filled(caller, draft, CaseDesk.online(ActingAs.SELF)));
  }

  private List<LicenceUse> uses(Licence licence) {
    return desk.licenceUses.ofLicence(licence.id(), ALL).items();
  }

  @Nested
  class Offering {
    @Test
    void showsWhatTheApplicantHasOfTheKindAndNothingElse() {
      var licence = issued(person);
      issued(desk.person());
      var ended = issued(person);
      ended(ended, Proposal.Kind.REVOCATION);
      issued(person, Optional.of(CaseDesk.MONDAY));
      desk.on(CaseDesk.MONDAY.plusDays(1));
      assertThat(desk.reusing.offers(caller, opened()))
          .containsExactly(new ReuseLicence.Offer("hardship", licence));
      assertThat(
              desk.reusing.offers(
                  caller, desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.empty())))
          .isEmpty();
    }

    @Test
    void oneWhoseEndIsOnlyProposedStillServes() {
      var licence = issued(person);
      var proposal =
          new Proposal(
              Proposal.Kind.REVOCATION,
              "信息登记有误",
              Optional.empty(),
              new ActorId(new UUID(3, 8)),
              CaseDesk.MONDAY);
      desk.transactions.run(
          () ->
              desk.licences.replace(
                  new Licence.Challenged(
                      licence.id(), licence.particulars(), licence.made(), proposal),
                  2));
      filedWith(licence);
      assertThat(uses(licence))
          .extracting(LicenceUse::validity)
          .containsExactly(LicenceState.CHALLENGED);
    }

    @Test
    @Tag("I6")
    void showsACompanysToItsOperatorAndAnothersToWhoHasTheMandateForTheItem() {
      var company = desk.company();
      var companys = issued(company);
      desk.transactions.run(() -> desk.subjects.addOperator(person, company));
      assertThat(desk.reusing.offers(caller, opened(caller, company, Optional.empty())))
          .extracting(ReuseLicence.Offer::licence)
          .containsExactly(companys);

      var mother = desk.person();
      var mothers = issued(mother);
      var mandate =
          desk.mandate(
              mother,
              new Mandate.Helper.AnotherPerson(person),
              CaseDesk.MONDAY.plusDays(9),
              RELIEF.item());
      var draft = opened(caller, mother, Optional.of(mandate));
      assertThat(desk.reusing.offers(caller, draft))
          .extracting(ReuseLicence.Offer::licence)
          .containsExactly(mothers);
      desk.revoke(mandate);
      assertThat(desk.reusing.offers(caller, draft)).isEmpty();
      assertThat(use(caller, draft, mothers)).isInstanceOf(Reuse.NotUsable.class);
    }

    @Test
    @Tag("I7")
    void staffChooseNoneWithoutAMandate() {
      var licence = issued(person);
      var clerk = CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.HALL);
      var draft = opened(clerk, person, Optional.empty());
      assertThat(desk.reusing.offers(clerk, draft)).isEmpty();
      var answer = use(clerk, draft, licence);
      assertThat(answer).isInstanceOf(Reuse.NotUsable.class);
      assertThat(desk.reusing.use(clerk, draft.id(), "hardship", new LicenceId(new UUID(1, 1))))
          .as("it is not said whether there is such a licence")
          .isEqualTo(answer);
      assertThat(now(clerk, draft).materials()).isEmpty();
    }
  }

  @Nested
  class Using {
    @Test
    void handsTheLicenceInWithoutAnUploadAndRecordsIt() throws IOException {
      var licence = issued(person);
      var file = filedWith(licence);
      assertThat(file.materials())
          .containsExactly(Material.ofLicence("hardship", licence.id().value()));
      assertThat(uses(licence))
          .containsExactly(
              new LicenceUse(
                  licence.id(),
                  file.id(),
                  file.filing().number(),
                  RELIEF.name(),
                  "hardship",
                  caller.actorId(),
                  Consent.HOLDER,
                  Optional.empty(),
                  LicenceState.IN_FORCE,
                  desk.clock.instant()));
      var clerk = desk.clerkOf(file.id());
      try (var opened = desk.papers.open(clerk, file.id(), "hardship").orElseThrow().content()) {
        assertThat(opened.readAllBytes()).isEqualTo("PDF of the city".getBytes());
      }
      assertThat(desk.reusing.used(file.id(), file.materials()).get("hardship").warning())
          .isEmpty();
    }

    @Test
    void warnsTheReviewerWhenItEndedSinceAndKeepsHowItWasFound() {
      for (var kind : Proposal.Kind.values()) {
        var licence = issued(person);
        var file = filedWith(licence);
        ended(licence, kind);
        var used = desk.reusing.used(file.id(), file.materials()).get("hardship");
        assertThat(used.warning().orElseThrow()).contains(kind.label(), "2026-03-02");
        assertThat(used.use().orElseThrow().validity()).isEqualTo(LicenceState.IN_FORCE);
      }
    }

    @Test
    void warnsTheReviewerWhenItsLastDayPassedSince() {
      var licence = issued(person, Optional.of(CaseDesk.MONDAY));
      var file = filedWith(licence);
      assertThat(desk.reusing.used(file.id(), file.materials()).get("hardship").warning())
          .isEmpty();
      desk.on(CaseDesk.MONDAY.plusDays(1));
      assertThat(desk.reusing.used(file.id(), file.materials()).get("hardship").warning())
          .hasValueSatisfying(words -> assertThat(words).contains("有效期", "2026-03-02"));
    }

    @Test
    void isRefusedKindlyWhenItEndedBeforeTheSubmission() {
      for (var kind : Proposal.Kind.values()) {
        var licence = issued(person);
        var draft = opened();
        use(caller, draft, licence);
        ended(licence, kind);
        var filled = filled(caller, draft, CaseDesk.online(ActingAs.SELF));
        assertThat(submit(caller, filled))
            .isInstanceOfSatisfying(
                Submission.Incomplete.class,
                incomplete -> {
                  assertThat(incomplete.problems())
                      .extracting(Problem::about)
                      .containsExactly("materials/hardship");
                  assertThat(incomplete.problems().getFirst().words())
                      .contains(licence.particulars().title(), kind.label(), "请取消");
                });
        assertThat(uses(licence)).isEmpty();
        assertThat(use(caller, opened(), licence)).isInstanceOf(Reuse.NotUsable.class);
      }
    }

    @Test
    void isRefusedKindlyWhenItExpiredBeforeTheSubmission() {
      var licence = issued(person, Optional.of(CaseDesk.MONDAY));
      var draft = opened();
      use(caller, draft, licence);
      desk.on(CaseDesk.MONDAY.plusDays(1));
      assertThat(submit(caller, filled(caller, draft, CaseDesk.online(ActingAs.SELF))))
          .isInstanceOfSatisfying(
              Submission.Incomplete.class,
              incomplete -> assertThat(incomplete.problems().getFirst().words()).contains("已过有效期"));
    }

    @Test
    @Tag("I6")
    void nobodyUsesAnothersOrLearnsThatItIsThere() {
      var strangers = issued(desk.person());
      var draft = opened();
      assertThat(use(caller, draft, strangers)).isEqualTo(new Reuse.Absent());
      assertThat(desk.reusing.use(caller, draft.id(), "hardship", new LicenceId(new UUID(1, 1))))
          .isEqualTo(new Reuse.Absent());
      assertThat(use(CaseDesk.resident(desk.person()), draft, issued(person)))
          .isEqualTo(new Reuse.Absent());
      assertThat(now(caller, draft).materials()).isEmpty();
    }

    @Test
    @Tag("I6")
    void aDraftThatNamesAnothersAllTheSameIsNeitherFiledNorShowsIt() {
      var strangers = issued(desk.person());
      var draft = opened();
      desk.drafting.putLicence(
          caller, draft.id(), Material.ofLicence("hardship", strangers.id().value()));
      assertThat(submit(caller, filled(caller, draft, CaseDesk.online(ActingAs.SELF))))
          .isInstanceOf(Submission.Incomplete.class);
      assertThat(desk.papers.open(caller, draft.id(), "hardship")).isEmpty();
      assertThatThrownBy(
              () ->
                  desk.drafting.put(
                      caller, draft.id(), Material.ofLicence("hardship", new UUID(1, 1))))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void servesOnlyAsWhatItIs() {
      var licence = issued(person);
      var draft = opened();
      assertThat(desk.reusing.use(caller, draft.id(), "photo", licence.id()))
          .isInstanceOf(Reuse.NotUsable.class);
      assertThat(desk.reusing.use(caller, draft.id(), "strange", licence.id()))
          .isEqualTo(new Reuse.Absent());
      desk.drafting.putLicence(
          caller, draft.id(), Material.ofLicence("photo", licence.id().value()));
      assertThat(desk.drafting.view(caller, draft.id()).orElseThrow().problems())
          .extracting(Problem::about)
          .contains("materials/photo");
    }

    @Test
    void underAMandateTheMandateIsTheConsent() {
      var mother = desk.person();
      var mothers = issued(mother);
      var mandate =
          desk.mandate(
              mother,
              new Mandate.Helper.AnotherPerson(person),
              CaseDesk.MONDAY.plusDays(9),
              RELIEF.item());
      var draft = opened(caller, mother, Optional.of(mandate));
      use(caller, draft, mothers);
      desk.filed(caller, filled(caller, draft, CaseDesk.online(ActingAs.HELPER)));
      assertThat(uses(mothers))
          .extracting(LicenceUse::consent, LicenceUse::mandate, LicenceUse::by)
          .containsExactly(tuple(Consent.MANDATE, Optional.of(mandate), caller.actorId()));
    }
  }

  /** Submissions are what people queue for: those without a licence pay nothing for the others. */
  @Test
  void withoutALicenceNothingIsReadOrWritten() {
    var untouched =
        new LicenceMaterials(
            untouched(LicenceStore.class),
            untouched(LicenceUses.class),
            desk.subjects,
            desk.access);
    var file = desk.onlineCase(person, CaseDesk.electronic());
    assertThat(untouched.problems(person, CaseDesk.ALLOWANCE, file.materials())).isEmpty();
    untouched.record(caller, file, file.materials());
    assertThat(untouched.named(file.materials())).isEmpty();
  }

  private static <T> T untouched(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new AssertionError("Asked for " + method.getName());
            }));
  }

  @Nested
  class Correcting {
    private CaseFile correcting() {
      var draft = opened();
      desk.uploaded(caller, draft.id(), "hardship", "PDF");
      var file = desk.filed(caller, filled(caller, draft, CaseDesk.online(ActingAs.SELF)));
      desk.step(file.id(), new CaseCommand.Receive(List.of()));
      return desk.step(
          file.id(),
          new CaseCommand.RequestCorrection(
              List.of(new CaseState.CorrectionNotice.Point("hardship", "看不清")), ""));
    }

    private Handling answer(CaseFile file, Licence licence) {
      return desk.handle(
          caller,
          file.id(),
          new CaseCommand.AnswerCorrection(
              Map.of(), List.of(Material.ofLicence("hardship", licence.id().value()))));
    }

    @Test
    void aLicenceAnswersACorrectionAndIsRecorded() {
      var licence = issued(person);
      var file = correcting();
      assertThat(desk.reusing.offers(caller, file))
          .containsExactly(new ReuseLicence.Offer("hardship", licence));
      assertThat(desk.reusing.offers(desk.clerkOf(file.id()), file)).isEmpty();
      assertThat(answer(file, licence)).isInstanceOf(Handling.Done.class);
      assertThat(uses(licence)).extracting(LicenceUse::caseId).containsExactly(file.id());
    }

    @Test
    @Tag("I6")
    void anothersAndOneThatEndedAreRefused() {
      var file = correcting();
      var ended = issued(person);
      ended(ended, Proposal.Kind.REVOCATION);
      for (var licence : List.of(issued(desk.person()), ended)) {
        assertThat(answer(file, licence)).isInstanceOf(Handling.Refused.class);
        assertThat(uses(licence)).isEmpty();
      }
    }
  }
}
