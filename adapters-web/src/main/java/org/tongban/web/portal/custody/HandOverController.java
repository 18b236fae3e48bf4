package org.tongban.web.portal.custody;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.custody.CustodyAnswer;
import org.tongban.application.custody.HandOverEnvelopes;
import org.tongban.application.custody.HandOverLists;
import org.tongban.application.custody.SeeCustody;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.print.custody.CustodySheets;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Hand-over lists (交接清单): made, printed, signed at both ends. */
@Hidden
@Controller("/staff/custody/lists")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class HandOverController {
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final HandOverEnvelopes handOvers;
  private final SeeCustody custody;
  private final CustodySheets sheets;
  private final Places places;

  HandOverController(
      Pages pages,
      Callers callers,
      HandOverEnvelopes handOvers,
      SeeCustody custody,
      CustodySheets sheets,
      Places places) {
    this.pages = pages;
    this.callers = callers;
    this.handOvers = handOvers;
    this.custody = custody;
    this.sheets = sheets;
    this.places = places;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String after) {
    return pages.show(request, "custody/lists", listed(callers.staff(request), after, new Form()));
  }

  private Map<String, Object> listed(Caller.Staff caller, @Nullable String after, Form form) {
    Page<HandOverLists.Stored> found =
        handOvers.list(
            caller,
            new Page.Request(
                Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN));
    return Map.of("lists", found, "places", places.organisation(), "form", form);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> make(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var ids = form.chosen("id").stream().map(text -> new EnvelopeId(Inputs.id(text))).toList();
    var to = form.text("to").map(text -> Inputs.code(text, UnitCode::new));
    return answer(
        handOvers.make(caller, to, ids),
        form,
        () -> pages.again(request, "custody/lists", listed(caller, null, form)));
  }

  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, String id) {
    return pages.show(request, "custody/list", words(callers.staff(request), id, new Form()));
  }

  private Map<String, Object> words(Caller.Staff caller, String id, Form form) {
    var words = new HashMap<String, Object>();
    words.put("shown", found(caller, id));
    words.put("custody", custody);
    words.put("places", places.organisation());
    words.put("form", form);
    return words;
  }

  private HandOverEnvelopes.Shown found(Caller.Staff caller, String id) {
    return handOvers.find(caller, new HandOverId(Inputs.id(id))).orElseThrow(Inputs::absent);
  }

  @Get("/{id}/sheet.pdf")
  @Produces(MediaType.ALL)
  HttpResponse<?> sheet(HttpRequest<?> request, String id) {
    var shown = found(callers.staff(request), id);
    return HttpResponse.ok(sheets.list(shown))
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header(
            "Content-Disposition",
            "inline; filename=\"hand-over-" + shown.stored().list().number() + ".pdf\"");
  }

  @Post("/{id}/dispatch")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> dispatch(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var carrier = carrier(form);
    if (carrier.isEmpty()) {
      return again(request, caller, id, form);
    }
    return answer(
        handOvers.dispatch(
            caller, new HandOverId(Inputs.id(id)), form.number("version", 0), carrier.get()),
        form,
        () -> again(request, caller, id, form));
  }

  private static Optional<Carrier> carrier(Form form) {
    if (form.value("carrier").equals("MESSENGER")) {
      return Optional.of(new Carrier.Messenger());
    }
    if (!form.value("carrier").equals("COURIER")) {
      form.wrong("carrier", "请选择由专人送达，还是交给快递。");
      return Optional.empty();
    }
    return form.required("courier", "请填写快递公司。", CourierName::new)
        .flatMap(
            courier -> form.required("waybill", "请填写运单号。", number -> new Waybill(courier, number)))
        .map(Carrier.ByCourier::new);
  }

  @Post("/{id}/cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    return answer(
        handOvers.cancel(caller, new HandOverId(Inputs.id(id)), form.number("version", 0)),
        form,
        () -> again(request, caller, id, form));
  }

  @Post("/{id}/receipt")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> receive(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    return answer(
        handOvers.receive(caller, new HandOverId(Inputs.id(id)), form.number("version", 0)),
        form,
        () -> again(request, caller, id, form));
  }

  private HttpResponse<?> again(HttpRequest<?> request, Caller.Staff caller, String id, Form form) {
    return pages.again(request, "custody/list", words(caller, id, form));
  }

  private interface Again {
    HttpResponse<?> page();
  }

  private static HttpResponse<?> answer(
      CustodyAnswer<HandOverEnvelopes.Shown> answer, Form form, Again again) {
    return switch (answer) {
      case CustodyAnswer.Done<HandOverEnvelopes.Shown>(var shown) ->
          Pages.to("/staff/custody/lists/" + shown.stored().list().id());
      case CustodyAnswer.Wrong<HandOverEnvelopes.Shown>(_, var words) -> {
        form.wrong("list", words);
        yield again.page();
      }
      case CustodyAnswer.Refused<HandOverEnvelopes.Shown>(var words) -> {
        form.wrong("list", words);
        yield again.page();
      }
      case CustodyAnswer.Stale<HandOverEnvelopes.Shown> _ -> {
        form.wrong("list", "这张清单刚刚有了变化，请看过最新情况再办。");
        yield again.page();
      }
      case CustodyAnswer.Absent<HandOverEnvelopes.Shown> _ -> throw Inputs.absent();
    };
  }
}
