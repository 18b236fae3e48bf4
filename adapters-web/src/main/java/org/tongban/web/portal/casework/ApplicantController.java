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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.ChooseApplicant;
import org.tongban.application.casework.ChooseApplicant.Candidate;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Begins an application, and asks for whom it is where that is not clear. */
@Hidden
@Controller("/apply")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class ApplicantController {
  private static final String PAGE = "casework/applicant";
  private static final String APPLICANT = "applicant";

  private final Pages pages;
  private final Callers callers;
  private final ChooseApplicant chooseApplicant;
  private final Beginning beginning;
  private final Catalogue catalogue;

  ApplicantController(
      Pages pages,
      Callers callers,
      ChooseApplicant chooseApplicant,
      Beginning beginning,
      Catalogue catalogue) {
    this.pages = pages;
    this.callers = callers;
    this.chooseApplicant = chooseApplicant;
    this.beginning = beginning;
    this.catalogue = catalogue;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.of(request);
    var form = Form.of(body);
    var code = Inputs.code(form.value("implementation"), ImplementationCode::new);
    if (!(caller instanceof Caller.Resident resident)) {
      return opened(
          request,
          form,
          caller,
          catalogue.current(code).orElseThrow(Inputs::absent),
          Optional.empty());
    }
    if (resident.realNameLevel() < 1) {
      return Pages.to("/real-name?next=/guides/" + code);
    }
    var guide = catalogue.current(code).orElseThrow(Inputs::absent);
    var candidates = chooseApplicant.candidates(resident, guide);
    var chosen =
        candidates.stream()
            .filter(one -> one.applicant().value().toString().equals(form.value(APPLICANT)))
            .findFirst();
    if (chosen.isPresent() || candidates.size() <= 1) {
      return opened(
          request, form, resident, guide, chosen.or(() -> candidates.stream().findFirst()));
    }
    if (!form.value("asked").isEmpty()) {
      form.wrong(APPLICANT, "请选择替谁办理。");
      return pages.again(request, PAGE, words(guide, candidates, form));
    }
    return Pages.to("/apply/for?implementation=" + code);
  }

  @Get("/for")
  HttpResponse<?> choose(HttpRequest<?> request, @Nullable @QueryValue String implementation) {
    var code = Inputs.code(implementation == null ? "" : implementation, ImplementationCode::new);
    var guide = catalogue.current(code).orElseThrow(Inputs::absent);
    return callers.of(request) instanceof Caller.Resident resident
        ? pages.show(
            request, PAGE, words(guide, chooseApplicant.candidates(resident, guide), new Form()))
        : Pages.to("/guides/" + code);
  }

  private static Map<String, Object> words(
      Implementation guide, List<Candidate> candidates, Form form) {
    var field = Field.of(Field.Kind.RADIOS, APPLICANT, "这次替谁办");
    candidates.forEach(
        one ->
            field.options(
                List.of(
                    new Field.Option(
                        one.applicant().value().toString(), label(one), hint(one.relation())))));
    return Map.of("guide", guide, "form", form, "field", field.in(form));
  }

  private static String label(Candidate one) {
    return switch (one.relation()) {
      case SELF -> "本人（" + one.name() + "）";
      case ORGANISATION, GRANTOR -> one.name();
    };
  }

  private static String hint(ChooseApplicant.Relation relation) {
    return switch (relation) {
      case SELF -> "";
      case ORGANISATION -> "您是这家单位的办事人员";
      case GRANTOR -> "委托了您代办";
    };
  }

  private HttpResponse<?> opened(
      HttpRequest<?> request,
      Form form,
      Caller caller,
      Implementation guide,
      Optional<Candidate> candidate) {
    var code = guide.ref().code();
    var declared = Eligibility.declared(form.withPaths(Eligibility.PATH));
    var somebodyElse =
        candidate.filter(one -> one.relation() != ChooseApplicant.Relation.SELF).isPresent();
    if (caller instanceof Caller.Resident resident
        && !somebodyElse
        && beginning.asksMore(resident, code, declared)) {
      return Pages.to(
          "/guides/"
              + code
              + "/eligibility"
              + candidate
                  .map(one -> one.applicant().value().toString())
                  .filter(form.value(APPLICANT)::equals)
                  .map(chosen -> "?applicant=" + chosen)
                  .orElse(""));
    }
    return beginning.open(
        request,
        caller,
        guide,
        new OpenDraft.Request(
            code,
            candidate.filter(_ -> somebodyElse).map(Candidate::applicant),
            candidate.flatMap(Candidate::mandate),
            declared),
        Beginning::toForm);
  }
}
