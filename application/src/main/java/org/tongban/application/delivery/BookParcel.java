package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;

/**
 * Books a dispatch's parcel with the courier, exactly once whatever happens in between.
 *
 * <p>That a booking is about to be sent is written down first. From then on nobody knows whether
 * there is one, and so the courier is queried, and is asked again only after it says that it has
 * nothing, at a time when nothing sent earlier can still be under way. After {@link #TRIES} a
 * person decides.
 */
@Singleton
public final class BookParcel implements EffectHandler {
  static final String KIND = "courier.book";

  /** How often the courier is asked or queried before a person has to look at it. */
  static final int TRIES = 12;

  /** How long something sent can be under way before it arrives or is lost (assumed). */
  static final Duration SETTLING = Duration.ofMinutes(2);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Result DONE = new Result.Done();

  private final DispatchStore dispatches;
  private final DispatchSteps steps;
  private final Courier courier;
  private final Clock clock;

  @Inject
  public BookParcel(DispatchStore dispatches, DispatchSteps steps, Courier courier, Clock clock) {
    this.dispatches = dispatches;
    this.steps = steps;
    this.courier = courier;
    this.clock = clock;
  }

  /** The effect that has it done. */
  static Outbox.Effect effect(DispatchId id, String reference) {
    return new Outbox.Effect(KIND, reference, Optional.empty(), Map.of("dispatch", id.toString()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var id = new DispatchId(UUID.fromString(effect.payload().get("dispatch")));
    var found = steps.inTransaction(() -> dispatches.find(id));
    if (found.isEmpty()) {
      return new Result.NeedsPerson("There is no dispatch " + id);
    }
    return switch (found.get().dispatch()) {
      case Dispatch.Ready _ -> ask(found.get());
      case Dispatch.Asked asked -> query(found.get(), asked);
      case Dispatch.Booked _,
          Dispatch.HandedOver _,
          Dispatch.UnderWay _,
          Dispatch.Lost _,
          Dispatch.NeedsPerson _,
          Dispatch.Signed _,
          Dispatch.Returned _,
          Dispatch.Cancelled _ ->
          DONE;
    };
  }

  /**
   * The version that was read is the one that must be stored: of two that come here with the same
   * dispatch, one sends a booking.
   */
  private Result ask(DispatchStore.Stored found) {
    var change = found.dispatch().ask(now());
    if (!(change instanceof Dispatch.Change.To(var next))
        || !(next instanceof Dispatch.Asked asked)) {
      return DONE;
    }
    steps.inTransaction(
        () -> {
          dispatches.replace(asked, found.version());
          return asked;
        });
    var order = asked.order();
    return switch (book(new Courier.Parcel(order.id(), order.sender(), order.recipient()))) {
      case Courier.Booking.Booked(var waybill) -> booked(order.id(), waybill);
      case Courier.Booking.Refused(var why) ->
          change(order.id(), dispatch -> dispatch.giveToPerson("快递公司不接受下单：" + why), DONE);
      case Courier.Booking.Unknown(var why) -> later(asked, asked.tries(), why);
    };
  }

  private Result query(DispatchStore.Stored found, Dispatch.Asked asked) {
    return switch (find(asked.id())) {
      case Courier.Found.Booked(var waybill) -> booked(asked.id(), waybill);
      case Courier.Found.Nothing() when asked.settled(now(), SETTLING) ->
          asked.tries() >= TRIES ? giveUp(asked) : ask(found);
      case Courier.Found.Nothing() -> new Result.Retry(SETTLING, "The booking may still arrive");
      case Courier.Found.Unknown(var why) -> {
        change(asked.id(), Dispatch::stillUnknown, DONE);
        yield later(asked, asked.tries() + 1, why);
      }
    };
  }

  private Result later(Dispatch.Asked asked, int tries, String why) {
    return tries >= TRIES ? giveUp(asked) : new Result.Retry(wait(tries), why);
  }

  private Result giveUp(Dispatch.Asked asked) {
    return change(
        asked.id(), dispatch -> dispatch.giveToPerson("多次询问，快递公司仍未明确答复是否已下单，请电话核实后处理。"), DONE);
  }

  private Result booked(DispatchId id, Waybill waybill) {
    return change(id, dispatch -> dispatch.book(waybill), DONE);
  }

  /** Changes the dispatch as it is by then; if it no longer can be, someone else settled it. */
  private Result change(DispatchId id, Function<Dispatch, Dispatch.Change> how, Result afterwards) {
    return steps.inTransaction(
        () -> {
          var stored = dispatches.find(id).orElseThrow();
          if (how.apply(stored.dispatch()) instanceof Dispatch.Change.To(var next)) {
            steps.take(stored, next);
          }
          return afterwards;
        });
  }

  private Courier.Booking book(Courier.Parcel parcel) {
    try {
      return courier.book(parcel);
    } catch (RuntimeException e) {
      return new Courier.Booking.Unknown(e.getClass().getSimpleName());
    }
  }

  private Courier.Found find(DispatchId id) {
    try {
      return courier.find(id);
    } catch (RuntimeException e) {
      return new Courier.Found.Unknown(e.getClass().getSimpleName());
    }
  }

  private static Duration wait(int tries) {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
