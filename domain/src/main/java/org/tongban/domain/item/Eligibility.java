package org.tongban.domain.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether somebody may apply for a matter at all, as far as is known of them. */
public sealed interface Eligibility {
  /** What the answers to questions about eligibility are kept under among those to the form. */
  String PATH = FormRules.RESERVED + "/";

  /** Every condition is met. */
  record Eligible() implements Eligibility {}

  /** Some conditions are not met, whatever the answers to open questions: all of them. */
  record NotEligible(List<Unmet> unmet) implements Eligibility {
    public NotEligible {
      unmet = List.copyOf(unmet);
    }
  }

  /** No known condition is unmet, but these have to be asked. */
  record MoreNeeded(List<Condition.Question> questions) implements Eligibility {
    public MoreNeeded {
      questions = List.copyOf(questions);
    }
  }

  /**
   * A condition that is not met.
   *
   * @param about {@code conditions/<n>}, or {@code subject} for the kind of applicant
   * @param condition the condition in words
   * @param why why it is not met
   * @param advice what to do instead; may be empty where {@code why} says all
   * @param instead an item that helps, if there is one to name
   */
  record Unmet(
      String about, String condition, String why, String advice, Optional<BasicCode> instead) {
    public Unmet {
      Objects.requireNonNull(about);
      Objects.requireNonNull(condition);
      Objects.requireNonNull(why);
      Objects.requireNonNull(advice);
      Objects.requireNonNull(instead);
    }

    /** Why, and what to do instead. */
    public String words() {
      return why + advice;
    }
  }

  /** Judges every condition of the implementation, the kinds of applicants it is for included. */
  static Eligibility of(Implementation implementation, Condition.Facts facts) {
    var unmet = new ArrayList<Unmet>();
    var questions = new LinkedHashSet<Condition.Question>();
    if (implementation.subjects().size() == 1) {
      var kind = implementation.subjects().iterator().next();
      judge(
          new Condition.SubjectIs(kind, subjectAdvice(kind)),
          "subject",
          implementation,
          facts,
          unmet,
          questions);
    }
    var conditions = implementation.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      judge(conditions.get(i), "conditions/" + i, implementation, facts, unmet, questions);
    }
    if (!unmet.isEmpty()) {
      return new NotEligible(unmet);
    }
    return questions.isEmpty() ? new Eligible() : new MoreNeeded(List.copyOf(questions));
  }

  private static String subjectAdvice(SubjectKind kind) {
    return switch (kind) {
      case PERSON -> "请由本人以个人身份申请。";
      case ORGANISATION -> "请由企业登记的办事人员代企业申请。";
    };
  }

  private static void judge(
      Condition condition,
      String about,
      Implementation implementation,
      Condition.Facts facts,
      List<Unmet> unmet,
      LinkedHashSet<Condition.Question> questions) {
    switch (condition.judge(facts)) {
      case Condition.Judgement.Met() -> {}
      case Condition.Judgement.Unmet(var why) ->
          unmet.add(
              new Unmet(
                  about,
                  condition.words(),
                  why,
                  condition.advice(),
                  condition instanceof Condition.HomeWithin
                          || condition instanceof Condition.ResidenceWithin
                      ? Optional.of(implementation.item())
                      : condition.instead()));
      case Condition.Judgement.Unknown(var question) -> questions.add(question);
    }
  }

  /** Every yes-or-no question the conditions may ask, whatever is known. */
  static List<Condition.Question> declarations(
      Implementation implementation, Condition.Facts facts) {
    var nothing =
        new Condition.Facts(
            facts.subject(),
            facts.born(),
            facts.sex(),
            facts.home(),
            Map.of(),
            facts.granted(),
            facts.today(),
            facts.regions());
    var questions = new LinkedHashSet<Condition.Question>();
    for (var condition : implementation.conditions()) {
      if (condition.judge(nothing) instanceof Condition.Judgement.Unknown(var question)
          && question.kind() == Condition.Question.Kind.YES_NO) {
        questions.add(question);
      }
    }
    return List.copyOf(questions);
  }

  /** What was declared among the answers to a form; anything but yes and no is no answer. */
  static Map<String, Boolean> declared(Map<String, String> answers) {
    var declared = new HashMap<String, Boolean>();
    answers.forEach(
        (path, answer) -> {
          if (path.startsWith(PATH)
              && (answer.equals(FormField.YES) || answer.equals(FormField.NO))) {
            declared.put(path.substring(PATH.length()), answer.equals(FormField.YES));
          }
        });
    return declared;
  }

  /** The answers to the form alone. */
  static Map<String, String> withoutDeclared(Map<String, String> answers) {
    var others = new HashMap<>(answers);
    others.keySet().removeIf(path -> path.startsWith(PATH));
    return others;
  }
}
