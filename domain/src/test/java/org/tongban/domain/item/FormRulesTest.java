package org.tongban.domain.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.domain.item.FormField.Kind;
import org.tongban.domain.item.FormField.Placing;
import org.tongban.domain.item.FormField.ShownWhen;

/** Which forms can't be published. */
class FormRulesTest {
  private static FormField field(String name, Kind kind, String group, String by, String answer) {
    return new FormField(
        name,
        name,
        kind,
        true,
        30,
        kind.hasOptions() ? List.of("甲", "乙") : List.of(),
        "",
        new Placing(
            "",
            group,
            by.isEmpty() ? Optional.empty() : Optional.of(new ShownWhen(by, List.of(answer)))),
        kind == Kind.GROUP ? new FieldBounds("", "3") : FieldBounds.NONE,
        Optional.empty());
  }

  private static List<String> parts(FormField... form) {
    return FormRules.problems(List.of(form)).stream()
        .map(problem -> problem.field() + "." + problem.part())
        .toList();
  }

  @Test
  void letsChainsBe() {
    assertThat(
            parts(
                field("a", Kind.YES_NO, "", "", ""),
                field("b", Kind.CHOICE, "", "a", "是"),
                field("c", Kind.MULTIPLE_CHOICE, "", "b", "乙"),
                field("d", Kind.GROUP, "", "c", "甲"),
                field("e", Kind.TEXT, "d", "", "")))
        .isEmpty();
  }

  @Test
  void refuseCircles() {
    assertThat(
            parts(
                field("a", Kind.CHOICE, "", "b", "甲"),
                field("b", Kind.CHOICE, "", "c", "甲"),
                field("c", Kind.CHOICE, "", "a", "甲")))
        .containsExactly("a.shown_when", "b.shown_when", "c.shown_when");
    assertThat(parts(field("a", Kind.YES_NO, "", "a", "是"))).containsExactly("a.shown_when");
  }

  @Test
  void refuseConditionsThatNothingCanMeet() {
    assertThat(
            parts(
                field("a", Kind.TEXT, "", "", ""),
                field("b", Kind.TEXT, "", "a", "x"),
                field("c", Kind.TEXT, "", "nowhere", "x"),
                field("d", Kind.YES_NO, "", "", ""),
                field("e", Kind.TEXT, "", "d", "也许")))
        .containsExactly("b.shown_when", "c.shown_when", "e.shown_when");
  }

  @Test
  void refuseGroupsThatDoNotHoldTogether() {
    assertThat(
            parts(
                field("empty", Kind.GROUP, "", "", ""),
                field("lost", Kind.TEXT, "nowhere", "", ""),
                field("family", Kind.GROUP, "", "", ""),
                field("several", Kind.MULTIPLE_CHOICE, "family", "", "")))
        .containsExactly("empty.kind", "lost.group", "several.kind");
    assertThat(parts(field("eligibility", Kind.TEXT, "", "", "")))
        .containsExactly("eligibility.name");
  }

  @Test
  void refuseTwoFieldsOfOneName() {
    assertThat(parts(field("a", Kind.TEXT, "", "", ""), field("a", Kind.YES_NO, "", "", "")))
        .containsExactly("a.name");
  }

  @Test
  void letNothingInAGroupDependOnAnswersOrBePrefilled() {
    var family = field("family", Kind.GROUP, "", "", "");
    assertThat(
            parts(
                field("alone", Kind.YES_NO, "", "", ""),
                family,
                field("shown", Kind.TEXT, "family", "alone", "否")))
        .containsExactly("shown.shown_when");
    var plain = field("known", Kind.TEXT, "family", "", "");
    var prefilled =
        new FormField(
            plain.name(),
            plain.label(),
            plain.kind(),
            plain.required(),
            plain.maxLength(),
            plain.options(),
            plain.hint(),
            plain.placing(),
            plain.bounds(),
            Optional.of(Prefill.NAME));
    assertThat(parts(family, prefilled)).containsExactly("known.prefill");
  }

  @Test
  void boundsFitTheKind() {
    assertThatThrownBy(
            () ->
                new FormField(
                    "x",
                    "x",
                    Kind.TEXT,
                    true,
                    30,
                    List.of(),
                    "",
                    Placing.PLAIN,
                    new FieldBounds("1", ""),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new FieldBounds("2", "1").problem(Kind.NUMBER)).isPresent();
    assertThat(new FieldBounds("tomorrow", "").problem(Kind.DATE)).isPresent();
    assertThat(new FieldBounds("", "21").problem(Kind.GROUP)).isPresent();
    assertThat(new FieldBounds("", "").problem(Kind.GROUP)).isPresent();
    assertThat(new FieldBounds("CITY", "").problem(Kind.REGION)).isPresent();
  }
}
