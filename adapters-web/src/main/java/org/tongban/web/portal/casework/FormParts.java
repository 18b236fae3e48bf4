package org.tongban.web.portal.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FormAnswers;
import org.tongban.domain.item.FormField;
import org.tongban.domain.place.RegionTree;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Field.Kind;
import org.tongban.web.portal.Form;

/**
 * An item's own form as a page: what is shown, what was typed, and how answers are read to people.
 */
public final class FormParts {
  /** What the names of the fields begin with. */
  static final String ANSWER = "answers/";

  private final List<FormField> form;
  private final RegionTree regions;

  FormParts(List<FormField> form, RegionTree regions) {
    this.form = form;
    this.regions = regions;
  }

  /** A part of the form under a title of its own; the title may be empty. */
  public record Section(String title, List<Part> parts) {}

  /**
   * A question, or a group of questions that is asked for each of several.
   *
   * @param members empty for a question
   * @param more the name of the group, if another member may be added; else empty
   */
  public record Part(Field field, List<Member> members, String more) {}

  /** The questions about one member of a group. */
  public record Member(int number, List<Field> fields) {}

  /** An answer for people; empty if there is none yet. */
  public record Row(String label, String answer) {}

  /** Puts answers into a form, the way its fields show them. */
  Form put(Form page, Map<String, String> answers) {
    answers.forEach(
        (path, answer) -> {
          var field = FormAnswers.at(form, path);
          if (field.filter(is(FormField.Kind.MULTIPLE_CHOICE)).isPresent()) {
            page.choosing(ANSWER + path, List.of(answer.split("\\|")));
          } else if (field.filter(is(FormField.Kind.REGION)).isPresent()) {
            page.with(ANSWER + path, RegionNames.shown(answer, regions));
          } else {
            page.with(ANSWER + path, answer);
          }
        });
    return page;
  }

  private static Predicate<FormField> is(FormField.Kind kind) {
    return field -> field.kind() == kind;
  }

  /** The answers as they were typed; names of regions become codes where they name one. */
  Map<String, String> read(Form page) {
    var answers = new HashMap<String, String>();
    for (var path : page.under(ANSWER).keySet()) {
      var field = FormAnswers.at(form, path);
      var typed =
          field.filter(is(FormField.Kind.MULTIPLE_CHOICE)).isPresent()
              ? String.join(FormField.SEPARATOR, page.chosen(ANSWER + path))
              : page.value(ANSWER + path);
      answers.put(
          path,
          field.filter(is(FormField.Kind.REGION)).isPresent()
              ? RegionNames.read(typed, regions)
              : typed);
    }
    return answers;
  }

  /**
   * The form, in sections.
   *
   * @param prefilled whether a field holds what it was filled in with
   * @param added the name of a group that one more member is wanted for; empty for none
   */
  List<Section> sections(Form page, Predicate<String> prefilled, String added) {
    var sections = new ArrayList<Section>();
    var answers = new FormAnswers(form, read(page));
    for (var asked : answers.topLevel()) {
      var title = asked.placing().section();
      if (sections.isEmpty() || !sections.getLast().title().equals(title)) {
        sections.add(new Section(title, new ArrayList<>()));
      }
      sections
          .getLast()
          .parts()
          .add(
              asked.kind() == FormField.Kind.GROUP
                  ? group(asked, page, answers.members(asked), added.equals(asked.name()))
                  : new Part(question(asked, page, prefilled), List.of(), ""));
    }
    return sections;
  }

  /** The questions about eligibility, which stand before all others. */
  static Section eligibility(List<Condition.Question> questions, Form page) {
    return new Section(
        "先确认能不能办",
        questions.stream()
            .map(
                asked ->
                    Field.of(Kind.RADIOS, ANSWER + Eligibility.PATH + asked.key(), asked.words())
                        .option(FormField.YES, FormField.YES)
                        .option(FormField.NO, FormField.NO)
                        .in(page))
            .map(field -> new Part(field, List.of(), ""))
            .toList());
  }

  private Part group(FormField group, Form page, List<Integer> filled, boolean oneMore) {
    var numbers = new ArrayList<>(filled);
    var most = group.bounds().mostMembers();
    int wanted = Math.max(1, group.bounds().leastMembers());
    if (oneMore) {
      wanted = Math.max(wanted, filled.size() + 1);
    }
    for (int next = filled.isEmpty() ? 0 : filled.getLast() + 1;
        numbers.size() < Math.min(wanted, most);
        next++) {
      numbers.add(next);
    }
    var members = new ArrayList<Member>();
    for (int number : numbers) {
      members.add(
          new Member(
              members.size() + 1,
              FormAnswers.asked(form, group).stream()
                  .map(asked -> field(asked, group.name() + "/" + number + "/" + asked.name()))
                  .map(field -> field.in(page))
                  .toList()));
    }
    var heading = field(group, group.name());
    return new Part(heading.in(page), members, numbers.size() < most ? group.name() : "");
  }

