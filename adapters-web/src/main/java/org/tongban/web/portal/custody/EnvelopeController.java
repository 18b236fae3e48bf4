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
import org.tongban.application.custody.GiveBackOriginals;
import org.tongban.application.custody.PackOriginals;
import org.tongban.application.custody.ReceiveEnvelopes;
import org.tongban.application.custody.SeeCustody;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** One envelope: packed, opened and compared, given back. */
@Hidden
@Controller("/staff/custody")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class EnvelopeController {
  private static final String COUNT = "count/";
  private static final String STALE = "刚刚有了变化，您填写的内容还在；请看过最新情况再提交一次。";

  private final Pages pages;
  private final Callers callers;
  private final SeeCustody custody;
  private final PackOriginals packing;
  private final ReceiveEnvelopes receiving;
  private final GiveBackOriginals givingBack;
  private final Places places;

  EnvelopeController(
      Pages pages,
      Callers callers,
      SeeCustody custody,
      PackOriginals packing,
      ReceiveEnvelopes receiving,
      GiveBackOriginals givingBack,
      Places places) {
    this.pages = pages;
    this.callers = callers;
    this.custody = custody;
    this.packing = packing;
    this.receiving = receiving;
    this.givingBack = givingBack;
    this.places = places;
  }

  // Packing.

  @Get("/pack/{id}")
  HttpResponse<?> packing(HttpRequest<?> request, String id) {
    var packable = packable(callers.staff(request), id);
    var form = new Form();
    packable.packed().stream()
        .flatMap(stored -> stored.envelope().contents().papers().stream())
        .forEach(paper -> form.with(COUNT + paper.code(), Integer.toString(paper.count())));
    if (packable.packed().isEmpty()) {
      packable.inCase().keptAt(packable.from()).forEach(code -> form.with(COUNT + code, "1"));
    }
    return pages.show(request, "custody/pack", packWords(packable, form));
  }

  private PackOriginals.Packable packable(Caller.Staff caller, String id) {
    return packing.packable(caller, new CaseId(Inputs.id(id))).orElseThrow(Inputs::absent);
  }

  private Map<String, Object> packWords(PackOriginals.Packable packable, Form form) {
    return Map.of("packable", packable, "places", places.organisation(), "form", form);
  }

  @Post("/pack/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> pack(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var packable = packable(caller, id);
    var form = Form.of(body);
    var counts = counts(form);
    var to = form.text("to").map(text -> Inputs.code(text, UnitCode::new));
    if (form.hasErrors()) {
      return pages.again(request, "custody/pack", packWords(packable, form));
    }
    return answer(
        request,
        form,
        packing.pack(caller, new PackOriginals.Packing(new CaseId(Inputs.id(id)), to, counts)),
        () -> pages.again(request, "custody/pack", packWords(packable, form)));
  }

  /** The counts that were typed; empty fields and zeros are none. */
  private static Map<String, Integer> counts(Form form) {
    var counts = new HashMap<String, Integer>();
    form.under(COUNT)
        .forEach(
            (code, typed) -> {
              var text = typed.strip();
              if (!text.isEmpty() && !text.matches("[0-9]{1,2}")) {
                form.wrong(COUNT + code, "份数请填 1 到 99 的数字，没有就留空。");
              } else if (!text.isEmpty() && Integer.parseInt(text) > 0) {
                counts.put(code, Integer.parseInt(text));
              }
            });
    return counts;
  }

  /** To the envelope that holds a case's papers; where there is none, to the packing. */
  @Get("/cases/{id}")
  HttpResponse<?> ofCase(HttpRequest<?> request, String id) {
    var caller = callers.staff(request);
    var packed = custody.latest(caller, new CaseId(Inputs.id(id)));
    return Pages.to(
        packed
            .map(stored -> "/staff/custody/envelopes/" + stored.envelope().contents().id())
            .orElse("/staff/custody/pack/" + id));
  }

  // One envelope.

  @Get("/envelopes/{id}")
  HttpResponse<?> one(HttpRequest<?> request, String id, @Nullable @QueryValue String done) {
    var caller = callers.staff(request);
    var words = words(caller, id, new Form());
    words.put("done", done != null);
    return pages.show(request, "custody/envelope", words);
  }

  private Map<String, Object> words(Caller.Staff caller, String id, Form form) {
    var envelope = new EnvelopeId(Inputs.id(id));
    var shown = custody.find(caller, envelope).orElseThrow(Inputs::absent);
    var words = new HashMap<String, Object>();
    words.put("shown", shown);
    words.put("custody", custody);
    words.put("caller", caller);
    words.put("options", givingBack.options(caller, envelope));
    words.put("places", places.organisation());
    words.put("form", form);
    words.put("done", false);
    return words;
  }

  @Post("/envelopes/{id}/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> check(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var complete = form.value("complete").equals("1");
    var missing = complete ? Map.<String, Integer>of() : counts(form);
    if (!complete && missing.isEmpty() && !form.hasErrors()) {
      form.wrong("missing", "请在缺的材料后面填上缺几份；都齐全请按“全部齐全”。");
    }
    if (form.hasErrors()) {
      return again(request, caller, id, form);
    }
    return answer(
        request,
        form,
        receiving.check(
            caller,
            new EnvelopeId(Inputs.id(id)),
            form.number("version", 0),
            missing,
            form.value("note")),
        () -> again(request, caller, id, form));
  }

  @Post("/envelopes/{id}/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> giveBack(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var how = how(form);
    if (how.isEmpty()) {
      return again(request, caller, id, form);
    }
    return answer(
        request,
        form,
        givingBack.giveBack(
            caller, new EnvelopeId(Inputs.id(id)), form.number("version", 0), how.get()),
        () -> again(request, caller, id, form));
  }

  private static Optional<GiveBackOriginals.How> how(Form form) {
    if (!form.value("way").equals("BY_MAIL")) {
      return form.required("receivedBy", "请写明谁领回了原件、出示了什么证件。", GiveBackOriginals.How.InPerson::new);
    }
    return form.required("courier", "请填写快递公司。", CourierName::new)
        .flatMap(
            courier -> form.required("waybill", "请填写运单号。", number -> new Waybill(courier, number)))
        .map(GiveBackOriginals.How.ByMail::new);
  }

  @Post("/envelopes/{id}/redirection")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> turnBack(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var to = form.required("to", "请选择送去哪个单位退还本人。", UnitCode::new);
    if (to.isEmpty()) {
      return again(request, caller, id, form);
    }
    return answer(
        request,
        form,
        givingBack.turnBack(
            caller, new EnvelopeId(Inputs.id(id)), form.number("version", 0), to.get()),
        () -> again(request, caller, id, form));
  }

  private HttpResponse<?> again(HttpRequest<?> request, Caller.Staff caller, String id, Form form) {
    return pages.again(request, "custody/envelope", words(caller, id, form));
  }

  private interface Again {
    HttpResponse<?> page();
  }

  private static HttpResponse<?> answer(
      HttpRequest<?> request, Form form, CustodyAnswer<SeeCustody.Shown> answer, Again again) {
    return switch (answer) {
      case CustodyAnswer.Done<SeeCustody.Shown>(var shown) ->
          Pages.to(
              "/staff/custody/envelopes/" + shown.stored().envelope().contents().id() + "?done=1");
      case CustodyAnswer.Wrong<SeeCustody.Shown>(var about, var words) -> {
        form.wrong(about, words);
        yield again.page();
      }
      case CustodyAnswer.Refused<SeeCustody.Shown>(var words) -> {
        form.wrong("envelope", words);
        yield again.page();
      }
      case CustodyAnswer.Stale<SeeCustody.Shown> _ -> {
        form.wrong("envelope", STALE);
        yield again.page();
      }
      case CustodyAnswer.Absent<SeeCustody.Shown> _ -> throw Inputs.absent();
    };
  }
}
