package org.tongban.web.api.person;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.FindVisitor;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.ManageOrganisations;
import org.tongban.application.person.RegisterAtCounter;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What a clerk does for people who stand at the counter. */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "staff")
class CounterController {
  private static final int LONGEST_NAME = 100;

  private final RegisterAtCounter registerAtCounter;
  private final ManageOrganisations organisations;
  private final GrantMandate grantMandate;
  private final FindVisitor findVisitor;
  private final MandateController mandates;
  private final Callers callers;
  private final IdempotentWrites writes;

  CounterController(
      RegisterAtCounter registerAtCounter,
      ManageOrganisations organisations,
      GrantMandate grantMandate,
      FindVisitor findVisitor,
      MandateController mandates,
      Callers callers,
      IdempotentWrites writes) {
    this.registerAtCounter = registerAtCounter;
    this.organisations = organisations;
    this.grantMandate = grantMandate;
    this.findVisitor = findVisitor;
    this.mandates = mandates;
    this.callers = callers;
    this.writes = writes;
  }

  /** Finds or registers the person whose identity card the clerk has checked. */
  @Post("/subjects")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SubjectResponse.class)))
  HttpResponse<?> register(HttpRequest<?> request, @Body VisitorRequest body) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var unit = unit(inputs, caller, body.unit());
    var name = inputs.required("/name", body.name(), PersonName::of);
    var citizenId = inputs.required("/citizenId", body.citizenId(), CitizenId::of);
    var phone = inputs.required("/phone", body.phone(), MobileNumber::of);
    var home = inputs.required("/home", body.home(), RegionCode::new);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (registerAtCounter.register(
                caller, new RegisterAtCounter.Visitor(unit, name, citizenId, phone, home))) {
              case RegisterAtCounter.Registration.Registered(var person, var before) ->
                  registered(person, before);
              case RegisterAtCounter.Registration.NotAllowed(var words) ->
                  ProblemType.REFUSED.response(words);
              case RegisterAtCounter.Registration.Refused(var field, var words) ->
                  Inputs.refused(
                      switch (field) {
                        case NAME -> "/name";
                        case CITIZEN_ID -> "/citizenId";
                        case PHONE -> "/phone";
                        case HOME -> "/home";
                      },
                      words);
            });
  }

  private static MutableHttpResponse<?> registered(Subject subject, boolean before) {
    return HttpResponse.status(before ? HttpStatus.OK : HttpStatus.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/staff/subjects/" + subject.id().value())
        .body(SubjectResponse.of(subject));
  }

  /** A person or an organisation that was registered before. */
  @Get("/subjects/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SubjectResponse.class)))
  HttpResponse<?> subject(HttpRequest<?> request, String id) {
    return findVisitor
        .find(callers.staff(request), new SubjectId(Inputs.id(id)))
        .<HttpResponse<?>>map(subject -> HttpResponse.ok(SubjectResponse.of(subject)))
        .orElseThrow(() -> Inputs.absent());
  }

  /** Finds or registers an organisation, and its operator where one is named. */
  @Post("/organisations")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SubjectResponse.class)))
  HttpResponse<?> register(HttpRequest<?> request, @Body OrganisationRequest body) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var unit = unit(inputs, caller, body.unit());
    var name = inputs.text("/name", body.name(), LONGEST_NAME);
    var code = inputs.required("/creditCode", body.creditCode(), UnifiedSocialCreditCode::of);
    var phone = inputs.required("/phone", body.phone(), MobileNumber::of);
    var home = inputs.required("/home", body.home(), RegionCode::new);
    var operator = inputs.optional("/operator", body.operator(), Inputs::uuid).map(SubjectId::new);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (organisations.register(
                caller, new ManageOrganisations.Papers(unit, name, code, phone, home))) {
              case ManageOrganisations.Registration.Registered(var company, var before) ->
                  appoint(caller, unit, company, operator)
                      .orElseGet(() -> registered(company, before));
              case ManageOrganisations.Registration.NotAllowed(var words) ->
                  ProblemType.REFUSED.response(words);
              case ManageOrganisations.Registration.Refused(var field, var words) ->
                  Inputs.refused(
                      switch (field) {
                        case NAME -> "/name";
                        case CODE -> "/creditCode";
                        case PHONE -> "/phone";
                        case HOME -> "/home";
                      },
                      words);
            });
  }

  /** Why the operator could not be appointed, or empty. */
  private Optional<MutableHttpResponse<?>> appoint(
      Caller.Staff caller, UnitCode unit, Subject company, Optional<SubjectId> operator) {
    return operator.flatMap(
        person ->
            switch (organisations.appoint(
                caller, new ManageOrganisations.Relation(unit, person, company.id()))) {
              case ManageOrganisations.Change.Done() -> Optional.empty();
              case ManageOrganisations.Change.Absent() ->
                  Optional.of(Inputs.refused("/operator", "没有这个人，请先登记。"));
              case ManageOrganisations.Change.NotAllowed(var words) ->
                  Optional.of(ProblemType.REFUSED.response(words));
            });
  }

  /** Records a mandate that was signed on paper, for the clerk's own unit. */
  @Post("/mandates")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = MandateResponse.class)))
  HttpResponse<?> record(HttpRequest<?> request, @Body SheetRequest body) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var unit = unit(inputs, caller, body.unit());
    var grantor = inputs.required("/grantor", body.grantor(), Inputs::uuid);
    var items = MandateController.items(inputs, body.items());
    var until = inputs.required("/until", body.until(), Inputs::date);
    inputs.check();
    var sheet =
        new GrantMandate.Sheet(
            unit,
            new SubjectId(grantor),
            new GrantMandate.Terms(new GrantMandate.Helper.Staff(unit), items, until));
    return writes.write(
        request,
        caller,
        body,
        () -> mandates.granting(caller, grantMandate.onPaper(caller, sheet)));
  }

  /** The unit whose counter it is: named, or the only one at which the caller is a clerk. */
  private static @Nullable UnitCode unit(
      Inputs inputs, Caller.Staff caller, @Nullable String named) {
    if (named != null) {
      return inputs.required("/unit", named, UnitCode::new);
    }
    var units =
        caller.duties().stream()
            .filter(duty -> clerk(duty.role()))
            .map(Caller.Duty::unit)
            .distinct()
            .sorted()
            .toList();
    if (units.isEmpty()) {
      throw new RefusedException(ProblemType.FORBIDDEN, "您的账号没有窗口岗位。");
    }
    if (units.size() > 1) {
      inputs.wrong("/unit", "您在多个网点有岗位，请写明是哪一个。");
    }
    return units.getFirst();
  }

  private static boolean clerk(Role role) {
    return switch (role) {
      case WINDOW_CLERK, VILLAGE_CLERK, HELP_CLERK, LIAISON -> true;
      case APPLICANT,
          OPERATOR,
          PROXY,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          HALL_MANAGER,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }

  /** Who stands at the counter; the unit may be left out by a clerk of a single one. */
  @Serdeable
  record VisitorRequest(
      @Nullable String unit,
      @Nullable String name,
      @Nullable String citizenId,
      @Nullable String phone,
      @Nullable String home) {
    @Override
    public String toString() {
      return "VisitorRequest[***]";
    }
  }

  /** What the licence says, and who may apply for the organisation. */
  @Serdeable
  record OrganisationRequest(
      @Nullable String unit,
      @Nullable String name,
      @Nullable String creditCode,
      @Nullable String phone,
      @Nullable String home,
      @Nullable String operator) {
    @Override
    public String toString() {
      return "OrganisationRequest[***]";
    }
  }

  /** Who signed, for which items (all, if none is named), until when. */
  @Serdeable
  record SheetRequest(
      @Nullable String unit,
      @Nullable String grantor,
      @Nullable List<String> items,
      @Nullable String until) {}

  /** A person or an organisation; the name with most of it hidden. */
  @Serdeable
  record SubjectResponse(UUID id, String name) {
    static SubjectResponse of(Subject subject) {
      return new SubjectResponse(subject.id().value(), subject.maskedName());
    }

    @Override
    public String toString() {
      return "SubjectResponse[" + id + "]";
    }
  }
}
