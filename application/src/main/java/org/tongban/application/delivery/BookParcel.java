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
  static final int TRIES = 15;

  /** How long something sent can be under way before it arrives or is lost (assumed). */
  static final Duration SETTLING = Duration.ofMinutes(2);

  /**
   * A query does no harm, and mostly finds what a lost answer left open: it comes soon, and the
   * next ones later and later, over some five hours in all.
   */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Result DONE = new Result.Done();

  private final DispatchStore dispatches;
  private final DispatchSteps steps;
  private final Couriers couriers;
  private final Clock clock;

  @Inject
  public BookParcel(DispatchStore dispatches, DispatchSteps steps, Couriers couriers, Clock clock) {
    this.dispatches = dispatches;
    this.steps = steps;
    this.couriers = couriers;
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
      case Dispatch.Ready(var order) ->
          ask(found.get(), couriers.choose(order.sender(), order.recipient().region()));
      case Dispatch.Asked asked ->
          couriers
              .named(asked.courier())
              .map(courier -> query(found.get(), asked, courier))
              .orElseGet(() -> giveUp(asked, "系统不再使用这家快递，请电话核实是否已下单。"));
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
  private Result ask(DispatchStore.Stored found, Courier courier) {
    var change = found.dispatch().ask(courier.name(), now());
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
    var parcel = new Courier.Parcel(order.id(), order.sender(), order.recipient());
    return switch (book(courier, parcel)) {
      case Courier.Booking.Booked(var waybill, var sorting) -> booked(order.id(), waybill, sorting);
      case Courier.Booking.Refused(var why) ->
          change(
              order.id(),
              dispatch -> dispatch.refuse(courier.name() + "不接受下单：" + why),
              Optional.empty());
      case Courier.Booking.Unknown(var why) -> later(asked, asked.tries(), why);
    };
  }

  private Result query(DispatchStore.Stored found, Dispatch.Asked asked, Courier courier) {
    return switch (find(courier, asked.id())) {
      case Courier.Found.Booked(var waybill, var sorting) -> booked(asked.id(), waybill, sorting);
      case Courier.Found.Nothing() when asked.settled(now(), SETTLING) ->
          asked.tries() >= TRIES ? giveUp(asked) : ask(found, courier);
      case Courier.Found.Nothing() ->
          new Result.Retry(
              Duration.between(now(), asked.lastAsked().plus(SETTLING)),
              "The booking may still arrive");
      case Courier.Found.Unknown(var why) -> {
        change(asked.id(), Dispatch::stillUnknown, Optional.empty());
        yield later(asked, asked.tries() + 1, why);
      }
    };
  }

  private Result later(Dispatch.Asked asked, int tries, String why) {
    return tries >= TRIES ? giveUp(asked) : new Result.Retry(wait(tries), why);
  }

  private Result giveUp(Dispatch.Asked asked) {
    return giveUp(asked, "多次询问，快递公司仍未明确答复是否已下单，请电话核实后处理。");
  }

  private Result giveUp(Dispatch.Asked asked, String why) {
    return change(asked.id(), dispatch -> dispatch.giveToPerson(why), Optional.empty());
  }

  private Result booked(DispatchId id, Waybill waybill, Optional<String> sorting) {
    return change(id, dispatch -> dispatch.book(waybill), sorting);
  }

  /** Changes the dispatch as it is by then; if it no longer can be, someone else settled it. */
  private Result change(
      DispatchId id, Function<Dispatch, Dispatch.Change> how, Optional<String> sorting) {
    return steps.inTransaction(
        () -> {
          var stored = dispatches.find(id).orElseThrow();
          if (how.apply(stored.dispatch()) instanceof Dispatch.Change.To(var next)) {
            steps.take(stored, next);
            sorting.ifPresent(code -> steps.sort(id, code));
          }
          return DONE;
        });
  }

  private static Courier.Booking book(Courier courier, Courier.Parcel parcel) {
    try {
      return courier.book(parcel);
    } catch (RuntimeException e) {
      return new Courier.Booking.Unknown(e.getClass().getSimpleName());
    }
  }

  private static Courier.Found find(Courier courier, DispatchId id) {
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
