package org.tongban.web.api.paper;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.List;
import java.util.Optional;
import org.tongban.application.paper.CasePapers;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.PaperId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The papers of a case: receipts, notices and decisions, as they were made out. */
@Controller("/api/v1/cases/{id}/papers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class PaperController {
  private final CasePapers papers;
  private final Places places;
  private final Callers callers;

  PaperController(CasePapers papers, Places places, Callers callers) {
    this.papers = papers;
    this.places = places;
    this.callers = callers;
  }

  /** The papers, the first made out first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PaperPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var wanted = Inputs.shortList(cursor, limit);
    var found =
        papers.ofCase(callers.of(request), new CaseId(Inputs.id(id))).orElseThrow(Inputs::absent);
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(found, wanted, paper -> paper.id().toString()),
            paper -> PaperResponse.of(paper, city)));
  }

  /** The file of a paper: the same bytes each time. */
  @Get("/{paper}/pdf")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> file(HttpRequest<?> request, String id, String paper) {
    return papers
        .open(callers.of(request), new CaseId(Inputs.id(id)), new PaperId(Inputs.id(paper)))
        .<HttpResponse<?>>map(PaperFiles::attached)
        .orElseThrow(Inputs::absent);
  }

  /** A part of the papers. */
  @Serdeable
  record PaperPage(List<PaperResponse> items, Optional<String> next) {}
}
