package org.tongban.web.portal.delivery;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.web.problem.ProblemType;

/**
 * Where couriers push what happened to parcels. Nobody signs in here: a push proves itself by the
 * secret in its address and the courier's signature. It is not part of the API, because its form is
 * the couriers'.
 */
@Hidden
@Controller("/courier-pushes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.APPLICATION_JSON)
class CourierPushController {
  private static final int LONGEST = 256 * 1024;

  private final ReceivePushes pushes;

  CourierPushController(ReceivePushes pushes) {
    this.pushes = pushes;
  }

  /** The body as it came: a signature is over its very characters. */
  @Post("/{channel}/{secret}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
  HttpResponse<?> take(
      HttpRequest<?> request, String channel, String secret, @Body InputStream body)
      throws IOException {
    var bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length == 0 || bytes.length > LONGEST) {
      return refused();
    }
    var form =
        request
            .getContentType()
            .filter(type -> type.getName().equals(MediaType.APPLICATION_FORM_URLENCODED))
            .isPresent();
    var text = new String(bytes, StandardCharsets.UTF_8);
    return switch (pushes.receive(new ReceivePushes.Push(channel, secret, form, text))) {
      case ReceivePushes.Reception.Accepted(var answer) ->
          HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
      case ReceivePushes.Reception.Forged() -> refused();
      case ReceivePushes.Reception.Stale() ->
          ProblemType.FORBIDDEN.response("The push is too old, or its clock is wrong.");
      case ReceivePushes.Reception.Unreadable() ->
          ProblemType.MALFORMED_REQUEST.response("The push names no parcel.");
    };
  }

  /** The same for a wrong secret, a wrong signature and a courier there is not. */
  private static HttpResponse<?> refused() {
    return ProblemType.FORBIDDEN.response("The push does not prove where it comes from.");
  }
}
