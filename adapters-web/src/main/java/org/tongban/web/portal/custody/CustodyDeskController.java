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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.custody.CustodyAnswer;
import org.tongban.application.custody.CustodyStore;
import org.tongban.application.custody.GiveBackOriginals;
import org.tongban.application.custody.HandOverEnvelopes;
import org.tongban.application.custody.PackOriginals;
import org.tongban.application.custody.ReceiveEnvelopes;
import org.tongban.application.custody.SeeCustody;
import org.tongban.application.custody.SettleAlarms;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.print.custody.CustodySheets;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The custody desk (材料交接): a field to scan into, and what is to be done with envelopes. */
@Hidden
@Controller("/staff/custody")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class CustodyDeskController {
  private static final int SHOWN = 50;
  private static final int LONGEST_CODE = 60;

  private final Pages pages;
  private final Callers callers;
  private final SeeCustody custody;
  private final PackOriginals packing;
  private final ReceiveEnvelopes receiving;
  private final HandOverEnvelopes handOvers;
  private final GiveBackOriginals givingBack;
  private final SettleAlarms alarms;
  private final CustodySheets sheets;
  private final Places places;

  CustodyDeskController(
      Pages pages,
      Callers callers,
      SeeCustody custody,
      PackOriginals packing,
      ReceiveEnvelopes receiving,
      HandOverEnvelopes handOvers,
      GiveBackOriginals givingBack,
      SettleAlarms alarms,
      CustodySheets sheets,
      Places places) {
    this.pages = pages;
    this.callers = callers;
    this.custody = custody;
    this.packing = packing;
    this.receiving = receiving;
    this.handOvers = handOvers;
    this.givingBack = givingBack;
    this.alarms = alarms;
    this.sheets = sheets;
    this.places = places;
  }

  @Get
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String view,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String scanned,
      @Nullable @QueryValue String again) {
    var caller = callers.staff(request);
    var shown = view == null ? usual(caller) : CustodyView.of(view);
    var words = words(caller, shown, after, new Form());
    words.put("scanned", scanned(caller, scanned));
    words.put("again", again != null);
    return pages.show(request, "custody/desk", words);
  }

  /** Supervisors come for the alarms, others for the first list that has something to be done. */
  private CustodyView usual(Caller.Staff caller) {
    if (!custody.handlesPapers(caller)) {
      return CustodyView.ALARMS;
    }
    var one = new Page.Request(Optional.empty(), 1);
    if (!packing.toPack(caller, one).items().isEmpty()) {
      return CustodyView.PACK;
    }
    return custody.list(caller, SeeCustody.Desk.TO_HAND_OVER, one).items().isEmpty()
        ? CustodyView.COMING
        : CustodyView.HAND_OVER;
  }

  private Optional<SeeCustody.Shown> scanned(Caller.Staff caller, @Nullable String id) {
    return id == null ? Optional.empty() : custody.find(caller, new EnvelopeId(Inputs.id(id)));
  }

  private Map<String, Object> words(
      Caller.Staff caller, CustodyView view, @Nullable String after, Form form) {
    var part =
        new Page.Request(Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN);
    var words = new HashMap<String, Object>();
    words.put("view", view);
    words.put("scans", custody.handlesPapers(caller));
    words.put(
        "toPack", view == CustodyView.PACK ? packing.toPack(caller, part) : none(WorkItem.class));
    words.put(
        "envelopes",
        view.desk()
            .map(desk -> custody.list(caller, desk, part))
            .orElseGet(() -> none(CustodyStore.Stored.class)));
    words.put(
        "toGiveBack",
        view == CustodyView.BACK
            ? givingBack.list(caller, part)
            : none(GiveBackOriginals.ToGiveBack.class));
    words.put(
        "alarms",
        view == CustodyView.ALARMS ? alarms.list(caller, part) : none(SettleAlarms.Open.class));
    words.put("alarmCount", alarms.count(caller));
    words.put("custody", custody);
    words.put("places", places.organisation());
    words.put("halls", halls());
    words.put("form", form);
    words.put("scanned", Optional.<SeeCustody.Shown>empty());
    words.put("again", false);
    return words;
  }

  private static <T> Page<T> none(Class<T> type) {
    return new Page<>(List.of(), Optional.empty());
  }

  /** Where envelopes may be collected on their way. */
  private List<ServicePoint> halls() {
    return places.organisation().servicePoints().stream()
        .filter(
            point ->
                point.kind() == ServicePointKind.MUNICIPAL_HALL
                    || point.kind() == ServicePointKind.COUNTY_HALL)
        .toList();
  }

  @Post("/scan")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> scan(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    return switch (receiving.scan(caller, form.value("code").strip())) {
      case ReceiveEnvelopes.Scan.Received(var shown, _, var again) ->
          received(form, CustodyView.HERE, shown, again ? "&again=1" : "");
      case ReceiveEnvelopes.Scan.Waiting(var shown, _) ->
          received(form, CustodyView.HAND_OVER, shown, "");
      case ReceiveEnvelopes.Scan.OfList(var shown, _) ->
          Pages.to("/staff/custody/lists/" + shown.stored().list().id());
      case ReceiveEnvelopes.Scan.NotHere(var words) -> notScanned(request, caller, form, words);
      case ReceiveEnvelopes.Scan.Unreadable(var words) -> notScanned(request, caller, form, words);
    };
  }

  /** Back to the list from which it was scanned, or to where the envelope stands now. */
  private static HttpResponse<?> received(
      Form form, CustodyView view, SeeCustody.Shown shown, String more) {
    var list = form.text("list");
    return Pages.to(
        list.isPresent()
            ? "/staff/custody/lists/" + Inputs.id(list.get())
            : "/staff/custody?view="
                + view.word()
                + "&scanned="
                + shown.stored().envelope().contents().id()
                + more);
  }

  /**
   * What was read stands in the field again, marked, so that it can be mended and the next scan
   * takes its place.
   */
  private HttpResponse<?> notScanned(
      HttpRequest<?> request, Caller.Staff caller, Form form, String words) {
    var read = form.value("code").strip();
    var shown = read.length() <= LONGEST_CODE ? read : read.substring(0, LONGEST_CODE) + "…";
    form.wrong("code", shown.isEmpty() ? words : "“" + shown + "”：" + words);
    var list =
        form.text("list").flatMap(id -> handOvers.find(caller, new HandOverId(Inputs.id(id))));
    return list.isPresent()
        ? pages.again(
            request,
            "custody/list",
            Map.of(
                "shown",
                list.get(),
                "custody",
                custody,
                "places",
                places.organisation(),
                "form",
                form))
        : pages.again(request, "custody/desk", words(caller, CustodyView.COMING, null, form));
  }

  @Get("/labels.pdf")
  @Produces(MediaType.ALL)
  HttpResponse<?> labels(HttpRequest<?> request, @Nullable @QueryValue List<String> id) {
    var caller = callers.staff(request);
    var ids =
        Optional.ofNullable(id).orElse(List.of()).stream()
            .limit(SHOWN)
            .map(text -> new EnvelopeId(Inputs.id(text)))
            .toList();
    if (ids.isEmpty()) {
      var form = new Form();
      form.wrong("envelopes", "请先勾选要打印标签的材料袋。");
      return pages.again(request, "custody/desk", words(caller, CustodyView.HAND_OVER, null, form));
    }
    var here = custody.here(caller, ids);
    if (here.isEmpty()) {
      throw Inputs.absent();
    }
    return HttpResponse.ok(sheets.labels(here))
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header("Content-Disposition", "inline; filename=\"envelopes.pdf\"");
  }

  @Post("/alarms/{id}/settlement")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> settle(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var outcome = Inputs.code(form.value("outcome"), CustodyAlarm.Outcome::valueOf);
    form.with("alarm", id);
    return switch (alarms.settle(
        caller,
        new AlarmId(Inputs.id(id)),
        form.number("version", 0),
        outcome,
        form.value("reason"))) {
      case CustodyAnswer.Done<SettleAlarms.Open> _ -> Pages.to("/staff/custody?view=alarms");
      case CustodyAnswer.Wrong<SettleAlarms.Open>(_, var words) ->
          again(request, caller, form, words);
      case CustodyAnswer.Refused<SettleAlarms.Open>(var words) ->
          again(request, caller, form, words);
      case CustodyAnswer.Stale<SettleAlarms.Open> _ ->
          again(request, caller, form, "这条告警刚刚有了变化，您填写的内容还在；请看过最新情况再提交。");
      case CustodyAnswer.Absent<SettleAlarms.Open> _ -> throw Inputs.absent();
    };
  }

  private HttpResponse<?> again(
      HttpRequest<?> request, Caller.Staff caller, Form form, String words) {
    form.wrong("reason-" + form.value("alarm"), words);
    return pages.again(request, "custody/desk", words(caller, CustodyView.ALARMS, null, form));
  }
}
