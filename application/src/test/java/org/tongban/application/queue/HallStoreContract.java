package org.tongban.application.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Desk;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;
import org.tongban.domain.queue.TicketNumber;

/** What holds for every {@link HallStore}. */
public abstract class HallStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00.123456Z");

  private final UnitCode hall =
      new UnitCode("HALL-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
  private final ActorId clerk = new ActorId(UUID.randomUUID());

  /** The store under test. */
  protected abstract HallStore store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  private Desk opened(String window) {
    return transactions()
        .inTransaction(
            () -> {
              var desk = store().lock(hall, window, DAY);
              var open = ((Desk.Change.Moved) desk.open(clerk, NINE)).next();
              store().put(open);
              return open;
            });
  }

  @Test
  void keepsWindowsForOneDay() {
    assertThat(store().desks(hall, DAY)).isEmpty();
    var first = opened("A01");
    var second = opened("A02");
    assertThat(store().desks(hall, DAY)).containsExactlyInAnyOrder(first, second);
    assertThat(transactions().inTransaction(() -> store().lock(hall, "A01", DAY))).isEqualTo(first);

    var paused = ((Desk.Change.Moved) second.pause(clerk, NINE.plusSeconds(5))).next();
    transactions()
        .run(
            () -> {
              store().lock(hall, "A01", DAY);
              store().put(Desk.closed(hall, "A01", DAY));
              store().lock(hall, "A02", DAY);
              store().put(paused);
            });
    assertThat(store().desks(hall, DAY)).containsExactly(paused);

    var tomorrow = DAY.plusDays(1);
    assertThat(store().desks(hall, tomorrow)).isEmpty();
    assertThat(transactions().inTransaction(() -> store().lock(hall, "A02", tomorrow)))
        .isEqualTo(Desk.closed(hall, "A02", tomorrow));
  }

  @Test
  void keepsRulesByTheirVersions() {
    assertThat(store().rules(hall)).isEqualTo(new HallStore.StoredRules(QueueRules.DEFAULT, 0));
    var other =
        new QueueRules(
            Map.of(Priority.SOLDIER, Duration.ofMinutes(30)),
            Duration.ofMinutes(45),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            2,
            Duration.ofSeconds(90),
            0,
            Duration.ofMinutes(75));
    var kept = replaced(other, 0);
    assertThat(kept).isEqualTo(new HallStore.StoredRules(other, 1));
    assertThat(store().rules(hall)).isEqualTo(kept);
    assertThatThrownBy(() -> replaced(QueueRules.DEFAULT, 0))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().rules(hall)).isEqualTo(kept);
    assertThat(replaced(QueueRules.DEFAULT, 1).version()).isEqualTo(2);
    assertThat(store().rules(hall).rules()).isEqualTo(QueueRules.DEFAULT);
  }

  private HallStore.StoredRules replaced(QueueRules rules, int version) {
    return transactions()
        .inTransaction(() -> store().replaceRules(hall, new HallStore.StoredRules(rules, version)));
  }

  private QueueEvent event(int second) {
    return new QueueEvent(
        NINE.plusSeconds(second),
        QueueEvent.Kind.CALLED,
        Optional.of(TicketNumber.of("A", second + 1)),
        Optional.of(ServiceGroupCode.of(hall, "ZH")),
        Optional.of("A01"),
        Optional.of(clerk),
        "优先");
  }

  private QueueEvent closing() {
    return new QueueEvent(
        NINE.plusSeconds(9),
        QueueEvent.Kind.WINDOW_CLOSED,
        Optional.empty(),
        Optional.empty(),
        Optional.of("A01"),
        Optional.empty(),
        "");
  }

  @Test
  void logsWhatHappensAndCountsChanges() {
    assertThat(store().changes(List.of(hall))).isEmpty();
    transactions().run(() -> store().log(hall, DAY, List.of(event(0), event(1))));
    transactions().run(() -> store().log(hall, DAY, List.of(closing())));
    assertThat(store().changes(List.of(hall, new UnitCode("HALL-NOWHERE"))))
        .isEqualTo(Map.of(hall, 2L));
    assertThat(store().changes(List.of())).isEmpty();

    var part = store().events(hall, DAY, new Page.Request(Optional.empty(), 2));
    assertThat(part.items()).containsExactly(event(0), event(1));
    var rest = store().events(hall, DAY, new Page.Request(part.next(), 2));
    assertThat(rest.items()).containsExactly(closing());
    assertThat(rest.next()).isEmpty();
    assertThat(store().events(hall, DAY.plusDays(1), new Page.Request(Optional.empty(), 2)).items())
        .isEmpty();
    assertThatThrownBy(() -> store().events(hall, DAY, new Page.Request(Optional.of("rubbish"), 2)))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void undoesEverythingWithTheTransaction() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          store().log(hall, DAY, List.of(event(0)));
                          throw new IllegalStateException("broken");
                        }))
        .hasMessage("broken");
    assertThat(store().changes(List.of(hall))).isEmpty();
    assertThat(store().events(hall, DAY, new Page.Request(Optional.empty(), 2)).items()).isEmpty();
  }
}
