package org.tongban.application.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseDesk;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.EditPaperTemplates.Answer;
import org.tongban.application.paper.EditPaperTemplates.Text;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.domain.paper.TemplateProposal.State;
import org.tongban.domain.paper.TextDifference;
import org.tongban.domain.place.UnitCode;

/** Templates are written by the city's editors, and come into force when another one agrees. */
class EditPaperTemplatesTest {
  private static final Text TEXT = new Text(" 延期通知书 ", "~ {{applicant}}：\n延期{{days}}。\n");

  private final CaseDesk desk = new CaseDesk();
  private final PaperPress press =
      new PaperPress() {
        @Override
        public List<String> faults(PaperKind kind, String body) {
          return body.contains("{{nobody}}") ? List.of("没有这个占位符。") : List.of();
        }

        @Override
        public Printing print(Sheet sheet) {
          throw new AssertionError("A preview is never signed");
        }

        @Override
        public Printing preview(Sheet sheet) {
          return new Printing.Done(new byte[] {1});
        }
      };
  private final EditPaperTemplatesService editing =
      new EditPaperTemplatesService(
          desk.transactions,
          new InMemoryPaperTemplateStore(desk.transactions),
          new InMemoryTemplateProposals(desk.transactions),
          press,
          desk.places,
          desk.clock);
  private final Caller.Staff editor = staff(Role.CATALOGUE_EDITOR, SampleCityFixture.CITY_OFFICE);
  private final Caller.Staff reviewer = staff(Role.CATALOGUE_EDITOR, SampleCityFixture.CITY_OFFICE);

