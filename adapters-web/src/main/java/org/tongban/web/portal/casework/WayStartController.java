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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.Profile;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.NearestWay;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;

/** Begins a way that was offered: opens the draft with the way filled in, or asks for a visit. */
@Hidden
@Controller(Starting.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class WayStartController {
  private static final List<String> NAMES =
      List.of("implementation", "mode", "channel", "place", "from", "actingAs");

  private final Pages pages;
  private final Callers callers;
  private final Beginning beginning;
  private final EditDraft editDraft;
  private final GrantMandate grantMandate;
  private final Catalogue catalogue;
  private final Places places;
  private final Profile profile;

  WayStartController(
      Pages pages,
      Callers callers,
      Beginning beginning,
      EditDraft editDraft,
      GrantMandate grantMandate,
      Catalogue catalogue,
      Places places,
      Profile profile) {
    this.pages = pages;
    this.callers = callers;
    this.beginning = beginning;
    this.editDraft = editDraft;
    this.grantMandate = grantMandate;
    this.catalogue = catalogue;
    this.places = places;
    this.profile = profile;
  }

  private record Wanted(Implementation implementation, Way way) {}

  /** What the address says; anything that is not what it should be names nothing. */
  private Wanted wanted(Form form) {
    var implementation =
        catalogue
            .current(Inputs.code(form.value("implementation"), ImplementationCode::new))
            .orElseThrow(Inputs::absent);
    var place = form.text("place").map(code -> Inputs.code(code, UnitCode::new));
    place.ifPresent(code -> places.organisation().servicePoint(code).orElseThrow(Inputs::absent));
    return new Wanted(
        implementation,
        new Way(
            Inputs.code(form.value("mode"), Inputs.constant(HandlingMode.class)),
            Inputs.code(form.value("channel"), Inputs.constant(Channel.class)),
            place,
            Inputs.code(form.value("from"), RegionCode::new),
            Inputs.code(form.value("actingAs"), Inputs.constant(ActingAs.class))));
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request) {
    var form = new Form();
    NAMES.forEach(
        name -> request.getParameters().getFirst(name).ifPresent(value -> form.with(name, value)));
    var wanted = wanted(form);
    if (wanted.way().channel() == Channel.HOME) {
      return Pages.to(
          "/assistance/new?implementation="
              + wanted.implementation().ref().code()
              + "&region="
              + form.value("from"));
    }
    var caller = callers.find(request);
    if (caller.isEmpty()) {
      return Pages.to("/sign-in?next=" + encoded(here(form)));
    }
    if (caller.get() instanceof Caller.Resident resident && resident.realNameLevel() < 1) {
      return Pages.to("/real-name?next=" + encoded(here(form)));
    }
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("guide", wanted.implementation());
    words.put("way", wanted.way());
    words.put("start", NearestWay.start(wanted.way().channel()));
    words.put("places", places.organisation());
    words.put("names", NAMES);
    words.put("applicants", applicants(caller.get(), wanted));
    return pages.show(request, "casework/wayStart", words);
  }

  private static String here(Form form) {
    var query = new StringBuilder();
    for (var name : NAMES) {
      form.text(name)
          .ifPresent(
              value ->
                  query
                      .append(query.isEmpty() ? "?" : "&")
                      .append(name)
                      .append('=')
                      .append(encoded(value)));
    }
    return Starting.PATH + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** For whom the caller can begin it: themselves, their organisations, who gave a mandate. */
  private List<ApplicantChoice> applicants(Caller caller, Wanted wanted) {
    if (!(caller instanceof Caller.Resident resident)) {
      return List.of();
    }
    return switch (wanted.way().actingAs()) {
      case SELF ->
          profile.of(resident).flatMap(Profile.Me::person).stream()
              .map(
                  person ->
                      new ApplicantChoice(person.id().value().toString(), person.displayName(), ""))
              .toList();
      case OPERATOR ->
          profile.of(resident).map(Profile.Me::organisations).orElse(List.of()).stream()
              .map(one -> new ApplicantChoice(one.id().value().toString(), one.displayName(), ""))
              .toList();
      case HELPER, LIAISON ->
          grantMandate.held(resident).stream()
              .filter(
                  held ->
                      held.items().isEmpty()
                          || held.items().contains(wanted.implementation().item()))
              .map(
                  held ->
                      new ApplicantChoice(
                          held.grantor().value().toString(),
                          "委托人（委托到 " + held.until() + "）",
                          held.id().value().toString()))
              .toList();
    };
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> start(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var wanted = wanted(form);
    var caller = callers.of(request);
    var chosen =
        applicants(caller, wanted).stream()
            .filter(one -> one.key().equals(form.value("applicant")))
            .findFirst()
            .orElseThrow(Inputs::absent);
    var mandate =
        Optional.of(chosen.mandate())
            .filter(id -> !id.isEmpty())
            .map(Inputs::uuid)
            .map(MandateId::new);
    return beginning.open(
        request,
        caller,
        wanted.implementation(),
        new OpenDraft.Request(
            wanted.implementation().ref().code(),
            Optional.of(new SubjectId(Inputs.uuid(chosen.key()))),
            mandate,
            Map.of()),
        draft -> {
          editDraft.save(
              caller,
              draft.id(),
              draft.version(),
              new EditDraft.Content(draft.answers(), Optional.of(wanted.way()), Optional.empty()));
          return Beginning.toForm(draft);
        });
  }
}
