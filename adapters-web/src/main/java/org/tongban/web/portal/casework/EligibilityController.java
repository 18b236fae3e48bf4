package org.tongban.web.portal.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.CheckEligibility;
import org.tongban.application.casework.CheckEligibility.Answer;
import org.tongban.application.casework.CheckEligibility.Given;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Field.Kind;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.RegionChoice;
import org.tongban.web.security.Callers;

/**
 * 看看我能不能办: of whoever is signed in it takes what is registered, of strangers what they say, and
 * keeps nothing.
 */
@Hidden
@Controller("/guides/{code}/eligibility")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class EligibilityController {
  /** For whom it will be applied, as chosen before. */
  private static final String APPLICANT = "applicant";

  private static final String PAGE = "item/eligibility";

  private final Pages pages;
  private final Callers callers;
  private final CheckEligibility checkEligibility;
  private final Places places;

  EligibilityController(
      Pages pages, Callers callers, CheckEligibility checkEligibility, Places places) {
    this.pages = pages;
    this.callers = callers;
    this.checkEligibility = checkEligibility;
    this.places = places;
  }

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, String code, @Nullable @QueryValue String applicant) {
    var answer = check(request, code, Given.NOTHING);
    var form = new Form();
    if (applicant != null) {
      form.with(APPLICANT, applicant);
    }
    return pages.show(
        request, PAGE, words(answer, form, Optional.of(form).filter(_ -> applicant != null)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> check(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var answer = check(request, code, given(form));
    if (answer.eligibility() instanceof Eligibility.MoreNeeded(var questions)) {
      // What is asked only now was not left out.
      var before = check(request, code, Given.NOTHING);
      for (var question : questions) {
        if (isAmong(before.eligibility(), question)) {
          form.wrong(
              name(question),
              question.kind() == Condition.Question.Kind.BORN
                  ? "请填写出生日期，例如 1950-01-31。"
                  : "请回答：" + question.words());
        }
      }
    }
    var words = words(answer, form, Optional.of(form));
    return form.hasErrors() ? pages.again(request, PAGE, words) : pages.show(request, PAGE, words);
  }

  private static boolean isAmong(Eligibility eligibility, Condition.Question question) {
    return eligibility instanceof Eligibility.MoreNeeded(var questions)
        && questions.contains(question);
  }

  private Answer check(HttpRequest<?> request, String text, Given given) {
    var code = Inputs.code(text, ImplementationCode::new);
    var answer =
        callers.find(request).orElse(null) instanceof Caller.Resident resident
            ? checkEligibility.check(resident, Optional.empty(), code, given)
            : checkEligibility.check(code, given);
    return answer.orElseThrow(Inputs::absent);
  }

  /** The fields are those still asked, after those that were answered. */
  private Map<String, Object> words(Answer answer, Form form, Optional<Form> typed) {
    var fields = new ArrayList<Field>();
    if (answer.eligibility() instanceof Eligibility.MoreNeeded(var questions)) {
      questions.forEach(question -> fields.add(field(question).in(form)));
    }
    var words =
        EligibilityPages.words(
            answer.implementation(), answer.eligibility(), answer.applicant(), form, fields);
    words.put("kept", typed.map(EligibilityController::kept).orElse(Map.of()));
    return words;
  }

  /** What was answered already goes along with the next answers, so that nobody is asked twice. */
  private static Map<String, String> kept(Form form) {
    var kept = form.withPaths("");
    kept.values().removeIf(String::isBlank);
    form.errors().keySet().forEach(kept::remove);
    return kept;
  }

  private static String name(Condition.Question question) {
    return question.kind() == Condition.Question.Kind.YES_NO
        ? Eligibility.PATH + question.key()
        : question.key();
  }

  private Field field(Condition.Question question) {
    var name = name(question);
    return switch (question.kind()) {
      case SUBJECT ->
          Field.of(Kind.RADIOS, name, question.words())
              .option(SubjectKind.PERSON.name(), "个人")
              .option(SubjectKind.ORGANISATION.name(), "企业、单位");
      case BORN ->
          Field.of(Kind.DAY, name, question.words()).hint("依次写年、月、日，例如 1950-01-31 或 19500131");
      case SEX ->
          Field.of(Kind.RADIOS, name, question.words())
              .option(Sex.MALE.name(), Sex.MALE.label())
              .option(Sex.FEMALE.name(), Sex.FEMALE.label());
      case HOME ->
          Field.of(Kind.SELECT, name, question.words())
              .options(RegionChoice.homes(places.organisation().regions()))
              .option("000000", "其他地方");
      case YES_NO ->
          Field.of(Kind.RADIOS, name, question.words())
              .option(FormField.YES, FormField.YES)
              .option(FormField.NO, FormField.NO);
    };
  }

  private static Given given(Form form) {
    return new Given(
        constant(SubjectKind.values(), form.value("subject")),
        day(form.value("born")),
        constant(Sex.values(), form.value("sex")),
        form.text("home").filter(RegionCode::isValid).map(RegionCode::new),
        Eligibility.declared(form.withPaths(Eligibility.PATH)));
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
    return List.of(all).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static Optional<LocalDate> day(String typed) {
    return FormField.day(typed);
  }
}
