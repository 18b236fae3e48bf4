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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.delivery.HandOverByManifest;
import org.tongban.application.delivery.SettlePostage;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.print.delivery.ParcelSheets;
import org.tongban.web.print.delivery.Settlement;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The mail room's hand-over manifests (交寄清单) and costs (寄递费用). */
@Hidden
@Controller("/staff/mail")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class ManifestController {
  private static final int SHOWN = 20;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Pages pages;
  private final Callers callers;
  private final HandOverByManifest manifests;
  private final SettlePostage postage;
  private final Settlement settlement;
  private final ParcelSheets sheets;
  private final Places places;
  private final Clock clock;

  ManifestController(
      Pages pages,
      Callers callers,
      HandOverByManifest manifests,
      SettlePostage postage,
      Settlement settlement,
      ParcelSheets sheets,
      Places places,
      Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.manifests = manifests;
    this.postage = postage;
    this.settlement = settlement;
    this.sheets = sheets;
    this.places = places;
    this.clock = clock;
  }

  @Get("/manifests")
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String after) {
    return pages.show(request, "delivery/manifests", listed(request, after, new Form()));
  }

  private Map<String, Object> listed(HttpRequest<?> request, @Nullable String after, Form form) {
    return Map.of(
        "manifests",
        manifests.list(
            callers.staff(request),
            new Page.Request(
                Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN)),
        "places",
        places.organisation(),
        "form",
        form);
  }

  @Post("/manifests")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> make(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var ids = form.chosen("id").stream().map(text -> new DispatchId(Inputs.id(text))).toList();
    return switch (manifests.make(callers.staff(request), ids)) {
      case HandOverByManifest.Answer.Made(var shown) ->
          Pages.to("/staff/mail/manifests/" + shown.manifest().id());
      case HandOverByManifest.Answer.Refused(var words) -> {
        form.wrong("mail", words);
        yield pages.again(request, "delivery/manifests", listed(request, null, form));
      }
    };
  }

  private HandOverByManifest.Shown found(HttpRequest<?> request, String id) {
    return manifests
        .find(callers.staff(request), new ManifestId(Inputs.id(id)))
        .orElseThrow(Inputs::absent);
  }

  @Get("/manifests/{id}")
  HttpResponse<?> one(HttpRequest<?> request, String id) {
    return pages.show(
        request,
        "delivery/manifest",
        Map.of("shown", found(request, id), "places", places.organisation()));
  }

  @Get("/manifests/{id}/sheet.pdf")
  @Produces(MediaType.ALL)
  HttpResponse<?> sheet(HttpRequest<?> request, String id) {
    var shown = found(request, id);
    return HttpResponse.ok(sheets.manifest(shown))
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header(
            "Content-Disposition",
            "inline; filename=\"manifest-" + shown.manifest().number() + ".pdf\"");
  }

  @Post("/manifests/{id}/hand-over")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> handOver(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    manifests
        .handOver(callers.staff(request), new ManifestId(Inputs.id(id)))
        .orElseThrow(Inputs::absent);
    return Pages.to("/staff/mail/manifests/" + id);
  }

  @Get("/postage")
  HttpResponse<?> postage(HttpRequest<?> request, @Nullable @QueryValue String month) {
    var form = new Form();
    var wanted = YearMonth.from(clock.instant().atZone(CHINA));
    if (month != null && !month.isBlank()) {
      try {
        wanted = YearMonth.parse(month.strip());
      } catch (DateTimeException _) {
        form.wrong("month", "月份的格式为年-月，例如 2026-11。");
      }
    }
    form.with("month", form.hasErrors() ? month : wanted.toString());
    var words =
        Map.of(
            "sums",
            postage.sums(callers.staff(request), wanted),
            "month",
            wanted,
            "form",
            form,
            "places",
            places.organisation());
    return form.hasErrors()
        ? pages.again(request, "delivery/postage", words)
        : pages.show(request, "delivery/postage", words);
  }

  @Get("/postage/settlement.csv")
  @Produces(MediaType.ALL)
  HttpResponse<?> settlement(HttpRequest<?> request, String unit, String month) {
    var sender = Inputs.code(unit, UnitCode::new);
    YearMonth wanted;
    try {
      wanted = YearMonth.parse(month);
    } catch (DateTimeException _) {
      throw Inputs.absent();
    }
    return HttpResponse.ok(settlement.csv(callers.staff(request), sender, wanted))
        .contentType(MediaType.of("text/csv;charset=utf-8"))
        .header(
            "Content-Disposition",
            "attachment; filename=\"postage-%s-%s.csv\""
                .formatted(sender.value().replaceAll("[^A-Za-z0-9-]", "_"), wanted));
  }
}
