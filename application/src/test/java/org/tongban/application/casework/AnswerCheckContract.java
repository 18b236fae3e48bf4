package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.AnswerCheck.Fault;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.FieldBounds;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.FormField.Kind;
import org.tongban.domain.item.FormField.Placing;
import org.tongban.domain.item.FormField.ShownWhen;
import org.tongban.domain.item.FormSchema;

/** What holds for every {@link AnswerCheck}. */
public abstract class AnswerCheckContract {
  /** The check under test. */
  protected abstract AnswerCheck check();

  private static final List<FormField> FORM =
      List.of(
          new FormField("name", "姓名", Kind.TEXT, true, 4, List.of(), ""),
          new FormField("visit", "上门", Kind.YES_NO, true, 10, List.of(), ""),
          field("why", Kind.TEXT, Optional.of(new ShownWhen("visit", List.of("是"))), "", ""),
          field("age", Kind.NUMBER, Optional.empty(), "0", "150"),
          field("day", Kind.DATE, Optional.empty(), "today", ""),
          new FormField("kinds", "类别", Kind.MULTIPLE_CHOICE, false, 20, List.of("甲", "乙"), ""),
          field("family", Kind.GROUP, Optional.empty(), "", "2"),
          new FormField(
              "relation",
              "关系",
              Kind.CHOICE,
              true,
              10,
              List.of("父", "母"),
              "",
              new Placing("", "family", Optional.empty()),
              FieldBounds.NONE,
              Optional.empty()));

  private static FormField field(
      String name, Kind kind, Optional<ShownWhen> when, String least, String most) {
    return new FormField(
        name,
        name,
        kind,
        kind != Kind.NUMBER && kind != Kind.DATE && kind != Kind.GROUP,
        30,
        List.of(),
        "",
        new Placing("", "", when),
        new FieldBounds(least, most),
        Optional.empty());
  }

  private static final FormSchema SCHEMA = FormSchema.of(SampleCityFixture.asking(FORM, List.of()));

  private List<Fault> faults(Map<String, Object> document) {
    return check().faults(SCHEMA, document);
  }

  @Test
  void findsNothingWrongWithWhatIsRight() {
    assertThat(
            faults(
                Map.of(
                    "name",
                    "测小山",
                    "visit",
                    true,
                    "why",
                    "行动不便",
                    "age",
                    new BigDecimal("80.5"),
                    "day",
                    "2026-02-28",
                    "kinds",
                    List.of("甲", "乙"),
                    "family",
                    List.of(Map.of("relation", "父")))))
        .isEmpty();
  }

  @Test
  void namesWhatIsMissingByItsOwnPlace() {
    assertThat(faults(Map.of()))
        .contains(new Fault(List.of("name"), "required"), new Fault(List.of("visit"), "required"));
    assertThat(faults(Map.of("name", "测", "visit", true)))
        .containsExactly(new Fault(List.of("why"), "required"));
    assertThat(faults(Map.of("name", "测", "visit", false, "family", List.of(Map.of()))))
        .containsExactly(new Fault(List.of("family", "0", "relation"), "required"));
  }

  @Test
  void refusesAnswersToWhatIsNotAsked() {
    assertThat(faults(Map.of("name", "测", "visit", false, "why", "x")))
        .extracting(Fault::place)
        .containsExactly(List.of("why"));
    assertThat(faults(Map.of("name", "测", "visit", false, "other", "x")))
        .containsExactly(new Fault(List.of("other"), "additionalProperties"));
  }

  @Test
  void countsCharactersNotHalves() {
    assertThat(faults(Map.of("name", "𠮷𠮷𠮷𠮷", "visit", false))).isEmpty();
    assertThat(faults(Map.of("name", "𠮷𠮷𠮷𠮷𠮷", "visit", false)))
        .containsExactly(new Fault(List.of("name"), "maxLength"));
  }

  @Test
  void judgesNumbersDatesAndChoices() {
    assertThat(faults(Map.of("name", "测", "visit", false, "age", new BigDecimal("151"))))
        .containsExactly(new Fault(List.of("age"), "maximum"));
    assertThat(faults(Map.of("name", "测", "visit", false, "age", "many")))
        .containsExactly(new Fault(List.of("age"), "type"));
    assertThat(faults(Map.of("name", "测", "visit", false, "day", "2026-02-30")))
        .containsExactly(new Fault(List.of("day"), "format"));
    assertThat(faults(Map.of("name", "测", "visit", false, "kinds", List.of("甲", "丙"))))
        .containsExactly(new Fault(List.of("kinds", "1"), "enum"));
    assertThat(
            faults(
                Map.of(
                    "name",
                    "测",
                    "visit",
                    false,
                    "family",
                    List.of(
                        Map.of("relation", "父"),
                        Map.of("relation", "母"),
                        Map.of("relation", "母")))))
        .containsExactly(new Fault(List.of("family"), "maxItems"));
  }
}
