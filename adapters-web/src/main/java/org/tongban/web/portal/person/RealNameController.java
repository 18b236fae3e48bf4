package org.tongban.web.portal.person;

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
import java.util.Map;
import org.tongban.application.person.ConfirmIdentity;
import org.tongban.application.place.Places;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.RegionChoice;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Confirms who a resident is (实名认证). */
@Hidden
@Controller("/real-name")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@Produces(MediaType.TEXT_HTML)
class RealNameController {
  private static final String PAGE = "person/realName";

  private final Pages pages;
  private final Callers callers;
  private final ConfirmIdentity confirmIdentity;
  private final Places places;

  RealNameController(Pages pages, Callers callers, ConfirmIdentity confirmIdentity, Places places) {
    this.pages = pages;
    this.callers = callers;
    this.confirmIdentity = confirmIdentity;
    this.places = places;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, @Nullable @QueryValue String next) {
    return pages.show(request, PAGE, words(new Form().with("next", Pages.local(next, ""))));
  }

  private Map<String, ?> words(Form form) {
    return Map.of("form", form, "regions", RegionChoice.homes(places.organisation().regions()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var name = form.required("name", "请填写姓名。", PersonName::of);
    var citizenId = form.required("citizenId", "请填写身份证号码。", CitizenId::of);
    var home = RegionChoice.read(form, places.organisation().regions());
    if (name.isEmpty() || citizenId.isEmpty() || home.isEmpty()) {
      return pages.again(request, PAGE, words(form));
    }
    switch (confirmIdentity.confirm(
        callers.resident(request),
        new ConfirmIdentity.Identity(name.get(), citizenId.get(), home.get()))) {
      case ConfirmIdentity.Confirmation.Confirmed _ -> {
        return Pages.to(Pages.local(form.value("next"), "/me"));
      }
      case ConfirmIdentity.Confirmation.NotAllowed(var words) -> form.wrong("name", words);
      case ConfirmIdentity.Confirmation.Wait(var time) ->
          form.wrong("name", "核对次数较多，请在 " + Math.max(1, time.toSeconds()) + " 秒后再试。");
      case ConfirmIdentity.Confirmation.Refused(var field, var words) ->
          form.wrong(
              switch (field) {
                case NAME -> "name";
                case CITIZEN_ID -> "citizenId";
                case HOME -> RegionChoice.NAME;
              },
              words);
    }
    return pages.again(request, PAGE, words(form));
  }
}
