package org.tongban.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One dispatch of a result by mail. Each record is one state; a change returns the next state. A
 * resend is a new dispatch.
 *
 * <pre>
 * ready → asked (a courier was asked, its answer is not known) → booked → handed over → under way
 *       → signed | returned | lost; needs a person wherever the machine can't go on; cancelled before
 *       the courier has it
 * </pre>
 */
public sealed interface Dispatch {
  /** What is sent. */
  DispatchOrder order();

  /** Its identity. */
  default DispatchId id() {
    return order().id();
  }

  /** To be booked with a courier. */
  record Ready(DispatchOrder order) implements Dispatch {
    public Ready {
      Objects.requireNonNull(order);
    }
  }

  /**
   * A courier is being asked or was asked, and nobody knows whether it accepted. It is queried by
   * reference, and never asked again before it says that it has nothing under the reference.
   *
   * @param courier whom was asked: only they can say what became of it
   * @param lastAsked when a booking was last sent
   * @param tries how often the courier was asked or queried, at least 1
   */
  record Asked(DispatchOrder order, CourierName courier, Instant lastAsked, int tries)
      implements Dispatch {
    public Asked {
      Objects.requireNonNull(order);
      Objects.requireNonNull(courier);
      Objects.requireNonNull(lastAsked);
    }
  }

  /** The courier expects the parcel. */
  record Booked(DispatchOrder order, Waybill waybill) implements Dispatch {
    public Booked {
      Objects.requireNonNull(order);
      Objects.requireNonNull(waybill);
    }
  }

  /** The mail room gave it to the courier, who has not said anything since. */
  record HandedOver(DispatchOrder order, Waybill waybill, Instant at) implements Dispatch {
    public HandedOver {
      Objects.requireNonNull(order);
      Objects.requireNonNull(waybill);
      Objects.requireNonNull(at);
    }
  }

  /**
   * The courier carries it.
   *
   * @param at when the latest event happened
   * @param latest which
   */
  record UnderWay(DispatchOrder order, Waybill waybill, Instant at, ParcelEvent.Kind latest)
      implements Dispatch {
    public UnderWay {
      Objects.requireNonNull(order);
      Objects.requireNonNull(waybill);
      Objects.requireNonNull(at);
      Objects.requireNonNull(latest);
    }
  }

  /** The courier can't find it. It may still turn up, until a person gives it up. */
  record Lost(DispatchOrder order, Waybill waybill, Instant at) implements Dispatch {
    public Lost {
      Objects.requireNonNull(order);
      Objects.requireNonNull(waybill);
      Objects.requireNonNull(at);
    }
  }

  /**
   * The machine can't go on, and a person of the mail room has to.
   *
   * @param why in words for the mail room, without personal data
   * @param asked the courier who may have a booking for all we know; empty if none has
   */
  record NeedsPerson(DispatchOrder order, String why, Optional<CourierName> asked)
      implements Dispatch {
    public NeedsPerson {
      Objects.requireNonNull(order);
      Objects.requireNonNull(why);
      Objects.requireNonNull(asked);
    }
  }

  /**
   * It reached the person.
   *
   * @param receivedBy as the courier says, may be empty
   */
  record Signed(DispatchOrder order, Waybill waybill, Instant at, String receivedBy)
      implements Dispatch {
    public Signed {
      Objects.requireNonNull(order);
      Objects.requireNonNull(waybill);
      Objects.requireNonNull(at);
      Objects.requireNonNull(receivedBy);
    }

    /** Does not show who took it. */
    @Override
    public String toString() {
      return "Signed[" + order.id() + "]";
    }
  }

  /** It came back, or was given up as lost. The result is with the sender; a resend is possible. */
  record Returned(DispatchOrder order, Waybill waybill, Instant at, String reason)
      implements Dispatch {
    public Returned {
      Objects.requireNonNull(order);
      Objects.requireNonNull(waybill);
      Objects.requireNonNull(at);
      Objects.requireNonNull(reason);
    }
  }

  /** It was called off before the courier had it. */
  record Cancelled(DispatchOrder order, String reason) implements Dispatch {
    public Cancelled {
      Objects.requireNonNull(order);
      Objects.requireNonNull(reason);
    }
  }

  /** The answer to a change. */
  sealed interface Change {
    /** The next state. */
    record To(Dispatch next) implements Change {}

    /** It is so already; nothing changes. */
    record Nothing() implements Change {}

    /**
     * It can't be done in this state.
     *
     * @param words why, for the person who asked
     */
    record Refused(String words) implements Change {}
  }

  /** Which state, as a word. */
  default DispatchState state() {
    return switch (this) {
      case Ready _ -> DispatchState.READY;
      case Asked _ -> DispatchState.ASKED;
      case Booked _ -> DispatchState.BOOKED;
      case HandedOver _ -> DispatchState.HANDED_OVER;
      case UnderWay _ -> DispatchState.UNDER_WAY;
      case Lost _ -> DispatchState.LOST;
      case NeedsPerson _ -> DispatchState.NEEDS_PERSON;
      case Signed _ -> DispatchState.SIGNED;
      case Returned _ -> DispatchState.RETURNED;
      case Cancelled _ -> DispatchState.CANCELLED;
    };
  }

