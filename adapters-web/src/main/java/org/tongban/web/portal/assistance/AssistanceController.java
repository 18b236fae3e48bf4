package org.tongban.web.portal.assistance;

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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.assistance.AskForAssistance;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.Profile;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequestId;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Asks that somebody comes to the home, and shows what became of it. */
@Hidden
@Controller("/assistance")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class AssistanceController {
  private static final String PAGE = "assistance/ask";
  private static final int SHOWN = 20;
  private static final int LONGEST_ADDRESS = 100;
  private static final int LONGEST_WISH = 300;

  private final Pages pages;
  private final Callers callers;
  private final AskForAssistance askForAssistance;
  private final Catalogue catalogue;
  private final Places places;
  private final Profile profile;

  AssistanceController(
      Pages pages,
      Callers callers,
      AskForAssistance askForAssistance,
      Catalogue catalogue,
      Places places,
      Profile profile) {
    this.pages = pages;
    this.callers = callers;
    this.askForAssistance = askForAssistance;
    this.catalogue = catalogue;
    this.places = places;
    this.profile = profile;
  }

  private Implementation implementation(String code) {
    return catalogue
        .current(Inputs.code(code == null ? "" : code, ImplementationCode::new))
        .orElseThrow(Inputs::absent);
  }

  private Region region(String code) {
    return places
        .organisation()
        .regions()
        .find(Inputs.code(code == null ? "" : code, RegionCode::new))
        .orElseThrow(Inputs::absent);
  }

  @Get("/new")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String implementation,
      @Nullable @QueryValue String region) {
    var guide = implementation(implementation);
    var where = region(region);
    var caller = callers.find(request);
    if (caller.isEmpty()) {
      var here = "/assistance/new?implementation=" + guide.ref().code() + "&region=" + where.code();
      return Pages.to("/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }
    var form =
        new Form()
            .with("implementation", guide.ref().code().value())
            .with("region", where.code().value());
    if (caller.get() instanceof Caller.Resident resident) {
      profile
          .of(resident)
          .ifPresent(
              me -> {
                form.with("phone", me.phone().value());
                me.person().ifPresent(person -> form.with("name", person.name().value()));
              });
    }
    return pages.show(request, PAGE, words(form, guide, where));
  }

  private Map<String, Object> words(Form form, Implementation guide, Region where) {
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("guide", guide);
    words.put("where", places.organisation().regions().fullName(where.code()));
    return words;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var guide = implementation(form.value("implementation"));
    var where = region(form.value("region"));
    var name = form.required("name", "请填写办事人的姓名。", PersonName::of);
    var phone = form.required("phone", "请填写联系电话。", MobileNumber::of);
    var address = bounded(form, "address", LONGEST_ADDRESS);
    var wish = bounded(form, "wish", LONGEST_WISH);
    if (!form.hasErrors()) {
      switch (askForAssistance.ask(
          caller,
          new AskForAssistance.Wish(
              guide.ref().code(),
              where.code(),
              new AssistanceRequest.Visited(
                  name.orElseThrow(), phone.orElseThrow(), address, wish)))) {
        case AskForAssistance.Asking.Asked _ -> {
          return Pages.to("/assistance?asked=1");
        }
        case AskForAssistance.Asking.Absent() -> throw Inputs.absent();
        case AskForAssistance.Asking.NotAllowed(var words) -> form.wrong("name", words);
        case AskForAssistance.Asking.Refused(var field, var words) ->
            form.wrong(
                switch (field) {
                  case NAME, REGION -> "name";
                  case PHONE -> "phone";
                },
                words);
      }
    }
    return pages.again(request, PAGE, words(form, guide, where));
  }

  private static String bounded(Form form, String name, int longest) {
    var text = form.text(name).orElse("");
    if (text.length() > longest) {
      form.wrong(name, "最多 " + longest + " 个字，现在是 " + text.length() + " 个字。");
    }
    return text;
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String asked,
      @Nullable @QueryValue String after) {
    if (!(callers.of(request) instanceof Caller.Resident resident)) {
      return Pages.to("/staff/assistance");
    }
    return pages.show(
        request,
        "assistance/list",
        Map.of(
            "asked",
            asked != null,
            "requests",
            askForAssistance.list(
                resident,
                new Page.Request(
                    Optional.ofNullable(after).filter(text -> !text.isEmpty()), SHOWN)),
            "places",
            places.organisation()));
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    return switch (askForAssistance.cancel(
        callers.resident(request),
        new AssistanceRequestId(Inputs.id(id)),
        Form.of(body).number("version", 0))) {
      case AskForAssistance.Changing.Changed _, AskForAssistance.Changing.Stale _ ->
          Pages.to("/assistance");
      case AskForAssistance.Changing.Absent() -> throw Inputs.absent();
      case AskForAssistance.Changing.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }
}
