package org.tongban.integration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.delivery.Courier;
import org.tongban.application.delivery.CourierContract;
import org.tongban.application.delivery.Couriers;
import org.tongban.application.delivery.ReceiveReports;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.application.delivery.SimulatedParcels;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;

class SimulatedCourierTest extends CourierContract {
  @TempDir private Path data;

  private final SettableClock clock = new SettableClock(SampleDispatches.ORDERED);
  private final Reports reports = new Reports();
  private final DispatchId reference = new DispatchId(SampleDispatches.id());
  private ApplicationContext context;

  private static final class Reports implements ReceiveReports {
    final List<ParcelEvent.Kind> last = new ArrayList<>();

    @Override
    public boolean report(DispatchId id, List<ParcelEvent> events) {
      last.clear();
      events.forEach(event -> last.add(event.kind()));
      return true;
    }

    @Override
    public boolean report(DispatchId id, Waybill waybill, List<ParcelEvent> events) {
      throw new AssertionError("The simulator reports by the reference");
    }

    @Override
    public boolean report(Waybill waybill, List<ParcelEvent> events) {
      throw new AssertionError("The simulator knows the reference");
    }
  }

  @BeforeEach
  void start() {
    start(Map.of());
  }

  private void start(Map<String, Object> more) {
    stop();
    context =
        ApplicationContext.builder()
            .properties(Map.of("tongban.sample", true, "tongban.data", data.toString()))
            .properties(more)
            .singletons(clock)
            .build()
            .start();
    context.registerSingleton(ReceiveReports.class, reports);
  }

  @AfterEach
  void stop() {
    if (context != null) {
      context.close();
    }
  }

  @Override
  protected Courier courier() {
    return context
        .getBean(Couriers.class)
        .choose(SampleDispatches.SENDER, SampleDispatches.RECIPIENT.region());
  }

  private SimulatedParcels parcels() {
    return context.getBean(SimulatedParcels.class);
  }

  private String booked() {
    var parcel = new Courier.Parcel(reference, SampleDispatches.SENDER, SampleDispatches.RECIPIENT);
    return ((Courier.Booking.Booked) courier().book(parcel)).waybill().number();
  }

  @Test
  void livesAParcelsLifeByTheStep() {
    var number = booked();
    for (int step = 0; step < 6; step++) {
      assertThat(parcels().advance(number)).isPresent();
    }
    assertThat(reports.last)
        .containsExactly(
            ParcelEvent.Kind.PICKED_UP,
            ParcelEvent.Kind.IN_TRANSIT,
            ParcelEvent.Kind.OUT_FOR_DELIVERY,
            ParcelEvent.Kind.SIGNED);
    assertThat(parcels().sendBack(number).orElseThrow().kind()).isEqualTo(ParcelEvent.Kind.SIGNED);
  }

  @Test
  void sendsAParcelBack() {
    var number = booked();
    parcels().advance(number);
    parcels().sendBack(number);
    assertThat(reports.last).containsExactly(ParcelEvent.Kind.PICKED_UP, ParcelEvent.Kind.RETURNED);
  }

  @Test
  void movesNoParcelItDoesNotHave() {
    assertThat(parcels().advance("SIM0000000000000")).isEmpty();
  }

  @Test
  void livesAParcelsLifeByTheClock() {
    start(Map.of("tongban.courier-step", "PT10M"));
    var waybill = new Waybill(SimulatedCourier.NAME, booked());
    clock.advance(Duration.ofMinutes(25));
    assertThat(
            courier()
                .track(
                    new Courier.Shipment(reference, waybill, SampleDispatches.RECIPIENT.phone())))
        .isInstanceOfSatisfying(
            Courier.Tracking.Events.class,
            tracking ->
                assertThat(tracking.events())
                    .extracting(ParcelEvent::kind)
                    .containsExactly(ParcelEvent.Kind.PICKED_UP, ParcelEvent.Kind.IN_TRANSIT));
    assertThat(courier().cancel(reference, waybill)).isEqualTo(new Courier.Cancellation.TooLate());
  }

  @Test
  void remembersItsParcelsAfterARestart() {
    var number = booked();
    parcels().advance(number);
    start(Map.of());
    assertThat(courier().find(reference)).isInstanceOf(Courier.Found.Booked.class);
    assertThat(parcels().advance(number).orElseThrow().kind())
        .isEqualTo(ParcelEvent.Kind.IN_TRANSIT);
  }
}