  private static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(SamplePapers.id()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  private Answer proposed() {
    return propose(editor, 0, TEXT);
  }

  private Answer propose(Caller.Staff by, int version, Text text) {
    return editing.propose(by, PaperKind.EXTENSION, version, text, "改得简短些");
  }

  private static String refusal(Answer answer) {
    return ((Answer.Refused) answer).words();
  }

  @Test
  void comesIntoForceOnlyWhenAnotherEditorAgrees() {
    var first = editing.current(PaperKind.EXTENSION);
    assertThat(proposed())
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> {
              assertThat(done.proposal().state()).isEqualTo(State.IN_REVIEW);
              assertThat(done.proposal().title()).isEqualTo("延期通知书");
              assertThat(done.proposal().version()).isEqualTo(1);
            });
    assertThat(editing.current(PaperKind.EXTENSION)).isEqualTo(first);
    assertThat(editing.proposals()).hasSize(1);

    assertThat(editing.approve(reviewer, PaperKind.EXTENSION, 1)).isInstanceOf(Answer.Done.class);
    var second = editing.current(PaperKind.EXTENSION);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.title()).isEqualTo("延期通知书");
    assertThat(second.savedBy()).isEqualTo(editor.actorId());
    assertThat(second.approvedBy()).contains(reviewer.actorId());
    assertThat(editing.versions(PaperKind.EXTENSION)).containsExactly(second, first);
    assertThat(editing.proposals()).isEmpty();
    assertThat(refusal(editing.approve(reviewer, PaperKind.EXTENSION, 2))).contains("没有等待审核");
  }

  @Test
  @Tag("I7")
  void whoWroteItDoesNotReviewIt() {
    proposed();
    assertThat(refusal(editing.approve(editor, PaperKind.EXTENSION, 1)))
        .isEqualTo("编写过这份修改的人不能审核它；请另一位事项编辑审核。");
    assertThat(refusal(editing.sendBack(editor, PaperKind.EXTENSION, 1, "不好"))).contains("另一位");
    assertThat(editing.sendBack(reviewer, PaperKind.EXTENSION, 1, "请写明理由"))
        .isInstanceOf(Answer.Done.class);
    propose(reviewer, 2, new Text("延期通知", TEXT.body()));
    assertThat(refusal(editing.approve(editor, PaperKind.EXTENSION, 3))).contains("另一位");
    assertThat(refusal(editing.approve(reviewer, PaperKind.EXTENSION, 3))).contains("另一位");
    assertThat(editing.current(PaperKind.EXTENSION).version()).isEqualTo(1);
  }

  @Test
  void isSentBackWithAReasonAndHandedInAgain() {
    proposed();
    assertThat(refusal(editing.sendBack(reviewer, PaperKind.EXTENSION, 1, " "))).contains("原因");
    editing.sendBack(reviewer, PaperKind.EXTENSION, 1, "请写明理由");
    var back = editing.proposal(PaperKind.EXTENSION).orElseThrow();
    assertThat(back.state()).isEqualTo(State.SENT_BACK);
    assertThat(back.remark()).isEqualTo("请写明理由");
    assertThat(refusal(editing.approve(reviewer, PaperKind.EXTENSION, 2))).contains("没有在等待审核");
    assertThat(propose(editor, 2, TEXT)).isInstanceOf(Answer.Done.class);
    assertThat(editing.approve(reviewer, PaperKind.EXTENSION, 3)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void isGivenUpAndBeginsAgainFromTheVersionInForce() {
    proposed();
    assertThat(refusal(propose(editor, 1, TEXT))).contains("已经提交审核");
    assertThat(editing.discard(editor, PaperKind.EXTENSION, 1)).isInstanceOf(Answer.Done.class);
    assertThat(editing.proposals()).isEmpty();
    assertThat(propose(reviewer, 2, TEXT)).isInstanceOf(Answer.Done.class);
    assertThat(editing.approve(editor, PaperKind.EXTENSION, 3)).isInstanceOf(Answer.Done.class);
    assertThat(refusal(propose(editor, 4, TEXT))).contains("没有不同");
  }

  @Test
  void saysInWhichLinesItDiffers() {
    proposed();
    var lines = editing.difference(editing.proposal(PaperKind.EXTENSION).orElseThrow());
    assertThat(lines.getFirst())
        .isEqualTo(new TextDifference.Line(TextDifference.Kind.REMOVED, "延期告知书"));
    assertThat(lines).contains(new TextDifference.Line(TextDifference.Kind.ADDED, "延期通知书"));
  }

  @Test
  void anotherVersionThanTheLatestIsStale() {
    proposed();
    assertThat(propose(editor, 0, TEXT)).isEqualTo(new Answer.Stale(1));
    assertThat(editing.approve(reviewer, PaperKind.EXTENSION, 0)).isEqualTo(new Answer.Stale(1));
    assertThat(editing.sendBack(reviewer, PaperKind.EXTENSION, 5, "x"))
        .isEqualTo(new Answer.Stale(1));
    assertThat(editing.discard(editor, PaperKind.LAPSE, 1)).isEqualTo(new Answer.Stale(0));
  }

  @Test
  void namesWhatIsWrongAndKeepsNothing() {
    for (var wrong :
        List.of(
            new Text("", TEXT.body()),
            new Text("延期{{days}}", TEXT.body()),
            new Text("延".repeat(31), TEXT.body()),
            new Text("延期", "{{nobody}}"),
            new Text("延期", " "),
            new Text("延期", "长".repeat(PaperTemplate.LONGEST_BODY + 1)))) {
      assertThat(propose(editor, 0, wrong))
          .isInstanceOfSatisfying(
              Answer.Wrong.class,
              it ->
                  assertThat(it.faults().title().isEmpty())
                      .isNotEqualTo(it.faults().body().isEmpty()));
      assertThat(editing.preview(PaperKind.EXTENSION, wrong))
          .isInstanceOf(EditPaperTemplates.Preview.Wrong.class);
    }
    assertThat(editing.proposal(PaperKind.EXTENSION)).isEmpty();
    assertThat(editing.preview(PaperKind.EXTENSION, TEXT))
        .isInstanceOf(EditPaperTemplates.Preview.Printed.class);
  }

  @Test
  @Tag("I7")
  void onlyEditorsOfTheCityWriteAndReviewThem() {
    proposed();
    for (var other :
        List.of(
            staff(Role.CATALOGUE_EDITOR, SampleCityFixture.XINYI_OFFICE),
            staff(Role.APPROVER, SampleCityFixture.CITY_OFFICE),
            staff(Role.ADMINISTRATOR, SampleCityFixture.CITY_OFFICE))) {
      assertThat(editing.edits(other)).isFalse();
      assertThat(
              List.of(
                  propose(other, 1, TEXT),
                  editing.approve(other, PaperKind.EXTENSION, 1),
                  editing.sendBack(other, PaperKind.EXTENSION, 1, "x"),
                  editing.discard(other, PaperKind.EXTENSION, 1)))
          .containsOnly(new Answer.NotAllowed());
    }
    assertThat(editing.edits(editor)).isTrue();
  }
}
