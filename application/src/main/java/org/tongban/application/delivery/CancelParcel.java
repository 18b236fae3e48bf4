package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;

/**
 * Calls a parcel's booking off with the courier. That there is none is believed only when a booking
 * sent earlier can no longer be under way.
 */
@Singleton
public final class CancelParcel implements EffectHandler {
  static final String KIND = "courier.cancel";

  private static final Duration WAIT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Couriers couriers;
  private final Clock clock;

  @Inject
  public CancelParcel(Couriers couriers, Clock clock) {
    this.couriers = couriers;
    this.clock = clock;
  }

  /** The effect that has it done. */
  static Outbox.Effect effect(DispatchId id, CourierName courier, Instant now) {
    return new Outbox.Effect(
        KIND,
        id.toString(),
        Optional.empty(),
        Map.of("dispatch", id.toString(), "since", now.toString(), "courier", courier.value()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var id = new DispatchId(UUID.fromString(effect.payload().get("dispatch")));
    var since = Instant.parse(effect.payload().get("since"));
    var name = new CourierName(effect.payload().get("courier"));
    return couriers
        .named(name)
        .map(courier -> cancel(courier, id, since))
        .orElseGet(() -> new Result.NeedsPerson("The courier is not in use any more: " + id));
  }

  private Result cancel(Courier courier, DispatchId id, Instant since) {
    var now = clock.instant();
    return switch (courier.find(id)) {
      case Courier.Found.Booked(var waybill, _) ->
          switch (courier.cancel(id, waybill)) {
            case Courier.Cancellation.Done() -> new Result.Done();
            case Courier.Cancellation.TooLate() ->
                new Result.NeedsPerson("The courier has the parcel of a cancelled dispatch: " + id);
            case Courier.Cancellation.Unknown(var why) -> later(id, since, why);
          };
      case Courier.Found.Nothing() ->
          now.isBefore(since.plus(BookParcel.SETTLING))
              ? new Result.Retry(BookParcel.SETTLING, "The booking may still arrive")
              : new Result.Done();
      case Courier.Found.Unknown(var why) -> later(id, since, why);
    };
  }

  private Result later(DispatchId id, Instant since, String why) {
    return clock.instant().isBefore(since.plus(PATIENCE))
        ? new Result.Retry(WAIT, why)
        : new Result.NeedsPerson("The courier won't say whether it cancelled " + id + ": " + why);
  }
}
