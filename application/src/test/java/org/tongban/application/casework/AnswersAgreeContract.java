package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.FieldBounds;
import org.tongban.domain.item.FormAnswers;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.FormField.Kind;
import org.tongban.domain.item.FormField.Placing;
import org.tongban.domain.item.FormField.ShownWhen;
import org.tongban.domain.item.FormSchema;

/**
 * The domain and the schema judge the same answers alike wherever a schema can judge at all, for
 * every {@link AnswerCheck}: what only the domain can refuse (check characters, days counted from
 * today, regions that do not exist) is not in this form.
 */
public abstract class AnswersAgreeContract {
  /** The check under test. */
  protected abstract AnswerCheck check();

  private static final List<FormField> FORM =
      List.of(
          field("name", Kind.TEXT, true, "", "", List.of(), "", ""),
          field("visit", Kind.YES_NO, true, "", "", List.of(), "", ""),
          field("reason", Kind.CHOICE, true, "", "visit=是", List.of("病", "老", "其他"), "", ""),
          field("other", Kind.LONG_TEXT, true, "", "reason=其他|老", List.of(), "", ""),
          field("remark", Kind.TEXT, false, "", "reason=其他", List.of(), "", ""),
          field("age", Kind.NUMBER, false, "", "", List.of(), "-1.5", "120"),
          field("day", Kind.DATE, true, "", "", List.of(), "", ""),
          field("phone", Kind.PHONE, false, "", "", List.of(), "", ""),
          field("account", Kind.BANK_ACCOUNT, false, "", "", List.of(), "", ""),
          field("kinds", Kind.MULTIPLE_CHOICE, true, "", "", List.of("甲", "乙", "丙"), "", ""),
          field("detail", Kind.TEXT, true, "", "kinds=丙", List.of(), "", ""),
          field("family", Kind.GROUP, false, "", "visit=否", List.of(), "1", "2"),
          field("relation", Kind.CHOICE, true, "family", "", List.of("父", "母"), "", ""),
          field("member_age", Kind.NUMBER, false, "family", "", List.of(), "0", "150"));

  private static FormField field(
      String name,
      Kind kind,
      boolean required,
      String group,
      String when,
      List<String> options,
      String least,
      String most) {
    return new FormField(
        name,
        name,
        kind,
        required,
        12 + (kind == Kind.BANK_ACCOUNT ? 11 : 0),
        options,
        "",
        new Placing(
            "",
            group,
            when.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new ShownWhen(when.split("=")[0], List.of(when.split("=")[1].split("\\|"))))),
        new FieldBounds(least, most),
        Optional.empty());
  }

  private static final FormField.Setting SETTING =
      FilingRules.setting(LocalDate.of(2026, 3, 2), SampleCityFixture.organisation().regions());

  private static final FormSchema SCHEMA = FormSchema.of(SampleCityFixture.asking(FORM, List.of()));

  @Provide
  Arbitrary<Map<String, String>> answers() {
    var names =
        Arbitraries.of(
            "name",
            "visit",
            "reason",
            "other",
            "remark",
            "age",
            "day",
            "phone",
            "account",
            "kinds",
            "detail",
            "family/0/relation",
            "family/1/relation",
            "family/3/relation",
            "family/0/member_age",
            "family/1/member_age",
            "stranger");
    var likely =
        Arbitraries.of(
            "是",
            "否",
            "病",
            "老",
            "其他",
            "甲",
            "甲|丙",
            "丙|丙",
            "甲|丁",
            "|",
            "父",
            "母",
            "子",
            "0",
            "-1.5",
            "-1.6",
            "120",
            "120.1",
            "1e3",
            "１２",
            "2026-02-28",
            "2026-02-29",
            "2026年3月1日",
            "20260301",
            "13800000000",
            "0668-2898972",
            "6222 0200 0000 0000 000",
            "12",
            " ",
            "",
            "一二三四五六七八九十一二",
            "一二三四五六七八九十一二三",
            "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷",
            "x\ty");
    var good =
        new HashMap<>(
            Map.of("name", "测小山", "visit", "是", "reason", "病", "day", "2026-01-31", "kinds", "甲"));
    return Arbitraries.maps(
            names,
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, likely),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(15))))
        .ofMaxSize(8)
        .map(
            changes -> {
              var all = new HashMap<>(good);
              all.putAll(changes);
              return all;
            });
  }

  @Property(tries = 3000)
  void judgeAlike(@ForAll("answers") Map<String, String> typed) {
    var answers = new FormAnswers(FORM, typed);
    var byDomain =
        answers.problems(SETTING).stream()
            .map(FormAnswers.Fault::path)
            .map(AnswersAgreeContract::question)
            .distinct()
            .sorted()
            .toList();
    var bySchema =
        check().faults(SCHEMA, answers.document()).stream()
            .map(fault -> answers.path(fault.place()))
            .map(AnswersAgreeContract::question)
            .distinct()
            .sorted()
            .toList();
    assertThat(bySchema).as("%s", typed).isEqualTo(byDomain);
  }

  /** A place inside a list of choices is a place of the question. */
  private static String question(String path) {
    return path.matches("kinds/[0-9]+") ? "kinds" : path;
  }

  @Property(tries = 1000)
  void judgeWhatIsHandedInLikeWhatWasTyped(@ForAll("answers") Map<String, String> typed) {
    var answers = new FormAnswers(FORM, typed);
    assertThat(answers.asHandedIn().problems(SETTING).isEmpty())
        .isEqualTo(answers.problems(SETTING).isEmpty());
    assertThat(answers.asHandedIn().document()).isEqualTo(answers.document());
    assertThat(answers.asHandedIn().asHandedIn()).isEqualTo(answers.asHandedIn());
  }
}
