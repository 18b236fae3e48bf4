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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.casework.FindNearestWays;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.Profile;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.NearestAnswer;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.Subject;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;

/** Asks a few questions and shows how a matter is done the easiest way. Keeps nothing. */
@Hidden
@Controller("/items/{code}/ways")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class NearestWaysController {
  private final Pages pages;
  private final Callers callers;
  private final FindNearestWays findNearestWays;
  private final Catalogue catalogue;
  private final Places places;
  private final Profile profile;
  private final Clock clock;

  NearestWaysController(
      Pages pages,
      Callers callers,
      FindNearestWays findNearestWays,
      Catalogue catalogue,
      Places places,
      Profile profile,
      Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.findNearestWays = findNearestWays;
    this.catalogue = catalogue;
    this.places = places;
    this.profile = profile;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> begin(HttpRequest<?> request, String code) {
    return step(request, item(code), known(request, new Form()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> step(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    return step(request, item(code), Form.of(body));
  }

  private ServiceItem item(String code) {
    return catalogue.item(Inputs.code(code, BasicCode::new)).orElseThrow(Inputs::absent);
  }

  /** What the city knows of who is signed in is not asked again. */
  private Form known(HttpRequest<?> request, Form form) {
    callers
        .find(request)
        .filter(Caller.Resident.class::isInstance)
        .map(Caller.Resident.class::cast)
        .flatMap(profile::of)
        .flatMap(Profile.Me::person)
        .ifPresent(person -> fill(form, person));
    return form;
  }

  private void fill(Form form, Subject.Person person) {
    var home = person.home().value();
    form.with(SituationForm.AT, home)
        .with(SituationForm.AT + SituationForm.ENOUGH, "1")
        .with("sameHome", "yes")
        .with("net", "yes")
        .with("going", "yes")
        .with("prefilled", "1");
    person
        .born()
        .map(born -> ChronoUnit.YEARS.between(born, today()))
        .ifPresent(years -> form.with("age", Long.toString(years)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Times.ZONE);
  }

  private HttpResponse<?> step(HttpRequest<?> request, ServiceItem item, Form form) {
    var regions = places.organisation().regions();
    if (form.value("action").equals("again")) {
      form.with(SituationForm.AT, "").with(SituationForm.HOME, "");
      form.with(SituationForm.AT + SituationForm.ENOUGH, "");
      form.with(SituationForm.HOME + SituationForm.ENOUGH, "").with("told", "");
    }
    if (form.value("action").equals("change")) {
      form.with("told", "").with(SituationForm.HOME, "");
      form.with(SituationForm.HOME + SituationForm.ENOUGH, "");
    }
    var next = new SituationForm(form, regions).next(today());
    var words = new HashMap<String, Object>();
    words.put("item", item);
    words.put("form", form);
    words.put("regions", regions);
    return switch (next) {
      case NearestWhere where -> {
        words.put("where", where);
        yield show(request, "casework/nearestWhere", words, form);
      }
      case SituationForm.Next.About(var fields) -> {
        words.put("fields", fields);
        yield show(request, "casework/nearestAbout", words, form);
      }
      case SituationForm.Next.Done(var situation) -> answer(request, item, situation, words);
    };
  }

  private HttpResponse<?> show(
      HttpRequest<?> request, String template, Map<String, Object> words, Form form) {
    return form.hasErrors()
        ? pages.again(request, template, words)
        : pages.show(request, template, words);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, ServiceItem item, Situation situation, Map<String, Object> words) {
    var found = findNearestWays.find(item.code(), situation).orElseThrow(Inputs::absent);
    words.put("situation", situation);
    words.put("places", places.organisation());
    words.put("today", today());
    return switch (found.answer()) {
      case NearestAnswer.NobodyCompetent nobody -> {
        words.put("nobody", nobody);
        yield pages.show(request, "casework/nearestNobody", words);
      }
      case NearestAnswer.Found ways -> {
        words.put("found", ways);
        yield pages.show(request, "casework/nearest", words);
      }
    };
  }
}
