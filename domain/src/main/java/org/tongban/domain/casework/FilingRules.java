package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;

/** What an application must hold before it is filed. */
public final class FilingRules {
  /**
   * Something to mend.
   *
   * @param about {@code answers/<field>}, {@code materials/<code>} or {@code conditions/<n>}
   * @param words what is wrong and what to do
   */
  public record Problem(String about, String words) {}

  private FilingRules() {}

  /** Everything that is wrong, at once; empty if it may be filed. */
  public static List<Problem> problems(
      Implementation implementation,
      Condition.Facts applicant,
      Map<String, String> answers,
      List<Material> materials) {
    var problems = new ArrayList<Problem>();
    var conditions = implementation.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      var about = "conditions/" + i;
      conditions
          .get(i)
          .unmetBy(applicant)
          .map(why -> new Problem(about, why))
          .ifPresent(problems::add);
    }
    problems.addAll(answerProblems(implementation, answers));
    problems.addAll(materialProblems(implementation, materials));
    for (var missing : missing(implementation, materials)) {
      if (missing.necessity() == Necessity.REQUIRED) {
        problems.add(new Problem("materials/" + missing.code(), "请提供“" + missing.name() + "”。"));
      }
    }
    return problems;
  }

  /** What is wrong with the answers alone, for example while a draft is being filled in. */
  public static List<Problem> answerProblems(
      Implementation implementation, Map<String, String> answers) {
    var problems = new ArrayList<Problem>();
    var fields = new HashMap<String, FormField>();
    for (var field : implementation.form()) {
      fields.put(field.name(), field);
      field
          .problem(answers.get(field.name()))
          .map(why -> new Problem("answers/" + field.name(), why))
          .ifPresent(problems::add);
    }
    for (var name : answers.keySet()) {
      if (!fields.containsKey(name)) {
        problems.add(new Problem("answers/" + name, "表单里没有这一项。"));
      }
    }
    return problems;
  }

  static List<Problem> materialProblems(Implementation implementation, List<Material> materials) {
    var problems = new ArrayList<Problem>();
    for (var material : materials) {
      var about = "materials/" + material.code();
      var asked = implementation.material(material.code());
      if (asked.isEmpty()) {
        problems.add(new Problem(about, "材料清单里没有这份材料。"));
      } else if (material.form() == Material.Form.DECLARATION && !asked.get().commitment()) {
        problems.add(new Problem(about, "“" + asked.get().name() + "”不能用承诺代替。"));
      }
    }
    return problems;
  }

  /** The materials that are asked for (not optional) and were not handed in in any form. */
  public static List<MaterialRequirement> missing(
      Implementation implementation, List<Material> materials) {
    var given = materials.stream().map(Material::code).toList();
    return implementation.materials().stream()
        .filter(asked -> asked.necessity() != Necessity.OPTIONAL)
        .filter(asked -> !given.contains(asked.code()))
        .toList();
  }
}
