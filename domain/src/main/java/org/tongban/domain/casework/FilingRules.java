package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FormAnswers;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/** What an application must hold before it is filed. */
public final class FilingRules {
  /**
   * Something to mend.
   *
   * @param about {@code answers/<field>}, {@code materials/<code>} or {@code conditions/<n>}
   * @param words what is wrong and what to do
   */
  public record Problem(String about, String words) {}

  private static final String ANSWERS = "answers/";

  private FilingRules() {}

  /** Everything that is wrong, at once; empty if it may be filed. */
  public static List<Problem> problems(
      Implementation implementation,
      Condition.Facts applicant,
      Map<String, String> answers,
      List<Material> materials) {
    var problems = new ArrayList<>(eligibilityProblems(implementation, applicant, answers));
    problems.addAll(
        answerProblems(implementation, answers, setting(applicant.today(), applicant.regions())));
    problems.addAll(materialProblems(implementation, materials));
    for (var missing : missing(implementation, materials)) {
      if (missing.necessity() == Necessity.REQUIRED) {
        problems.add(new Problem("materials/" + missing.code(), "请提供“" + missing.name() + "”。"));
      }
    }
    return problems;
  }

  /** Every condition that is not met, or else every question about them that is not answered. */
  private static List<Problem> eligibilityProblems(
      Implementation implementation, Condition.Facts applicant, Map<String, String> answers) {
    var facts = applicant.declaring(Eligibility.declared(answers));
    return switch (Eligibility.of(implementation, facts)) {
      case Eligibility.Eligible() -> List.of();
      case Eligibility.NotEligible(var unmet) ->
          unmet.stream().map(one -> new Problem(one.about(), one.words())).toList();
      case Eligibility.MoreNeeded(var questions) ->
          questions.stream()
              .map(
                  asked ->
                      new Problem(
                          ANSWERS + Eligibility.PATH + asked.key(), "请先回答：" + asked.words()))
              .toList();
    };
  }

  /** What is wrong with the answers alone, for example while a draft is being filled in. */
  public static List<Problem> answerProblems(
      Implementation implementation, Map<String, String> answers, FormField.Setting setting) {
    return new FormAnswers(implementation.form(), Eligibility.withoutDeclared(answers))
        .problems(setting).stream()
            .map(fault -> new Problem(ANSWERS + fault.path(), fault.words()))
            .toList();
  }

  /** What answers given on that day, where there are those regions, are held against. */
  public static FormField.Setting setting(LocalDate today, RegionTree regions) {
    return new FormField.Setting() {
      @Override
      public LocalDate today() {
        return today;
      }

      @Override
      public Optional<Level> level(RegionCode region) {
        return regions.find(region).map(Region::level);
      }
    };
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
      } else if (material.form() == Material.Form.LICENCE && asked.get().licences().isEmpty()) {
        problems.add(new Problem(about, "“" + asked.get().name() + "”不能用电子证照代替，请上传材料。"));
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
