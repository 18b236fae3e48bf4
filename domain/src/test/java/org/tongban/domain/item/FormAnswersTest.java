package org.tongban.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.FormAnswers.Fault;
import org.tongban.domain.item.FormField.Kind;
import org.tongban.domain.item.FormField.Placing;
import org.tongban.domain.item.FormField.ShownWhen;

/** What is asked, what will do as an answer, and what is handed in. */
class FormAnswersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final FormField.Setting SETTING =
      FilingRules.setting(TODAY, SampleCityFixture.regions());

  private static FormField field(String name, Kind kind, String group, ShownWhen when) {
    return new FormField(
        name,
        name,
        kind,
        kind != Kind.GROUP,
        30,
        kind.hasOptions() ? List.of("甲", "乙") : List.of(),
        "",
        new Placing("", group, Optional.ofNullable(when)),
        kind == Kind.GROUP ? new FieldBounds("", "2") : FieldBounds.NONE,
        Optional.empty());
  }

  private static FormField bounded(Kind kind, String least, String most) {
    return new FormField(
        "x",
        "某项",
        kind,
        true,
        60,
        List.of(),
        "",
        Placing.PLAIN,
        new FieldBounds(least, most),
        Optional.empty());
  }

  private static final List<FormField> CHAIN =
      List.of(
          field("first", Kind.YES_NO, "", null),
          field("second", Kind.CHOICE, "", new ShownWhen("first", List.of("是"))),
          field("third", Kind.TEXT, "", new ShownWhen("second", List.of("乙"))),
          field("family", Kind.GROUP, "", new ShownWhen("first", List.of("是"))),
          field("who", Kind.TEXT, "family", null));

  private static List<String> wrong(Map<String, String> answers) {
    return new FormAnswers(CHAIN, answers).problems(SETTING).stream().map(Fault::path).toList();
  }

  @Test
  void asksOnlyWhatTheAnswersBeforeCallFor() {
    assertThat(wrong(Map.of())).containsExactly("first");
    assertThat(wrong(Map.of("first", "否"))).isEmpty();
    assertThat(wrong(Map.of("first", "是"))).containsExactly("second");
    assertThat(wrong(Map.of("first", "是", "second", "乙"))).containsExactly("third");
    assertThat(wrong(Map.of("first", "否", "second", "乙")))
        .as("an answer to what is not asked calls for nothing")
        .isEmpty();
  }

  @Test
  void handsInNothingThatIsNotAsked() {
    var typed = Map.of("first", "否", "second", "乙", "third", "长篇", "family/0/who", "测小");
    assertThat(new FormAnswers(CHAIN, typed).asHandedIn().answers())
        .containsExactly(Map.entry("first", "否"));
    assertThat(new FormAnswers(CHAIN, typed).document()).isEqualTo(Map.of("first", false));
  }

  @Test
  void numbersTheMembersOfAGroupWithoutGaps() {
    var typed = Map.of("first", "是", "second", "甲", "family/1/who", " ", "family/4/who", " 测小 ");
    var answers = new FormAnswers(CHAIN, typed);
    assertThat(answers.problems(SETTING)).isEmpty();
    assertThat(answers.asHandedIn().answers()).containsEntry("family/0/who", "测小");
    assertThat(answers.document()).containsEntry("family", List.of(Map.of("who", "测小")));
    assertThat(answers.path(List.of("family", "0", "who"))).isEqualTo("family/4/who");
  }

  @Test
  void holdsTheNumberOfMembersToItsBounds() {
    assertThat(
            wrong(
                Map.of(
                    "first",
                    "是",
                    "second",
                    "甲",
                    "family/0/who",
                    "a",
                    "family/1/who",
                    "b",
                    "family/2/who",
                    "c")))
        .containsExactly("family");
  }

  @Test
  void namesAnswersThatNobodyAskedFor() {
    assertThat(wrong(Map.of("first", "否", "who", "x", "family/0/age", "3", "nothing", "y")))
        .containsExactly("family/0/age", "nothing", "who");
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 2026年3月1日, 2026-03-01",
    "DATE, 20260301, 2026-03-01",
    "DATE, ２０２６/3/1, 2026-03-01",
    "DATE, 上个月, 上个月",
    "NUMBER, １２．５, 12.5",
    "CITIZEN_ID, 44999919981111002x, 44999919981111002X",
    "BANK_ACCOUNT, 6222 0200 0000 0000, 6222020000000000",
    "YES_NO, ' 是 ', 是"
  })
  void putsRightWhatWasOnlyWrittenOtherwise(Kind kind, String typed, String kept) {
    assertThat(field("x", kind, "", null).normal(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "NUMBER, 1, 30, 1, true",
        "NUMBER, 1, 30, 30.01, false",
        "NUMBER, 1, 30, 1e1, false",
        "DATE, today-18y, today, 2008-03-02, true",
        "DATE, today-18y, today, 2008-03-01, false",
        "DATE, today-18y, today, 2026-03-03, false",
        "DATE, '', 2026-12-31, 2026-02-29, false",
        "CITIZEN_ID, '', '', 44999919981111002X, true",
        "CITIZEN_ID, '', '', 449999198111100020, false",
        "CREDIT_CODE, '', '', 91449999TE5T000165, false",
        "REGION, TOWN, '', 440983101, true",
        "REGION, TOWN, '', 440983, false",
        "REGION, '', '', 440999, false",
        "REGION, '', '', 信宜, false"
      })
  void judgesByBoundsAndCheckCharacters(
      Kind kind, String least, String most, String answer, boolean good) {
    assertThat(bounded(kind, least, most).problem(answer, SETTING).isEmpty()).isEqualTo(good);
  }

  @Test
  void makesTypedValuesOfTheAnswers() {
    var form = List.of(bounded(Kind.NUMBER, "", ""));
    assertThat(new FormAnswers(form, Map.of("x", "007.50")).document())
        .isEqualTo(Map.of("x", new BigDecimal("007.50")));
    assertThat(new FormAnswers(form, Map.of("x", "七")).document()).isEqualTo(Map.of("x", "七"));
  }
}
