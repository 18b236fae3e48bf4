package org.tongban.domain.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.domain.item.FormField.Kind;

/** What a form as a whole must keep to before it is published. */
public final class FormRules {
  /** The name that answers about eligibility are kept under; no field may have it. */
  public static final String RESERVED = "eligibility";

  private FormRules() {}

  /**
   * Something to mend.
   *
   * @param field the name of the field it is about
   * @param part which part of the field: {@code name}, {@code kind}, {@code group}, {@code
   *     shown_when} or {@code prefill}
   */
  public record Problem(String field, String part, String words) {
    public Problem {
      Objects.requireNonNull(field);
      Objects.requireNonNull(part);
      Objects.requireNonNull(words);
    }
  }

  /** Everything that is wrong with the form, in the order of its fields; empty if it will do. */
  public static List<Problem> problems(List<FormField> form) {
    var fields = new HashMap<String, FormField>();
    var problems = new ArrayList<Problem>();
    for (var field : form) {
      if (fields.putIfAbsent(field.name(), field) != null) {
        problems.add(new Problem(field.name(), "name", "有两个名称相同的表单项"));
      }
    }
    for (var field : form) {
      if (field.name().equals(RESERVED)) {
        problems.add(new Problem(field.name(), "name", "“" + RESERVED + "”是保留的名称，请换一个"));
      }
      group(field, form, fields, problems);
      shownWhen(field, fields, problems);
    }
    return problems;
  }

  private static void group(
      FormField field,
      List<FormField> form,
      Map<String, FormField> fields,
      List<Problem> problems) {
    if (field.kind() == Kind.GROUP && FormAnswers.asked(form, field).isEmpty()) {
      problems.add(
          new Problem(field.name(), "kind", "GROUP 至少要有一个 group 为“" + field.name() + "”的表单项"));
    }
    var group = field.placing().group();
    if (group.isEmpty()) {
      return;
    }
    if (!fields.containsKey(group) || fields.get(group).kind() != Kind.GROUP) {
      problems.add(new Problem(field.name(), "group", "“" + group + "”不是本表单中的 GROUP"));
    }
    if (field.kind() == Kind.GROUP || field.kind() == Kind.MULTIPLE_CHOICE) {
      problems.add(new Problem(field.name(), "kind", "组内的表单项不能是 GROUP 或 MULTIPLE_CHOICE"));
    }
    if (field.placing().shownWhen().isPresent()) {
      problems.add(new Problem(field.name(), "shown_when", "组内的表单项不能有显示条件，请把条件放在组上"));
    }
    if (field.prefill().isPresent()) {
      problems.add(new Problem(field.name(), "prefill", "组内的表单项不能预填"));
    }
  }

  private static void shownWhen(
      FormField field, Map<String, FormField> fields, List<Problem> problems) {
    if (field.placing().shownWhen().isEmpty()) {
      return;
    }
    var when = field.placing().shownWhen().get();
    var other = fields.get(when.field());
    if (other == null || !other.placing().group().isEmpty() || !other.kind().chosen()) {
      problems.add(
          new Problem(
              field.name(),
              "shown_when",
              "“" + when.field() + "”不是本表单中的 CHOICE、MULTIPLE_CHOICE 或 YES_NO"));
      return;
    }
    if (!other.choices().containsAll(when.answers())) {
      problems.add(
          new Problem(
              field.name(),
              "shown_when",
              "“" + when.field() + "”的选项只有：" + String.join("、", other.choices())));
    }
    var seen = new HashSet<String>();
    for (var at = field; at != null && at.placing().shownWhen().isPresent(); ) {
      if (!seen.add(at.name())) {
        problems.add(new Problem(field.name(), "shown_when", "显示条件绕成了圈：" + String.join("、", seen)));
        return;
      }
      at = fields.get(at.placing().shownWhen().get().field());
    }
  }
}
