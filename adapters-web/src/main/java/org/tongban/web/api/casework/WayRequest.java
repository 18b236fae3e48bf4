package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;

/**
 * A way of handling that is wished for.
 *
 * @param place the service point, where the channel has one
 * @param from the region it is applied for from; without it that of the place, or the home region
 * @param actingAs {@code SELF} if left out
 */
@Serdeable
record WayRequest(
    @Nullable String mode,
    @Nullable String channel,
    @Nullable String place,
    @Nullable String from,
    @Nullable String actingAs) {

  /** The way, or null if something was wrong, which the inputs then say. */
  @Nullable
  Way read(Inputs inputs, String pointer, Organisation city, Optional<RegionCode> home) {
    var wantedMode = inputs.required(pointer + "/mode", mode, Inputs.constant(HandlingMode.class));
    var wantedChannel =
        inputs.required(pointer + "/channel", channel, Inputs.constant(Channel.class));
    var wantedPlace = inputs.optional(pointer + "/place", place, UnitCode::new);
    var acting =
        inputs
            .optional(pointer + "/actingAs", actingAs, Inputs.constant(ActingAs.class))
            .orElse(ActingAs.SELF);
    var region =
        wantedPlace
            .flatMap(city::servicePoint)
            .map(ServicePoint::region)
            .or(() -> inputs.optional(pointer + "/from", from, RegionCode::new))
            .or(() -> home);
    if (region.isEmpty()) {
      inputs.wrong(pointer + "/from", "请填写所在地区。");
    }
    return wantedMode == null || wantedChannel == null || region.isEmpty()
        ? null
        : new Way(wantedMode, wantedChannel, wantedPlace, region.get(), acting);
  }
}
