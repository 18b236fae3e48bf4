package org.tongban.web.portal.paper;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import org.tongban.application.paper.CasePapers;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.PaperId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.paper.PaperFiles;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Downloads of a case's papers, for residents and staff. */
@Hidden
@Controller("/cases/{id}/papers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
class PaperController {
  private final CasePapers papers;
  private final Callers callers;

  PaperController(CasePapers papers, Callers callers) {
    this.papers = papers;
    this.callers = callers;
  }

  @Get("/{paper}/pdf")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(HttpRequest<?> request, String id, String paper) {
    return papers
        .open(callers.of(request), new CaseId(Inputs.id(id)), new PaperId(Inputs.id(paper)))
        .<HttpResponse<?>>map(PaperFiles::attached)
        .orElseThrow(Inputs::absent);
  }
}
