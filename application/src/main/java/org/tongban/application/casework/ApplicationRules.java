package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.FilingRules.Problem;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FormAnswers;
import org.tongban.domain.item.FormSchema;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Sex;
import org.tongban.domain.person.Subject;

/** Holds an application against the rules of the domain and the schema of its form, at once. */
@Singleton
public final class ApplicationRules {
  private final AnswerCheck answerCheck;
  private final CaseStore cases;
  private final Places places;
  private final Clock clock;

  @Inject
  public ApplicationRules(AnswerCheck answerCheck, CaseStore cases, Places places, Clock clock) {
    this.answerCheck = answerCheck;
    this.cases = cases;
    this.places = places;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
  }

  /** What the conditions of the implementation may know of the applicant. */
  Condition.Facts facts(Implementation implementation, Subject applicant) {
    var granted =
        implementation.conditions().stream()
            .filter(Condition.PriorResult.class::isInstance)
            .map(condition -> ((Condition.PriorResult) condition).item())
            .distinct()
            .filter(item -> cases.granted(applicant.id(), item))
            .collect(Collectors.toSet());
    return new Condition.Facts(
        Optional.of(applicant.kind()),
        applicant.born(),
        sex(applicant),
        Optional.of(applicant.home()),
        Map.of(),
        granted,
        today(),
        places.organisation().regions());
  }

  private static Optional<Sex> sex(Subject applicant) {
    return switch (applicant) {
      case Subject.Person person -> Optional.of(person.citizenId().sex());
      case Subject.Company _ -> Optional.empty();
    };
  }

  /** What somebody says of themselves, without being known. */
  Condition.Facts facts(CheckEligibility.Given given) {
    var person = given.subject().filter(SubjectKind.ORGANISATION::equals).isEmpty();
    return new Condition.Facts(
        given.subject(),
        given.born().filter(_ -> person),
        given.sex().filter(_ -> person),
        given.home(),
        given.declared(),
        Set.<BasicCode>of(),
        today(),
        places.organisation().regions());
  }

  /** Whether the applicant may apply, by what is known and what they declared. */
  Eligibility eligibility(
      Implementation implementation, Subject applicant, Map<String, Boolean> declared) {
    return Eligibility.of(implementation, facts(implementation, applicant).declaring(declared));
  }

  /** The yes-or-no questions that such an applicant must answer. */
  List<Condition.Question> declarations(Implementation implementation, Subject applicant) {
    return Eligibility.declarations(implementation, facts(implementation, applicant));
  }

  /** Everything that is wrong with what was filled in, as far as it is known, at once. */
  List<Problem> problems(
      Implementation implementation,
      Subject applicant,
      Map<String, String> answers,
      List<Material> materials) {
    var problems =
        new ArrayList<>(
            FilingRules.problems(
                implementation, facts(implementation, applicant), answers, materials));
    problems.addAll(schemaProblems(implementation, answers, problems));
    return problems;
  }

  /** What is wrong with the answers alone. */
  List<Problem> answerProblems(Implementation implementation, Map<String, String> answers) {
    var problems =
        new ArrayList<>(
            FilingRules.answerProblems(
                implementation,
                answers,
                FilingRules.setting(today(), places.organisation().regions())));
    problems.addAll(schemaProblems(implementation, answers, problems));
    return problems;
  }

  /** What only the schema finds; where both find something, the domain has the better words. */
  private List<Problem> schemaProblems(
      Implementation implementation, Map<String, String> answers, List<Problem> known) {
    var form = new FormAnswers(implementation.form(), Eligibility.withoutDeclared(answers));
    var noted = known.stream().map(Problem::about).collect(Collectors.toCollection(HashSet::new));
    var problems = new ArrayList<Problem>();
    for (var fault : answerCheck.faults(FormSchema.of(implementation), form.document())) {
      var path = form.path(fault.place());
      if (noted.add("answers/" + path)) {
        problems.add(new Problem("answers/" + path, words(implementation, path, fault.keyword())));
      }
    }
    return problems;
  }

  private static String words(Implementation implementation, String path, String keyword) {
    var label =
        FormAnswers.at(implementation.form(), path)
            .map(field -> "“" + field.label() + "”")
            .orElse("这一项");
    return switch (keyword) {
      case "required" -> "请填写" + label + "。";
      case "maxLength", "maxItems" -> label + "填得太多了，请缩短。";
      case "minLength", "minItems" -> label + "填得不够，请补充。";
      case "enum", "const" -> label + "请从列出的选项中选择。";
      case "minimum", "exclusiveMinimum" -> label + "太小了，请核对。";
      case "maximum", "exclusiveMaximum" -> label + "太大了，请核对。";
      case "uniqueItems" -> label + "有重复的，请只填一次。";
      default -> label + "的格式不对，请按提示重新填写。";
    };
  }

  /**
   * The answers as they are filed: what is not asked is left out, and what was declared about
   * eligibility stays with them.
   */
  Map<String, String> handedIn(
      Implementation implementation, Subject applicant, Map<String, String> answers) {
    var filed =
        new HashMap<>(
            new FormAnswers(implementation.form(), Eligibility.withoutDeclared(answers))
                .asHandedIn()
                .answers());
    declarations(implementation, applicant)
        .forEach(
            question -> {
              var path = Eligibility.PATH + question.key();
              if (answers.containsKey(path)) {
                filed.put(path, answers.get(path));
              }
            });
    return filed;
  }
}
