package org.tongban.web.api.identity;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.ConfirmIdentity;
import org.tongban.application.person.Profile;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Who the caller is. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "sign-in")
class MeController {
  private final Profile profile;
  private final ConfirmIdentity confirmIdentity;
  private final Places places;
  private final Callers callers;

  MeController(Profile profile, ConfirmIdentity confirmIdentity, Places places, Callers callers) {
    this.profile = profile;
    this.confirmIdentity = confirmIdentity;
    this.places = places;
    this.callers = callers;
  }

  /** The caller: a resident with organisations, or a member of staff with duties. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MeResponse.class)))
  HttpResponse<?> me(HttpRequest<?> request) {
    return switch (callers.of(request)) {
      case Caller.Resident resident -> HttpResponse.ok(resident(resident));
      case Caller.Staff staff -> HttpResponse.ok(staff(staff));
    };
  }

  /**
   * Confirms who the resident is (实名认证). Takes no Idempotency-Key: confirming the same again
   * changes nothing.
   */
  @Put("/identity")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MeResponse.class)))
  HttpResponse<?> confirm(HttpRequest<?> request, @Body IdentityRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var name = inputs.required("/name", body.name(), PersonName::of);
    var citizenId = inputs.required("/citizenId", body.citizenId(), CitizenId::of);
    var home = inputs.required("/home", body.home(), RegionCode::new);
    inputs.check();
    return switch (confirmIdentity.confirm(
        caller, new ConfirmIdentity.Identity(name, citizenId, home))) {
      case ConfirmIdentity.Confirmation.Confirmed(var person) ->
          HttpResponse.ok(resident(new Caller.Resident(person.id(), person.realNameLevel())));
      case ConfirmIdentity.Confirmation.NotAllowed(var words) ->
          ProblemType.REFUSED.response(words);
      case ConfirmIdentity.Confirmation.Wait(var time) -> SessionController.wait(time);
      case ConfirmIdentity.Confirmation.Refused(var field, var words) ->
          Inputs.refused(
              switch (field) {
                case NAME -> "/name";
                case CITIZEN_ID -> "/citizenId";
                case HOME -> "/home";
              },
              words);
    };
  }

  private MeResponse resident(Caller.Resident resident) {
    var me = profile.of(resident);
    var person = me.flatMap(Profile.Me::person);
    return new MeResponse(
        SessionController.SessionKind.RESIDENT,
        resident.person().value(),
        person.map(Subject::maskedName),
        me.map(known -> known.phone().masked()),
        Optional.of(person.map(Subject.Person::realNameLevel).orElse(resident.realNameLevel())),
        person.map(known -> known.home().value()),
        person.map(known -> places.organisation().regions().fullName(known.home())),
        Optional.empty(),
        Optional.of(
            me.map(Profile.Me::organisations).orElse(List.of()).stream()
                .map(
                    organisation ->
                        new OrganisationLine(organisation.id().value(), organisation.displayName()))
                .toList()));
  }

  private MeResponse staff(Caller.Staff staff) {
    return new MeResponse(
        SessionController.SessionKind.STAFF,
        staff.actorId().value(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            staff.duties().stream()
                .sorted(Comparator.comparing(Caller.Duty::role).thenComparing(Caller.Duty::unit))
                .map(
                    duty ->
                        new DutyResponse(
                            duty.role(),
                            duty.role().label(),
                            duty.unit().value(),
                            places.organisation().nameOf(duty.unit())))
                .toList()),
        Optional.empty());
  }

  /** Who the resident says they are. */
  @Serdeable
  record IdentityRequest(@Nullable String name, @Nullable String citizenId, @Nullable String home) {
    @Override
    public String toString() {
      return "IdentityRequest[***]";
    }
  }

  /** A role at a unit. */
  @Serdeable
  record DutyResponse(Role role, String roleName, String unit, String unitName) {}

  /** An organisation the caller may apply for. */
  @Serdeable
  record OrganisationLine(UUID id, String name) {}

  /** The caller; names and phones with most of them hidden. */
  @Serdeable
  record MeResponse(
      SessionController.SessionKind kind,
      UUID id,
      Optional<String> name,
      Optional<String> phone,
      Optional<Integer> realNameLevel,
      Optional<String> home,
      Optional<String> homeName,
      Optional<List<DutyResponse>> duties,
      Optional<List<OrganisationLine>> organisations) {
    @Override
    public String toString() {
      return "MeResponse[" + id + "]";
    }
  }
}
