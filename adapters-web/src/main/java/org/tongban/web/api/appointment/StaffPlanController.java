package org.tongban.web.api.appointment;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.PlanOpening;
import org.tongban.application.appointment.PlanOpening.Hits;
import org.tongban.application.appointment.PlanOpening.Impact;
import org.tongban.application.appointment.PlanOpening.Replacing;
import org.tongban.application.appointment.PlanOpening.Saving;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Planning when a service point can be visited by appointment. */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "staff")
class StaffPlanController {
  private static final int LONGEST_REASON = 60;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_NUMBER = 20;

  private final PlanOpening planning;
  private final VisitNames names;
  private final Callers callers;
  private final IdempotentWrites writes;

  StaffPlanController(
      PlanOpening planning, VisitNames names, Callers callers, IdempotentWrites writes) {
    this.planning = planning;
    this.names = names;
    this.callers = callers;
    this.writes = writes;
  }

  /** The service groups of the places the caller plans for. */
  @Get("/service-groups")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GroupList.class)))
  HttpResponse<?> groups(HttpRequest<?> request) {
    return HttpResponse.ok(
        new GroupList(
            planning.groups(callers.staff(request)).stream().map(GroupResponse::of).toList()));
  }

  private Planned known(HttpRequest<?> request, String code) {
    return planning
        .find(callers.staff(request), Inputs.code(code, ServiceGroupCode::new))
        .orElseThrow(Inputs::absent);
  }

  /** A service group with its plan; the entity tag is that of both. */
  @Get("/service-groups/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GroupResponse.class)))
  HttpResponse<?> group(HttpRequest<?> request, String code) {
    return ok(known(request, code));
  }

  private static MutableHttpResponse<?> ok(Planned planned) {
    return HttpResponse.ok(GroupResponse.of(planned))
        .header(HttpHeaders.ETAG, "\"" + planned.version() + "\"");
  }

  /**
   * Adds a service group to a place of the caller's, or, with {@code If-Match}, changes what is
   * said about it.
   */
  @Put("/service-groups/{code}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GroupResponse.class)))
  HttpResponse<?> save(HttpRequest<?> request, String code, @Body GroupRequest body) {
    var caller = callers.staff(request);
    var which = Inputs.code(code, ServiceGroupCode::new);
    theirs(caller, which.place());
    var version = Inputs.versionIfSent(request);
    var inputs = new Inputs();
    var group = body.read(inputs, which);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (planning.save(caller, group, version)) {
              case Saving.Saved(var planned) -> ok(planned);
              case Saving.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
              case Saving.Exists() ->
                  ProblemType.VERSION_NEEDED.response("这个编号已有业务类别；要修改它，请带上最近一次查看时得到的 ETag。");
              case Saving.Stale(var current) -> stale(current);
              case Saving.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
            });
  }

  private static MutableHttpResponse<?> stale(long version) {
    return ProblemType.STALE_VERSION
        .response("业务类别或它的放号计划刚刚被别人改过，请看最新的内容再改。")
        .header(HttpHeaders.ETAG, "\"" + version + "\"");
  }

  /** What is another place's looks absent, before anything that was sent is looked at. */
  private void theirs(Caller.Staff caller, UnitCode place) {
    if (!planning.plansFor(caller, place)) {
      throw Inputs.absent();
    }
  }

  /**
   * Which bookings have no place under another plan. Takes no Idempotency-Key: it changes nothing.
   */
  @Post("/service-groups/{code}/plan/preview")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImpactResponse.class)))
  HttpResponse<?> preview(HttpRequest<?> request, String code, @Body PlanRequest body) {
    var which = known(request, code).group().code();
    var inputs = new Inputs();
    var plan = body.read(inputs);
    inputs.check();
    return impact(planning.preview(callers.staff(request), which, plan));
  }

  private HttpResponse<?> impact(Optional<Impact> impact) {
    return HttpResponse.ok(new ImpactResponse(shown(impact.orElseThrow(Inputs::absent).hit())));
  }

  private List<AppointmentResponse> shown(List<Kept> some) {
    return some.stream().map(kept -> AppointmentResponse.of(kept, names)).toList();
  }

  /**
   * Replaces the plan. If it hits bookings, {@code hits} says what becomes of them: MOVE or CANCEL;
   * their visitors are told. Without it the answer is 409, {@code hits-bookings}.
   */
  @Put("/service-groups/{code}/plan")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReplacedResponse.class)))
  HttpResponse<?> replace(HttpRequest<?> request, String code, @Body ReplaceRequest body) {
    var caller = callers.staff(request);
    var which = known(request, code).group().code();
    int version = Inputs.version(request);
    var inputs = new Inputs();
    var plan = body.plan() == null ? null : body.plan().read(inputs);
    if (body.plan() == null) {
      inputs.wrong("/plan", "请填写。");
    }
    var hits = inputs.optional("/hits", body.hits(), Inputs.constant(Hits.class));
    var reason = inputs.optionalText("/reason", body.reason(), LONGEST_REASON);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            answer(
                planning.replace(
                    caller, which, version, new PlanOpening.Change(plan, hits, reason))));
  }

  private MutableHttpResponse<?> answer(Replacing replacing) {
    return switch (replacing) {
      case Replacing.Replaced(var version, var moved, var cancelled) ->
          HttpResponse.ok(new ReplacedResponse(shown(moved), shown(cancelled)))
              .header(HttpHeaders.ETAG, "\"" + version + "\"");
      case Replacing.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Replacing.Stale(var version) -> stale(version);
      case Replacing.HitsBookings(var hit) ->
          ProblemType.HITS_BOOKINGS.response("有 " + hit.size() + " 个预约会受影响，请先预览，再选择改期或取消。");
      case Replacing.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }

  /**
   * Which bookings of a whole place a closure or another exception hits. Takes no Idempotency-Key:
   * it changes nothing.
   */
  @Post("/service-points/{code}/exceptions/preview")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImpactResponse.class)))
  HttpResponse<?> previewException(
      HttpRequest<?> request, String code, @Body PlanRequest.ExceptionRequest body) {
    var caller = callers.staff(request);
    var place = Inputs.code(code, UnitCode::new);
    theirs(caller, place);
    var inputs = new Inputs();
    var exception = body.read(inputs, "");
    inputs.check();
    return impact(planning.preview(caller, place, exception));
  }

  /** Closes a whole place for a time, or lets it have fewer or more places. */
  @Post("/service-points/{code}/exceptions")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReplacedResponse.class)))
  HttpResponse<?> except(HttpRequest<?> request, String code, @Body PlaceRequest body) {
    var caller = callers.staff(request);
    var place = Inputs.code(code, UnitCode::new);
    theirs(caller, place);
    var inputs = new Inputs();
    var exception = body.exception() == null ? null : body.exception().read(inputs, "/exception");
    if (body.exception() == null) {
      inputs.wrong("/exception", "请填写。");
    }
    var hits = inputs.optional("/hits", body.hits(), Inputs.constant(Hits.class));
    inputs.check();
    return writes.write(
        request, caller, body, () -> answer(planning.except(caller, place, exception, hits)));
  }

  /** Who is booked on a day, by time. */
  @Get("/service-groups/{code}/appointments")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImpactResponse.class)))
  HttpResponse<?> day(HttpRequest<?> request, String code, @Nullable @QueryValue String date) {
    var caller = callers.staff(request);
    var which = Inputs.code(code, ServiceGroupCode::new);
    var inputs = new Inputs();
    var day = inputs.required("date", date, VisitInputs::date);
    inputs.check();
    return HttpResponse.ok(
        new ImpactResponse(shown(planning.day(caller, which, day).orElseThrow(Inputs::absent))));
  }

  /** A window. */
  @Serdeable
  record WindowRequest(@Nullable String number, @Nullable String name) {}

  /**
   * What is said about a group.
   *
   * @param letter what its ticket numbers begin with, 1 or 2 upper-case letters
   * @param anyItem whether every item is handled; otherwise those of {@code minutesByItem} alone
   * @param minutes how long a visit takes, 1 to 240
   * @param minutesByItem how long it takes for single items, by code
   */
  @Serdeable
  record GroupRequest(
      @Nullable String name,
      @Nullable String letter,
      @Nullable List<WindowRequest> windows,
      @Nullable Boolean anyItem,
      @Nullable Integer minutes,
      @Nullable Map<String, Integer> minutesByItem,
      @Nullable Boolean active) {
    ServiceGroup read(Inputs inputs, ServiceGroupCode code) {
      var named = inputs.text("/name", name, LONGEST_NAME);
      var begins = inputs.required("/letter", letter, GroupRequest::letter);
      var counters = new ArrayList<ServiceWindow>();
      var sent = windows == null ? List.<WindowRequest>of() : windows;
      if (sent.isEmpty() || sent.size() > ServiceGroup.MAXIMUM_WINDOWS) {
        inputs.wrong("/windows", "应有 1 至 " + ServiceGroup.MAXIMUM_WINDOWS + " 个窗口。");
        return null;
      }
      for (int i = 0; i < sent.size(); i++) {
        var window = sent.get(i) == null ? new WindowRequest(null, null) : sent.get(i);
        var number = inputs.text("/windows/" + i + "/number", window.number(), LONGEST_NUMBER);
        var title = inputs.text("/windows/" + i + "/name", window.name(), LONGEST_NAME);
        if (!number.isEmpty()
            && !title.isEmpty()
            && number.length() <= LONGEST_NUMBER
            && title.length() <= LONGEST_NAME) {
          counters.add(new ServiceWindow(number, title));
        }
      }
      if (counters.stream().map(ServiceWindow::number).distinct().count() != counters.size()) {
        inputs.wrong("/windows", "窗口号不能重复。");
      }
      var lengths = lengths(inputs);
      if (!Boolean.TRUE.equals(anyItem) && lengths.isEmpty()) {
        inputs.wrong("/minutesByItem", "请列出办理的事项，或选择办理所有事项。");
      }
      if (minutes == null || minutes < 1 || minutes > ServiceGroup.MAXIMUM_MINUTES) {
        inputs.wrong("/minutes", "应为 1 至 " + ServiceGroup.MAXIMUM_MINUTES + " 分钟。");
      }
      inputs.check();
      return new ServiceGroup(
          code,
          named,
          begins,
          counters,
          Boolean.TRUE.equals(anyItem),
          minutes,
          lengths,
          active == null || active);
    }

    private static String letter(String text) {
      if (!text.matches("[A-Z]{1,2}")) {
        throw new IllegalArgumentException("应为 1 至 2 个大写字母。");
      }
      return text;
    }

    private Map<BasicCode, Integer> lengths(Inputs inputs) {
      var lengths = new HashMap<BasicCode, Integer>();
      var sent = minutesByItem == null ? Map.<String, Integer>of() : minutesByItem;
      if (sent.size() > ServiceGroup.MAXIMUM_ITEMS) {
        inputs.wrong("/minutesByItem", "最多 " + ServiceGroup.MAXIMUM_ITEMS + " 个事项。");
        return lengths;
      }
      sent.forEach(
          (item, length) -> {
            if (!BasicCode.isValid(item)
                || length == null
                || length < 1
                || length > ServiceGroup.MAXIMUM_MINUTES) {
              inputs.wrong("/minutesByItem", "事项编码或分钟数不正确。");
            } else {
              lengths.put(new BasicCode(item), length);
            }
          });
      return lengths;
    }
  }

  /** A group with its plan. */
  @Serdeable
  record GroupResponse(
      String code,
      String place,
      String name,
      String letter,
      List<WindowRequest> windows,
      boolean anyItem,
      int minutes,
      Map<String, Integer> minutesByItem,
      boolean active,
      long planVersion,
      Optional<PlanRequest> plan) {
    static GroupResponse of(Planned planned) {
      var group = planned.group();
      var lengths = new HashMap<String, Integer>();
      group.minutesByItem().forEach((item, minutes) -> lengths.put(item.value(), minutes));
      return new GroupResponse(
          group.code().value(),
          group.place().value(),
          group.name(),
          group.letter(),
          group.windows().stream()
              .map(window -> new WindowRequest(window.number(), window.name()))
              .toList(),
          group.anyItem(),
          group.minutes(),
          lengths,
          group.active(),
          planned.version(),
          planned.plan().map(PlanRequest::of));
    }
  }

  /** Groups. */
  @Serdeable
  record GroupList(List<GroupResponse> items) {}

  /** Another plan, and what becomes of the bookings it hits. */
  @Serdeable
  record ReplaceRequest(
      @Nullable PlanRequest plan, @Nullable String hits, @Nullable String reason) {}

  /** An exception for a whole place, and what becomes of the bookings it hits. */
  @Serdeable
  record PlaceRequest(@Nullable PlanRequest.ExceptionRequest exception, @Nullable String hits) {}

  /** Bookings. */
  @Serdeable
  record ImpactResponse(List<AppointmentResponse> items) {}

  /** What became of the bookings. */
  @Serdeable
  record ReplacedResponse(List<AppointmentResponse> moved, List<AppointmentResponse> cancelled) {}
}
