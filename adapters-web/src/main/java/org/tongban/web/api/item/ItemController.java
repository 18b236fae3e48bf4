package org.tongban.web.api.item;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Organisation;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PublicAnswers;

/** The public catalogue. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class ItemController {
  private final Catalogue catalogue;
  private final Places places;
  private final PublicAnswers answers;

  ItemController(Catalogue catalogue, Places places, PublicAnswers answers) {
    this.catalogue = catalogue;
    this.places = places;
    this.answers = answers;
  }

  /** An item with its implementations. */
  @Get("/items/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ItemDetails.class)))
  HttpResponse<?> item(HttpRequest<?> request, String code) {
    var item = catalogue.item(Inputs.code(code, BasicCode::new)).orElseThrow(() -> Inputs.absent());
    var city = places.organisation();
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
            catalogue.implementationsOf(item.code()).stream()
                .map(implementation -> ImplementationLine.of(implementation, city))
                .toList()));
  }

  /** The guide to the version in force. */
  @Get("/implementations/{code}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GuideResponse.class)))
  HttpResponse<?> guide(HttpRequest<?> request, String code) {
    return guide(request, catalogue.current(Inputs.code(code, ImplementationCode::new)));
  }

  /** The guide to a version, which cases may still be under. */
  @Get("/implementations/{code}/versions/{version}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GuideResponse.class)))
  HttpResponse<?> guide(HttpRequest<?> request, String code, String version) {
    var ref =
        Inputs.code(
            version,
            number ->
                new ImplementationRef(new ImplementationCode(code), Integer.parseInt(number)));
    return guide(request, catalogue.implementation(ref));
  }

  private HttpResponse<?> guide(HttpRequest<?> request, Optional<Implementation> found) {
    return answers.ok(
        request, GuideResponse.of(found.orElseThrow(() -> Inputs.absent()), places.organisation()));
  }

  /** An item. */
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
      List<ImplementationLine> implementations) {}

  /** An implementation of an item. */
  @Serdeable
  record ImplementationLine(
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
    static ImplementationLine of(Implementation implementation, Organisation city) {
      return new ImplementationLine(
          implementation.ref().code().value(),
          implementation.ref().version(),
          implementation.name(),
          implementation.authority().value(),
          city.nameOf(implementation.authority()),
          implementation.territory().value(),
          city.regions().fullName(implementation.territory()),
          implementation.kind(),
          implementation.limits().promised().count(),
          implementation.limits().legal().count());
    }
  }
}
