package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.person.SubjectId;

/** What is new on a case, for those it concerns. */
class FollowCaseTest {
  private final CaseDesk desk = new CaseDesk();
  private final FollowCase following =
      new FollowCaseService(desk.transactions, desk.access, desk.places);
  private final SubjectId person = desk.person();
  private final CaseId id = desk.onlineCase(person, CaseDesk.electronic()).id();

  @Test
  void tellsTheStepsAfterTheOneThatIsKnown() {
    desk.step(id, new CaseCommand.PreCheck(true, ""));

    var caller = CaseDesk.resident(person);
    assertThat(following.after(caller, id, 0).orElseThrow())
        .extracting(FollowCase.Step::sequence)
        .containsExactly(1, 2);
    assertThat(following.after(caller, id, 1).orElseThrow())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.sequence()).isEqualTo(2);
              assertThat(step.status()).isEqualTo(CaseStatus.SUBMITTED);
              assertThat(step.entry().title()).isEqualTo("预审通过");
            });
    assertThat(following.after(caller, id, 2)).hasValueSatisfying(it -> assertThat(it).isEmpty());
    assertThat(following.after(caller, id, 99)).hasValueSatisfying(it -> assertThat(it).isEmpty());
  }

  @Test
  void isAbsentForOthers() {
    assertThat(following.after(CaseDesk.resident(desk.person()), id, 0)).isEmpty();
  }
}
