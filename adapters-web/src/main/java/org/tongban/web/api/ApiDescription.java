package org.tongban.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the API, made from the code, and a page to browse it. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Tongban",
            version = "1",
            description =
                "Government services from one place: find an item, apply, follow the case, get the"
                    + " result. Problems are RFC 9457 documents. Writes honour Idempotency-Key.",
            license =
                @License(
                    name = "Apache-2.0",
                    url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class ApiDescription {
  private static final String ONE_HOUR = "public, max-age=3600";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>接口说明 - 通办</title>
        <link rel="stylesheet" href="/assets/api-docs/swagger-ui.css">
      </head>
      <body>
        <div id="api"></div>
        <noscript><p>请查看 <a href="/openapi.yml">openapi.yml</a>。</p></noscript>
        <script src="/assets/api-docs/swagger-ui-bundle.js"></script>
        <script src="/assets/api-docs/start.js"></script>
      </body>
      </html>
      """;

  private final String description;

  ApiDescription() {
    try (var stream = ApiDescription.class.getResourceAsStream("/META-INF/swagger/openapi.yml")) {
      if (stream == null) {
        throw new IllegalStateException("The build made no description of the API");
      }
      // The generator adds a wrong third type to whatever may be left out.
      this.description =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(\n *- \"null\")\n *- object", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Get(uri = "/openapi.yml", produces = "application/yaml")
  HttpResponse<String> description() {
    return HttpResponse.ok(description).header(HttpHeaders.CACHE_CONTROL, ONE_HOUR);
  }

  @Get(uri = "/api-docs", produces = "text/html;charset=utf-8")
  HttpResponse<String> page() {
    return HttpResponse.ok(PAGE).header(HttpHeaders.CACHE_CONTROL, ONE_HOUR);
  }
}
