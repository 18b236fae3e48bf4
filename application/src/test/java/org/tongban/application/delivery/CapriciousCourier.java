package org.tongban.application.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.calendar.SettableClock;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;

/**
 * A courier that behaves as badly as real ones on a bad day: for each request it has a whim. It is
 * not even idempotent: whoever sends it a booking twice gets two parcels.
 */
final class CapriciousCourier implements Courier {
  /** How the next request goes wrong. */
  enum Whim {
    /** Works. */
    NONE,
    /** Does what was asked, and never answers. */
    ACTS_THEN_HANGS,
    /** Does what was asked, and answers 500. */
    ACTS_THEN_500,
    /** Did not get the request. */
    TIMES_OUT_BEFORE,
    /** Answers late: does it only after a minute, while the caller has given up. */
    ACTS_LATE,
    /** Says no. */
    REFUSES
  }

  static final Duration LATE = Duration.ofMinutes(1);

  private final SettableClock clock;
  private final Deque<Whim> whims = new ArrayDeque<>();
  private final Map<DispatchId, List<Waybill>> parcels = new LinkedHashMap<>();
  private final List<Late> late = new ArrayList<>();
  private final Map<DispatchId, List<ParcelEvent>> events = new HashMap<>();

  private record Late(DispatchId reference, java.time.Instant at) {}

  CapriciousCourier(SettableClock clock) {
    this.clock = clock;
  }

  void next(Whim... nextWhims) {
    whims.addAll(List.of(nextWhims));
  }

  private Whim whim() {
    return Optional.ofNullable(whims.poll()).orElse(Whim.NONE);
  }

  private void arrive() {
    late.removeIf(
        request -> {
          if (clock.instant().isBefore(request.at())) {
            return false;
          }
          make(request.reference());
          return true;
        });
  }

  private Waybill make(DispatchId reference) {
    var all = parcels.computeIfAbsent(reference, _ -> new ArrayList<>());
    all.add(new Waybill(name(), SampleDispatches.waybill().number()));
    return all.getFirst();
  }

  /** How many parcels it made under the reference. */
  int parcels(DispatchId reference) {
    arrive();
    return parcels.getOrDefault(reference, List.of()).size();
  }

  void happens(DispatchId reference, ParcelEvent... what) {
    events.computeIfAbsent(reference, _ -> new ArrayList<>()).addAll(List.of(what));
  }

  @Override
  public CourierName name() {
    return new CourierName("任性快递");
  }

  @Override
  public Booking book(Parcel parcel) {
    arrive();
    return switch (whim()) {
      case NONE -> new Booking.Booked(make(parcel.reference()));
      case ACTS_THEN_HANGS -> {
        make(parcel.reference());
        yield new Booking.Unknown("no answer for 30 s");
      }
      case ACTS_THEN_500 -> {
        make(parcel.reference());
        yield new Booking.Unknown("500");
      }
      case TIMES_OUT_BEFORE -> new Booking.Unknown("connect timed out");
      case ACTS_LATE -> {
        late.add(new Late(parcel.reference(), clock.instant().plus(LATE)));
        yield new Booking.Unknown("no answer for 30 s");
      }
      case REFUSES -> new Booking.Refused("超出派送范围");
    };
  }

  @Override
  public Found find(DispatchId reference) {
    arrive();
    return switch (whim()) {
      case NONE, ACTS_LATE ->
          Optional.ofNullable(parcels.get(reference))
              .<Found>map(all -> new Found.Booked(all.getFirst()))
              .orElseGet(Found.Nothing::new);
      case ACTS_THEN_HANGS, ACTS_THEN_500, TIMES_OUT_BEFORE, REFUSES ->
          new Found.Unknown("no answer for 30 s");
    };
  }

  @Override
  public Cancellation cancel(DispatchId reference, Waybill waybill) {
    arrive();
    return switch (whim()) {
      case NONE, ACTS_LATE -> {
        parcels.remove(reference);
        yield new Cancellation.Done();
      }
      case ACTS_THEN_HANGS, ACTS_THEN_500 -> {
        parcels.remove(reference);
        yield new Cancellation.Unknown("500");
      }
      case TIMES_OUT_BEFORE -> new Cancellation.Unknown("connect timed out");
      case REFUSES -> new Cancellation.TooLate();
    };
  }

  @Override
  public Tracking track(Shipment shipment) {
    return whim() == Whim.NONE
        ? new Tracking.Events(events.getOrDefault(shipment.reference(), List.of()))
        : new Tracking.Unknown("no answer for 30 s");
  }
}
