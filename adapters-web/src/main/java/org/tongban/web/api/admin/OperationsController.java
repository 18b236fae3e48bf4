package org.tongban.web.api.admin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.LedgerAudit;
import org.tongban.application.item.ImportReferenceData;
import org.tongban.application.item.ImportReferenceData.NamedFile;
import org.tongban.application.item.ImportReferenceData.Result;
import org.tongban.application.transaction.StuckEffects;
import org.tongban.application.transaction.Transactions;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;
import org.tongban.web.problem.InvalidInputException;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Roles;
import reactor.core.publisher.Flux;

/** What administrators run: imports, the verification of the ledger, effects that got stuck. */
@Controller("/api/v1/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "admin")
class OperationsController {
  private static final int MOST_FILES = 30;
  private static final int LONGEST = 100;

  private final ImportReferenceData importReferenceData;
  private final LedgerAudit ledgerAudit;
  private final StuckEffects stuckEffects;
  private final Transactions transactions;
  private final Administrators administrators;
  private final IdempotentWrites writes;

  OperationsController(
      ImportReferenceData importReferenceData,
      LedgerAudit ledgerAudit,
      StuckEffects stuckEffects,
      Transactions transactions,
      Administrators administrators,
      IdempotentWrites writes) {
    this.importReferenceData = importReferenceData;
    this.ledgerAudit = ledgerAudit;
    this.stuckEffects = stuckEffects;
    this.transactions = transactions;
    this.administrators = administrators;
    this.writes = writes;
  }

  /**
   * Takes over reference data from CSV files: all of it, or nothing. Takes no Idempotency-Key: the
   * same files sent again change nothing.
   */
  @Post("/imports")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportResponse.class)))
  HttpResponse<?> importFiles(HttpRequest<?> request, @Body MultipartBody body) {
    var caller = administrators.of(request);
    var files = files(body);
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw new InvalidInputException("files", "请上传 1 至 " + MOST_FILES + " 个 CSV 文件。");
    }
    var names = new HashSet<String>();
    if (!files.stream().allMatch(file -> names.add(file.name()))) {
      throw new InvalidInputException("files", "同一个文件只能上传一次。");
    }
    return switch (importReferenceData.importFiles(caller.actorId().toString(), files)) {
      case Result.Imported(var counts) -> {
        var shown = new LinkedHashMap<String, CountsResponse>();
        counts.forEach(
            (file, count) ->
                shown.put(
                    file, new CountsResponse(count.added(), count.changed(), count.unchanged())));
        yield HttpResponse.ok(new ImportResponse(shown));
      }
      case Result.Rejected(var problems, var more) ->
          ProblemType.IMPORT_REFUSED.response(
              more ? "文件有误，什么都没有导入；以下是前一部分问题。" : "文件有误，什么都没有导入。",
              problems.stream()
                  .map(
                      problem ->
                          new Problem.FieldError(
                              "/"
                                  + problem.file()
                                  + "/"
                                  + problem.line()
                                  + (problem.column().isEmpty() ? "" : "/" + problem.column()),
                              problem.words()))
                  .toList());
    };
  }

  private static List<NamedFile> files(MultipartBody body) {
    var files = new ArrayList<NamedFile>();
    for (CompletedPart part : Flux.from(body).collectList().blockOptional().orElse(List.of())) {
      if (part instanceof CompletedFileUpload file && files.size() <= MOST_FILES) {
        try {
          // Reading gives the upload back; discarding it as well would do so twice.
          var content = file.getBytes();
          var name = file.getFilename() == null ? "" : file.getFilename();
          files.add(new NamedFile(name, () -> new ByteArrayInputStream(content)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  /**
   * Verifies the ledger of every case, as it is stored. Takes no Idempotency-Key: it changes
   * nothing.
   */
  @Post("/ledger-verifications")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VerificationResponse.class)))
  HttpResponse<?> verify(HttpRequest<?> request) {
    administrators.of(request);
    var report = ledgerAudit.verify();
    return HttpResponse.ok(
        new VerificationResponse(
            report.cases(),
            report.events(),
            report.findings().stream()
                .map(
                    finding ->
                        new FindingResponse(
                            finding.caseId().value(), finding.sequence(), finding.what()))
                .toList()));
  }

  /** Effects on other systems that wait for a person, the oldest first. */
  @Get("/effects")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EffectPage.class)))
  HttpResponse<?> effects(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    administrators.of(request);
    var wanted = Inputs.page(cursor, limit);
    return HttpResponse.ok(
        PageResponse.of(
            transactions.inTransaction(() -> stuckEffects.list(wanted)),
            stuck ->
                new EffectResponse(
                    stuck.kind(),
                    stuck.reference(),
                    stuck.why(),
                    stuck.attempts(),
                    Times.of(stuck.addedAt()))));
  }

  /** Has an effect tried again. */
  @Post("/effects/retry")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> retry(HttpRequest<?> request, @Body EffectRequest body) {
    var caller = administrators.of(request);
    var inputs = new Inputs();
    var kind = inputs.text("/kind", body.kind(), LONGEST);
    var reference = inputs.text("/reference", body.reference(), LONGEST);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            transactions.inTransaction(() -> stuckEffects.tryAgain(kind, reference))
                ? HttpResponse.noContent()
                : ProblemType.NOT_FOUND.response(Inputs.absent().detail()));
  }

  /** What an import did to the rows of a file. */
  @Serdeable
  record CountsResponse(int added, int changed, int unchanged) {}

  /** What an import did, by file. */
  @Serdeable
  record ImportResponse(Map<String, CountsResponse> counts) {}

  /** The first entry of a case that does not fit. */
  @Serdeable
  record FindingResponse(UUID caseId, Optional<Integer> sequence, String what) {}

  /** What was verified and found. */
  @Serdeable
  record VerificationResponse(long cases, long events, List<FindingResponse> findings) {}

  /** An effect that waits for a person. */
  @Serdeable
  record EffectResponse(
      String kind, String reference, String why, int attempts, OffsetDateTime addedAt) {}

  /** A part of the effects. */
  @Serdeable
  record EffectPage(List<EffectResponse> items, Optional<String> next) {}

  /** Which effect. */
  @Serdeable
  record EffectRequest(@Nullable String kind, @Nullable String reference) {}
}
