package org.tongban.web.api.person;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.casework.UseOfMandate;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.GrantMandate.Granting;
import org.tongban.application.person.RevokeMandate;
import org.tongban.application.person.SeeMandates;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.casework.CaseLine;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Mandates a resident granted, and holds. */
@Controller("/api/v1/mandates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "mandates")
class MandateController {
  private static final int MOST_ITEMS = 100;

  private final GrantMandate grantMandate;
  private final RevokeMandate revokeMandate;
  private final SeeMandates seeMandates;
  private final UseOfMandate useOfMandate;
  private final Callers callers;
  private final IdempotentWrites writes;

  MandateController(
      GrantMandate grantMandate,
      RevokeMandate revokeMandate,
      SeeMandates seeMandates,
      UseOfMandate useOfMandate,
      Callers callers,
      IdempotentWrites writes) {
    this.grantMandate = grantMandate;
    this.revokeMandate = revokeMandate;
    this.seeMandates = seeMandates;
    this.useOfMandate = useOfMandate;
    this.callers = callers;
    this.writes = writes;
  }

  /** As whom the caller looks. */
  enum Side {
    GRANTOR,
    HELPER
  }

  /**
   * The mandates the caller granted, revoked ones too ({@code as=GRANTOR}, which is meant if
   * nothing is said), or those under which the caller may act for others today ({@code as=HELPER});
   * the latest first.
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MandatePage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String as,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var side = inputs.optional("as", as, Inputs.constant(Side.class)).orElse(Side.GRANTOR);
    inputs.check();
    var all =
        switch (side) {
          case GRANTOR -> seeMandates.granted(caller);
          case HELPER -> seeMandates.held(caller);
        };
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(
                all,
                Inputs.shortList(cursor, limit),
                seen -> seen.mandate().id().value().toString()),
            MandateResponse::of));
  }

  /** A mandate that the caller granted or holds, or that the caller's counter holds. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MandateResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return seeMandates
        .find(callers.of(request), new MandateId(Inputs.id(id)))
        .<HttpResponse<?>>map(seen -> HttpResponse.ok(MandateResponse.of(seen)))
        .orElseThrow(() -> Inputs.absent());
  }

  /**
   * The cases that were filed under a mandate, the latest first: for whoever granted it, and for
   * the person who holds it as long as it is good.
   */
  @Get("/{id}/cases")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CasePage.class)))
  HttpResponse<?> cases(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.resident(request);
    var mandate = new MandateId(Inputs.id(id));
    return useOfMandate
        .cases(caller, mandate, Inputs.page(cursor, limit))
        .<HttpResponse<?>>map(page -> HttpResponse.ok(PageResponse.of(page, CaseLine::of)))
        .orElseThrow(() -> Inputs.absent());
  }

  /** Lets a unit, or another person, act for the caller. */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = MandateResponse.class)))
  HttpResponse<?> grant(HttpRequest<?> request, @Body GrantRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var helper = helper(inputs, body);
    var items = items(inputs, body.items());
    var until = inputs.required("/until", body.until(), Inputs::date);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            granting(
                caller, grantMandate.online(caller, new GrantMandate.Terms(helper, items, until))));
  }

  MutableHttpResponse<?> granting(Caller caller, Granting granting) {
    return switch (granting) {
      case Granting.Granted(var mandate) ->
          HttpResponse.created(
              MandateResponse.of(seeMandates.find(caller, mandate.id()).orElseThrow()),
              URI.create("/api/v1/mandates/" + mandate.id().value()));
      case Granting.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
      case Granting.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Granting.Refused(var field, var words) ->
          Inputs.refused(
              switch (field) {
                case HELPER -> "/helperUnit";
                case ITEMS -> "/items";
                case UNTIL -> "/until";
              },
              words);
    };
  }

  private static @Nullable GrantMandate.Helper helper(Inputs inputs, GrantRequest body) {
    if (body.helperUnit() != null) {
      var unit = inputs.required("/helperUnit", body.helperUnit(), UnitCode::new);
      return unit == null ? null : new GrantMandate.Helper.Staff(unit);
    }
    var name = inputs.required("/helperName", body.helperName(), PersonName::of);
    var citizenId = inputs.required("/helperCitizenId", body.helperCitizenId(), CitizenId::of);
    return name == null || citizenId == null
        ? null
        : new GrantMandate.Helper.AnotherPerson(name, citizenId);
  }

  static Set<BasicCode> items(Inputs inputs, @Nullable List<String> codes) {
    var items = new HashSet<BasicCode>();
    if (codes == null) {
      return items;
    }
    if (codes.size() > MOST_ITEMS) {
      inputs.wrong("/items", "最多 " + MOST_ITEMS + " 项。");
      return items;
    }
    for (int i = 0; i < codes.size(); i++) {
      var item = inputs.required("/items/" + i, codes.get(i), BasicCode::new);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** Takes a mandate back, at once. */
  @Delete("/{id}")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> revoke(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var mandate = new MandateId(Inputs.id(id));
    return writes.write(
        request,
        caller,
        null,
        () ->
            switch (revokeMandate.revoke(caller, mandate)) {
              case RevokeMandate.Revocation.Revoked _ -> HttpResponse.noContent();
              case RevokeMandate.Revocation.Absent() ->
                  ProblemType.NOT_FOUND.response(Inputs.absent().detail());
            });
  }

  /**
   * Who may act, for which items (all, if none is named), until when: a unit, or another person who
   * is registered under that name and citizen id.
   */
  @Serdeable
  record GrantRequest(
      @Nullable String helperUnit,
      @Nullable String helperName,
      @Nullable String helperCitizenId,
      @Nullable List<String> items,
      @Nullable String until) {
    @Override
    public String toString() {
      return "GrantRequest[***]";
    }
  }

  /** A part of the mandates. */
  @Serdeable
  record MandatePage(List<MandateResponse> items, Optional<String> next) {}

  /** A part of the cases. */
  @Serdeable
  record CasePage(List<CaseLine> items, Optional<String> next) {}
}
