package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.PlanRequest;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;

/** Says whether a matter can be handled in a certain way, and how. Keeps nothing. */
@Controller("/api/v1/ways")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class WayController {
  private final Catalogue catalogue;
  private final Places places;

  WayController(Catalogue catalogue, Places places) {
    this.catalogue = catalogue;
    this.places = places;
  }

  /**
   * Plans the route of a way, or says why it is not lawful. Takes no Idempotency-Key: it changes
   * nothing.
   */
  @Post
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanResponse.class)))
  HttpResponse<?> plan(@Body PlanWish body) {
    var city = places.organisation();
    var inputs = new Inputs();
    var code = inputs.required("/implementation", body.implementation(), ImplementationCode::new);
    var subject =
        inputs
            .optional("/subject", body.subject(), Inputs.constant(SubjectKind.class))
            .orElse(SubjectKind.PERSON);
    var home = inputs.required("/home", body.home(), RegionCode::new);
    var way =
        new WayRequest(body.mode(), body.channel(), body.place(), body.from(), body.actingAs())
            .read(inputs, "", city, Optional.ofNullable(home));
    var delivery = delivery(inputs, body.delivery());
    inputs.check();
    var implementation = catalogue.current(code);
    if (implementation.isEmpty()) {
      return CaseResponses.absent();
    }
    return HttpResponse.ok(
        switch (new RoutePlanner(city)
            .plan(new PlanRequest(implementation.get(), subject, home, way, delivery))) {
          case RoutePlan.Planned(var route) ->
              new PlanResponse(true, Optional.of(RouteResponse.of(route, city)), List.of());
          case RoutePlan.Unlawful(var reasons) ->
              new PlanResponse(false, Optional.empty(), reasons);
        });
  }

  /** The address does not change the route, so nobody is asked for it here. */
  private static DeliveryChoice delivery(Inputs inputs, @Nullable DeliveryWish wish) {
    if (wish == null) {
      return new DeliveryChoice.Electronic();
    }
    var way = inputs.required("/delivery/way", wish.way(), Inputs.constant(DeliveryWay.class));
    return switch (way) {
      case null -> new DeliveryChoice.Electronic();
      case ELECTRONIC -> new DeliveryChoice.Electronic();
      case MAIL -> new DeliveryChoice.ByMail(Somewhere.RECIPIENT);
      case PICK_UP -> {
        var place = inputs.required("/delivery/place", wish.place(), UnitCode::new);
        yield place == null ? new DeliveryChoice.Electronic() : new DeliveryChoice.PickUp(place);
      }
    };
  }

  /** A recipient that stands for any. */
  private static final class Somewhere {
    static final org.tongban.domain.delivery.Recipient RECIPIENT =
        new org.tongban.domain.delivery.Recipient(
            new org.tongban.domain.person.PersonName("收件人"),
            new org.tongban.domain.person.MobileNumber("15400000000"),
            new RegionCode("440900"),
            "任一地址");

    private Somewhere() {}
  }

  /** Whose matter it is, and how it is wished to be handled. */
  @Serdeable
  record PlanWish(
      @Nullable String implementation,
      @Nullable String subject,
      @Nullable String home,
      @Nullable String mode,
      @Nullable String channel,
      @Nullable String place,
      @Nullable String from,
      @Nullable String actingAs,
      @Nullable DeliveryWish delivery) {}

  /** How the result is wished to come. */
  @Serdeable
  record DeliveryWish(@Nullable String way, @Nullable String place) {}

  /** The route, or every reason why there is none. */
  @Serdeable
  record PlanResponse(boolean lawful, Optional<RouteResponse> route, List<String> reasons) {}
}
