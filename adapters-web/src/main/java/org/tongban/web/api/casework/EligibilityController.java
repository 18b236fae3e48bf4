package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.CheckEligibility;
import org.tongban.application.casework.CheckEligibility.Given;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Sex;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.security.Callers;

/** Says who may apply. Keeps nothing. */
@Controller("/api/v1/implementations/{code}/eligibility")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class EligibilityController {
  private static final int MOST_ANSWERS = 50;

  private final CheckEligibility checkEligibility;
  private final Callers callers;

  EligibilityController(CheckEligibility checkEligibility, Callers callers) {
    this.checkEligibility = checkEligibility;
    this.callers = callers;
  }

  /**
   * Whether somebody may apply: eligible, not eligible with every condition that is not met, or
   * what has to be asked first. Of a resident who is signed in it takes what is registered, and of
   * the body the answers alone. Takes no Idempotency-Key: it changes nothing.
   */
  @Post
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EligibilityResponse.class)))
  HttpResponse<?> check(HttpRequest<?> request, String code, @Body EligibilityRequest body) {
    var implementation = Inputs.code(code, ImplementationCode::new);
    var inputs = new Inputs();
    var applicant =
        inputs.optional("/applicant", body.applicant(), Inputs::uuid).map(SubjectId::new);
    var given =
        new Given(
            inputs.optional("/subject", body.subject(), Inputs.constant(SubjectKind.class)),
            inputs.optional("/birthDate", body.birthDate(), Inputs::date),
            inputs.optional("/sex", body.sex(), Inputs.constant(Sex.class)),
            inputs.optional("/home", body.home(), RegionCode::new),
            answers(inputs, "/answers", body.answers()));
    inputs.check();
    var answer =
        callers.find(request).orElse(null) instanceof Caller.Resident resident
            ? checkEligibility.check(resident, applicant, implementation, given)
            : checkEligibility.check(implementation, given);
    return answer
        .<HttpResponse<?>>map(found -> HttpResponse.ok(EligibilityResponse.of(found)))
        .orElseGet(CaseResponses::absent);
  }

  /** Answers to yes-or-no questions; what was sent as null was not answered. */
  static Map<String, Boolean> answers(
      Inputs inputs, String pointer, @Nullable Map<String, Boolean> sent) {
    var answers = new HashMap<String, Boolean>();
    if (sent == null) {
      return answers;
    }
    if (sent.size() > MOST_ANSWERS) {
      inputs.wrong(pointer, "最多 " + MOST_ANSWERS + " 项。");
      return answers;
    }
    sent.forEach(
        (key, answer) -> {
          if (answer != null) {
            answers.put(key, answer);
          }
        });
    return answers;
  }

  /**
   * Who wants to apply.
   *
   * @param applicant an organisation the caller operates; empty for the caller
   * @param answers answers to yes-or-no questions, by their keys
   */
  @Serdeable
  record EligibilityRequest(
      @Nullable String applicant,
      @Nullable String subject,
      @Nullable String birthDate,
      @Nullable String sex,
      @Nullable String home,
      @Nullable Map<String, Boolean> answers) {
    @Override
    public String toString() {
      return "EligibilityRequest[***]";
    }
  }

  /** How it stands. */
  enum Status {
    ELIGIBLE,
    NOT_ELIGIBLE,
    MORE_NEEDED
  }

  /** A condition that is not met; instead: the code of an item that helps, if there is one. */
  @Serdeable
  record UnmetResponse(String condition, String reason, String advice, Optional<String> instead) {}

  /** Something to be asked first. */
  @Serdeable
  record QuestionResponse(String key, Condition.Question.Kind kind, String words) {}

  /** The answer; version: that of the implementation whose conditions were judged. */
  @Serdeable
  record EligibilityResponse(
      Status status, int version, List<UnmetResponse> unmet, List<QuestionResponse> questions) {
    static EligibilityResponse of(CheckEligibility.Answer answer) {
      int version = answer.implementation().ref().version();
      return switch (answer.eligibility()) {
        case Eligibility.Eligible() ->
            new EligibilityResponse(Status.ELIGIBLE, version, List.of(), List.of());
        case Eligibility.NotEligible(var unmet) ->
            new EligibilityResponse(
                Status.NOT_ELIGIBLE,
                version,
                unmet.stream()
                    .map(
                        one ->
                            new UnmetResponse(
                                one.condition(),
                                one.why(),
                                one.advice(),
                                one.instead().map(BasicCode::value)))
                    .toList(),
                List.of());
        case Eligibility.MoreNeeded(var questions) ->
            new EligibilityResponse(
                Status.MORE_NEEDED,
                version,
                List.of(),
                questions.stream()
                    .map(one -> new QuestionResponse(one.key(), one.kind(), one.words()))
                    .toList());
      };
    }
  }
}