  /** The waybill it is booked under, as soon as there is one. */
  default Optional<Waybill> bookedUnder() {
    return switch (this) {
      case Ready _, Asked _, NeedsPerson _, Cancelled _ -> Optional.empty();
      case Booked booked -> Optional.of(booked.waybill);
      case HandedOver given -> Optional.of(given.waybill);
      case UnderWay moving -> Optional.of(moving.waybill);
      case Lost lost -> Optional.of(lost.waybill);
      case Signed signed -> Optional.of(signed.waybill);
      case Returned returned -> Optional.of(returned.waybill);
    };
  }

  /** The courier who has a booking, or may have one. */
  default Optional<CourierName> carrier() {
    return switch (this) {
      case Asked asked -> Optional.of(asked.courier);
      case NeedsPerson needed -> needed.asked;
      case Ready _, Booked _, HandedOver _, UnderWay _, Lost _, Signed _, Returned _, Cancelled _ ->
          bookedUnder().map(Waybill::courier);
    };
  }

  /** A booking is about to be sent to the courier; written down before it is. */
  default Change ask(CourierName courier, Instant now) {
    return switch (this) {
      case Ready(var order) -> new Change.To(new Asked(order, courier, now, 1));
      case Asked(var order, var before, _, var tries) when before.equals(courier) ->
          new Change.To(new Asked(order, courier, now, tries + 1));
      case Asked _ -> refused("改由另一家快递下单");
      case Booked _, HandedOver _, UnderWay _, Lost _, NeedsPerson _, Signed _, Returned _ ->
          refused("下单");
      case Cancelled _ -> refused("下单");
    };
  }

  /** The courier was queried, and its answer did not settle the matter. */
  default Change stillUnknown() {
    return switch (this) {
      case Asked(var order, var courier, var lastAsked, var tries) ->
          new Change.To(new Asked(order, courier, lastAsked, tries + 1));
      case Ready _,
          Booked _,
          HandedOver _,
          UnderWay _,
          Lost _,
          NeedsPerson _,
          Signed _,
          Returned _ ->
          refused("查询下单结果");
      case Cancelled _ -> refused("查询下单结果");
    };
  }

  /**
   * Whether what was sent has either arrived at the courier or got lost by now, so that its "no
   * such booking" can be believed.
   */
  default boolean settled(Instant now, Duration settling) {
    return this instanceof Asked asked && !now.isBefore(asked.lastAsked().plus(settling));
  }

  /**
   * The courier accepted, or a person booked it by hand. Booking under another waybill is refused.
   */
  default Change book(Waybill booked) {
    return switch (this) {
      case Ready(var order) -> new Change.To(new Booked(order, booked));
      case Asked(var order, _, _, _) -> new Change.To(new Booked(order, booked));
      case NeedsPerson(var order, _, _) -> new Change.To(new Booked(order, booked));
      case Booked _, HandedOver _, UnderWay _, Lost _, Signed _, Returned _ ->
          bookedUnder().filter(booked::equals).isPresent() ? new Change.Nothing() : refused("下单");
      case Cancelled _ -> refused("下单");
    };
  }

  /** The machine can't go on, and does not know whether there is a booking. */
  default Change giveToPerson(String why) {
    return switch (this) {
      case Ready(var order) -> new Change.To(new NeedsPerson(order, why, Optional.empty()));
      case Asked(var order, var courier, _, _) ->
          new Change.To(new NeedsPerson(order, why, Optional.of(courier)));
      case NeedsPerson _ -> new Change.Nothing();
      case Booked _, HandedOver _, UnderWay _, Lost _, Signed _, Returned _, Cancelled _ ->
          refused("转人工处理");
    };
  }

  /** The courier that was asked clearly refused: there is no booking, and asking won't help. */
  default Change refuse(String why) {
    return switch (this) {
      case Asked(var order, _, _, _) ->
          new Change.To(new NeedsPerson(order, why, Optional.empty()));
      case NeedsPerson _ -> new Change.Nothing();
      case Ready _, Booked _, HandedOver _, UnderWay _, Lost _, Signed _, Returned _, Cancelled _ ->
          refused("转人工处理");
    };
  }

  /**
   * A person sends it back to the machine. Where a courier may have a booking it is queried before
   * anything else; where none has, one is chosen anew.
   */
  default Change tryAgain(Instant now) {
    return switch (this) {
      case NeedsPerson(var order, _, var asked) ->
          new Change.To(
              asked
                  .<Dispatch>map(courier -> new Asked(order, courier, now, 1))
                  .orElseGet(() -> new Ready(order)));
      case Ready _, Asked _ -> new Change.Nothing();
      case Booked _, HandedOver _, UnderWay _, Lost _, Signed _, Returned _, Cancelled _ ->
          refused("重新下单");
    };
  }

