package org.tongban.web.api.item;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ImplementationLine;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.BusinessCode;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationDifference;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.VersionState;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PublicAnswers;

/** The public catalogue. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class ItemController {
  private static final int MOST = 100;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Catalogue catalogue;
  private final Places places;
  private final PublicAnswers answers;
  private final Clock clock;

  ItemController(Catalogue catalogue, Places places, PublicAnswers answers, Clock clock) {
    this.catalogue = catalogue;
    this.places = places;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * An item with its implementations: those of the authorities that are competent for the region,
   * or without one the first hundred; the rest is at {@code /items/{code}/implementations}.
   */
  @Get("/items/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ItemDetails.class)))
  HttpResponse<?> item(HttpRequest<?> request, String code, @Nullable @QueryValue String region) {
    var item = catalogue.item(Inputs.code(code, BasicCode::new)).orElseThrow(() -> Inputs.absent());
    var page = lines(item, region, Inputs.page(null, MOST));
    var count = catalogue.implementationCounts(List.of(item.code())).getOrDefault(item.code(), 0);
    return answers.ok(
        request,
        new ItemDetails(
            item.code().value(),
            item.name(),
            item.type(),
            item.type().label(),
            item.department(),
            item.subject(),
            item.crossProvince(),
            item.basis(),
            count,
            page.items(),
            page.next()));
  }

  /** The implementations of an item that are in force, by territory. */
  @Get("/items/{code}/implementations")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImplementationPage.class)))
  HttpResponse<?> implementations(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String region,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var item = catalogue.item(Inputs.code(code, BasicCode::new)).orElseThrow(() -> Inputs.absent());
    return answers.ok(request, lines(item, region, Inputs.page(cursor, limit)));
  }

  private ImplementationPage lines(ServiceItem item, @Nullable String region, Page.Request page) {
    var inputs = new Inputs();
    var where = inputs.optional("region", region, RegionCode::new);
    inputs.check();
    var city = places.organisation();
    var found =
        where
            .map(
                place ->
                    new Page<>(
                        catalogue.implementationsFor(item.code(), place), Optional.<String>empty()))
            .orElseGet(() -> catalogue.implementationsOf(item.code(), page));
    return new ImplementationPage(
        found.items().stream().map(line -> ImplementationResponse.of(line, city)).toList(),
        found.next());
  }

  /** The guide to the version in force. */
  @Get("/implementations/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GuideResponse.class)))
  HttpResponse<?> guide(HttpRequest<?> request, String code) {
    return guide(request, catalogue.current(Inputs.code(code, ItemController::implementation)));
  }

  /** Takes the code of what people apply for as well as that of its implementation. */
  private static ImplementationCode implementation(String code) {
    return BusinessCode.isValid(code)
        ? new BusinessCode(code).implementation()
        : new ImplementationCode(code);
  }

  /** The versions of an implementation that were ever published, the latest first. */
  @Get("/implementations/{code}/versions")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionList.class)))
  HttpResponse<?> versions(HttpRequest<?> request, String code) {
    var today = LocalDate.ofInstant(clock.instant(), ZONE);
    var versions = catalogue.versionsOf(Inputs.code(code, ItemController::implementation));
    if (versions.isEmpty()) {
      throw Inputs.absent();
    }
    return answers.ok(
        request,
        new VersionList(
            versions.reversed().stream().map(one -> VersionResponse.of(one, today)).toList()));
  }

  /** In what a version differs from the one before it, field by field, in words. */
  @Get("/implementations/{code}/versions/{version}/differences")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DifferenceList.class)))
  HttpResponse<?> differences(HttpRequest<?> request, String code, String version) {
    var ref = ref(code, version);
    var after = catalogue.implementation(ref).orElseThrow(Inputs::absent);
    var before =
        ref.version() == 1
            ? Optional.<Implementation>empty()
            : catalogue.implementation(new ImplementationRef(ref.code(), ref.version() - 1));
    return answers.ok(
        request,
        new DifferenceList(
            before
                .map(was -> ImplementationDifference.between(was, after))
                .orElse(List.of())
                .stream()
                .map(one -> new DifferenceResponse(one.field(), one.before(), one.after()))
                .toList()));
  }

  /** The guide to a version, which cases may still be under. */
  @Get("/implementations/{code}/versions/{version}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GuideResponse.class)))
  HttpResponse<?> guide(HttpRequest<?> request, String code, String version) {
    return guide(request, catalogue.implementation(ref(code, version)));
  }

  private static ImplementationRef ref(String code, String version) {
    return Inputs.code(
        version, number -> new ImplementationRef(implementation(code), Integer.parseInt(number)));
  }

  private HttpResponse<?> guide(HttpRequest<?> request, Optional<Implementation> found) {
    return answers.ok(
        request, GuideResponse.of(found.orElseThrow(() -> Inputs.absent()), places.organisation()));
  }

  /**
   * An item.
   *
   * @param implementationCount how many are in force
   * @param next the cursor of the further implementations; left out if these are all
   */
  @Serdeable
  record ItemDetails(
      String code,
      String name,
      ItemType type,
      String typeName,
      String department,
      SubjectKind subject,
      Optional<HandlingMode> crossProvince,
      String basis,
      int implementationCount,
      List<ImplementationResponse> implementations,
      Optional<String> next) {}

  /** A part of the implementations of an item. */
  @Serdeable
  record ImplementationPage(List<ImplementationResponse> items, Optional<String> next) {}

  /**
   * A published version.
   *
   * @param state on this day
   * @param from the first day in force
   * @param until the day from which on it is not in force any more
   */
  @Serdeable
  record VersionResponse(
      int version,
      VersionState state,
      String stateName,
      boolean inForce,
      LocalDate from,
      Optional<LocalDate> until) {
    static VersionResponse of(PublishedVersion version, LocalDate today) {
      var state = version.stateOn(today);
      return new VersionResponse(
          version.ref().version(),
          state,
          state.label(),
          version.inForceOn(today),
          version.from(),
          version.until());
    }
  }

  /** The versions of an implementation. */
  @Serdeable
  record VersionList(List<VersionResponse> items) {}

  /** Something that changed, in words; before or after is empty where it was not there. */
  @Serdeable
  record DifferenceResponse(String field, String before, String after) {}

  /** What changed. */
  @Serdeable
  record DifferenceList(List<DifferenceResponse> items) {}

  /** An implementation of an item. */
  @Serdeable
  record ImplementationResponse(
      String code,
      int version,
      String name,
      String authority,
      String authorityName,
      String territory,
      String territoryName,
      CaseKind kind,
      int promisedDays,
      int legalDays) {
    static ImplementationResponse of(ImplementationLine line, Organisation city) {
      return new ImplementationResponse(
          line.ref().code().value(),
          line.ref().version(),
          line.name(),
          line.authority().value(),
          city.nameOf(line.authority()),
          line.territory().value(),
          city.regions().fullName(line.territory()),
          line.kind(),
          line.promised().count(),
          line.legal().count());
    }
  }
}