  private Field question(FormField asked, Form page, Predicate<String> prefilled) {
    var field = field(asked, asked.name()).in(page);
    return prefilled.test(asked.name()) && !field.wrong() ? field.prefilled() : field;
  }

  private Field field(FormField asked, String path) {
    var field =
        Field.of(kind(asked), ANSWER + path, asked.label())
            .hint(hint(asked))
            .options(
                asked.choices().stream().map(option -> new Field.Option(option, option)).toList());
    asked
        .placing()
        .shownWhen()
        .ifPresent(
            when ->
                field.shownWhen(
                    ANSWER + when.field(), when.answers(), when.words(label(when.field()))));
    return asked.required() || asked.kind() == FormField.Kind.GROUP ? field : field.optional();
  }

  private String label(String name) {
    return form.stream()
        .filter(field -> field.name().equals(name))
        .map(FormField::label)
        .findFirst()
        .orElse(name);
  }

  private static Kind kind(FormField asked) {
    return switch (asked.kind()) {
      case TEXT, CITIZEN_ID, CREDIT_CODE, REGION, GROUP -> Kind.TEXT;
      case LONG_TEXT -> Kind.LONG_TEXT;
      case NUMBER -> Kind.NUMBER;
      case BANK_ACCOUNT -> Kind.DIGITS;
      case DATE -> Kind.DAY;
      case CHOICE, YES_NO -> Kind.RADIOS;
      case MULTIPLE_CHOICE -> Kind.CHECKBOXES;
      case PHONE -> Kind.PHONE;
    };
  }

  private static String hint(FormField asked) {
    var usual =
        switch (asked.kind()) {
          case DATE -> "依次写年、月、日，例如 1950-01-31 或 19500131";
          case REGION -> "写全称，例如：茂名市高州市曹江镇";
          case MULTIPLE_CHOICE -> "可以选几项";
          case CITIZEN_ID -> "18 位，末位可能是 X";
          case CREDIT_CODE -> "18 位数字和字母";
          case TEXT, LONG_TEXT, NUMBER, CHOICE, PHONE, BANK_ACCOUNT, YES_NO, GROUP -> "";
        };
    return Stream.of(asked.hint(), usual)
        .filter(text -> !text.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  /** The questions alone, without sections, for a part of the form. */
  List<Field> fields(Form page) {
    return sections(page, _ -> false, "").stream()
        .flatMap(section -> section.parts().stream())
        .flatMap(
            part ->
                part.members().isEmpty()
                    ? Stream.of(part.field())
                    : part.members().stream().flatMap(member -> member.fields().stream()))
        .toList();
  }

  /** The answers to what is asked, in the order of the form, the unanswered ones too. */
  List<Row> rows(Map<String, String> given) {
    var answers = new FormAnswers(form, Eligibility.withoutDeclared(given));
    var rows = new LinkedHashMap<String, Row>();
    for (var asked : answers.topLevel()) {
      if (!answers.asks(asked)) {
        continue;
      }
      if (asked.kind() == FormField.Kind.GROUP) {
        int count = 0;
        for (int number : answers.members(asked)) {
          count++;
          for (var inner : FormAnswers.asked(form, asked)) {
            var path = asked.name() + "/" + number + "/" + inner.name();
            rows.put(
                path,
                new Row(
                    asked.label() + " " + count + "：" + inner.label(),
                    shown(inner, given.getOrDefault(path, ""))));
          }
        }
      } else {
        rows.put(
            asked.name(),
            new Row(asked.label(), shown(asked, given.getOrDefault(asked.name(), ""))));
      }
    }
    return List.copyOf(rows.values());
  }

  private String shown(FormField asked, String answer) {
    return switch (asked.kind()) {
      case REGION -> RegionNames.shown(answer, regions);
      case MULTIPLE_CHOICE -> answer.replace(FormField.SEPARATOR, "、");
      case TEXT,
          LONG_TEXT,
          NUMBER,
          DATE,
          CHOICE,
          PHONE,
          BANK_ACCOUNT,
          YES_NO,
          CITIZEN_ID,
          CREDIT_CODE,
          GROUP ->
          answer;
    };
  }
}
