package org.tongban.web.portal.delivery;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.delivery.PrepareParcels;
import org.tongban.application.delivery.RunMailRoom;
import org.tongban.application.delivery.RunMailRoom.Resolution;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.delivery.Weight;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.print.delivery.LabelSize;
import org.tongban.web.print.delivery.ParcelSheets;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The mail room (寄递室): what needs a person, what is to be handed over, what is on its way. */
@Hidden
@Controller("/staff/mail")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class MailRoomController {
  private static final int SHOWN = 50;

  private final Pages pages;
  private final Callers callers;
  private final Deliveries deliveries;
  private final RunMailRoom mailRoom;
  private final PrepareParcels parcels;
  private final ParcelSheets sheets;
  private final Places places;

  MailRoomController(
      Pages pages,
      Callers callers,
      Deliveries deliveries,
      RunMailRoom mailRoom,
      PrepareParcels parcels,
      ParcelSheets sheets,
      Places places) {
    this.pages = pages;
    this.callers = callers;
    this.deliveries = deliveries;
    this.mailRoom = mailRoom;
    this.parcels = parcels;
    this.sheets = sheets;
    this.places = places;
  }

  @Get
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String view,
      @Nullable @QueryValue String after) {
    return pages.show(request, "delivery/mailRoom", words(request, view, after, new Form()));
  }

  private Map<String, Object> words(
      HttpRequest<?> request, @Nullable String view, @Nullable String after, Form form) {
    var caller = callers.staff(request);
    var shown = MailView.of(view);
    var claims = parcels.claims(caller);
    var found =
        deliveries.mailRoom(
            caller,
            shown.states(),
            new Page.Request(
                Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN));
    var words = new HashMap<String, Object>();
    words.put("view", shown);
    words.put("dispatches", found);
    words.put("claims", claims);
    words.put(
        "postings",
        parcels
            .postings(caller, found.items().stream().map(stored -> stored.dispatch().id()).toList())
            .stream()
            .collect(Collectors.toMap(Posting::dispatch, Function.identity())));
    words.put("places", places.organisation());
    words.put("form", form);
    return words;
  }

  /** The page again, with what was refused. */
  private HttpResponse<?> again(HttpRequest<?> request, MailView view, Form form, String words) {
    form.wrong("mail", words);
    return pages.again(request, "delivery/mailRoom", words(request, view.word(), null, form));
  }

  @Get("/labels.pdf")
  @Produces(MediaType.ALL)
  HttpResponse<?> labels(
      HttpRequest<?> request,
      @Nullable @QueryValue List<String> id,
      @Nullable @QueryValue String size) {
    var caller = callers.staff(request);
    var ids =
        Optional.ofNullable(id).orElse(List.of()).stream()
            .map(text -> new DispatchId(Inputs.id(text)))
            .toList();
    if (ids.isEmpty()) {
      return again(request, MailView.BOOKED, new Form(), "请先勾选要打印面单的邮件。");
    }
    var wanted = Inputs.code(size == null ? "MM_100_150" : size, LabelSize::valueOf);
    var labels = parcels.labels(caller, ids).orElseThrow(Inputs::absent);
    return HttpResponse.ok(sheets.labels(labels, wanted))
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header("Content-Disposition", "inline; filename=\"labels.pdf\"");
  }

  @Post("/{id}/weighing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> weigh(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    Weight weight;
    try {
      weight = new Weight(form.number("grams", 0));
    } catch (IllegalArgumentException e) {
      return again(request, MailView.BOOKED, form, e.getMessage());
    }
    return switch (parcels
        .weigh(callers.staff(request), new DispatchId(Inputs.id(id)), weight)
        .orElseThrow(Inputs::absent)) {
      case PrepareParcels.Weighed.Done _ -> Pages.to("/staff/mail?view=booked#d-" + id);
      case PrepareParcels.Weighed.Refused(var words) ->
          again(request, MailView.BOOKED, form, words);
    };
  }

  @Post("/{id}/hand-over")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> handOver(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    return done(
        request,
        MailView.BOOKED,
        Form.of(body),
        mailRoom.handOver(callers.staff(request), new DispatchId(Inputs.id(id))));
  }

  @Post("/{id}/resolution")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resolve(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var view = MailView.of(form.value("view"));
    Resolution resolution;
    try {
      resolution = resolution(form);
    } catch (IllegalArgumentException e) {
      return again(request, view, form, e.getMessage());
    }
    return done(
        request,
        view,
        form,
        mailRoom.resolve(callers.staff(request), new DispatchId(Inputs.id(id)), resolution));
  }

  private static Resolution resolution(Form form) {
    return switch (form.value("resolution")) {
      case "try-again" -> new Resolution.TryAgain();
      case "not-booked" -> new Resolution.NotBooked();
      case "by-hand" ->
          new Resolution.BookedByHand(
              new Waybill(new CourierName(form.value("courier")), form.value("waybill")));
      case "came-back" -> new Resolution.CameBack(form.value("reason").strip());
      case "give-up" -> new Resolution.GiveUp(form.value("reason").strip());
      case "resend" -> new Resolution.Resend();
      case "proven" -> new Resolution.Proven();
      default -> throw Inputs.absent();
    };
  }

  private HttpResponse<?> done(
      HttpRequest<?> request, MailView view, Form form, Optional<RunMailRoom.Answer> answer) {
    return switch (answer.orElseThrow(Inputs::absent)) {
      case RunMailRoom.Answer.Done _ -> Pages.to("/staff/mail?view=" + view.word());
      case RunMailRoom.Answer.Refused(var words) -> again(request, view, form, words);
    };
  }
}
