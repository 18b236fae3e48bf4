package org.tongban.web.api.admin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.CatalogueDraft;
import org.tongban.application.item.CatalogueHistory;
import org.tongban.application.item.EditCatalogue;
import org.tongban.application.item.EditCatalogue.Answer;
import org.tongban.application.item.ExportCatalogue;
import org.tongban.application.item.ImportReferenceData;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.place.Places;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.api.item.GuideResponse;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Writing, reviewing, publishing and withdrawing versions of implementations. */
@Controller("/api/v1/admin/catalogue")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "catalogue")
class CatalogueEditingController {
  private static final int MOST_COLUMNS = 60;

  private final EditCatalogue editCatalogue;
  private final ExportCatalogue exportCatalogue;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  CatalogueEditingController(
      EditCatalogue editCatalogue,
      ExportCatalogue exportCatalogue,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.editCatalogue = editCatalogue;
    this.exportCatalogue = exportCatalogue;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  private Caller.Staff editor(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!editCatalogue.edits(staff)) {
      throw new RefusedException(ProblemType.FORBIDDEN, "编辑事项需要事项编辑岗位。");
    }
    return staff;
  }

  /** The open drafts, the one that was begun first first. */
  @Get("/drafts")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            editCatalogue.list(editor(request), Inputs.page(cursor, limit)), DraftLine::of));
  }

  /** Begins a draft from the version in force, or of a new implementation. */
  @Post("/drafts")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> open(HttpRequest<?> request, @Body OpenRequest body) {
    var caller = editor(request);
    var inputs = new Inputs();
    var item = inputs.required("/item", body.item(), BasicCode::new);
    var authority = inputs.required("/authority", body.authority(), UnitCode::new);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (editCatalogue.open(caller, item, authority)) {
              case Answer.Done(var draft) ->
                  HttpResponse.created(
                          DraftResponse.of(draft),
                          URI.create("/api/v1/admin/catalogue/drafts/" + draft.id()))
                      .header(HttpHeaders.ETAG, tag(draft));
              case Answer other -> answer(other);
            });
  }

  /** A draft with its rows. */
  @Get("/drafts/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> find(HttpRequest<?> request, String id) {
    return shown(editCatalogue.find(editor(request), Inputs.id(id)).orElseThrow(Inputs::absent));
  }

  /**
   * Replaces the rows of a part of the draft; the part is named like the file of the import, for
   * example {@code materials.csv}, and has its columns.
   */
  @Put("/drafts/{id}/tables/{table}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> replace(
      HttpRequest<?> request, String id, String table, @Body TableRequest body) {
    var caller = editor(request);
    var draft = Inputs.id(id);
    var file = ReferenceFile.named(table).orElseThrow(Inputs::absent);
    var version = Inputs.version(request);
    var inputs = new Inputs();
    var rows = Optional.ofNullable(body.rows()).orElse(List.of());
    if (rows.size() > EditCatalogue.MOST_ROWS) {
      inputs.wrong("/rows", "最多 " + EditCatalogue.MOST_ROWS + " 行。");
    } else {
      for (int at = 0; at < rows.size(); at++) {
        check(inputs, "/rows/" + at, rows.get(at), file);
      }
    }
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> answer(editCatalogue.replace(caller, draft, version, file, rows)));
  }

  private static void check(
      Inputs inputs, String pointer, @Nullable Map<String, String> row, ReferenceFile file) {
    if (row == null || row.size() > MOST_COLUMNS) {
      inputs.wrong(pointer, "应为列名和内容。");
      return;
    }
    row.forEach(
        (column, cell) -> {
          if (!file.columns().contains(column)) {
            inputs.wrong(pointer, "不认识其中的一列；应有的列是：" + String.join("、", file.columns()));
          } else if (cell == null) {
            inputs.wrong(pointer + "/" + column, "应为文字。");
          } else {
            inputs.optionalText(pointer + "/" + column, cell, EditCatalogue.MOST_CHARACTERS);
          }
        });
  }

  /** Everything that keeps the draft from being published, and what it changes. */
  @Get("/drafts/{id}/check")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CheckResponse.class)))
  HttpResponse<?> check(HttpRequest<?> request, String id) {
    var check = editCatalogue.check(editor(request), Inputs.id(id)).orElseThrow(Inputs::absent);
    return HttpResponse.ok(
        new CheckResponse(
            check.problems().isEmpty(),
            check.problems().stream()
                .map(one -> new RowProblem(one.file(), one.line(), one.column(), one.words()))
                .toList(),
            check.version().map(version -> GuideResponse.of(version, places.organisation())),
            check.differences().stream()
                .map(one -> new Difference(one.field(), one.before(), one.after()))
                .toList()));
  }

  /** Hands the draft in for review by another editor. */
  @Post("/drafts/{id}/submission")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> submit(HttpRequest<?> request, String id, @Body ReasonRequest body) {
    return step(
        request,
        id,
        body,
        inputs -> inputs.optionalText("/reason", body.reason(), EditCatalogue.MOST_REASON),
        (at, remark) -> editCatalogue.submit(at.caller(), at.id(), at.version(), remark));
  }

  /** Publishes a draft that another editor wrote, from a day on. */
  @Post("/drafts/{id}/approval")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> approve(HttpRequest<?> request, String id, @Body ApprovalRequest body) {
    return step(
        request,
        id,
        body,
        inputs -> inputs.required("/effectiveFrom", body.effectiveFrom(), Inputs::date),
        (at, from) -> editCatalogue.approve(at.caller(), at.id(), at.version(), from));
  }

  /** Sends a draft back to those who wrote it. */
  @Post("/drafts/{id}/return")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftResponse.class)))
  HttpResponse<?> sendBack(HttpRequest<?> request, String id, @Body ReasonRequest body) {
    return step(
        request,
        id,
        body,
        inputs -> inputs.text("/reason", body.reason(), EditCatalogue.MOST_REASON),
        (at, reason) -> editCatalogue.sendBack(at.caller(), at.id(), at.version(), reason));
  }

  /** A draft at the version that the caller knows. */
  private record Known(Caller.Staff caller, UUID id, int version) {}

  /** A step that takes one thing besides the draft. */
  private <T> HttpResponse<?> step(
      HttpRequest<?> request,
      String id,
      Object body,
      Function<Inputs, T> read,
      BiFunction<Known, T, Answer> take) {
    var caller = editor(request);
    var known = new Known(caller, Inputs.id(id), Inputs.version(request));
    var inputs = new Inputs();
    var given = read.apply(inputs);
    inputs.check();
    return writes.write(request, caller, body, () -> answer(take.apply(known, given)));
  }

  /** Gives the draft up. */
  @Delete("/drafts/{id}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(responseCode = "204")
  HttpResponse<?> discard(HttpRequest<?> request, String id) {
    var caller = editor(request);
    var draft = Inputs.id(id);
    var version = Inputs.version(request);
    return writes.write(
        request,
        caller,
        null,
        () ->
            switch (editCatalogue.discard(caller, draft, version)) {
              case Answer.Done _ -> HttpResponse.noContent();
              case Answer other -> answer(other);
            });
  }

  /** Takes an implementation out of force from a day on. */
  @Post("/implementations/{code}/withdrawal")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> withdraw(HttpRequest<?> request, String code, @Body WithdrawalRequest body) {
    var caller = editor(request);
    var implementation = Inputs.code(code, ImplementationCode::new);
    var inputs = new Inputs();
    var until = inputs.required("/until", body.until(), Inputs::date);
    var reason = inputs.text("/reason", body.reason(), EditCatalogue.MOST_REASON);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (editCatalogue.withdraw(caller, implementation, until, reason)) {
              case EditCatalogue.Withdrawal.Withdrawn() -> HttpResponse.noContent();
              case EditCatalogue.Withdrawal.Absent() ->
                  ProblemType.NOT_FOUND.response(Inputs.absent().detail());
              case EditCatalogue.Withdrawal.NotAllowed(var words) ->
                  ProblemType.REFUSED.response(words);
            });
  }

  /** What happened to an implementation: who, when, why; the latest first. */
  @Get("/implementations/{code}/history")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HistoryPage.class)))
  HttpResponse<?> history(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var page =
        editCatalogue
            .history(
                editor(request),
                Inputs.code(code, ImplementationCode::new),
                Inputs.page(cursor, limit))
            .orElseThrow(Inputs::absent);
    return HttpResponse.ok(PageResponse.of(page, HistoryResponse::of));
  }

  /**
   * The reference data in the formats of the import: everything, or one item with its
   * implementations; {@code zip} (CSV files) or {@code json}.
   */
  @Get("/export")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = "application/zip",
            schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "application/json", schema = @Schema(type = "object"))
      })
  HttpResponse<?> export(
      HttpRequest<?> request,
      @Nullable @QueryValue String item,
      @Nullable @QueryValue String format) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var wanted = inputs.optional("item", item, BasicCode::new);
    var kind =
        inputs
            .optional(
                "format",
                format,
                text -> ExportCatalogue.Format.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(ExportCatalogue.Format.ZIP);
    inputs.check();
    return switch (exportCatalogue.export(caller, wanted, kind)) {
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
      case ExportCatalogue.Answer.Absent() ->
          ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case ExportCatalogue.Answer.NotPossible(var words) -> ProblemType.REFUSED.response(words);
      case ExportCatalogue.Answer.NotAllowed() ->
          ProblemType.FORBIDDEN.response("导出需要事项编辑或系统管理员岗位。");
    };
  }

  private static String tag(CatalogueDraft draft) {
    return "\"" + draft.version() + "\"";
  }

  private static MutableHttpResponse<?> shown(CatalogueDraft draft) {
    return HttpResponse.ok(DraftResponse.of(draft)).header(HttpHeaders.ETAG, tag(draft));
  }

  private static MutableHttpResponse<?> answer(Answer answer) {
    return switch (answer) {
      case Answer.Done(var draft) -> shown(draft);
      case Answer.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Answer.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("草稿已有更新，请取得最新内容后再改。")
              .header(HttpHeaders.ETAG, tag(current));
      case Answer.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
      case Answer.Broken(var problems) ->
          ProblemType.DRAFT_REFUSED.response(
              "请改好下面列出的问题，再提交或公布。",
              problems.stream().map(CatalogueEditingController::error).toList());
    };
  }

  private static Problem.FieldError error(ImportReferenceData.Problem problem) {
    return new Problem.FieldError(
        "/"
            + problem.file()
            + "/"
            + problem.line()
            + (problem.column().isEmpty() ? "" : "/" + problem.column()),
        problem.words());
  }

  /** Of which item and authority a draft is begun. */
  @Serdeable
  record OpenRequest(@Nullable String item, @Nullable String authority) {}

  /** The rows of a part, each by column. */
  @Serdeable
  record TableRequest(@Nullable List<Map<String, String>> rows) {}

  /** Why. */
  @Serdeable
  record ReasonRequest(@Nullable String reason) {}

  /** From when on. */
  @Serdeable
  record ApprovalRequest(@Nullable String effectiveFrom) {}

  /** From when on nobody can apply any more, and why. */
  @Serdeable
  record WithdrawalRequest(@Nullable String until, @Nullable String reason) {}

  /** A draft in a list. */
  @Serdeable
  record DraftLine(
      UUID id,
      String item,
      String authority,
      CatalogueDraft.State state,
      String stateName,
      Optional<Integer> base,
      OffsetDateTime changedAt,
      int version) {
    static DraftLine of(CatalogueDraft draft) {
      return new DraftLine(
          draft.id(),
          draft.item().value(),
          draft.authority().value(),
          draft.state(),
          draft.state().label(),
          draft.base(),
          Times.of(draft.changedAt()),
          draft.version());
    }
  }

  /** A part of the drafts. */
  @Serdeable
  record DraftPage(List<DraftLine> items, Optional<String> next) {}

  /**
   * A draft.
   *
   * @param tables the rows by file, as an import would have them
   */
  @Serdeable
  record DraftResponse(
      UUID id,
      String item,
      String authority,
      CatalogueDraft.State state,
      String stateName,
      Optional<Integer> base,
      String remark,
      OffsetDateTime changedAt,
      int version,
      Map<String, List<Map<String, String>>> tables) {
    static DraftResponse of(CatalogueDraft draft) {
      var tables = new LinkedHashMap<String, List<Map<String, String>>>();
      tables.put(ReferenceFile.IMPLEMENTATIONS.fileName(), List.of(draft.rows().own()));
      draft.rows().guide().rows().forEach((file, rows) -> tables.put(file.fileName(), rows));
      return new DraftResponse(
          draft.id(),
          draft.item().value(),
          draft.authority().value(),
          draft.state(),
          draft.state().label(),
          draft.base(),
          draft.remark(),
          Times.of(draft.changedAt()),
          draft.version(),
          tables);
    }
  }

  /** Something wrong in a row, counted from 1. */
  @Serdeable
  record RowProblem(String table, long row, String column, String words) {}

  /** Something that changes against the version in force. */
  @Serdeable
  record Difference(String field, String before, String after) {}

  /** What the draft comes to. */
  @Serdeable
  record CheckResponse(
      boolean publishable,
      List<RowProblem> problems,
      Optional<GuideResponse> guide,
      List<Difference> differences) {}

  /** What somebody did. */
  @Serdeable
  record HistoryResponse(
      CatalogueHistory.Action action,
      String actionName,
      Optional<Integer> version,
      Optional<UUID> draft,
      String who,
      OffsetDateTime at,
      String reason) {
    static HistoryResponse of(EditCatalogue.HistoryLine line) {
      var entry = line.entry();
      return new HistoryResponse(
          entry.action(),
          entry.action().label(),
          entry.version(),
          entry.draft(),
          line.who(),
          Times.of(entry.at()),
          entry.reason());
    }
  }

  /** A part of the history. */
  @Serdeable
  record HistoryPage(List<HistoryResponse> items, Optional<String> next) {}
}