  /** A person found out that the courier has no booking, so that a courier is chosen anew. */
  default Change notBooked() {
    return switch (this) {
      case NeedsPerson(var order, _, _) -> new Change.To(new Ready(order));
      case Ready _ -> new Change.Nothing();
      case Asked _, Booked _, HandedOver _, UnderWay _, Lost _, Signed _, Returned _, Cancelled _ ->
          refused("登记为未下单");
    };
  }

  /** The mail room gave the parcel to the courier. */
  default Change handOver(Instant now) {
    return switch (this) {
      case Booked(var order, var waybill) -> new Change.To(new HandedOver(order, waybill, now));
      case HandedOver _, UnderWay _ -> new Change.Nothing();
      case Ready _, Asked _, NeedsPerson _ -> new Change.Refused("还没有运单号，不能交寄；请等待下单结果或人工处理。");
      case Lost _, Signed _, Returned _, Cancelled _ -> refused("交寄");
    };
  }

  /** Calls it off: possible until the courier has it. */
  default Change cancel(String reason) {
    return switch (this) {
      case Ready(var order) -> new Change.To(new Cancelled(order, reason));
      case Asked(var order, _, _, _) -> new Change.To(new Cancelled(order, reason));
      case Booked(var order, _) -> new Change.To(new Cancelled(order, reason));
      case NeedsPerson(var order, _, _) -> new Change.To(new Cancelled(order, reason));
      case Cancelled _ -> new Change.Nothing();
      case HandedOver _, UnderWay _, Lost _, Signed _, Returned _ -> refused("取消寄递");
    };
  }

  /** A person gives a lost parcel up, so that the result can be made and sent anew. */
  default Change giveUp(Instant now, String reason) {
    return switch (this) {
      case Lost(var order, var waybill, _) ->
          new Change.To(new Returned(order, waybill, now, reason));
      case Returned _ -> new Change.Nothing();
      case Ready _,
          Asked _,
          Booked _,
          HandedOver _,
          UnderWay _,
          NeedsPerson _,
          Signed _,
          Cancelled _ ->
          refused("按遗失处理");
    };
  }

  /** The mail room has it in its hands again, whatever the courier reported. */
  default Change comeBack(Instant now, String reason) {
    return switch (this) {
      case HandedOver(var order, var waybill, _) ->
          new Change.To(new Returned(order, waybill, now, reason));
      case UnderWay(var order, var waybill, _, _) ->
          new Change.To(new Returned(order, waybill, now, reason));
      case Lost(var order, var waybill, _) ->
          new Change.To(new Returned(order, waybill, now, reason));
      case Returned _ -> new Change.Nothing();
      case Ready _, Asked _, Booked _, NeedsPerson _, Signed _, Cancelled _ -> refused("登记退回");
    };
  }

  /**
   * The courier reported an event. Reports may come repeatedly, in any order and with gaps: of
   * events on the way the latest by its own time counts, and an end stays an end (but a lost parcel
   * may turn up). Whoever ends with the same events ends in the same state.
   */
  default Change report(ParcelEvent event) {
    return switch (this) {
      case Booked(var order, var waybill) -> reported(order, waybill, event);
      case HandedOver(var order, var waybill, _) -> reported(order, waybill, event);
      case UnderWay(var order, var waybill, var at, var latest) ->
          ends(event) || isLater(event, at, latest)
              ? reported(order, waybill, event)
              : new Change.Nothing();
      case Lost(var order, var waybill, _) ->
          event.kind() == ParcelEvent.Kind.SIGNED || event.kind() == ParcelEvent.Kind.RETURNED
              ? reported(order, waybill, event)
              : new Change.Nothing();
      case Signed _, Returned _ -> new Change.Nothing();
      case Ready _, Asked _, NeedsPerson _, Cancelled _ -> refused("接收快递动态");
    };
  }

  private static boolean ends(ParcelEvent event) {
    return switch (event.kind()) {
      case LOST, RETURNED, SIGNED -> true;
      case PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, PROBLEM, REJECTED, RETURNING -> false;
    };
  }

  private static boolean isLater(ParcelEvent event, Instant at, ParcelEvent.Kind latest) {
    return event.at().isAfter(at) || event.at().equals(at) && event.kind().compareTo(latest) > 0;
  }

  private static Change reported(DispatchOrder order, Waybill waybill, ParcelEvent event) {
    return new Change.To(
        switch (event.kind()) {
          case PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, PROBLEM, REJECTED, RETURNING ->
              new UnderWay(order, waybill, event.at(), event.kind());
          case LOST -> new Lost(order, waybill, event.at());
          case RETURNED -> new Returned(order, waybill, event.at(), "快递退回");
          case SIGNED -> new Signed(order, waybill, event.at(), event.receivedBy());
        });
  }

  private Change refused(String what) {
    return new Change.Refused("该邮件处于“" + state().label() + "”状态，不能" + what + "。");
  }
}
