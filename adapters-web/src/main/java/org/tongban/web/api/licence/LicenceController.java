package org.tongban.web.api.licence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.EndLicence;
import org.tongban.application.licence.EndLicence.Answer;
import org.tongban.application.licence.MyLicences;
import org.tongban.application.licence.VerifyLicence;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Proposal;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Electronic licences: their holders keep them, anybody verifies them, their issuers end them. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "licences")
class LicenceController {
  private final MyLicences mine;
  private final VerifyLicence verifyLicence;
  private final EndLicence endLicence;
  private final Callers callers;
  private final IdempotentWrites writes;

  LicenceController(
      MyLicences mine,
      VerifyLicence verifyLicence,
      EndLicence endLicence,
      Callers callers,
      IdempotentWrites writes) {
    this.mine = mine;
    this.verifyLicence = verifyLicence;
    this.endLicence = endLicence;
    this.callers = callers;
    this.writes = writes;
  }

  /** Whether a licence is genuine: anybody may ask, with the number the paper shows. */
  @Get("/licences/verification")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VerificationResponse.class)))
  HttpResponse<?> verify(@Nullable @QueryValue String number) {
    var inputs = new Inputs();
    var asked = inputs.required("number", number, LicenceNumber::of);
    inputs.check();
    return HttpResponse.ok(VerificationResponse.of(verifyLicence.verify(asked)));
  }

  /** The caller's licences, or those of an organisation the caller operates, the latest first. */
  @Get("/licences")
  @Secured(Roles.RESIDENT)
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LicencePage.class)))
  HttpResponse<?> own(
      HttpRequest<?> request,
      @Nullable @QueryValue String holder,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var whose = inputs.optional("holder", holder, Inputs::uuid).map(SubjectId::new);
    inputs.check();
    return HttpResponse.ok(
        PageResponse.of(
            mine.list(caller, whose, Inputs.page(cursor, limit)), LicenceResponse::forHolder));
  }

  /** One that is the caller's, or that the caller's unit issued. */
  @Get("/licences/{id}")
  @Secured({Roles.RESIDENT, Roles.STAFF})
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LicenceResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var found = mine.find(caller, new LicenceId(Inputs.id(id))).orElseThrow(Inputs::absent);
    return tagged(
        switch (caller) {
          case Caller.Resident _ -> LicenceResponse.forHolder(found);
          case Caller.Staff _ -> LicenceResponse.forStaff(found);
        });
  }

  /** The signed file, as {@code pdf} or {@code ofd}: the same bytes each time. */
  @Get("/licences/{id}/files/{format}")
  @Secured({Roles.RESIDENT, Roles.STAFF})
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> file(HttpRequest<?> request, String id, String format) {
    var caller = callers.of(request);
    var wanted =
        Inputs.code(format, text -> MyLicences.Format.valueOf(text.toUpperCase(Locale.ROOT)));
    return mine.open(caller, new LicenceId(Inputs.id(id)), wanted)
        .<HttpResponse<?>>map(opened -> LicenceFiles.attached(opened, wanted))
        .orElseThrow(Inputs::absent);
  }

  /** What one of the caller's licences was used for as a material, the latest first. */
  @Get("/licences/{id}/uses")
  @Secured(Roles.RESIDENT)
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LicenceUsePage.class)))
  HttpResponse<?> uses(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            mine.uses(
                    callers.resident(request),
                    new LicenceId(Inputs.id(id)),
                    Inputs.page(cursor, limit))
                .orElseThrow(Inputs::absent),
            LicenceUseResponse::of));
  }

  /** The licences a case led to, for staff of the authority that issued them. */
  @Get("/staff/cases/{id}/licences")
  @Secured(Roles.STAFF)
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LicencePage.class)))
  HttpResponse<?> ofCase(HttpRequest<?> request, String id) {
    var found = endLicence.ofCase(callers.staff(request), new CaseId(Inputs.id(id)));
    if (found.isEmpty()) {
      throw Inputs.absent();
    }
    return HttpResponse.ok(PageResponse.of(found, LicenceResponse::forStaff));
  }

  /** Proposes that a licence is revoked or replaced; another person decides. */
  @Post("/staff/licences/{id}/proposal")
  @HonoursIdempotencyKey
  @TakesVersion
  @Secured(Roles.STAFF)
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LicenceResponse.class)))
  HttpResponse<?> propose(HttpRequest<?> request, String id, @Body ProposalRequest body) {
    var caller = callers.staff(request);
    var licence = new LicenceId(Inputs.id(id));
    var version = Inputs.version(request);
    var inputs = new Inputs();
    var wish = body.read(inputs);
    inputs.check();
    return writes.write(
        request, caller, body, () -> answer(endLicence.propose(caller, licence, version, wish)));
  }

  /** Decides on what is proposed: only an approver of the issuer who did not propose it. */
  @Post("/staff/licences/{id}/decision")
  @HonoursIdempotencyKey
  @TakesVersion
  @Secured(Roles.STAFF)
  @SecurityRequirement(name = "bearer")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LicenceResponse.class)))
  HttpResponse<?> decide(HttpRequest<?> request, String id, @Body DecisionRequest body) {
    var caller = callers.staff(request);
    var licence = new LicenceId(Inputs.id(id));
    var version = Inputs.version(request);
    var inputs = new Inputs();
    if (body.agreed() == null) {
      inputs.wrong("/agreed", "请填写。");
    }
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> answer(endLicence.decide(caller, licence, version, body.agreed())));
  }

  private static MutableHttpResponse<?> answer(Answer answer) {
    return switch (answer) {
      case Answer.Done(var stored) -> tagged(LicenceResponse.forStaff(stored));
      case Answer.Wrong(var about, var words) -> Inputs.refused("/" + about, words);
      case Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
      case Answer.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("这份证照刚刚有了变化，请查看最新内容后再办理。")
              .header(HttpHeaders.ETAG, "\"" + current + "\"");
      case Answer.Absent() -> throw Inputs.absent();
    };
  }

  private static MutableHttpResponse<?> tagged(LicenceResponse response) {
    return HttpResponse.ok(response).header(HttpHeaders.ETAG, "\"" + response.version() + "\"");
  }

  /** What is proposed; {@code validUntil} is of the version that replaces it. */
  @Serdeable
  record ProposalRequest(
      @Nullable String kind, @Nullable String reason, @Nullable String validUntil) {
    @Nullable
    EndLicence.Wish read(Inputs inputs) {
      var wanted = inputs.required("/kind", kind, Inputs.constant(Proposal.Kind.class));
      var words = inputs.text("/reason", reason, Proposal.LONGEST_REASON);
      var until = inputs.optional("/validUntil", validUntil, Inputs::date);
      return wanted == null ? null : new EndLicence.Wish(wanted, words, until);
    }

    /** Says nothing about the holder. */
    @Override
    public String toString() {
      return "ProposalRequest[" + kind + "]";
    }
  }

  /** The decision. */
  @Serdeable
  record DecisionRequest(@Nullable Boolean agreed) {}

  /** A part of what a licence was used for. */
  @Serdeable
  record LicenceUsePage(List<LicenceUseResponse> items, Optional<String> next) {}

  /** A part of the licences. */
  @Serdeable
  record LicencePage(List<LicenceResponse> items, Optional<String> next) {}
}
