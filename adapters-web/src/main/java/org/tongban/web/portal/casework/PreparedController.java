package org.tongban.web.portal.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.PrepareApplication;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.NearestWays;
import org.tongban.domain.place.OpeningHours;
import org.tongban.domain.place.ServicePoint;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.Words;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The code of a prepared application, with the sheet to print and take along. */
@Hidden
@Controller("/prepared")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class PreparedController {
  private final Pages pages;
  private final Callers callers;
  private final PrepareApplication prepareApplication;
  private final EditDraft editDraft;
  private final Catalogue catalogue;
  private final Places places;
  private final Clock clock;

  PreparedController(
      Pages pages,
      Callers callers,
      PrepareApplication prepareApplication,
      EditDraft editDraft,
      Catalogue catalogue,
      Places places,
      Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.prepareApplication = prepareApplication;
    this.editDraft = editDraft;
    this.catalogue = catalogue;
    this.places = places;
    this.clock = clock;
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> prepare(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    return switch (prepareApplication.prepare(
        callers.resident(request), new CaseId(Inputs.id(id)))) {
      case PrepareApplication.Preparation.Prepared(var application) ->
          Pages.to("/prepared/" + application.draft().value());
      case PrepareApplication.Preparation.NotAllowed(var words) ->
          ProblemType.REFUSED.response(words);
      case PrepareApplication.Preparation.Absent() -> throw Inputs.absent();
    };
  }

  @Get("/{id}")
  HttpResponse<?> sheet(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var draftId = new CaseId(Inputs.id(id));
    var prepared = prepareApplication.find(caller, draftId).orElseThrow(Inputs::absent);
    var draft = editDraft.view(caller, draftId).orElseThrow(Inputs::absent).draft();
    var implementation =
        catalogue.implementation(draft.implementation()).orElseThrow(Inputs::absent);
    var place = places.organisation().servicePoint(prepared.place()).orElseThrow(Inputs::absent);
    var words = new HashMap<String, Object>();
    words.put("draft", draft);
    words.put("prepared", prepared);
    words.put("guide", implementation);
    words.put("place", place);
    words.put("bring", NearestWays.bring(implementation, draft.way().orElseThrow(Inputs::absent)));
    words.put("opening", opening(place));
    return pages.show(request, "casework/prepared", words);
  }

  private String opening(ServicePoint place) {
    var now = LocalDateTime.ofInstant(clock.instant(), Times.ZONE);
    return OpeningHours.parse(place.openingHours())
        .flatMap(hours -> hours.next(now, places.calendar(place.region())))
        .map(
            next ->
                next.openNow()
                    ? "现在开门，到 " + Words.clock(next.until())
                    : "下次开门：" + Words.day(next.day()) + " " + Words.clock(next.from()))
        .orElse("");
  }
}
