package org.tongban.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.delivery.SampleDispatches.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.delivery.CapriciousCourier.Whim;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;

/** Pushes are stored before they are answered, and carried out afterwards. */
@Tag("I4")
class ReceivePushesTest {
  private final MailRoomFixture room = new MailRoomFixture();
  private final Channel channel = new Channel();
  private final ReceivePushes pushes =
      new ReceivePushesService(List.of(channel), room.transactions, room.outbox, room.clock);
  private final TakePush take = new TakePush(List.of(channel), room.reports, room.clock);

  /** A courier whose pushes name what was put down beforehand. */
  private static final class Channel implements CourierPushes {
    private final Map<String, Report> reports = new java.util.HashMap<>();

    @Override
    public String channel() {
      return "test";
    }

    @Override
    public Verdict check(ReceivePushes.Push push, Instant now) {
      return push.secret().equals("right")
          ? new Verdict.Genuine(push.body(), push.body(), "{\"ok\":true}")
          : new Verdict.Forged();
    }

    @Override
    public List<Report> read(String content) {
      return List.of(reports.get(content));
    }
  }

  private ReceivePushes.Reception push(String secret, String body) {
    return pushes.receive(new ReceivePushes.Push("test", secret, false, body));
  }

  private List<EffectHandler.Result> work() {
    return List.copyOf(room.outbox.waiting.values()).stream()
        .filter(effect -> effect.kind().equals(TakePush.KIND))
        .map(take::handle)
        .toList();
  }

  @Test
  void storesFirstAndWorksLater() {
    var id = room.prepared();
    room.runEffects();
    var waybill = room.dispatch(id).bookedUnder().orElseThrow();
    channel.reports.put(
        "a",
        new CourierPushes.Report(
            Optional.of(id), waybill, List.of(event(ParcelEvent.Kind.PICKED_UP, 1))));
    for (int times = 0; times < 3; times++) {
      assertThat(push("right", "a"))
          .isEqualTo(new ReceivePushes.Reception.Accepted("{\"ok\":true}"));
    }
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
    assertThat(work()).containsExactly(new EffectHandler.Result.Done());
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.UNDER_WAY);
    assertThat(work()).containsExactly(new EffectHandler.Result.Done());
    assertThat(room.store.find(id).orElseThrow().events()).hasSize(1);
  }

  @Test
  void storesNothingForged() {
    assertThat(push("wrong", "a")).isEqualTo(new ReceivePushes.Reception.Forged());
    assertThat(pushes.receive(new ReceivePushes.Push("nobody", "right", false, "a")))
        .isEqualTo(new ReceivePushes.Reception.Forged());
    assertThat(room.outbox.waiting).isEmpty();
  }

  @Test
  void settlesABookingThatNobodyKnewOf() {
    var id = room.prepared();
    room.courier.next(Whim.ACTS_THEN_HANGS);
    room.handlers.getFirst().handle(room.outbox.waiting.values().iterator().next());
    assertThat(room.dispatch(id)).isInstanceOf(Dispatch.Asked.class);
    var waybill = new Waybill(room.courier.name(), "TEST-777");
    assertThat(room.reports.report(id, waybill, List.of(event(ParcelEvent.Kind.PICKED_UP, 1))))
        .isTrue();
    assertThat(room.dispatch(id).bookedUnder()).contains(waybill);
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.UNDER_WAY);
  }

  @Test
  void doesNotLetOneCourierSpeakForAnotherNorAboutAnotherParcel() {
    var id = room.prepared();
    room.runEffects();
    var stranger = new Waybill(SampleDispatches.waybill().courier(), "TEST-778");
    var signed = List.of(event(ParcelEvent.Kind.SIGNED, 1));
    assertThat(room.reports.report(id, stranger, signed)).isFalse();
    assertThat(room.reports.report(id, new Waybill(room.courier.name(), "TEST-779"), signed))
        .isTrue();
    assertThat(room.dispatch(id).state()).isEqualTo(DispatchState.BOOKED);
    assertThat(room.store.find(id).orElseThrow().events()).isEmpty();
  }

  @Test
  void waitsForAParcelThatNobodyKnowsYetButNotForEver() {
    channel.reports.put(
        "b",
        new CourierPushes.Report(
            Optional.of(new DispatchId(SampleDispatches.id())),
            SampleDispatches.waybill(),
            List.of(event(ParcelEvent.Kind.SIGNED, 1))));
    push("right", "b");
    assertThat(work()).hasOnlyElementsOfType(EffectHandler.Result.Retry.class);
    room.clock.advance(Duration.ofHours(1));
    assertThat(work()).containsExactly(new EffectHandler.Result.Done());
  }
}
