package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Route;
import org.tongban.domain.casework.StageKind;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Reach;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.UnitCode;

/** The way a case travels. */
@Serdeable
public record RouteResponse(
    HandlingMode mode,
    String modeName,
    Reach reach,
    String reachName,
    Channel channel,
    String channelName,
    Optional<String> place,
    Optional<String> placeName,
    ActingAs actingAs,
    String decider,
    String deciderName,
    List<StageResponse> stages) {

  /** One stage, with the working days it may take. */
  @Serdeable
  public record StageResponse(
      StageKind kind,
      String kindName,
      String unit,
      String unitName,
      String authority,
      String authorityName,
      Role role,
      String roleName,
      int days) {}

  /** The route, with the names of its units. */
  public static RouteResponse of(Route route, Organisation city) {
    var way = route.way();
    return new RouteResponse(
        way.mode(),
        way.mode().label(),
        route.reach(),
        route.reach().label(),
        way.channel(),
        way.channel().label(),
        way.place().map(UnitCode::value),
        way.place().map(city::nameOf),
        way.actingAs(),
        route.decider().value(),
        city.nameOf(route.decider()),
        route.stages().stream()
            .map(
                stage ->
                    new StageResponse(
                        stage.kind(),
                        stage.kind().label(),
                        stage.unit().value(),
                        city.nameOf(stage.unit()),
                        stage.authority().value(),
                        city.nameOf(stage.authority()),
                        stage.role(),
                        stage.role().label(),
                        stage.allowance().count()))
            .toList());
  }
}
