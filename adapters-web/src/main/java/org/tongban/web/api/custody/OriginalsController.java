package org.tongban.web.api.custody;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.custody.WhereOriginals;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Where a case's paper originals are. */
@Controller("/api/v1/cases/{id}/originals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class OriginalsController {
  private final TrackCase trackCase;
  private final WhereOriginals whereOriginals;
  private final Places places;
  private final Callers callers;

  OriginalsController(
      TrackCase trackCase, WhereOriginals whereOriginals, Places places, Callers callers) {
    this.trackCase = trackCase;
    this.whereOriginals = whereOriginals;
    this.places = places;
    this.callers = callers;
  }

  /** Each original that a unit took, and where it is; none if nobody took any. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OriginalPage.class)))
  HttpResponse<?> originals(HttpRequest<?> request, String id) {
    var caseId = new CaseId(Inputs.id(id));
    trackCase.view(callers.of(request), caseId).orElseThrow(Inputs::absent);
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            whereOriginals.of(caseId), original -> OriginalResponse.of(original, city)));
  }

  /**
   * An original.
   *
   * @param words where it is and what comes next
   * @param expectedBy on the way: the last day by which it should be there
   */
  @Serdeable
  record OriginalResponse(
      String material,
      String name,
      WhereOriginals.Place place,
      String placeName,
      String words,
      Optional<String> unit,
      Optional<String> unitName,
      Optional<LocalDate> expectedBy) {
    static OriginalResponse of(WhereOriginals.Original original, Organisation city) {
      return new OriginalResponse(
          original.material(),
          original.name(),
          original.place(),
          original.place().label(),
          original.words(),
          original.unit().map(UnitCode::value),
          original.unit().map(city::nameOf),
          original.expectedBy());
    }
  }

  /** The originals of a case. */
  @Serdeable
  record OriginalPage(List<OriginalResponse> items, Optional<String> next) {}
}
