package org.tongban.web.portal.seal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.seal.ManageSeals;
import org.tongban.application.seal.ManageSeals.Answer;
import org.tongban.application.seal.ManageSeals.Checked;
import org.tongban.application.seal.ManageSeals.Wish;
import org.tongban.application.seal.SealStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The seals of units: seen, registered, taken into use and revoked. */
@Hidden
@Controller("/staff/seals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class SealController {
  private static final String REASON = "reason";
  private static final String STALE = "别人刚刚办理过这枚印章，您填写的内容还在；请看过最新的状态再办理。";
  private static final int LONGEST_WORDS = 60;

  private final Pages pages;
  private final Callers callers;
  private final ManageSeals seals;
  private final Places places;

  SealController(Pages pages, Callers callers, ManageSeals seals, Places places) {
    this.pages = pages;
    this.callers = callers;
    this.seals = seals;
    this.places = places;
  }

  private Caller.Staff keeper(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!seals.manages(staff)) {
      throw new RefusedException(ProblemType.FORBIDDEN, "管理印章需要市级的事项编辑岗位，或者本单位的事项编辑、负责人岗位。");
    }
    return staff;
  }

  private static Optional<String> words(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(it -> it.substring(0, Math.min(it.length(), LONGEST_WORDS)));
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String unit,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String after) {
    var caller = keeper(request);
    var wanted =
        Arrays.stream(Seal.State.values()).filter(it -> it.name().equals(state)).findFirst();
    return pages.show(
        request,
        "seal/list",
        Map.of(
            "page",
            seals.list(caller, words(unit), wanted, Inputs.page(after, null)),
            "places",
            places.organisation(),
            "unit",
            words(unit).orElse(""),
            "state",
            wanted.map(Seal.State::name).orElse(""),
            "all",
            seals.managesAll(caller),
            "lacking",
            seals.lacking(caller, Optional.empty()).size(),
            "signs",
            seals.signs()));
  }

  @Get("/lacking")
  HttpResponse<?> lacking(
      HttpRequest<?> request,
      @Nullable @QueryValue String unit,
      @Nullable @QueryValue String after) {
    var caller = keeper(request);
    var found = seals.lacking(caller, words(unit));
    return pages.show(
        request,
        "seal/lacking",
        Map.of(
            "page",
            ListPages.cut(found, Inputs.shortList(after, null), one -> one.code().value()),
            "many",
            found.size(),
            "unit",
            words(unit).orElse("")));
  }

  @Get("/new")
  HttpResponse<?> blank(HttpRequest<?> request, @Nullable @QueryValue String unit) {
    var caller = keeper(request);
    var form = new Form().with("diameter", "42");
    if (unit != null && UnitCode.isValid(unit)) {
      form.with("unit", unit).with("name", places.organisation().nameOf(new UnitCode(unit)));
    }
    return pages.show(request, "seal/new", blankWords(caller, form));
  }

  private Map<String, Object> blankWords(Caller.Staff caller, Form form) {
    var words = new HashMap<String, Object>();
    words.put("form", form);
    words.put("all", seals.managesAll(caller));
    words.put("drawsSamples", seals.drawsSamples());
    return words;
  }

  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> register(
      HttpRequest<?> request,
      @Nullable @Part("unit") String unit,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("name") String name,
      @Nullable @Part("diameter") String diameter,
      @Nullable @Part("validFrom") String validFrom,
      @Nullable @Part("validUntil") String validUntil,
      @Nullable @Part("picture") CompletedFileUpload picture)
      throws IOException {
    var caller = keeper(request);
    var typed = new HashMap<String, String>();
    typed.put("unit", unit);
    typed.put("kind", kind);
    typed.put("name", name);
    typed.put("diameter", diameter);
    typed.put("validFrom", validFrom);
    typed.put("validUntil", validUntil);
    typed.values().removeIf(java.util.Objects::isNull);
    var form = Form.of(typed);
    // Reading gives the upload back; discarding it as well would do so twice.
    var content = picture == null ? new byte[0] : picture.getBytes();
    var wish = wish(form, content);
    if (wish.isPresent()) {
      switch (seals.check(caller, wish.get())) {
        case Checked.Wrong(var faults) ->
            faults.forEach(fault -> form.wrong(fault.about(), fault.words()));
        case Checked.NotAllowed() -> throw Inputs.absent();
        case Checked.Good good -> {
          switch (seals.register(caller, good)) {
            case Answer.Done(var stored) -> {
              return Pages.to(path(stored) + "?done=registered");
            }
            case Answer.Wrong(var fault) -> form.wrong(fault.about(), fault.words());
            case Answer.Refused(var words) -> form.wrong("kind", words);
            case Answer.Stale _, Answer.Absent _, Answer.NotAllowed _ -> throw Inputs.absent();
          }
        }
      }
    }
    if (content.length > 0 && form.error("picture") == null) {
      form.wrong("picture", "其他内容改好后，请再选择一次图片：浏览器不会保留选过的文件。");
    }
    return pages.again(request, "seal/new", blankWords(caller, form));
  }

  private static String path(SealStore.Stored stored) {
    return "/staff/seals/" + stored.seal().registration().id();
  }

  private static Optional<Wish> wish(Form form, byte[] picture) {
    var unit = form.required("unit", "请填写单位代码。", UnitCode::new);
    var kind = form.required("kind", "请选择印章的种类。", text -> SealKind.valueOf(text));
    var name = form.required("name", "请填写印章上的单位名称。", text -> text);
    int diameter = form.number("diameter", 0);
    var from = form.required("validFrom", "请填写从哪一天起使用。", Inputs::date);
    var until =
        form.text("validUntil").isEmpty()
            ? Optional.<LocalDate>empty()
            : form.required("validUntil", "", Inputs::date);
    return form.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new Wish(
                unit.orElseThrow(),
                kind.orElseThrow(),
                name.orElseThrow(),
                diameter,
                from.orElseThrow(),
                until,
                picture.length == 0 ? Optional.empty() : Optional.of(picture)));
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id, @Nullable @QueryValue String done) {
    var caller = keeper(request);
    return pages.show(
        request,
        "seal/seal",
        words(caller, found(caller, id), new Form(), done == null ? "" : done));
  }

  private SealStore.Stored found(Caller.Staff caller, String id) {
    return seals.find(caller, new SealId(Inputs.id(id))).orElseThrow(Inputs::absent);
  }

  private Map<String, Object> words(
      Caller.Staff caller, SealStore.Stored stored, Form form, String done) {
    var words = new HashMap<String, Object>();
    words.put("stored", stored);
    words.put("places", places.organisation());
    words.put("mine", stored.seal().registration().by().equals(caller.actorId()));
    words.put("form", form);
    words.put("done", done);
    return words;
  }

  @Get("/{id}/picture")
  @Produces(MediaType.IMAGE_PNG)
  HttpResponse<?> picture(HttpRequest<?> request, String id) {
    return seals
        .picture(keeper(request), new SealId(Inputs.id(id)))
        .<HttpResponse<?>>map(png -> HttpResponse.ok(png).contentType(MediaType.IMAGE_PNG_TYPE))
        .orElseThrow(Inputs::absent);
  }

  @Post("/{id}/approval")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> approve(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = keeper(request);
    var form = Form.of(body);
    return changed(request, caller, id, form, "approved");
  }

  @Post("/{id}/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = keeper(request);
    return changed(request, caller, id, Form.of(body), "revoked");
  }

  private HttpResponse<?> changed(
      HttpRequest<?> request, Caller.Staff caller, String id, Form form, String what) {
    var which = new SealId(Inputs.id(id));
    int version = form.number("version", 0);
    try {
      var answer =
          what.equals("approved")
              ? seals.approve(caller, which, version)
              : seals.revoke(caller, which, version, form.value(REASON));
      switch (answer) {
        case Answer.Done(var stored) -> {
          return Pages.to(path(stored) + "?done=" + what);
        }
        case Answer.Wrong(var fault) -> form.wrong(fault.about(), fault.words());
        case Answer.Refused(var words) -> form.wrong(REASON, words);
        case Answer.Stale _ -> form.wrong(REASON, STALE);
        case Answer.Absent _, Answer.NotAllowed _ -> throw Inputs.absent();
      }
    } catch (StaleVersionException _) {
      form.wrong(REASON, STALE);
    }
    return pages.again(request, "seal/seal", words(caller, found(caller, id), form, ""));
  }
}
