package org.tongban.web.api.seal;

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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.seal.ManageSeals;
import org.tongban.application.seal.ManageSeals.Answer;
import org.tongban.application.seal.ManageSeals.Checked;
import org.tongban.application.seal.ManageSeals.Wish;
import org.tongban.application.seal.SealPictures;
import org.tongban.application.seal.SealStore;
import org.tongban.domain.place.Unit;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;
import org.tongban.domain.seal.SealRegistration;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.problem.InvalidInputException;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/**
 * The register of seals: one person registers, another takes into use, one revokes. For the city's
 * catalogue editors; for editors and heads of a unit, those of the unit.
 */
@Controller("/api/v1/admin/catalogue/seals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "catalogue")
class SealController {
  /** More than the largest picture has in Base64. */
  private static final int LONGEST_PICTURE = SealPictures.LARGEST * 3 / 2;

  private static final int LONGEST_WORDS = 60;

  private final ManageSeals seals;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  SealController(ManageSeals seals, Places places, Callers callers, IdempotentWrites writes) {
    this.seals = seals;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  private Caller.Staff keeper(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!seals.manages(staff)) {
      throw notAllowed();
    }
    return staff;
  }

  private static RefusedException notAllowed() {
    return new RefusedException(ProblemType.FORBIDDEN, "管理印章需要市级的事项编辑岗位，或者本单位的事项编辑、负责人岗位。");
  }

  /**
   * The seals, the latest registered first.
   *
   * @param unit words in the names of units, or the code of one
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SealPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String unit,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = keeper(request);
    var inputs = new Inputs();
    var words = words(inputs, unit);
    var wanted = inputs.optional("state", state, Inputs.constant(Seal.State.class));
    inputs.check();
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            seals.list(caller, words, wanted, Inputs.page(cursor, limit)),
            stored -> SealResponse.of(stored, city)));
  }

  private static Optional<String> words(Inputs inputs, @Nullable String unit) {
    return Optional.of(inputs.optionalText("unit", unit, LONGEST_WORDS))
        .filter(text -> !text.isEmpty());
  }

  /**
   * Units that have no seal which holds today, authorities first, from the city down.
   *
   * @param unit words in the names of units, or the code of one
   */
  @Get("/lacking")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = UnitPage.class)))
  HttpResponse<?> lacking(
      HttpRequest<?> request,
      @Nullable @QueryValue String unit,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = keeper(request);
    var inputs = new Inputs();
    var words = words(inputs, unit);
    inputs.check();
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(
                seals.lacking(caller, words),
                Inputs.page(cursor, limit),
                one -> one.code().value()),
            UnitResponse::of));
  }

  /** A seal. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SealResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    return tagged(
        seals.find(keeper(request), new SealId(Inputs.id(id))).orElseThrow(Inputs::absent));
  }

  /** The picture of a seal; a drawn one has none. */
  @Get("/{id}/picture")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.IMAGE_PNG,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> picture(HttpRequest<?> request, String id) {
    return seals
        .picture(keeper(request), new SealId(Inputs.id(id)))
        .<HttpResponse<?>>map(png -> HttpResponse.ok(png).contentType(MediaType.IMAGE_PNG_TYPE))
        .orElseThrow(Inputs::absent);
  }

  /** Registers a seal, which somebody else then takes into use. */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SealResponse.class)))
  HttpResponse<?> register(HttpRequest<?> request, @Body SealRequest body) {
    var caller = keeper(request);
    var inputs = new Inputs();
    var wish = body.read(inputs);
    inputs.check();
    return writes.writePrepared(
        request,
        caller,
        body,
        new IdempotentWrites.Prepared<Checked.Good>() {
          @Override
          public Checked.Good prepare() {
            return switch (seals.check(caller, wish)) {
              case Checked.Good good -> good;
              case Checked.Wrong(var faults) -> throw wrong(faults);
              case Checked.NotAllowed() -> throw notAllowed();
            };
          }

          @Override
          public MutableHttpResponse<?> write(Checked.Good ready) {
            return answer(
                seals.register(caller, ready),
                () -> new RefusedException(ProblemType.FORBIDDEN, "您的岗位刚刚有了变化。"));
          }
        });
  }

  private static InvalidInputException wrong(List<ManageSeals.Fault> faults) {
    return new InvalidInputException(
        faults.stream()
            .map(fault -> new Problem.FieldError("/" + fault.about(), fault.words()))
            .toList());
  }

  /** Takes a seal into use: only somebody else than who registered it. */
  @Post("/{id}/approval")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SealResponse.class)))
  HttpResponse<?> approve(HttpRequest<?> request, String id) {
    var caller = keeper(request);
    var which = new SealId(Inputs.id(id));
    var version = Inputs.version(request);
    return writes.write(
        request, caller, null, () -> answer(seals.approve(caller, which, version), Inputs::absent));
  }

  /** Ends the use of a seal at once; papers that bear it stay as they are. */
  @Post("/{id}/revocation")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SealResponse.class)))
  HttpResponse<?> revoke(HttpRequest<?> request, String id, @Body RevocationRequest body) {
    var caller = keeper(request);
    var which = new SealId(Inputs.id(id));
    var version = Inputs.version(request);
    return writes.write(
        request,
        caller,
        body,
        inputs -> inputs.text("/reason", body.reason(), Seal.LONGEST_REASON),
        reason -> answer(seals.revoke(caller, which, version, reason), Inputs::absent));
  }

  private MutableHttpResponse<?> answer(Answer answer, Supplier<RefusedException> notAllowed) {
    return switch (answer) {
      case Answer.Done(var stored) -> stored.version() == 1 ? created(stored) : tagged(stored);
      case Answer.Wrong(var fault) -> Inputs.refused("/" + fault.about(), fault.words());
      case Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
      case Answer.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("这枚印章刚刚有了变化，请查看最新内容后再办理。")
              .header(HttpHeaders.ETAG, "\"" + current + "\"");
      case Answer.Absent() -> throw Inputs.absent();
      case Answer.NotAllowed() -> throw notAllowed.get();
    };
  }

  private MutableHttpResponse<?> created(SealStore.Stored stored) {
    return HttpResponse.created(SealResponse.of(stored, places.organisation()))
        .header(
            HttpHeaders.LOCATION,
            "/api/v1/admin/catalogue/seals/" + stored.seal().registration().id())
        .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"");
  }

  private MutableHttpResponse<?> tagged(SealStore.Stored stored) {
    return HttpResponse.ok(SealResponse.of(stored, places.organisation()))
        .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"");
  }

  /**
   * What is registered.
   *
   * @param diameter in millimetres
   * @param picture a PNG in Base64, red on a transparent ground, at most 600 kB; may be left out in
   *     sample mode alone
   */
  @Serdeable
  record SealRequest(
      @Nullable String unit,
      @Nullable String kind,
      @Nullable String name,
      @Nullable Integer diameter,
      @Nullable String validFrom,
      @Nullable String validUntil,
      @Nullable String picture) {
    @Nullable
    Wish read(Inputs inputs) {
      var which = inputs.required("/unit", unit, UnitCode::new);
      var what = inputs.required("/kind", kind, Inputs.constant(SealKind.class));
      var words = inputs.text("/name", name, SealRegistration.LONGEST_NAME);
      if (diameter == null) {
        inputs.wrong("/diameter", "请填写。");
      }
      var from = inputs.required("/validFrom", validFrom, Inputs::date);
      var until = inputs.optional("/validUntil", validUntil, Inputs::date);
      if (picture != null && picture.length() > LONGEST_PICTURE) {
        inputs.wrong("/picture", "图片太大，最多 " + SealPictures.LARGEST / 1000 + " KB。");
        return null;
      }
      var image = inputs.optional("/picture", picture, text -> Base64.getDecoder().decode(text));
      return which == null || what == null || diameter == null || from == null
          ? null
          : new Wish(which, what, words, diameter, from, until, image);
    }

    /** Without the picture. */
    @Override
    public String toString() {
      return "SealRequest[" + unit + " " + kind + "]";
    }
  }

  /** Why it is revoked. */
  @Serdeable
  record RevocationRequest(@Nullable String reason) {}

  /** A unit without a seal. */
  @Serdeable
  record UnitResponse(String unit, String unitName) {
    static UnitResponse of(Unit unit) {
      return new UnitResponse(unit.code().value(), unit.name());
    }
  }

  /** A part of the seals. */
  @Serdeable
  record SealPage(List<SealResponse> items, Optional<String> next) {}

  /** A part of the units. */
  @Serdeable
  record UnitPage(List<UnitResponse> items, Optional<String> next) {}
}
