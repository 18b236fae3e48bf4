package org.tongban.application.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.domain.queue.TicketSamples.next;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.QueueRules;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketNumber;
import org.tongban.domain.queue.TicketState;
import org.tongban.domain.queue.WaitEstimate;

/** What holds for every {@link TicketStore}. */
public abstract class TicketStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00.123456Z");

  private final UnitCode hall =
      new UnitCode("HALL-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
  private final ServiceGroupCode group = ServiceGroupCode.of(hall, "ZH");

  /** The store under test. */
  protected abstract TicketStore store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private Ticket ticket(int minutes, LocalDate day, Optional<SubjectId> holder) {
    return new Ticket(
        new TicketId(UUID.randomUUID()),
        hall,
        day,
        transactions().inTransaction(() -> store().nextNumber(hall, day, "A")),
        group,
        holder,
        Optional.empty(),
        at(minutes),
        QueueRules.DEFAULT.walkIn(at(minutes), Set.of(Priority.ELDERLY)),
        Optional.empty(),
        Duration.ZERO,
        0,
        new TicketState.Waiting(at(minutes), Optional.empty(), TicketState.Cause.NEW));
  }

  private Ticket added(int minutes) {
    var ticket = ticket(minutes, DAY, Optional.empty());
    transactions().run(() -> store().add(ticket));
    return ticket;
  }

  private TicketStore.Stored replaced(Ticket changed, int version) {
    return transactions()
        .inTransaction(() -> store().replace(new TicketStore.Stored(changed, version)));
  }

  @Test
  void keepsEveryStateItGoesThrough() {
    var now = added(0);
    assertThat(store().find(now.id())).contains(new TicketStore.Stored(now, 1));
    assertThat(store().find(new TicketId(UUID.randomUUID()))).isEmpty();
    var steps = new ArrayList<Ticket>();
    steps.add(next(now.call("A03", at(5))));
    steps.add(next(steps.getLast().recall("A03", at(6))));
    steps.add(next(steps.getLast().start("A03", at(7))));
    steps.add(next(steps.getLast().park("A03", at(9))));
    steps.add(next(steps.getLast().comeBack(QueueRules.DEFAULT, at(20))));
    steps.add(next(steps.getLast().call("A02", at(21))));
    steps.add(
        next(
            steps
                .getLast()
                .transfer("A02", ServiceGroupCode.of(hall, "KS"), Optional.of("C01"), at(22))));
    steps.add(next(steps.getLast().call("C01", at(23))));
    steps.add(next(steps.getLast().recall("C01", at(24))));
    steps.add(next(steps.getLast().recall("C01", at(25))));
    steps.add(next(steps.getLast().miss("C01", QueueRules.DEFAULT, at(26))));
    steps.add(next(steps.getLast().comeBack(QueueRules.DEFAULT, at(30))));
    steps.add(next(steps.getLast().cancel(at(31))));
    for (int i = 0; i < steps.size(); i++) {
      replaced(steps.get(i), i + 1);
      assertThat(store().find(now.id())).contains(new TicketStore.Stored(steps.get(i), i + 2));
    }
    assertThat(store().all(hall, DAY)).containsExactly(steps.getLast());
  }

  @Test
  void keepsWhoseTicketItIsAndForWhichAppointment() {
    var holder = new SubjectId(UUID.randomUUID());
    var appointment = new AppointmentId(UUID.randomUUID());
    var own = ticket(0, DAY, Optional.of(holder));
    var plain = ticket(1, DAY, Optional.of(holder));
    var booked =
        new Ticket(
            plain.id(),
            hall,
            DAY,
            plain.number(),
            group,
            plain.holder(),
            Optional.of(appointment),
            plain.issuedAt(),
            QueueRules.DEFAULT.booked(plain.issuedAt(), at(60), Set.of()),
            Optional.empty(),
            Duration.ZERO,
            0,
            plain.state());
    var yesterday = ticket(2, DAY.minusDays(1), Optional.of(holder));
    transactions().run(() -> List.of(own, booked, yesterday).forEach(store()::add));

    assertThat(store().of(holder, DAY))
        .extracting(one -> one.ticket())
        .containsExactly(booked, own);
    assertThat(store().of(appointment).orElseThrow().ticket()).isEqualTo(booked);
    assertThat(store().of(new AppointmentId(UUID.randomUUID()))).isEmpty();
    assertThat(store().of(new SubjectId(UUID.randomUUID()), DAY)).isEmpty();

    transactions().run(() -> store().forgetHolders(DAY));
    assertThat(store().of(holder, DAY.minusDays(1))).isEmpty();
    assertThat(store().find(yesterday.id()).orElseThrow().ticket().holder()).isEmpty();
    assertThat(store().of(holder, DAY)).hasSize(2);
  }

  @Test
  void listsWhoIsThere() {
    var waiting = added(1);
    var earlier = added(0);
    var finished = added(2);
    var cancelled = added(3);
    replaced(next(next(finished.call("A01", at(5))).finish("A01", at(15))), 1);
    replaced(next(cancelled.cancel(at(5))), 1);
    transactions().run(() -> store().add(ticket(0, DAY.plusDays(1), Optional.empty())));

    assertThat(store().present(hall, DAY))
        .containsExactly(new TicketStore.Stored(earlier, 1), new TicketStore.Stored(waiting, 1));
    assertThat(store().all(hall, DAY)).hasSize(4);
    assertThat(store().present(new UnitCode("HALL-NOWHERE"), DAY)).isEmpty();
    assertThat(store().seen(hall, DAY))
        .containsOnlyKeys(group)
        .containsValue(new WaitEstimate.Seen(1, Duration.ofMinutes(10)));
  }

  @Test
  void givesEachNumberOnce() throws Exception {
    int times = 40;
    var numbers = new ArrayList<TicketNumber>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<TicketNumber> work =
          () -> transactions().inTransaction(() -> store().nextNumber(hall, DAY, "B"));
      for (var future : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
        numbers.add(future.get());
      }
    }
    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(numbers.stream().sorted().toList().getFirst()).hasToString("B001");
    assertThat(numbers.stream().sorted().toList().getLast()).hasToString("B040");
    assertThat(transactions().inTransaction(() -> store().nextNumber(hall, DAY, "C")))
        .hasToString("C001");
    assertThat(transactions().inTransaction(() -> store().nextNumber(hall, DAY.plusDays(1), "B")))
        .hasToString("B001");
  }

  @Test
  void refusesAnotherVersion() {
    var waiting = added(0);
    assertThatThrownBy(() -> replaced(next(waiting.cancel(at(1))), 2))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(waiting.id())).contains(new TicketStore.Stored(waiting, 1));
  }
}
