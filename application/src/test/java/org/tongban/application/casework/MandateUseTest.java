package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.person.FindVisitor;
import org.tongban.application.person.FindVisitorService;
import org.tongban.application.person.InMemoryMandates;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.SeeMandates;
import org.tongban.application.person.SeeMandatesService;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** What mandates are good for, and who sees what was done under them. */
class MandateUseTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 10);

  private final SettableClock clock = new SettableClock(NOON);
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySubjects subjects = new InMemorySubjects(transactions);
  private final InMemoryMandates mandates = new InMemoryMandates(transactions);
  private final InMemoryCaseStore cases = new InMemoryCaseStore(transactions);
  private final SeeMandates seeing =
      new SeeMandatesService(
          mandates,
          subjects,
          new InMemoryPlaces(new InMemoryReferenceStore()),
          transactions,
          clock);
  private final UseOfMandate using = new UseOfMandateService(mandates, cases, transactions, clock);
  private final ChooseApplicant choosing =
      new ChooseApplicantService(subjects, seeing, transactions);
  private final FindVisitor finding = new FindVisitorService(subjects, transactions);

  private final Subject.Person grantor = registered();
  private final Subject.Person helper = registered();

  private Subject.Person registered() {
    var person = Synthetic.person();
    transactions.run(() -> subjects.add(person));
    return person;
  }

  private static Caller.Resident as(Subject.Person person) {
    return new Caller.Resident(person.id(), 2);
  }

  private static Caller.Staff clerk(UnitCode unit) {
    return new Caller.Staff(
        new ActorId(UUID.randomUUID()),
        Optional.empty(),
        Set.of(new Caller.Duty(Role.VILLAGE_CLERK, unit)));
  }

  private Mandate granted(Mandate.Helper to) {
    var mandate =
        new Mandate(
            new MandateId(UUID.randomUUID()),
            grantor.id(),
            to,
            Set.of(),
            LocalDate.of(2026, 3, 31),
            Mandate.GrantedBy.ONLINE,
            NOON,
            Optional.empty());
    transactions.run(() -> mandates.add(mandate, new ActorId(grantor.id().value())));
    return mandate;
  }

  private Mandate toHelper() {
    return granted(new Mandate.Helper.AnotherPerson(helper.id()));
  }

  @Test
  void bothSidesSeeEachOthersNames() {
    var mandate = toHelper();
    assertThat(seeing.granted(as(grantor)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.helperName()).isEqualTo(helper.displayName()));
    assertThat(seeing.held(as(helper)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.grantorName()).isEqualTo(grantor.displayName()));
    assertThat(seeing.find(as(registered()), mandate.id())).isEmpty();
  }

  @Test
  void aClerkSeesThoseOfTheirUnitWithMaskedNames() {
    var mandate = granted(new Mandate.Helper.Staff(SampleCityFixture.STATION));
    assertThat(seeing.find(clerk(SampleCityFixture.STATION), mandate.id()))
        .hasValueSatisfying(seen -> assertThat(seen.grantorName()).isEqualTo(grantor.maskedName()));
    assertThat(seeing.find(clerk(new UnitCode("HALL-1")), mandate.id())).isEmpty();
  }

  @Test
  void grantorSeesWhatWasDoneEvenWhenItIsOverTheHelperOnlyWhileItIsGood() {
    var mandate = toHelper();
    var entry = CaseSamples.submittedUnder(mandate.id(), grantor.id(), NOON, 4711);
    transactions.run(() -> cases.add(entry));

    assertThat(using.cases(as(grantor), mandate.id(), ALL))
        .hasValueSatisfying(
            page ->
                assertThat(page.items())
                    .extracting(CaseSummary::id)
                    .containsExactly(entry.file().id()));
    assertThat(using.cases(as(helper), mandate.id(), ALL)).isPresent();
    assertThat(using.cases(as(registered()), mandate.id(), ALL)).isEmpty();

    clock.advance(Duration.ofDays(30));
    assertThat(using.cases(as(helper), mandate.id(), ALL)).isEmpty();
    assertThat(using.cases(as(grantor), mandate.id(), ALL)).isPresent();
  }

  @Test
  void residentMayApplyForThemselvesTheirCompaniesAndThoseWhoLetThem() {
    var company = Synthetic.company();
    transactions.run(
        () -> {
          subjects.add(company);
          subjects.addOperator(helper.id(), company.id());
        });
    var mandate = toHelper();
    var guide = CaseDesk.ALLOWANCE;

    var candidates = choosing.candidates(as(helper), guide);

    assertThat(candidates)
        .extracting(ChooseApplicant.Candidate::relation)
        .startsWith(ChooseApplicant.Relation.SELF)
        .endsWith(ChooseApplicant.Relation.GRANTOR);
    assertThat(candidates.getLast().applicant()).isEqualTo(grantor.id());
    assertThat(candidates.getLast().mandate()).contains(mandate.id());
    assertThat(choosing.candidates(as(grantor), guide))
        .extracting(ChooseApplicant.Candidate::applicant)
        .containsExactly(grantor.id());
  }

  @Test
  void aClerkFindsAVisitorAgainAndNobodyElseDoes() {
    assertThat(finding.find(clerk(SampleCityFixture.STATION), grantor.id())).contains(grantor);
    assertThat(finding.find(clerk(SampleCityFixture.STATION), new SubjectId(UUID.randomUUID())))
        .isEmpty();
    var reviewer =
        new Caller.Staff(
            new ActorId(UUID.randomUUID()),
            Optional.empty(),
            Set.of(new Caller.Duty(Role.REVIEWER, SampleCityFixture.STATION)));
    assertThat(finding.find(reviewer, grantor.id())).isEmpty();
  }
}
