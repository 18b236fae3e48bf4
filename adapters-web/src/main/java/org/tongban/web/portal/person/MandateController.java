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
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.casework.UseOfMandate;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.person.GrantMandate;
import org.tongban.application.person.GrantMandate.Granting;
import org.tongban.application.person.GrantMandate.Helper;
import org.tongban.application.person.RevokeMandate;
import org.tongban.application.person.SeeMandates;
import org.tongban.application.person.SeeMandates.Seen;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Field.Kind;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Who may act for a resident, and for whom the resident may act (代办委托). */
@Hidden
@Controller("/me/mandates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@Produces(MediaType.TEXT_HTML)
class MandateController {
  private static final String HOME = "/me/mandates";
  private static final String PAGE = "person/mandateForm";
  private static final String HELPER = "helper";
  private static final String POINT = "point";
  private static final String POINT_WORDS = "pointWords";
  private static final String NAME = "name";
  private static final String CITIZEN_ID = "citizenId";
  private static final String SCOPE = "scope";
  private static final String ITEMS = "items";
  private static final String ITEM_WORDS = "itemWords";
  private static final String UNTIL = "until";
  private static final int FOUND = 12;
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final SeeMandates seeMandates;
  private final GrantMandate grantMandate;
  private final RevokeMandate revokeMandate;
  private final UseOfMandate useOfMandate;
  private final Catalogue catalogue;
  private final ItemSearch search;
  private final Places places;
  private final Clock clock;

  MandateController(
      Pages pages,
      Callers callers,
      SeeMandates seeMandates,
      GrantMandate grantMandate,
      RevokeMandate revokeMandate,
      UseOfMandate useOfMandate,
      Catalogue catalogue,
      ItemSearch search,
      Places places,
      Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.seeMandates = seeMandates;
    this.grantMandate = grantMandate;
    this.revokeMandate = revokeMandate;
    this.useOfMandate = useOfMandate;
    this.catalogue = catalogue;
    this.search = search;
    this.places = places;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String done) {
    var caller = callers.resident(request);
    return pages.show(
        request,
        "person/mandates",
        Map.of(
            "granted",
            seeMandates.granted(caller).stream()
                .map(this::shown)
                // Those that hold first; the order stays otherwise.
                .sorted(Comparator.comparing(one -> !one.good()))
                .toList(),
            "held",
            seeMandates.held(caller).stream().map(this::shown).toList(),
            "done",
            done == null ? "" : done));
  }

  private ShownMandate shown(Seen seen) {
    var mandate = seen.mandate();
    return new ShownMandate(
        seen,
        mandate.items().isEmpty()
            ? "全部事项"
            : mandate.items().stream()
                .sorted()
                .map(this::itemName)
                .collect(Collectors.joining("、")),
        mandate.revokedAt().isEmpty() && !today().isAfter(mandate.until()));
  }

  private String itemName(BasicCode code) {
    return catalogue.item(code).map(ServiceItem::name).orElse(code.value());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Times.ZONE);
  }

  @Get("/new")
  HttpResponse<?> fresh(HttpRequest<?> request) {
    var form = new Form().with(UNTIL, today().plusMonths(3).toString());
    return pages.show(request, PAGE, words(form));
  }

  private Map<String, Object> words(Form form) {
    var who =
        Field.of(Kind.RADIOS, HELPER, "请谁帮忙办")
            .options(
                List.of(
                    new Field.Option("POINT", "服务站的工作人员", "村（社区）站、镇中心、办事大厅、帮办事工作站"),
                    new Field.Option("PERSON", "家人或其他人", "他要先在这里登录并实名认证")));
    var scope =
        Field.of(Kind.RADIOS, SCOPE, "可以办哪些事")
            .options(
                List.of(
                    new Field.Option("SOME", "只办指定的事项", "在下面写出来"),
                    new Field.Option("ALL", "全部事项", "他可以替您办任何一件事，请慎重")));
    var words = new LinkedHashMap<String, Object>();
    words.put("form", form);
    words.put("who", who.in(form));
    words.put("scope", scope.in(form));
    words.put(
        "points",
        points(form).stream()
            .map(
                point ->
                    new Field.Option(
                        point.code().value(),
                        point.name(),
                        places.organisation().regions().fullName(point.region())))
            .toList());
    words.put(
        "items",
        items(form).stream()
            .map(item -> new Field.Option(item.code().value(), item.name(), item.department()))
            .toList());
    return words;
  }

  /** Those whose names hold what was typed. */
  private List<ServicePoint> points(Form form) {
    var wanted = form.text(POINT_WORDS).map(text -> text.replaceAll("\\s", ""));
    var chosen = form.value(POINT);
    return places.organisation().servicePoints().stream()
        .filter(point -> point.kind() != ServicePointKind.KIOSK && !point.partner())
        .filter(
            point ->
                point.code().value().equals(chosen)
                    || wanted.filter(point.name()::contains).isPresent())
        .sorted(
            Comparator.comparing((ServicePoint point) -> !point.code().value().equals(chosen))
                .thenComparing(ServicePoint::code))
        .limit(FOUND)
        .toList();
  }

  /** Those that were chosen, and then those that fit what was typed. */
  private List<ServiceItem> items(Form form) {
    var found = new LinkedHashMap<BasicCode, ServiceItem>();
    for (var code : form.chosen(ITEMS)) {
      if (found.size() < FOUND) {
        item(code).ifPresent(item -> found.put(item.code(), item));
      }
    }
    form.text(ITEM_WORDS)
        .map(text -> text.substring(0, Math.min(text.length(), 100)))
        .ifPresent(
            text ->
                search
                    .search(
                        new ItemSearch.Query(
                            text,
                            ItemSearch.Filters.NONE,
                            new Page.Request(Optional.empty(), FOUND)))
                    .hits()
                    .items()
                    .forEach(hit -> found.putIfAbsent(hit.item().code(), hit.item())));
    return List.copyOf(found.values());
  }

  private Optional<ServiceItem> item(String code) {
    try {
      return catalogue.item(new BasicCode(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> grant(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    if (form.value("action").equals("find")) {
      return pages.show(request, PAGE, words(form));
    }
    var helper = helper(form);
    var items = chosenItems(form);
    var until = form.required(UNTIL, "请选择最后一天。", MandateController::date);
    if (form.hasErrors()) {
      return pages.again(request, PAGE, words(form));
    }
    var terms =
        new GrantMandate.Terms(helper.orElseThrow(), Set.copyOf(items), until.orElseThrow());
    switch (grantMandate.online(caller, terms)) {
      case Granting.Granted _ -> {
        return Pages.to(HOME + "?done=granted");
      }
      case Granting.NotAllowed(var words) -> form.wrong(HELPER, words);
      case Granting.Absent() -> throw Inputs.absent();
      case Granting.Refused(var field, var words) ->
          form.wrong(
              switch (field) {
                case HELPER -> form.value(HELPER).equals("PERSON") ? NAME : POINT_WORDS;
                case ITEMS -> ITEM_WORDS;
                case UNTIL -> UNTIL;
              },
              words);
    }
    return pages.again(request, PAGE, words(form));
  }

  private Optional<Helper> helper(Form form) {
    return switch (form.value(HELPER)) {
      case "PERSON" -> {
        var name = form.required(NAME, "请填写对方的姓名。", PersonName::of);
        var citizenId = form.required(CITIZEN_ID, "请填写对方的身份证号码。", CitizenId::of);
        yield name.isEmpty() || citizenId.isEmpty()
            ? Optional.empty()
            : Optional.of(new Helper.AnotherPerson(name.get(), citizenId.get()));
      }
      case "POINT" -> point(form).map(Helper.Staff::new);
      default -> {
        form.wrong(HELPER, "请选择请谁帮忙。");
        yield Optional.empty();
      }
    };
  }

  private Optional<UnitCode> point(Form form) {
    var found = points(form);
    var chosen =
        found.stream()
            .map(point -> point.code())
            .filter(code -> code.value().equals(form.value(POINT)))
            .findFirst();
    if (chosen.isPresent()) {
      return chosen;
    }
    if (found.size() == 1) {
      return Optional.of(found.getFirst().code());
    }
    form.wrong(
        found.isEmpty() ? POINT_WORDS : POINT,
        form.text(POINT_WORDS).isEmpty()
            ? "请填写服务站的名称。"
            : found.isEmpty() ? "没有找到这个服务站，请换一个更短的说法。" : "请从找到的服务站中选一个。");
    return Optional.empty();
  }

  private List<BasicCode> chosenItems(Form form) {
    return switch (form.value(SCOPE)) {
      case "ALL" -> List.of();
      case "SOME" -> {
        var chosen = form.chosen(ITEMS).stream().flatMap(code -> item(code).stream()).toList();
        if (chosen.isEmpty()) {
          form.wrong(
              items(form).isEmpty() ? ITEM_WORDS : ITEMS,
              form.text(ITEM_WORDS).isEmpty()
                  ? "请写出事项名称，再按“查找”。"
                  : items(form).isEmpty() ? "没有找到这样的事项，请换一个说法。" : "请从找到的事项中勾选。");
        }
        yield chosen.stream().map(ServiceItem::code).toList();
      }
      default -> {
        form.wrong(SCOPE, "请选择可以办哪些事。");
        yield List.of();
      }
    };
  }

  private static LocalDate date(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("日期的格式为年-月-日，例如 2026-12-31。", e);
    }
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id, @Nullable @QueryValue String after) {
    var caller = callers.resident(request);
    var mandate = new MandateId(Inputs.id(id));
    var seen = seeMandates.find(caller, mandate).orElseThrow(Inputs::absent);
    var cases =
        useOfMandate.cases(
            caller,
            mandate,
            new Page.Request(Optional.ofNullable(after).filter(text -> !text.isEmpty()), SHOWN));
    return pages.show(
        request,
        "person/mandate",
        Map.of(
            "one",
            shown(seen),
            "mine",
            seen.mandate().grantor().equals(caller.person()),
            "cases",
            cases.orElseGet(() -> new Page<>(List.of(), Optional.empty()))));
  }

  @Post("/{id}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    return switch (revokeMandate.revoke(callers.resident(request), new MandateId(Inputs.id(id)))) {
      case RevokeMandate.Revocation.Revoked _ -> Pages.to(HOME + "?done=revoked");
      case RevokeMandate.Revocation.Absent() -> throw Inputs.absent();
    };
  }
}
