package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.person.Mandate;

/** What a case tells its appointments, and they may know of it. */
class CaseVisitsTest {
  private final CaseDesk desk = new CaseDesk();

  @Test
  void aWithdrawnCaseEndsItsVisitsWithTheSameStep() {
    var person = desk.person();
    var file = desk.onlineCase(person, CaseDesk.mail());
    assertThat(desk.endedCases).isEmpty();
    desk.done(CaseDesk.resident(person), file.id(), new CaseCommand.Withdraw("不办了"));
    assertThat(desk.endedCases).containsExactly(file.id());
  }

  @Test
  void tellsWhetherACaseIsThePersonsOwnAndPreChecked() {
    var person = desk.person();
    var file = desk.onlineCase(person, CaseDesk.mail());
    var cases = new CasesForVisitsService(desk.access);
    var found = cases.find(CaseDesk.resident(person), file.id()).orElseThrow();
    assertThat(found.item()).isEqualTo(file.filing().implementation().code().item());
    assertThat(found.closed()).isFalse();
    assertThat(found.preChecked()).isFalse();
    assertThat(cases.find(CaseDesk.resident(desk.person()), file.id())).isEmpty();
    desk.step(file.id(), new CaseCommand.Receive(List.of()));
    assertThat(cases.find(CaseDesk.resident(person), file.id()).orElseThrow().preChecked())
        .isTrue();
  }

  @Test
  void tellsThoseWhoActForTheApplicantAsLongAsTheyMay() {
    var cases = new CasesForVisitsService(desk.access);
    var company = desk.company();
    var operator = CaseDesk.resident(desk.person());
    var colleague = CaseDesk.resident(desk.person());
    desk.subjects.addOperator(operator.person(), company);
    desk.subjects.addOperator(colleague.person(), company);
    var ofCompany =
        filed(
            operator,
            desk.opened(operator, SampleCityFixture.forOrganisations(), company, Optional.empty()),
            ActingAs.OPERATOR);
    assertThat(cases.find(operator, ofCompany.id())).isPresent();
    assertThat(cases.find(colleague, ofCompany.id())).isPresent();
    desk.subjects.removeOperator(colleague.person(), company);
    assertThat(cases.find(colleague, ofCompany.id())).isEmpty();

    var person = desk.person();
    var helper = CaseDesk.resident(desk.person());
    var mandate =
        desk.mandate(
            person,
            new Mandate.Helper.AnotherPerson(helper.person()),
            CaseDesk.MONDAY.plusMonths(3),
            CaseDesk.ALLOWANCE.item());
    var helped =
        filed(
            helper,
            desk.opened(helper, CaseDesk.ALLOWANCE, person, Optional.of(mandate)),
            ActingAs.HELPER);
    assertThat(cases.find(helper, helped.id())).isPresent();
    desk.revoke(mandate);
    assertThat(cases.find(helper, helped.id())).isEmpty();
    assertThat(cases.find(CaseDesk.resident(person), helped.id())).isPresent();
  }

  private CaseFile filed(Caller.Resident caller, Draft draft, ActingAs as) {
    return desk.filed(
        caller, desk.filled(caller, draft, CaseDesk.online(as), CaseDesk.electronic()));
  }
}
