package org.tongban.integration.delivery;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.ReceiveReports;
import org.tongban.application.delivery.SimulatedParcels;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;
import org.tongban.integration.SimulatorWanted;

/**
 * A simulator: carries nothing, and lets parcels live by the step or by the clock. Exists in sample
 * mode only. What it knows survives a restart in the data folder.
 */
@Context
@Requires(condition = SimulatorWanted.Courier.class)
final class SimulatedCourier implements Courier, SimulatedParcels {
  static final CourierName NAME = new CourierName("模拟快递");
  private static final Optional<String> SORTING = Optional.of("668-茂名 A01");
  private static final List<ParcelEvent.Kind> LIFE =
      List.of(
          ParcelEvent.Kind.PICKED_UP,
          ParcelEvent.Kind.IN_TRANSIT,
          ParcelEvent.Kind.OUT_FOR_DELIVERY,
          ParcelEvent.Kind.SIGNED);

  private final SimulatedCourierConfiguration configuration;
  private final BeanProvider<ReceiveReports> reports;
  private final Clock clock;
  private final SimulatedCourierBook book;

  /**
   * @throws IllegalStateException outside sample mode
   */
  SimulatedCourier(
      SimulatedCourierConfiguration configuration,
      BeanProvider<ReceiveReports> reports,
      Clock clock) {
    if (!configuration.sample()) {
      throw new IllegalStateException("The courier simulator exists in sample mode only");
    }
    this.configuration = configuration;
    this.reports = reports;
    this.clock = clock;
    this.book = new SimulatedCourierBook(configuration.file());
  }

  @Override
  public CourierName name() {
    return NAME;
  }

  @Override
  public synchronized Booking book(Parcel parcel) {
    var found = book.find(parcel.reference());
    if (found.isPresent() && !found.get().cancelled()) {
      return new Booking.Booked(waybill(found.get()), SORTING);
    }
    var booked =
        new SimulatedParcel(parcel.reference(), number(parcel.reference()), now(), List.of());
    book.keep(booked);
    return new Booking.Booked(waybill(booked), SORTING);
  }

  @Override
  public synchronized Found find(DispatchId reference) {
    return book.find(reference)
        .filter(parcel -> !parcel.cancelled())
        .<Found>map(parcel -> new Found.Booked(waybill(parcel), SORTING))
        .orElseGet(Found.Nothing::new);
  }

  @Override
  public synchronized Cancellation cancel(DispatchId reference, Waybill waybill) {
    var found = book.find(reference);
    if (found.isPresent() && !byTheClock(found.get()).events().isEmpty()) {
      return new Cancellation.TooLate();
    }
    found.ifPresent(parcel -> book.keep(parcel.cancel()));
    return new Cancellation.Done();
  }

  @Override
  public synchronized Tracking track(Shipment shipment) {
    var found = book.find(shipment.reference()).filter(parcel -> !parcel.cancelled());
    return found.isEmpty()
        ? new Tracking.Unknown("The simulator has no such parcel")
        : new Tracking.Events(reported(byTheClock(found.get())));
  }

  @Override
  public Optional<ParcelEvent> advance(String waybillNumber) {
    return move(waybillNumber, parcel -> next(parcel).map(parcel::with).orElse(parcel));
  }

  @Override
  public Optional<ParcelEvent> lose(String waybillNumber) {
    return move(
        waybillNumber,
        parcel -> parcel.ended() ? parcel : parcel.with(event(parcel, ParcelEvent.Kind.LOST)));
  }

  @Override
  public Optional<ParcelEvent> sendBack(String waybillNumber) {
    return move(
        waybillNumber,
        parcel -> parcel.ended() ? parcel : parcel.with(event(parcel, ParcelEvent.Kind.RETURNED)));
  }

  private Optional<ParcelEvent> move(
      String waybillNumber, java.util.function.UnaryOperator<SimulatedParcel> how) {
    SimulatedParcel moved;
    synchronized (this) {
      var found = book.findByNumber(waybillNumber).filter(parcel -> !parcel.cancelled());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      moved = how.apply(byTheClock(found.get()));
      book.keep(moved);
    }
    // As a push, and so without the lock.
    var events = reported(moved);
    reports.get().report(moved.reference(), events);
    return Optional.of(events.getLast());
  }

  private SimulatedParcel byTheClock(SimulatedParcel parcel) {
    if (configuration.step().isZero()) {
      return parcel;
    }
    var moved = parcel;
    for (var kind = moved.next(LIFE);
        kind.isPresent() && !moved.latest().plus(configuration.step()).isAfter(now());
        kind = moved.next(LIFE)) {
      moved =
          moved.with(
              new SimulatedParcel.Event(kind.get(), moved.latest().plus(configuration.step())));
    }
    if (!moved.equals(parcel)) {
      book.keep(moved);
    }
    return moved;
  }

  private Optional<SimulatedParcel.Event> next(SimulatedParcel parcel) {
    return parcel.next(LIFE).map(kind -> event(parcel, kind));
  }

  /** At least a second after the one before, so that their order shows in their times. */
  private SimulatedParcel.Event event(SimulatedParcel parcel, ParcelEvent.Kind kind) {
    var earliest = parcel.latest().plus(Duration.ofSeconds(1));
    return new SimulatedParcel.Event(kind, now().isBefore(earliest) ? earliest : now());
  }

  private static List<ParcelEvent> reported(SimulatedParcel parcel) {
    return parcel.events().stream()
        .map(
            event ->
                new ParcelEvent(
                    event.kind().name(),
                    event.at(),
                    event.kind(),
                    "【模拟】快件" + event.kind().label(),
                    "",
                    event.kind() == ParcelEvent.Kind.SIGNED ? "本人" : ""))
        .toList();
  }

  private static Waybill waybill(SimulatedParcel parcel) {
    return new Waybill(NAME, parcel.number());
  }

  private static String number(DispatchId reference) {
    var bits =
        reference.value().getMostSignificantBits() * 31
            + reference.value().getLeastSignificantBits();
    return "SIM%013d".formatted(Math.floorMod(bits, 10_000_000_000_000L));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
