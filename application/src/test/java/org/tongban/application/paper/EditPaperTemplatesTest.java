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
import org.tongban.domain.place.UnitCode;

/** Templates are written by the city's editors, version after version. */
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
          press,
          desk.places,
          desk.clock);
  private final Caller.Staff editor = staff(Role.CATALOGUE_EDITOR, SampleCityFixture.CITY_OFFICE);

  private static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(SamplePapers.id()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  @Test
  void savesTheNextVersionAndKeepsTheOneBefore() {
    var first = editing.current(PaperKind.EXTENSION);
    assertThat(editing.save(editor, PaperKind.EXTENSION, 1, TEXT))
        .isInstanceOfSatisfying(
            Answer.Saved.class,
            saved -> {
              assertThat(saved.template().version()).isEqualTo(2);
              assertThat(saved.template().title()).isEqualTo("延期通知书");
              assertThat(saved.template().savedBy()).isEqualTo(editor.actorId());
            });
    assertThat(editing.versions(PaperKind.EXTENSION))
        .extracting(PaperTemplate::version)
        .containsExactly(2, 1);
    assertThat(editing.versions(PaperKind.EXTENSION).getLast()).isEqualTo(first);
    assertThat(editing.current()).hasSize(PaperKind.values().length);
  }

  @Test
  void anotherVersionThanTheLatestIsStale() {
    editing.save(editor, PaperKind.EXTENSION, 1, TEXT);
    assertThat(editing.save(editor, PaperKind.EXTENSION, 1, TEXT)).isEqualTo(new Answer.Stale(2));
  }

  @Test
  void namesWhatIsWrongAndSavesNothing() {
    for (var wrong :
        List.of(
            new Text("", TEXT.body()),
            new Text("延期{{days}}", TEXT.body()),
            new Text("延".repeat(31), TEXT.body()),
            new Text("延期", "{{nobody}}"),
            new Text("延期", " "),
            new Text("延期", "长".repeat(PaperTemplate.LONGEST_BODY + 1)))) {
      assertThat(editing.save(editor, PaperKind.EXTENSION, 1, wrong))
          .isInstanceOfSatisfying(
              Answer.Wrong.class,
              it ->
                  assertThat(it.faults().title().isEmpty())
                      .isNotEqualTo(it.faults().body().isEmpty()));
      assertThat(editing.preview(PaperKind.EXTENSION, wrong))
          .isInstanceOf(EditPaperTemplates.Preview.Wrong.class);
    }
    assertThat(editing.current(PaperKind.EXTENSION).version()).isEqualTo(1);
    assertThat(editing.preview(PaperKind.EXTENSION, TEXT))
        .isInstanceOf(EditPaperTemplates.Preview.Printed.class);
  }

  @Test
  @Tag("I7")
  void onlyEditorsOfTheCityWriteThem() {
    for (var other :
        List.of(
            staff(Role.CATALOGUE_EDITOR, SampleCityFixture.XINYI_OFFICE),
            staff(Role.APPROVER, SampleCityFixture.CITY_OFFICE),
            staff(Role.ADMINISTRATOR, SampleCityFixture.CITY_OFFICE))) {
      assertThat(editing.edits(other)).isFalse();
      assertThat(editing.save(other, PaperKind.EXTENSION, 1, TEXT))
          .isInstanceOf(Answer.NotAllowed.class);
    }
    assertThat(editing.edits(editor)).isTrue();
  }
}
