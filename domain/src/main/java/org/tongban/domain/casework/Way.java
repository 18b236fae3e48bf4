package org.tongban.domain.casework;

import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * A way of handling as asked for; whether it is lawful is the {@link RoutePlanner}'s to say.
 *
 * @param place the service point where it is handed in; empty online
 * @param from the region it is applied for from; the service point's own where there is one
 */
public record Way(
    HandlingMode mode,
    Channel channel,
    Optional<UnitCode> place,
    RegionCode from,
    ActingAs actingAs) {
  public Way {
    Objects.requireNonNull(mode);
    Objects.requireNonNull(channel);
    Objects.requireNonNull(place);
    Objects.requireNonNull(from);
    Objects.requireNonNull(actingAs);
  }
}
