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
import java.util.Map;
import java.util.Optional;
import org.tongban.application.delivery.ConfirmReceipt;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.delivery.SimulatedParcels;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A resident's results on their way (我的邮件). */
@Hidden
@Controller("/me/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@Produces(MediaType.TEXT_HTML)
class DeliveryController {
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final Deliveries deliveries;
  private final ConfirmReceipt receipts;
  private final Places places;
  private final Optional<SimulatedParcels> simulator;

  DeliveryController(
      Pages pages,
      Callers callers,
      Deliveries deliveries,
      ConfirmReceipt receipts,
      Places places,
      Optional<SimulatedParcels> simulator) {
    this.pages = pages;
    this.callers = callers;
    this.deliveries = deliveries;
    this.receipts = receipts;
    this.places = places;
    this.simulator = simulator;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String after) {
    return pages.show(
        request,
        "delivery/mine",
        Map.of(
            "deliveries",
            deliveries.own(
                callers.resident(request),
                new Page.Request(
                    Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN))));
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id) {
    return pages.show(request, "delivery/one", words(request, id, new Form()));
  }

  private Map<String, Object> words(HttpRequest<?> request, String id, Form form) {
    var caller = callers.resident(request);
    var dispatch = new DispatchId(Inputs.id(id));
    var words = new HashMap<String, Object>();
    words.put("stored", deliveries.find(caller, dispatch).orElseThrow(Inputs::absent));
    words.put("said", receipts.said(caller, dispatch));
    words.put("places", places.organisation());
    words.put("form", form);
    words.put("simulated", simulator.isPresent());
    return words;
  }

  @Post("/{id}/receipt")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var received = form.value("received");
    if (!received.equals("yes") && !received.equals("no")) {
      form.wrong("received", "请选择是否收到。");
      return pages.again(request, "delivery/one", words(request, id, form));
    }
    var answer =
        receipts
            .confirm(
                callers.resident(request), new DispatchId(Inputs.id(id)), received.equals("yes"))
            .orElseThrow(Inputs::absent);
    return switch (answer) {
      case ConfirmReceipt.Answer.Noted _ -> Pages.to("/me/deliveries/" + id);
      case ConfirmReceipt.Answer.Refused(var why) -> {
        form.wrong("received", why);
        yield pages.again(request, "delivery/one", words(request, id, form));
      }
    };
  }

  /** Lets something happen to one's own parcel; the simulator's only. */
  @Post("/{id}/simulation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> simulate(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var parcels = simulator.orElseThrow(Inputs::absent);
    var number =
        deliveries
            .find(callers.resident(request), new DispatchId(Inputs.id(id)))
            .flatMap(stored -> stored.dispatch().bookedUnder())
            .map(Waybill::number)
            .orElseThrow(Inputs::absent);
    var happened =
        switch (Form.of(body).value("event")) {
          case "next" -> parcels.advance(number);
          case "return" -> parcels.sendBack(number);
          case "loss" -> parcels.lose(number);
          default -> throw Inputs.absent();
        };
    happened.orElseThrow(Inputs::absent);
    return Pages.to("/me/deliveries/" + id);
  }
}
