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
import java.util.Set;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.GrantMandate.Granting;
import org.tongban.application.person.RevokeMandate;
import org.tongban.application.place.Places;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
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
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  MandateController(
      GrantMandate grantMandate,
      RevokeMandate revokeMandate,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.grantMandate = grantMandate;
    this.revokeMandate = revokeMandate;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** The mandates the caller granted, and those under which the caller may act for others. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MandateList.class)))
  HttpResponse<?> list(HttpRequest<?> request) {
    var caller = callers.resident(request);
    var city = places.organisation();
    return HttpResponse.ok(
        new MandateList(
            grantMandate.granted(caller).stream()
                .map(mandate -> MandateResponse.of(mandate, city))
                .toList(),
            grantMandate.held(caller).stream()
                .map(mandate -> MandateResponse.of(mandate, city))
                .toList()));
  }

  /** Lets a unit, or another person, act for the caller. */
  @Post
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
        () -> granting(grantMandate.online(caller, new GrantMandate.Terms(helper, items, until))));
  }

  MutableHttpResponse<?> granting(Granting granting) {
    return switch (granting) {
      case Granting.Granted(var mandate) ->
          HttpResponse.created(
              MandateResponse.of(mandate, places.organisation()),
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
  @ApiResponse(responseCode = "204")
  HttpResponse<?> revoke(HttpRequest<?> request, String id) {
    return switch (revokeMandate.revoke(callers.of(request), new MandateId(Inputs.id(id)))) {
      case RevokeMandate.Revocation.Revoked _ -> HttpResponse.noContent();
      case RevokeMandate.Revocation.Absent() ->
          ProblemType.NOT_FOUND.response(Inputs.absent().detail());
    };
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

  /** Mandates: those granted, in {@code items}, and those held. */
  @Serdeable
  record MandateList(List<MandateResponse> items, List<MandateResponse> held) {}
}
