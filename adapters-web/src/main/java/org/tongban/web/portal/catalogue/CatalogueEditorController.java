package org.tongban.web.portal.catalogue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.EditCatalogue;
import org.tongban.application.item.EditCatalogue.Answer;
import org.tongban.application.item.ExportCatalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.paper.EditPaperTemplates;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The catalogue's editor: drafts are written part by part and reviewed by another person. */
@Hidden
@Controller("/staff/catalogue")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class CatalogueEditorController {
  private static final int SHOWN = 20;
  private static final String STALE = "别人刚刚改过这份草稿。您填写的内容还在下面，没有保存；请对照最新内容后再保存。";

  private final Pages pages;
  private final Callers callers;
  private final EditCatalogue editCatalogue;
  private final EditPaperTemplates paperTemplates;
  private final ExportCatalogue exportCatalogue;
  private final Catalogue catalogue;
  private final ItemSearch search;
  private final Places places;
  private final Clock clock;

  CatalogueEditorController(
      Pages pages,
      Callers callers,
      EditCatalogue editCatalogue,
      EditPaperTemplates paperTemplates,
      ExportCatalogue exportCatalogue,
      Catalogue catalogue,
      ItemSearch search,
      Places places,
      Clock clock) {
    this.pages = pages;
    this.callers = callers;
    this.editCatalogue = editCatalogue;
    this.paperTemplates = paperTemplates;
    this.exportCatalogue = exportCatalogue;
    this.catalogue = catalogue;
    this.search = search;
    this.places = places;
    this.clock = clock;
  }

  private Caller.Staff editor(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!editCatalogue.edits(staff)) {
      throw new RefusedException(ProblemType.FORBIDDEN, "编辑事项需要事项编辑岗位。");
    }
    return staff;
  }

  private static Page.Request page(@Nullable String after) {
    return new Page.Request(Optional.ofNullable(after).filter(text -> !text.isEmpty()), SHOWN);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Times.ZONE);
  }

  /** The open drafts, and finding an item to edit. */
  @Get
  HttpResponse<?> list(
      HttpRequest<?> request, @Nullable @QueryValue String q, @Nullable @QueryValue String after) {
    var caller = editor(request);
    var words = q == null ? "" : q.strip();
    words = words.substring(0, Math.min(words.length(), ItemSearch.MOST_CHARACTERS));
    return pages.show(
        request,
        "catalogue/list",
        Map.of(
            "templates",
            paperTemplates.edits(caller),
            "drafts",
            editCatalogue.list(caller, page(after)),
            "catalogue",
            catalogue,
            "places",
            places.organisation(),
            "words",
            words,
            "found",
            words.isEmpty()
                ? List.<ServiceItem>of()
                : search
                    .search(new ItemSearch.Query(words, ItemSearch.Filters.NONE, page(null)))
                    .hits()
                    .items()
                    .stream()
                    .map(ItemSearch.Hit::item)
                    .toList()));
  }

  /** The catalogue as files, as the import takes them. */
  @Get("/export")
  @Produces(MediaType.ALL)
  HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue String format) {
    var kind = "json".equals(format) ? ExportCatalogue.Format.JSON : ExportCatalogue.Format.ZIP;
    return switch (exportCatalogue.export(editor(request), Optional.empty(), kind)) {
      case ExportCatalogue.Answer.Exported(var content) ->
          HttpResponse.ok(content)
              .contentType(
                  kind == ExportCatalogue.Format.ZIP
                      ? new MediaType("application/zip")
                      : MediaType.APPLICATION_JSON_TYPE)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "attachment; filename=\"catalogue."
                      + kind.name().toLowerCase(Locale.ROOT)
                      + "\"");
      case ExportCatalogue.Answer.NotPossible(var words) -> ProblemType.REFUSED.response(words);
      case ExportCatalogue.Answer.Absent _, ExportCatalogue.Answer.NotAllowed _ ->
          throw Inputs.absent();
    };
  }

  /** Who carries an item out, and beginning a draft. */
  @Get("/items/{code}")
  HttpResponse<?> item(HttpRequest<?> request, String code, @Nullable @QueryValue String after) {
    editor(request);
    return item(request, Inputs.code(code, BasicCode::new), after, new Form());
  }

  private HttpResponse<?> item(
      HttpRequest<?> request, BasicCode code, @Nullable String after, Form form) {
    var words =
        Map.of(
            "item",
            catalogue.item(code).orElseThrow(Inputs::absent),
            "found",
            catalogue.implementationsOf(code, page(after)),
            "places",
            places.organisation(),
            "form",
            form);
    return form.hasErrors()
        ? pages.again(request, "catalogue/item", words)
        : pages.show(request, "catalogue/item", words);
  }

  @Post("/drafts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = editor(request);
    var form = Form.of(body);
    var item = Inputs.code(form.value("item"), BasicCode::new);
    var authority = form.required("authority", "请填写部门代码，例如 MZJ-440981。", UnitCode::new);
    if (authority.isPresent()) {
      switch (editCatalogue.open(caller, item, authority.get())) {
        case Answer.Done(var draft) -> {
          return Pages.to("/staff/catalogue/drafts/" + draft.id());
        }
        case Answer.NotAllowed(var words) -> form.wrong("authority", words);
        case Answer.Absent _, Answer.Stale _, Answer.Broken _ ->
            form.wrong("authority", "没有这个部门，或者它不在您负责的地区；请核对部门代码。");
      }
    }
    return item(request, item, null, form);
  }

  /** A draft: its parts, what is wrong, what changes, what can be done next. */
  @Get("/drafts/{id}")
  HttpResponse<?> draft(HttpRequest<?> request, String id) {
    return draft(request, editor(request), id, new Form());
  }

  private HttpResponse<?> draft(HttpRequest<?> request, Caller.Staff caller, String id, Form form) {
    var check = editCatalogue.check(caller, Inputs.id(id)).orElseThrow(Inputs::absent);
    var parts =
        ReferenceFile.ofImplementations().stream()
            .map(file -> DraftTable.of(check.draft(), file))
            .toList();
    var words =
        Map.of(
            "check",
            check,
            "parts",
            parts,
            "itemName",
            catalogue.item(check.draft().item()).map(ServiceItem::name).orElse(""),
            "places",
            places.organisation(),
            "wroteIt",
            check.draft().editors().contains(caller.actorId()),
            "today",
            today(),
            "form",
            form);
    return form.hasErrors()
        ? pages.again(request, "catalogue/draft", words)
        : pages.show(request, "catalogue/draft", words);
  }

  /** The draft as residents will see it. */
  @Get("/drafts/{id}/preview")
  HttpResponse<?> preview(HttpRequest<?> request, String id) {
    var check = editCatalogue.check(editor(request), Inputs.id(id)).orElseThrow(Inputs::absent);
    return pages.show(
        request,
        "item/guide",
        Map.of(
            "guide",
            check.version().orElseThrow(Inputs::absent),
            "places",
            places.organisation(),
            "note",
            "这是草稿的预览，公布以后群众看到的就是这样。",
            "preview",
            true,
            "back",
            "/staff/catalogue/drafts/" + check.draft().id()));
  }

  /** A part of a draft. */
  @Get("/drafts/{id}/tables/{table}")
  HttpResponse<?> table(HttpRequest<?> request, String id, String table) {
    var draft = editCatalogue.find(editor(request), Inputs.id(id)).orElseThrow(Inputs::absent);
    var file = part(table);
    return pages.show(
        request,
        "catalogue/table",
        table(id, draft.version(), DraftTable.of(draft, file), new Form()));
  }

  private static ReferenceFile part(String table) {
    return ReferenceFile.named(table)
        .filter(ReferenceFile.ofImplementations()::contains)
        .orElseThrow(Inputs::absent);
  }

  private static Map<String, Object> table(String id, int version, DraftTable table, Form form) {
    var words = new HashMap<String, Object>();
    words.put("id", id);
    words.put("version", version);
    words.put("table", table);
    words.put("form", form);
    return words;
  }

  @Post("/drafts/{id}/tables/{table}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(
      HttpRequest<?> request, String id, String table, @Body @Nullable Map<String, Object> body) {
    var caller = editor(request);
    var file = part(table);
    var form = Form.of(body);
    var typed = DraftTable.typed(file, form);
    var version = form.number("version", 0);
    var draft = editCatalogue.find(caller, Inputs.id(id)).orElseThrow(Inputs::absent);
    var action = form.value("action");
    if (action.equals("add")) {
      return pages.show(
          request, "catalogue/table", table(id, version, typed.withRow(), new Form()));
    }
    if (action.startsWith("remove-")) {
      return pages.show(
          request, "catalogue/table", table(id, version, typed.without(row(action)), new Form()));
    }
    switch (tried(() -> editCatalogue.replace(caller, draft.id(), version, file, typed.rows()))) {
      case Answer.Done _ -> {
        return Pages.to("/staff/catalogue/drafts/" + draft.id());
      }
      case Answer.Stale(var current) -> {
        form.wrong("rows", STALE);
        return pages.again(request, "catalogue/table", table(id, current.version(), typed, form));
      }
      case Answer.NotAllowed(var words) -> form.wrong("rows", words);
      case Answer.Absent _, Answer.Broken _ -> throw Inputs.absent();
    }
    return pages.again(request, "catalogue/table", table(id, version, typed, form));
  }

  private static int row(String action) {
    var number = action.substring("remove-".length());
    return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : -1;
  }

  /** Somebody may be quicker between the look and the write. */
  private static Answer tried(Supplier<Answer> step) {
    try {
      return step.get();
    } catch (StaleVersionException e) {
      return new Answer.NotAllowed(STALE);
    }
  }

  /** Submission, approval, return and discarding, by the button that was pressed. */
  @Post("/drafts/{id}/{step}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> step(
      HttpRequest<?> request, String id, String step, @Body @Nullable Map<String, Object> body) {
    var caller = editor(request);
    var form = Form.of(body);
    var draft = Inputs.id(id);
    var version = form.number("version", 0);
    Answer answer =
        switch (step) {
          case "submission" -> {
            var remark = form.value("remark").strip();
            yield tooLong(form, "remark", remark)
                .orElseGet(() -> tried(() -> editCatalogue.submit(caller, draft, version, remark)));
          }
          case "approval" -> {
            var from = form.required("from", "请填写实施日期。", Inputs::date);
            yield from.isEmpty()
                ? new Answer.NotAllowed("")
                : tried(() -> editCatalogue.approve(caller, draft, version, from.get()));
          }
          case "return" -> {
            var reason = form.required("reason", "请写明退回的原因。", text -> text);
            yield reason.isEmpty()
                ? new Answer.NotAllowed("")
                : tooLong(form, "reason", reason.get())
                    .orElseGet(
                        () ->
                            tried(
                                () ->
                                    editCatalogue.sendBack(caller, draft, version, reason.get())));
          }
          case "discard" -> tried(() -> editCatalogue.discard(caller, draft, version));
          default -> throw Inputs.absent();
        };
    switch (answer) {
      case Answer.Done _ -> {
        return Pages.to("/staff/catalogue/drafts/" + draft);
      }
      case Answer.Absent _ -> throw Inputs.absent();
      case Answer.Stale _ -> form.wrong("step", "草稿刚刚被改过，请看过最新内容再决定。");
      case Answer.NotAllowed(var words) -> {
        if (!form.hasErrors()) {
          form.wrong("step", words);
        }
      }
      case Answer.Broken _ -> form.wrong("step", "草稿还有下面列出的问题，改好后再提交。");
    }
    return draft(request, caller, id, form);
  }

  private static Optional<Answer> tooLong(Form form, String name, String text) {
    if (text.length() <= EditCatalogue.MOST_REASON) {
      return Optional.empty();
    }
    form.wrong(name, "最多 " + EditCatalogue.MOST_REASON + " 个字，现在是 " + text.length() + " 个字。");
    return Optional.of(new Answer.NotAllowed(""));
  }

  /** An implementation: its versions, its history, and withdrawing it. */
  @Get("/implementations/{code}")
  HttpResponse<?> implementation(
      HttpRequest<?> request, String code, @Nullable @QueryValue String after) {
    return implementation(request, editor(request), code, after, new Form());
  }

  private HttpResponse<?> implementation(
      HttpRequest<?> request, Caller.Staff caller, String text, @Nullable String after, Form form) {
    var code = Inputs.code(text, ImplementationCode::new);
    var history = editCatalogue.history(caller, code, page(after)).orElseThrow(Inputs::absent);
    var versions = catalogue.versionsOf(code).reversed();
    var words =
        Map.of(
            "code",
            code,
            "latest",
            catalogue.implementation(versions.getFirst().ref()).orElseThrow(Inputs::absent),
            "versions",
            versions,
            "history",
            history,
            "places",
            places.organisation(),
            "today",
            today(),
            "form",
            form);
    return form.hasErrors()
        ? pages.again(request, "catalogue/implementation", words)
        : pages.show(request, "catalogue/implementation", words);
  }

  @Post("/implementations/{code}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(
      HttpRequest<?> request, String code, @Body @Nullable Map<String, Object> body) {
    var caller = editor(request);
    var form = Form.of(body);
    var implementation = Inputs.code(code, ImplementationCode::new);
    var until = form.required("until", "请填写从哪一天起停止办理。", Inputs::date);
    var reason = form.required("reason", "请写明停止办理的原因。", text -> text);
    reason.ifPresent(text -> tooLong(form, "reason", text));
    if (!form.hasErrors()) {
      switch (editCatalogue.withdraw(caller, implementation, until.get(), reason.get())) {
        case EditCatalogue.Withdrawal.Withdrawn() -> {
          return Pages.to("/staff/catalogue/implementations/" + implementation);
        }
        case EditCatalogue.Withdrawal.Absent() -> throw Inputs.absent();
        case EditCatalogue.Withdrawal.NotAllowed(var words) -> form.wrong("until", words);
      }
    }
    return implementation(request, caller, code, null, form);
  }
}
