package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.AttachMaterial;
import org.tongban.application.casework.AttachMaterial.Attachment;
import org.tongban.application.casework.AttachMaterial.Receipt;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.MaterialFile;
import org.tongban.application.casework.OpenMaterial;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.application.casework.ReuseLicence.Reuse;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.licence.LicenceId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The papers of an application. */
@Controller("/api/v1/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@SecurityRequirement(name = "bearer")
@Tag(name = "cases")
class MaterialController {
  private final EditDraft editDraft;
  private final AttachMaterial attachMaterial;
  private final OpenMaterial openMaterial;
  private final ReuseLicence reuseLicence;
  private final Callers callers;
  private final IdempotentWrites writes;

  MaterialController(
      EditDraft editDraft,
      AttachMaterial attachMaterial,
      OpenMaterial openMaterial,
      ReuseLicence reuseLicence,
      Callers callers,
      IdempotentWrites writes) {
    this.editDraft = editDraft;
    this.attachMaterial = attachMaterial;
    this.openMaterial = openMaterial;
    this.reuseLicence = reuseLicence;
    this.callers = callers;
    this.writes = writes;
  }

  /** Uploads a paper: to a draft, or to a case that waits for one. */
  @Put("/{id}/materials/{code}")
  @HonoursIdempotencyKey
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MaterialInCaseResponse.class)))
  HttpResponse<?> upload(
      HttpRequest<?> request,
      String id,
      String code,
      @Part CompletedFileUpload file,
      @Nullable @Part String note)
      throws IOException {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var inputs = new Inputs();
    var words = CaseResponses.note(inputs, "note", note);
    inputs.check();
    // Reading gives the upload back; discarding it as well would do so twice.
    var bytes = file.getBytes();
    var name = shortened(file.getFilename() == null ? "" : file.getFilename());
    return writes.writePrepared(
        request,
        caller,
        List.of(name, words, sha256(bytes)),
        new IdempotentWrites.Prepared<Receipt>() {
          @Override
          public Receipt prepare() {
            try {
              return attachMaterial.receive(
                  caller,
                  caseId,
                  new AttachMaterial.Upload(code, name, words, new ByteArrayInputStream(bytes)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public MutableHttpResponse<?> write(Receipt receipt) {
            return answer(
                switch (receipt) {
                  case Receipt.Received received -> attachMaterial.keep(caller, received);
                  case Receipt.Refused(var why) -> why;
                },
                words);
          }

          @Override
          public void settle(Receipt receipt, boolean used) {
            if (receipt instanceof Receipt.Received received) {
              attachMaterial.settle(caller, received, used);
            }
          }
        });
  }

  private static MutableHttpResponse<?> answer(Attachment attachment, String note) {
    return switch (attachment) {
      case Attachment.Stored(var stored) ->
          HttpResponse.ok(MaterialInCaseResponse.of(stored, note));
      case Attachment.TooLarge(var bytes) ->
          ProblemType.TOO_LARGE.response("文件最大 " + (bytes >> 20) + " MB，请压缩后再上传。");
      case Attachment.NotAllowed(_, var why) -> ProblemType.UNUSABLE_FILE.response(why);
      case Attachment.TooMany(var files) ->
          ProblemType.REFUSED.response("最多上传 " + files + " 个文件，请先删除不用的。");
      case Attachment.Absent() -> CaseResponses.absent();
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shortened(String name) {
    var longest = MaterialFile.LONGEST_NAME;
    return name.length() <= longest ? name : name.substring(name.length() - longest);
  }

  /**
   * Notes a paper original or a declaration in a draft, or uses an electronic licence of the
   * applicant's, one of the draft's {@code reusable}.
   */
  @Put("/{id}/materials/{code}")
  @HonoursIdempotencyKey
  @Consumes(MediaType.APPLICATION_JSON)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MaterialInCaseResponse.class)))
  HttpResponse<?> put(HttpRequest<?> request, String id, String code, @Body MaterialRequest body) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var inputs = new Inputs();
    var material = body.read(inputs, "", code);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> {
          var given = material.orElseThrow();
          return given.licence().isPresent()
              ? reused(caller, caseId, given)
              : editDraft
                  .put(caller, caseId, given)
                  .<MutableHttpResponse<?>>map(
                      _ -> HttpResponse.ok(MaterialInCaseResponse.of(given)))
                  .orElseGet(CaseResponses::absent);
        });
  }

  private MutableHttpResponse<?> reused(Caller caller, CaseId id, Material given) {
    return switch (reuseLicence.use(
        caller, id, given.code(), new LicenceId(given.licence().orElseThrow()))) {
      case Reuse.Done(var material, var used) ->
          HttpResponse.ok(MaterialInCaseResponse.of(material, Optional.of(used)));
      case Reuse.NotUsable(var words) -> ProblemType.REFUSED.response(words);
      case Reuse.Absent() -> CaseResponses.absent();
    };
  }

  /** Takes a material out of a draft. */
  @Delete("/{id}/materials/{code}")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> take(HttpRequest<?> request, String id, String code) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    return writes.write(
        request,
        caller,
        null,
        () ->
            editDraft.take(caller, caseId, code).isPresent()
                ? HttpResponse.noContent()
                : CaseResponses.absent());
  }

  /** An uploaded paper, or the signed PDF of the licence that is used, as a file. */
  @Get("/{id}/materials/{code}")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<?> material(HttpRequest<?> request, String id, String code) {
    return openMaterial
        .open(callers.of(request), new CaseId(Inputs.id(id)), code)
        .<HttpResponse<?>>map(
            opened ->
                HttpResponse.ok(
                    new StreamedFile(opened.content(), MediaType.of(opened.mediaType()))
                        .attach(opened.fileName().isEmpty() ? "material" : opened.fileName())))
        .orElseGet(CaseResponses::absent);
  }
}
