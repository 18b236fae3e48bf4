package org.tongban.web.api.item;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.domain.item.FormSchema;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PublicAnswers;

/** The forms of the catalogue, as JSON Schema 2020-12. */
@Controller("/api/v1/implementations/{code}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class FormController {
  private final Catalogue catalogue;
  private final PublicAnswers answers;

  FormController(Catalogue catalogue, PublicAnswers answers) {
    this.catalogue = catalogue;
    this.answers = answers;
  }

  /** The schema of the answers to the version in force. */
  @Get("/form")
  @Produces({FormSchema.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = FormSchema.MEDIA_TYPE, schema = @Schema(type = "object")))
  HttpResponse<?> form(HttpRequest<?> request, String code) {
    return schema(request, catalogue.current(Inputs.code(code, ImplementationCode::new)));
  }

  /** The schema of the answers to a version, which cases and drafts may still be under. */
  @Get("/versions/{version}/form")
  @Produces({FormSchema.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = FormSchema.MEDIA_TYPE, schema = @Schema(type = "object")))
  HttpResponse<?> form(HttpRequest<?> request, String code, String version) {
    var ref =
        Inputs.code(
            version,
            number ->
                new ImplementationRef(new ImplementationCode(code), Integer.parseInt(number)));
    return schema(request, catalogue.implementation(ref));
  }

  private HttpResponse<?> schema(HttpRequest<?> request, Optional<Implementation> found) {
    return answers.ok(
        request,
        FormSchema.of(found.orElseThrow(Inputs::absent)).document(),
        MediaType.of(FormSchema.MEDIA_TYPE));
  }
}
