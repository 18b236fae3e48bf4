package org.tongban.web.api.casework;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.tongban.application.casework.FindNearestWays;
import org.tongban.application.place.Places;
import org.tongban.domain.item.BasicCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;

/** Says how a matter is done the easiest way. Public, and keeps nothing of what it is told. */
@Controller("/api/v1/items/{code}/ways")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class NearestWaysController {
  private final FindNearestWays findNearestWays;
  private final Places places;
  private final Clock clock;

  NearestWaysController(FindNearestWays findNearestWays, Places places, Clock clock) {
    this.findNearestWays = findNearestWays;
    this.places = places;
    this.clock = clock;
  }

  /**
   * Lists and ranks every lawful way for the person whose situation is described. Takes no
   * Idempotency-Key: it changes nothing.
   */
  @Post
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NearestWaysResponse.class)))
  HttpResponse<?> find(String code, @Body SituationRequest body) {
    var item = Inputs.code(code, BasicCode::new);
    var city = places.organisation();
    var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
    var found =
        findNearestWays.find(item, body.read(city.regions(), today)).orElseThrow(Inputs::absent);
    return HttpResponse.ok(NearestWaysResponse.of(found, city));
  }
}
