package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.CaseCommand;

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
    var cases = new CasesForVisitsService(desk.cases);
    var found = cases.find(person, file.id()).orElseThrow();
    assertThat(found.item()).isEqualTo(file.filing().implementation().code().item());
    assertThat(found.closed()).isFalse();
    assertThat(found.preChecked()).isFalse();
    assertThat(cases.find(desk.person(), file.id())).isEmpty();
    desk.step(file.id(), new CaseCommand.Receive(List.of()));
    assertThat(cases.find(person, file.id()).orElseThrow().preChecked()).isTrue();
  }
}
