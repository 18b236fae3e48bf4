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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.casework.CaseView;
import org.tongban.application.casework.HandleCase;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.EndLicence;
import org.tongban.application.paper.CasePapers;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseStep;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The case desk: one obvious next action, and the others after it. */
@Hidden
@Controller("/staff/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class DeskController {
  private static final String SEQUENCE = "sequence";

  private final Pages pages;
  private final Callers callers;
  private final TrackCase trackCase;
  private final HandleCase handleCase;
  private final EndLicence endLicence;
  private final CasePapers papers;
  private final Places places;
  private final ReuseLicence reuseLicence;

  DeskController(
      Pages pages,
      Callers callers,
      TrackCase trackCase,
      HandleCase handleCase,
      EndLicence endLicence,
      CasePapers papers,
      Places places,
      ReuseLicence reuseLicence) {
    this.pages = pages;
    this.callers = callers;
    this.trackCase = trackCase;
    this.handleCase = handleCase;
    this.endLicence = endLicence;
    this.papers = papers;
    this.places = places;
    this.reuseLicence = reuseLicence;
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id, @Nullable @QueryValue String done) {
    var staff = callers.staff(request);
    var found = trackCase.view(staff, new CaseId(Inputs.id(id)));
    if (found.isEmpty() && done != null) {
      // The step handed the case on to a unit that this person has no part in.
      return Pages.to("/staff");
    }
    var view = found.orElseThrow(Inputs::absent);
    var words = words(staff, view, new Form(), null);
    words.put("done", done == null ? "" : StepForms.bySlug(done).map(CaseStep::label).orElse(""));
    return pages.show(request, "staff/desk", words);
  }

  private Map<String, Object> words(
      Caller.Staff staff, CaseView view, Form typed, @Nullable CaseStep tried) {
    var actions = new ArrayList<Action>();
    for (var step : view.steps()) {
      var form = (step == tried ? typed : new Form()).scope(step.slug());
      actions.add(new Action(step, StepForms.fields(step, view, form), step == tried));
    }
    var words = new HashMap<String, Object>();
    words.put("view", view);
    words.put("used", reuseLicence.used(view.file().id(), view.file().materials()));
    words.put("actions", actions);
    words.put("form", typed);
    words.put("places", places.organisation());
    words.put("explained", CasePages.explained(trackCase, staff, view));
    words.put("timeline", trackCase.timeline(staff, view.file().id()).orElse(List.of()));
    words.put("delivery", DeliveryForm.words(view.file().delivery(), places.organisation()));
    words.put("licences", !endLicence.ofCase(staff, view.file().id()).isEmpty());
    words.put("papers", papers.ofCase(staff, view.file().id()).orElse(List.of()));
    words.put("done", "");
    return words;
  }

  @Post("/{id}/{slug}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> take(
      HttpRequest<?> request, String id, String slug, @Body @Nullable Map<String, Object> body) {
    var staff = callers.staff(request);
    var caseId = new CaseId(Inputs.id(id));
    var step = StepForms.bySlug(slug).orElseThrow(Inputs::absent);
    var view = trackCase.view(staff, caseId).orElseThrow(Inputs::absent);
    var form = Form.of(body);
    var command = StepForms.command(step, view, form);
    if (command.isPresent() && !form.hasErrors()) {
      switch (handleCase.handle(staff, caseId, form.number(SEQUENCE, 0), command.get())) {
        case HandleCase.Handling.Done _ -> {
          return Pages.to("/staff/cases/" + id + "?done=" + slug);
        }
        case HandleCase.Handling.Refused(_, var words) -> form.wrong(first(step, view), words);
        case HandleCase.Handling.Stale _ ->
            form.wrong(first(step, view), "办件刚刚有了新的进展，您填写的内容还在；请看过最新进展，再提交一次。");
        case HandleCase.Handling.Absent() -> throw Inputs.absent();
      }
    }
    return again(request, staff, caseId, form, step);
  }

  private HttpResponse<?> again(
      HttpRequest<?> request, Caller.Staff staff, CaseId id, Form form, CaseStep step) {
    var view = trackCase.view(staff, id).orElseThrow(Inputs::absent);
    return pages.again(request, "staff/desk", words(staff, view, form, step));
  }

  /** Where a refusal is shown: at the step's first field, or at its button. */
  private static String first(CaseStep step, CaseView view) {
    return StepForms.fields(step, view, new Form()).stream()
        .map(Field::name)
        .findFirst()
        .orElse("step");
  }
}
