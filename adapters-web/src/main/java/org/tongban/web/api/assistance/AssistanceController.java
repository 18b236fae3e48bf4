package org.tongban.web.api.assistance;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.tongban.application.assistance.AskForAssistance;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Requests that somebody comes to the home, for oneself or somebody close. */
@Controller("/api/v1/assistance-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "assistance")
class AssistanceController {
  private static final int LONGEST_ADDRESS = 100;
  private static final int LONGEST_WISH = 300;

  private final AskForAssistance askForAssistance;
  private final AssistanceAnswers answers;
  private final Callers callers;
  private final IdempotentWrites writes;

  AssistanceController(
      AskForAssistance askForAssistance,
      AssistanceAnswers answers,
      Callers callers,
      IdempotentWrites writes) {
    this.askForAssistance = askForAssistance;
    this.answers = answers;
    this.callers = callers;
    this.writes = writes;
  }

  /** Asks. */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> ask(HttpRequest<?> request, @Body AskRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var implementation =
        inputs.required("/implementation", body.implementation(), ImplementationCode::new);
    var region = inputs.required("/region", body.region(), RegionCode::new);
    var name = inputs.required("/name", body.name(), PersonName::of);
    var phone = inputs.required("/phone", body.phone(), MobileNumber::of);
    var address = inputs.optionalText("/address", body.address(), LONGEST_ADDRESS);
    var wish = inputs.optionalText("/wish", body.wish(), LONGEST_WISH);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (askForAssistance.ask(
                caller,
                new AskForAssistance.Wish(
                    implementation,
                    region,
                    new AssistanceRequest.Visited(name, phone, address, wish)))) {
              case AskForAssistance.Asking.Asked(var stored) ->
                  HttpResponse.created(
                          answers.show(stored, false),
                          URI.create(
                              "/api/v1/assistance-requests/" + stored.request().id().value()))
                      .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"");
              case AskForAssistance.Asking.Absent() ->
                  ProblemType.NOT_FOUND.response(Inputs.absent().detail());
              case AskForAssistance.Asking.NotAllowed(var words) ->
                  ProblemType.REFUSED.response(words);
              case AskForAssistance.Asking.Refused(var field, var words) ->
                  Inputs.refused(
                      switch (field) {
                        case NAME -> "/name";
                        case PHONE -> "/phone";
                        case REGION -> "/region";
                      },
                      words);
            });
  }

  /** What the caller asked for, the latest first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(implementation = AssistanceResponse.AssistancePage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            askForAssistance.list(callers.resident(request), Inputs.page(cursor, limit)),
            stored -> answers.show(stored, false)));
  }

  /** One of the caller's. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return askForAssistance
        .find(callers.resident(request), new AssistanceRequestId(Inputs.id(id)))
        .<HttpResponse<?>>map(stored -> answers.ok(stored, false))
        .orElseThrow(Inputs::absent);
  }

  /** Takes one back. */
  @Post("/{id}/cancellation")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssistanceResponse.class)))
  HttpResponse<?> cancel(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var which = new AssistanceRequestId(Inputs.id(id));
    askForAssistance.find(caller, which).orElseThrow(Inputs::absent);
    int version = Inputs.version(request);
    return writes.write(
        request,
        caller,
        null,
        () -> answers.changed(askForAssistance.cancel(caller, which, version), false));
  }

  /**
   * What is wished for.
   *
   * @param region where the one who is visited lives, best a village
   * @param address how to find the door
   */
  @Serdeable
  record AskRequest(
      @Nullable String implementation,
      @Nullable String region,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String wish) {
    @Override
    public String toString() {
      return "AskRequest[***]";
    }
  }
}
