package org.tongban.web.api.paper;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.EditPaperTemplates;
import org.tongban.application.paper.EditPaperTemplates.Answer;
import org.tongban.application.paper.EditPaperTemplates.Preview;
import org.tongban.application.paper.EditPaperTemplates.Text;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.Times;
import org.tongban.web.problem.InvalidInputException;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The templates of papers: what is saved is a new version, and made papers stay as they are. */
@Controller("/api/v1/admin/catalogue/paper-templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "catalogue")
class PaperTemplateController {
  private final EditPaperTemplates templates;
  private final Callers callers;
  private final IdempotentWrites writes;

  PaperTemplateController(EditPaperTemplates templates, Callers callers, IdempotentWrites writes) {
    this.templates = templates;
    this.callers = callers;
    this.writes = writes;
  }

  private Caller.Staff editor(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!templates.edits(staff)) {
      throw notAllowed();
    }
    return staff;
  }

  private static RefusedException notAllowed() {
    return new RefusedException(ProblemType.FORBIDDEN, "编辑文书模板需要市级的事项编辑岗位。");
  }

  private static PaperKind kind(String text) {
    return Inputs.code(text, Inputs.constant(PaperKind.class));
  }

  /** The latest version of each. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TemplatePage.class)))
  HttpResponse<?> list(HttpRequest<?> request) {
    editor(request);
    return HttpResponse.ok(PageResponse.of(templates.current(), TemplateResponse::of));
  }

  /** The latest version, with the placeholders it may have. */
  @Get("/{kind}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TemplateResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String kind) {
    editor(request);
    return tagged(templates.current(kind(kind)));
  }

  /** The latest fifty versions, the latest first. */
  @Get("/{kind}/versions")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TemplatePage.class)))
  HttpResponse<?> versions(HttpRequest<?> request, String kind) {
    editor(request);
    return HttpResponse.ok(PageResponse.of(templates.versions(kind(kind)), TemplateResponse::of));
  }

  /** A paper of the latest version, with invented words. */
  @Get("/{kind}/preview")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> preview(HttpRequest<?> request, String kind) {
    editor(request);
    var template = templates.current(kind(kind));
    var text = new Text(template.title(), template.body());
    return switch (templates.preview(template.kind(), text)) {
      case Preview.Printed(Printing.Done(var pdf)) ->
          PaperFiles.pdf(pdf, template.kind().name().toLowerCase(Locale.ROOT) + ".pdf");
      case Preview.Printed(Printing.Unavailable _) ->
          ProblemType.UNAVAILABLE.response("服务器没有安装中文字体，暂时不能生成文书；请管理员安装 fonts-noto-cjk。");
      case Preview.Wrong(var faults) -> throw wrong(faults);
    };
  }

  /** Saves the next version, from which papers are made from now on. */
  @Put("/{kind}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TemplateResponse.class)))
  HttpResponse<?> save(HttpRequest<?> request, String kind, @Body TemplateRequest body) {
    var caller = editor(request);
    var which = kind(kind);
    var version = Inputs.version(request);
    var inputs = new Inputs();
    var title = inputs.text("/title", body.title(), PaperTemplate.LONGEST_TITLE);
    var text = inputs.text("/body", body.body(), PaperTemplate.LONGEST_BODY);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> answer(templates.save(caller, which, version, new Text(title, text + "\n"))));
  }

  private static MutableHttpResponse<?> answer(Answer answer) {
    return switch (answer) {
      case Answer.Saved(var template) -> tagged(template);
      case Answer.Wrong(var faults) -> throw wrong(faults);
      case Answer.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("模板刚刚有了新的版本，请查看最新内容后再改。")
              .header(HttpHeaders.ETAG, "\"" + current + "\"");
      case Answer.NotAllowed() -> throw notAllowed();
    };
  }

  private static InvalidInputException wrong(EditPaperTemplates.Faults faults) {
    var errors = new ArrayList<Problem.FieldError>();
    faults.title().forEach(words -> errors.add(new Problem.FieldError("/title", words)));
    faults.body().forEach(words -> errors.add(new Problem.FieldError("/body", words)));
    return new InvalidInputException(errors);
  }

  private static MutableHttpResponse<?> tagged(PaperTemplate template) {
    return HttpResponse.ok(TemplateResponse.of(template))
        .header(HttpHeaders.ETAG, "\"" + template.version() + "\"");
  }

  /** What is written. */
  @Serdeable
  record TemplateRequest(@Nullable String title, @Nullable String body) {}

  /** A placeholder: what stands between two braces on each side. */
  @Serdeable
  record WordResponse(String name, String meaning, String example) {
    static WordResponse of(PaperVocabulary.Word word) {
      return new WordResponse(word.name(), word.meaning(), word.example());
    }
  }

  /** What is repeated, with the placeholders of its entries. */
  @Serdeable
  record ListedResponse(String name, String meaning, List<WordResponse> words) {}

  /** A version of a template. */
  @Serdeable
  record TemplateResponse(
      PaperKind kind,
      String kindName,
      int version,
      String title,
      String body,
      OffsetDateTime savedAt,
      List<WordResponse> words,
      List<ListedResponse> lists) {
    static TemplateResponse of(PaperTemplate template) {
      var vocabulary = PaperVocabulary.of(template.kind());
      return new TemplateResponse(
          template.kind(),
          template.kind().label(),
          template.version(),
          template.title(),
          template.body(),
          Times.of(template.savedAt()),
          vocabulary.words().stream().map(WordResponse::of).toList(),
          vocabulary.lists().stream()
              .map(
                  list ->
                      new ListedResponse(
                          list.name(),
                          list.meaning(),
                          list.fields().stream().map(WordResponse::of).toList()))
              .toList());
    }
  }

  /** Templates. */
  @Serdeable
  record TemplatePage(List<TemplateResponse> items, Optional<String> next) {}
}
