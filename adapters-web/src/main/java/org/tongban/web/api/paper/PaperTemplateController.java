package org.tongban.web.api.paper;

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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.EditPaperTemplates;
import org.tongban.application.paper.EditPaperTemplates.Answer;
import org.tongban.application.paper.EditPaperTemplates.Preview;
import org.tongban.application.paper.EditPaperTemplates.Text;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.paper.TemplateProposal;
import org.tongban.domain.paper.TextDifference;
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

/** The templates of papers: two editors make a version, and made papers stay as they are. */
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

  /** The version in force of each. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TemplatePage.class)))
  HttpResponse<?> list(HttpRequest<?> request) {
    editor(request);
    return HttpResponse.ok(PageResponse.of(templates.current(), TemplateResponse::of));
  }

  /** The version in force, with the placeholders it may have. */
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

  /** A paper of the version in force, with invented words. */
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
    return printed(template.kind(), new Text(template.title(), template.body()));
  }

  private HttpResponse<?> printed(PaperKind kind, Text text) {
    return switch (templates.preview(kind, text)) {
      case Preview.Printed(Printing.Done(var pdf)) ->
          PaperFiles.pdf(pdf, kind.name().toLowerCase(Locale.ROOT) + ".pdf");
      case Preview.Printed(Printing.Unavailable _) ->
          ProblemType.UNAVAILABLE.response("服务器没有安装中文字体，暂时不能生成文书；请管理员安装 fonts-noto-cjk。");
      case Preview.Wrong(var faults) -> throw wrong(faults);
    };
  }

  /**
   * What somebody wants the template to be, in which lines that differs from the version in force,
   * and where it stands. Its version is what changes take; it is 0 if there never was a proposal.
   */
  @Get("/{kind}/proposal")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
  HttpResponse<?> proposal(HttpRequest<?> request, String kind) {
    editor(request);
    var which = kind(kind);
    return templates
        .proposal(which)
        .<HttpResponse<?>>map(this::shown)
        .orElseGet(
            () -> HttpResponse.ok(ProposalResponse.none(which)).header(HttpHeaders.ETAG, tag(0)));
  }

  /** A paper of the proposal, with invented words. */
  @Get("/{kind}/proposal/preview")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> proposalPreview(HttpRequest<?> request, String kind) {
    editor(request);
    var proposal =
        templates.proposal(kind(kind)).filter(it -> it.state().open()).orElseThrow(Inputs::absent);
    return printed(proposal.kind(), new Text(proposal.title(), proposal.body()));
  }

  /** Hands a text in; it comes into force when another editor agrees. */
  @Put("/{kind}/proposal")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
  HttpResponse<?> propose(HttpRequest<?> request, String kind, @Body TemplateRequest body) {
    return step(
        request,
        kind,
        body,
        inputs -> {
          var title = inputs.text("/title", body.title(), PaperTemplate.LONGEST_TITLE);
          var text = inputs.text("/body", body.body(), PaperTemplate.LONGEST_BODY);
          var remark =
              inputs.optionalText("/remark", body.remark(), TemplateProposal.LONGEST_REMARK);
          return new Handed(title, text, remark);
        },
        (at, handed) ->
            templates.propose(
                at.caller(), at.kind(), at.version(), handed.toText(), handed.remark()));
  }

  /** What was read of a request; parts of it are missing where it was wrong. */
  private record Handed(String title, String body, String remark) {
    Text toText() {
      return new Text(title, body + "\n");
    }
  }

  /** Puts a proposal in force that another editor wrote: papers are made from it from now on. */
  @Post("/{kind}/proposal/approval")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
  HttpResponse<?> approve(HttpRequest<?> request, String kind) {
    return step(
        request,
        kind,
        null,
        _ -> true,
        (at, _) -> templates.approve(at.caller(), at.kind(), at.version()));
  }

  /** Sends a proposal back to those who wrote it. */
  @Post("/{kind}/proposal/return")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
  HttpResponse<?> sendBack(HttpRequest<?> request, String kind, @Body ReturnRequest body) {
    return step(
        request,
        kind,
        body,
        inputs -> inputs.text("/reason", body.reason(), TemplateProposal.LONGEST_REMARK),
        (at, reason) -> templates.sendBack(at.caller(), at.kind(), at.version(), reason));
  }

  /** Gives a proposal up; the version in force stays. */
  @Delete("/{kind}/proposal")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProposalResponse.class)))
  HttpResponse<?> discard(HttpRequest<?> request, String kind) {
    return step(
        request,
        kind,
        null,
        _ -> true,
        (at, _) -> templates.discard(at.caller(), at.kind(), at.version()));
  }

  /** A proposal at the version that the caller knows. */
  private record Known(Caller.Staff caller, PaperKind kind, int version) {}

  private <T> HttpResponse<?> step(
      HttpRequest<?> request,
      String kind,
      @Nullable Object body,
      Function<Inputs, T> read,
      BiFunction<Known, T, Answer> take) {
    var caller = editor(request);
    var known = new Known(caller, kind(kind), Inputs.version(request));
    return writes.write(request, caller, body, read, given -> answer(take.apply(known, given)));
  }

  private MutableHttpResponse<?> answer(Answer answer) {
    return switch (answer) {
      case Answer.Done(var proposal) -> shown(proposal);
      case Answer.Wrong(var faults) -> throw wrong(faults);
      case Answer.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("这份修改刚刚有了变化，请查看最新内容后再办。")
              .header(HttpHeaders.ETAG, tag(current));
      case Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
      case Answer.NotAllowed() -> throw notAllowed();
    };
  }

  private MutableHttpResponse<?> shown(TemplateProposal proposal) {
    var difference =
        proposal.state().open() ? templates.difference(proposal) : List.<TextDifference.Line>of();
    return HttpResponse.ok(ProposalResponse.of(proposal, difference))
        .header(HttpHeaders.ETAG, tag(proposal.version()));
  }

  private static String tag(int version) {
    return "\"" + version + "\"";
  }

  private static InvalidInputException wrong(EditPaperTemplates.Faults faults) {
    var errors = new ArrayList<Problem.FieldError>();
    faults.title().forEach(words -> errors.add(new Problem.FieldError("/title", words)));
    faults.body().forEach(words -> errors.add(new Problem.FieldError("/body", words)));
    return new InvalidInputException(errors);
  }

  private static MutableHttpResponse<?> tagged(PaperTemplate template) {
    return HttpResponse.ok(TemplateResponse.of(template))
        .header(HttpHeaders.ETAG, tag(template.version()));
  }

  /** What is written, and what the reviewer should know. */
  @Serdeable
  record TemplateRequest(@Nullable String title, @Nullable String body, @Nullable String remark) {}

  /** Why. */
  @Serdeable
  record ReturnRequest(@Nullable String reason) {}

  /** Where a proposal stands. */
  enum ProposalState {
    NONE,
    IN_REVIEW,
    SENT_BACK,
    IN_FORCE,
    DISCARDED;

    static ProposalState of(TemplateProposal.State state) {
      return switch (state) {
        case IN_REVIEW -> IN_REVIEW;
        case SENT_BACK -> SENT_BACK;
        case IN_FORCE -> IN_FORCE;
        case DISCARDED -> DISCARDED;
      };
    }
  }

  /**
   * A proposed template.
   *
   * @param base the version of the template that it began from; empty if there never was a proposal
   * @param remark for the reviewer, or why it was sent back
   * @param difference to the version in force, as long as it is in review or sent back
   */
  @Serdeable
  record ProposalResponse(
      PaperKind kind,
      ProposalState state,
      int version,
      Optional<Integer> base,
      String title,
      String body,
      String remark,
      Optional<OffsetDateTime> changedAt,
      List<DifferenceResponse> difference) {
    static ProposalResponse none(PaperKind kind) {
      return new ProposalResponse(
          kind, ProposalState.NONE, 0, Optional.empty(), "", "", "", Optional.empty(), List.of());
    }

    static ProposalResponse of(TemplateProposal proposal, List<TextDifference.Line> difference) {
      return new ProposalResponse(
          proposal.kind(),
          ProposalState.of(proposal.state()),
          proposal.version(),
          Optional.of(proposal.base()),
          proposal.title(),
          proposal.body(),
          proposal.remark(),
          Optional.of(Times.of(proposal.changedAt())),
          difference.stream()
              .map(line -> new DifferenceResponse(line.kind(), line.text()))
              .toList());
    }
  }

  /** A line of the title or the body, and what became of it. */
  @Serdeable
  record DifferenceResponse(TextDifference.Kind kind, String text) {}

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
