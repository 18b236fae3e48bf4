package org.tongban.web.api.admin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.application.identity.AdministerStaff;
import org.tongban.application.identity.AdministerStaff.Answer;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Login;
import org.tongban.application.identity.StaffAccount;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Roles;

/** The accounts of staff. */
@Controller("/api/v1/admin/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "admin")
class StaffAccountController {
  private static final int MOST_DUTIES = 50;
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_PASSWORD = 200;

  private final AdministerStaff administerStaff;
  private final Administrators administrators;
  private final IdempotentWrites writes;

  StaffAccountController(
      AdministerStaff administerStaff, Administrators administrators, IdempotentWrites writes) {
    this.administerStaff = administerStaff;
    this.administrators = administrators;
    this.writes = writes;
  }

  /** The accounts in the administrator's region, the first created first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = administrators.of(request);
    return HttpResponse.ok(
        PageResponse.of(
            administerStaff.list(caller, Inputs.page(cursor, limit)), StaffResponse::of));
  }

  /** An account. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return administerStaff
        .find(administrators.of(request), new ActorId(Inputs.id(id)))
        .map(account -> tagged(HttpResponse.ok(StaffResponse.of(account)), account.version()))
        .orElseThrow(() -> Inputs.absent());
  }

  /** Makes an account. */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = StaffResponse.class)))
  HttpResponse<?> create(HttpRequest<?> request, @Body NewStaffRequest body) {
    var caller = administrators.of(request);
    var inputs = new Inputs();
    var login = inputs.required("/login", body.login(), StaffAccountController::login);
    var name = inputs.text("/name", body.name(), LONGEST_NAME);
    var password = password(inputs, body.password());
    var duties = duties(inputs, body.duties());
    var person = inputs.optional("/person", body.person(), Inputs::uuid).map(SubjectId::new);
    inputs.check();
    var wanted = new AdministerStaff.NewStaff(login, name, password, duties, person);
    return writes.writePrepared(
        request,
        caller,
        body,
        withPassword(
            password,
            ready ->
                answer(
                    administerStaff.create(caller, wanted, ready),
                    account ->
                        HttpResponse.created(
                            StaffResponse.of(account),
                            URI.create("/api/v1/admin/staff/" + account.id().value())))));
  }

  /** Passwords are hashed slowly, which must not happen inside a transaction. */
  private IdempotentWrites.Prepared<AdministerStaff.ReadyPassword> withPassword(
      String password, Function<AdministerStaff.ReadyPassword, MutableHttpResponse<?>> write) {
    return new IdempotentWrites.Prepared<>() {
      @Override
      public AdministerStaff.ReadyPassword prepare() {
        return administerStaff.ready(password);
      }

      @Override
      public MutableHttpResponse<?> write(AdministerStaff.ReadyPassword ready) {
        return write.apply(ready);
      }
    };
  }

  /** Changes the duties; what is taken away stops at once. */
  @Put("/{id}/duties")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffResponse.class)))
  HttpResponse<?> duties(HttpRequest<?> request, String id, @Body DutiesRequest body) {
    var caller = administrators.of(request);
    var staff = new ActorId(Inputs.id(id));
    var version = Inputs.version(request);
    var inputs = new Inputs();
    var duties = duties(inputs, body.duties());
    inputs.check();
    return writes.write(
        request, caller, body, () -> change(caller, staff, version, Optional.of(duties), true));
  }

  /** Disables an account, whose sessions end at once. */
  @Post("/{id}/disable")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffResponse.class)))
  HttpResponse<?> disable(HttpRequest<?> request, String id) {
    return activity(request, id, false);
  }

  /** Enables an account again. */
  @Post("/{id}/enable")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffResponse.class)))
  HttpResponse<?> enable(HttpRequest<?> request, String id) {
    return activity(request, id, true);
  }

  private HttpResponse<?> activity(HttpRequest<?> request, String id, boolean active) {
    var caller = administrators.of(request);
    var staff = new ActorId(Inputs.id(id));
    return writes.write(
        request, caller, null, () -> change(caller, staff, 0, Optional.empty(), active));
  }

  /** Without duties only the activity changes, in whatever version is found. */
  private MutableHttpResponse<?> change(
      Caller.Staff caller,
      ActorId id,
      int version,
      Optional<Set<Caller.Duty>> duties,
      boolean active) {
    var found = administerStaff.find(caller, id).orElseThrow(() -> Inputs.absent());
    return answer(
        administerStaff.change(
            caller,
            new AdministerStaff.Change(
                id,
                duties.isPresent() ? version : found.version(),
                duties.orElse(found.duties()),
                duties.isPresent() ? found.active() : active,
                found.person())),
        account -> HttpResponse.ok(StaffResponse.of(account)));
  }

  /** Sets another password, and ends all sessions of the account. */
  @Put("/{id}/password")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> setPassword(HttpRequest<?> request, String id, @Body PasswordRequest body) {
    var caller = administrators.of(request);
    var staff = new ActorId(Inputs.id(id));
    var inputs = new Inputs();
    var password = password(inputs, body.password());
    inputs.check();
    return writes.writePrepared(
        request,
        caller,
        body,
        withPassword(
            password,
            ready ->
                answer(
                    administerStaff.setPassword(caller, staff, ready),
                    _ -> HttpResponse.noContent())));
  }

  private static MutableHttpResponse<?> answer(
      Answer answer, Function<StaffAccount, MutableHttpResponse<?>> done) {
    return switch (answer) {
      case Answer.Done(var account) -> tagged(done.apply(account), account.version());
      case Answer.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Answer.Stale(var current) ->
          tagged(ProblemType.STALE_VERSION.response("请重新打开，查看最新内容后再修改。"), current);
      case Answer.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
      case Answer.Refused(var field, var words) ->
          Inputs.refused(
              switch (field) {
                case LOGIN -> "/login";
                case NAME -> "/name";
                case PASSWORD -> "/password";
                case DUTIES -> "/duties";
                case PERSON -> "/person";
              },
              words);
    };
  }

  private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, int version) {
    return response.header(HttpHeaders.ETAG, "\"" + version + "\"");
  }

  private static Login login(String typed) {
    return Login.typed(typed)
        .orElseThrow(() -> new IllegalArgumentException("登录名为3至40个小写字母、数字、点或短横线，以字母开头。"));
  }

  private static String password(Inputs inputs, @Nullable String password) {
    if (password == null || password.length() > LONGEST_PASSWORD) {
      inputs.wrong("/password", "请填写，最多 " + LONGEST_PASSWORD + " 个字。");
      return "";
    }
    return inputs.unreadable("/password", password) ? "" : password;
  }

  private static Set<Caller.Duty> duties(Inputs inputs, @Nullable List<DutyRequest> sent) {
    var duties = new HashSet<Caller.Duty>();
    if (sent == null) {
      inputs.wrong("/duties", "请填写。");
      return duties;
    }
    if (sent.size() > MOST_DUTIES) {
      inputs.wrong("/duties", "最多 " + MOST_DUTIES + " 个岗位。");
      return duties;
    }
    for (int i = 0; i < sent.size(); i++) {
      var pointer = "/duties/" + i;
      var duty = sent.get(i) == null ? new DutyRequest(null, null) : sent.get(i);
      var role = inputs.required(pointer + "/role", duty.role(), StaffAccountController::role);
      var unit = inputs.required(pointer + "/unit", duty.unit(), UnitCode::new);
      if (role != null && unit != null) {
        duties.add(new Caller.Duty(role, unit));
      }
    }
    return duties;
  }

  private static Role role(String text) {
    var role = Role.valueOf(text);
    if (!role.staff()) {
      throw new IllegalArgumentException("这不是工作人员的岗位。");
    }
    return role;
  }

  /** A role at a unit. */
  @Serdeable
  record DutyRequest(@Nullable String role, @Nullable String unit) {}

  /** A new account; the person is the subject they are in private life. */
  @Serdeable
  record NewStaffRequest(
      @Nullable String login,
      @Nullable String name,
      @Nullable String password,
      @Nullable List<DutyRequest> duties,
      @Nullable String person) {
    @Override
    public String toString() {
      return "NewStaffRequest[***]";
    }
  }

  /** The duties that are to be held. */
  @Serdeable
  record DutiesRequest(@Nullable List<DutyRequest> duties) {}

  /** Another password. */
  @Serdeable
  record PasswordRequest(@Nullable String password) {
    @Override
    public String toString() {
      return "PasswordRequest[***]";
    }
  }

  /** A role that is held at a unit. */
  @Serdeable
  record DutyLine(Role role, String roleName, String unit) {}

  /** An account. */
  @Serdeable
  record StaffResponse(
      UUID id,
      String login,
      String name,
      List<DutyLine> duties,
      boolean active,
      Optional<UUID> person,
      OffsetDateTime createdAt,
      int version) {
    static StaffResponse of(StaffAccount account) {
      return new StaffResponse(
          account.id().value(),
          account.login().value(),
          account.name(),
          account.duties().stream()
              .sorted(Comparator.comparing(Caller.Duty::role).thenComparing(Caller.Duty::unit))
              .map(duty -> new DutyLine(duty.role(), duty.role().label(), duty.unit().value()))
              .toList(),
          account.active(),
          account.person().map(SubjectId::value),
          Times.of(account.createdAt()),
          account.version());
    }

    @Override
    public String toString() {
      return "StaffResponse[" + id + "]";
    }
  }

  /** A part of the accounts. */
  @Serdeable
  record StaffPage(List<StaffResponse> items, Optional<String> next) {}
}
