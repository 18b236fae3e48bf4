package org.tongban.application.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.queue.QueueDesk.CROSS;
import static org.tongban.application.queue.QueueDesk.GENERAL;
import static org.tongban.application.queue.QueueDesk.HALL;
import static org.tongban.application.queue.QueueDesk.taken;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.appointment.InMemoryServiceGroups;
import org.tongban.application.identity.Caller;
import org.tongban.application.queue.RunWindow.Answer;
import org.tongban.application.queue.RunWindow.Step;
import org.tongban.application.queue.TakeTicket.Taking;
import org.tongban.application.queue.TakeTicket.Wish;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.QueueEvent;
import org.tongban.domain.queue.QueueRules;
import org.tongban.domain.queue.Ticket;
import org.tongban.domain.queue.TicketId;
import org.tongban.domain.queue.TicketState;

class RunQueueTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Page.Request HUNDRED = new Page.Request(Optional.empty(), 100);

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final QueueDesk desk =
      new QueueDesk(
          transactions,
          new InMemoryTicketStore(transactions),
          new InMemoryHallStore(transactions),
          new InMemoryServiceGroups(transactions));

  private void pass(int minutes) {
    desk.clock.advance(Duration.ofMinutes(minutes));
  }

  private static Wish wish(ServiceGroupCode group) {
    return new Wish(HALL, group, Set.of());
  }

  private static String words(Taking taking) {
    return ((Taking.NotAllowed) taking).words();
  }

  private static String words(Answer answer) {
    return ((Answer.NotAllowed) answer).words();
  }

  private TicketState state(Ticket ticket) {
    return desk.tickets.find(ticket.id()).orElseThrow().ticket().state();
  }

  @Nested
  class Tickets {
    @Test
    void givesNumbersAndSaysHowLongItTakes() {
      assertThat(desk.paper(GENERAL).number()).hasToString("A001");
      assertThat(desk.paper(CROSS).number()).hasToString("B001");
      var own = desk.take.take(QueueDesk.resident(), wish(GENERAL));
      var shown = ((Taking.Taken) own).ticket();
      assertThat(shown.ticket().number()).hasToString("A002");
      assertThat(shown.waiting().orElseThrow().ahead()).isEqualTo(1);
      assertThat(shown.waiting().orElseThrow().expected()).isEmpty();

      desk.open("1");
      assertThat(
              desk.take.find(shown.ticket().id()).orElseThrow().waiting().orElseThrow().expected())
          .contains(Duration.ofMinutes(10));
    }

    @Test
    void givesAResidentOneAtATimeAndSoManyADay() {
      var resident = QueueDesk.resident();
      var first = taken(desk.take.take(resident, wish(GENERAL)));
      assertThat(words(desk.take.take(resident, wish(CROSS)))).contains("A001");
      assertThat(desk.take.mine(resident)).extracting(one -> one.ticket()).containsExactly(first);
      assertThat(desk.take.cancel(QueueDesk.resident(), first.id())).isEqualTo(new Taking.Absent());
      for (int i = 1; i < TakeTicket.MOST_A_DAY; i++) {
        var last = desk.take.mine(resident).getFirst().ticket();
        taken(desk.take.cancel(resident, last.id()));
        taken(desk.take.take(resident, wish(GENERAL)));
      }
      taken(desk.take.cancel(resident, desk.take.mine(resident).getFirst().ticket().id()));
      assertThat(words(desk.take.take(resident, wish(GENERAL)))).contains("5 个号");
    }

    @Test
    void givesResidentsNoneWhileTheHallIsClosed() {
      pass(-91);
      assertThat(words(desk.take.take(QueueDesk.resident(), wish(GENERAL)))).contains("08:30");
      pass(1);
      assertThat(desk.take.take(QueueDesk.resident(), wish(GENERAL)))
          .isInstanceOf(Taking.Taken.class);
      pass(10 * 60);
      assertThat(words(desk.take.take(QueueDesk.resident(), wish(GENERAL)))).contains("办公时间");
      assertThat(desk.paper(GENERAL)).isNotNull();
    }

    @Test
    void isAbsentElsewhere() {
      var elsewhere = QueueDesk.staff(Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL);
      assertThat(desk.take.take(elsewhere, wish(GENERAL))).isEqualTo(new Taking.Absent());
      assertThat(
              desk.take.take(
                  QueueDesk.resident(), new Wish(SampleCityFixture.XINYI_HALL, GENERAL, Set.of())))
          .isEqualTo(new Taking.Absent());
      assertThat(desk.take.take(desk.manager, wish(ServiceGroupCode.of(HALL, "NONE"))))
          .isEqualTo(new Taking.Absent());
      var ticket = desk.paper(GENERAL);
      assertThat(desk.take.cancel(elsewhere, ticket.id())).isEqualTo(new Taking.Absent());
      assertThat(desk.take.find(new TicketId(UUID.randomUUID()))).isEmpty();
    }
  }

  @Nested
  class Booked {
    private final Caller.Resident resident = QueueDesk.resident();

    private Appointment expected(LocalDate day, LocalTime from) {
      return desk.visitors.expect(
          resident.person(),
          new Visit(GENERAL, new VisitTime(day, from, from.plusMinutes(15)), List.of(), 1));
    }

    @Test
    void getOneTicketHoweverOftenTheyCheckIn() {
      var booked = expected(DAY, LocalTime.of(9, 30));
      var ticket = taken(desk.take.checkIn(desk.manager, HALL, booked.number()));
      assertThat(taken(desk.take.checkIn(resident, HALL, booked.number()))).isEqualTo(ticket);
      assertThat(ticket.appointment()).contains(booked.id());
      assertThat(ticket.place().bookedFor()).contains(booked.visit().time().begin());
      assertThat(desk.visitors.now(booked.id()).state())
          .isInstanceOf(AppointmentState.Arrived.class);
      assertThat(desk.take.mine(resident)).hasSize(1);
    }

    @Test
    void areToldWhyTheyCannotCheckIn() {
      var tomorrow = expected(DAY.plusDays(1), LocalTime.of(9, 30));
      assertThat(words(desk.take.checkIn(resident, HALL, tomorrow.number())))
          .contains("2026-11-24");
      var served = expected(DAY, LocalTime.of(9, 0));
      desk.visitors.missed(served.id());
      assertThat(words(desk.take.checkIn(resident, HALL, served.number()))).contains("取现场号");
      assertThat(desk.take.checkIn(resident, SampleCityFixture.XINYI_HALL, served.number()))
          .isEqualTo(new Taking.Absent());
    }

    @Test
    void checkThemselvesInFromAnHourBeforeOnAndAreCheckedInWheneverTheyAreThere() {
      var booked = expected(DAY, LocalTime.of(11, 0));
      assertThat(words(desk.take.checkIn(resident, HALL, booked.number())))
          .contains("11:00")
          .contains("10:00 起可以签到");
      assertThat(desk.visitors.now(booked.id()).state())
          .isInstanceOf(AppointmentState.Booked.class);
      var ticket = taken(desk.take.checkIn(desk.manager, HALL, booked.number()));
      assertThat(taken(desk.take.checkIn(resident, HALL, booked.number()))).isEqualTo(ticket);
    }

    @Test
    void standInTheLogWithTheirTimeAndThatTheyCameLate() {
      taken(desk.take.checkIn(resident, HALL, expected(DAY, LocalTime.of(9, 30)).number()));
      taken(desk.take.checkIn(resident, HALL, expected(DAY, LocalTime.of(8, 30)).number()));
      assertThat(desk.hall.log(desk.manager, HALL, DAY, HUNDRED).orElseThrow().items())
          .extracting(QueueEvent::note)
          .containsExactly("预约 09:30", "预约 08:30，迟到，按现场号排");
    }

    @Test
    void tellTheAppointmentWhatBecameOfIt() {
      var clerk = desk.open("1");
      var first = expected(DAY, LocalTime.of(9, 0));
      var second = expected(DAY, LocalTime.of(9, 0));
      desk.take.checkIn(resident, HALL, first.number());
      desk.take.checkIn(resident, HALL, second.number());
      desk.done(clerk, "1", new Step.CallNext());
      desk.done(clerk, "1", new Step.Finish());
      assertThat(desk.visitors.now(first.id()).state()).isInstanceOf(AppointmentState.Served.class);
      desk.done(clerk, "1", new Step.CallNext());
      desk.done(clerk, "1", new Step.Recall());
      desk.done(clerk, "1", new Step.Recall());
      pass(1);
      desk.done(clerk, "1", new Step.Miss());
      assertThat(desk.visitors.now(second.id()).state())
          .isInstanceOf(AppointmentState.Missed.class);
    }

    @Test
    void losesTheTicketWithTheVisit() {
      var booked = expected(DAY, LocalTime.of(9, 30));
      var ticket = taken(desk.take.checkIn(resident, HALL, booked.number()));
      desk.release.ofAppointment(booked.id());
      assertThat(state(ticket)).isInstanceOf(TicketState.Cancelled.class);
      desk.release.ofAppointment(booked.id());
      desk.release.ofAppointment(expected(DAY, LocalTime.of(9, 45)).id());
    }
  }

  @Nested
  class Windows {
    @Test
    void callInTheOrderOfTheRules() {
      var clerk = desk.open("1");
      var first = desk.paper(GENERAL);
      pass(5);
      var elderly = desk.paper(GENERAL, Priority.ELDERLY);
      assertThat(desk.done(clerk, "1", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(elderly.id());
      assertThat(words(desk.windows.step(clerk, HALL, "1", new Step.CallNext()))).contains("A002");
      desk.done(clerk, "1", new Step.Start());
      pass(10);
      desk.done(clerk, "1", new Step.Finish());
      assertThat(desk.done(clerk, "1", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(first.id());
      desk.done(clerk, "1", new Step.Finish());
      assertThat(words(desk.windows.step(clerk, HALL, "1", new Step.CallNext()))).contains("没有人");
    }

    @Test
    void belongToTheClerkWhoOpenedThem() {
      var clerk = desk.open("1");
      desk.paper(GENERAL);
      desk.done(clerk, "1", new Step.CallNext());
      var colleague = QueueDesk.clerk();
      assertThat(words(desk.windows.step(colleague, HALL, "1", new Step.Open()))).contains("另一位");
      assertThat(words(desk.windows.step(colleague, HALL, "1", new Step.Finish()))).contains("开窗");
      assertThat(words(desk.windows.step(desk.manager, HALL, "1", new Step.Finish())))
          .contains("窗口人员");
      desk.done(desk.manager, "1", new Step.Close(true));
      desk.done(colleague, "1", new Step.Open());
    }

    @Test
    void areAbsentToOthers() {
      var elsewhere = QueueDesk.staff(Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL);
      var reviewer = QueueDesk.staff(Role.REVIEWER, HALL);
      for (var stranger : List.of(elsewhere, reviewer)) {
        assertThat(desk.windows.hall(stranger, HALL)).isEmpty();
        assertThat(desk.windows.step(stranger, HALL, "1", new Step.Open()))
            .isEqualTo(new Answer.Absent());
        assertThat(desk.windows.comeBack(stranger, HALL, desk.paper(GENERAL).id()))
            .isEqualTo(new Answer.Absent());
      }
      assertThat(desk.windows.step(QueueDesk.clerk(), HALL, "77", new Step.Open()))
          .isEqualTo(new Answer.Absent());
      assertThat(desk.windows.halls(QueueDesk.clerk()))
          .extracting(point -> point.code())
          .containsExactly(HALL);
      assertThat(desk.windows.halls(reviewer)).isEmpty();
    }

    @Test
    void sendWhoWasToComeElsewhereWhenTheyClose() {
      var one = desk.open("8");
      var other = desk.open("9");
      var called = desk.paper(CROSS);
      pass(1);
      var sent = desk.paper(CROSS);
      desk.done(other, "9", new Step.CallNext());
      assertThat(
              words(
                  desk.windows.step(other, HALL, "9", new Step.Transfer(CROSS, Optional.of("9")))))
          .contains("本窗口");
      assertThat(
              words(
                  desk.windows.step(
                      other, HALL, "9", new Step.Transfer(GENERAL, Optional.of("3")))))
          .contains("没有开");
      desk.done(other, "9", new Step.Transfer(CROSS, Optional.of("8")));
      assertThat(desk.done(one, "8", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(called.id());
      desk.done(other, "9", new Step.CallNext());
      desk.done(other, "9", new Step.Transfer(CROSS, Optional.of("8")));

      desk.done(one, "8", new Step.Close(false));

      assertThat(state(called)).isInstanceOf(TicketState.Waiting.class);
      assertThat(desk.done(other, "9", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(called.id());
      desk.done(other, "9", new Step.Finish());
      assertThat(desk.done(other, "9", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(sent.id());
      assertThat(desk.hall.log(desk.manager, HALL, DAY, HUNDRED).orElseThrow().items())
          .filteredOn(event -> event.kind() == QueueEvent.Kind.REROUTED)
          .hasSize(2);
    }

    @Test
    void sayWhomTheyWouldLeaveAlone() {
      var clerk = desk.open("9");
      desk.paper(CROSS);
      desk.paper(CROSS);
      assertThat(desk.windows.step(clerk, HALL, "9", new Step.Close(false)))
          .isEqualTo(new Answer.LeavesPeople(2));
      desk.done(clerk, "9", new Step.CallNext());
      desk.done(clerk, "9", new Step.Start());
      assertThat(words(desk.windows.step(clerk, HALL, "9", new Step.Close(true)))).contains("正在办理");
      desk.done(clerk, "9", new Step.Park());
      desk.done(clerk, "9", new Step.Close(true));
    }

    @Test
    void takeBackWhoWasParkedAndWhoMissedTheirTurn() {
      var clerk = desk.open("1");
      var parked = desk.paper(GENERAL);
      pass(1);
      var other = desk.paper(GENERAL);
      desk.done(clerk, "1", new Step.CallNext());
      desk.done(clerk, "1", new Step.Start());
      desk.done(clerk, "1", new Step.Park());
      assertThat(desk.windows.comeBack(clerk, HALL, parked.id())).isInstanceOf(Answer.Done.class);
      assertThat(desk.done(clerk, "1", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(parked.id());
      assertThat(words(desk.windows.comeBack(clerk, HALL, other.id()))).contains("已经在等候");
      assertThat(desk.windows.comeBack(clerk, HALL, new TicketId(UUID.randomUUID())))
          .isEqualTo(new Answer.Absent());
    }

    @Test
    void beginEveryDayClosedAndWithoutAnybody() {
      desk.open("1");
      desk.paper(GENERAL);
      pass(24 * 60);
      var now = desk.watch.hall(HALL).orElseThrow();
      assertThat(now.present()).isEmpty();
      assertThat(now.desks()).noneMatch(one -> one.calling()).hasSize(9);
      assertThat(desk.paper(GENERAL).number()).hasToString("A001");
    }
  }

  @Nested
  class Managers {
    @Test
    void seeFiguresLogAndRulesOfTheirHallAlone() {
      var clerk = desk.open("1");
      desk.paper(GENERAL);
      pass(5);
      desk.done(clerk, "1", new Step.CallNext());
      pass(10);
      desk.done(clerk, "1", new Step.Finish());
      var figures = desk.hall.statistics(desk.manager, HALL, DAY).orElseThrow().statistics();
      assertThat(figures.total().served()).isEqualTo(1);
      assertThat(figures.total().medianWait()).contains(Duration.ofMinutes(5));
      assertThat(desk.hall.log(desk.manager, HALL, DAY, HUNDRED).orElseThrow().items())
          .extracting(QueueEvent::kind)
          .containsExactly(
              QueueEvent.Kind.WINDOW_OPENED,
              QueueEvent.Kind.ISSUED,
              QueueEvent.Kind.CALLED,
              QueueEvent.Kind.FINISHED);
      for (var stranger :
          List.of(clerk, QueueDesk.staff(Role.HALL_MANAGER, SampleCityFixture.XINYI_HALL))) {
        assertThat(desk.hall.statistics(stranger, HALL, DAY)).isEmpty();
        assertThat(desk.hall.log(stranger, HALL, DAY, HUNDRED)).isEmpty();
        assertThat(desk.hall.rules(stranger, HALL)).isEmpty();
        assertThat(desk.hall.setRules(stranger, HALL, QueueRules.DEFAULT, 0))
            .isEqualTo(new RunHall.Setting.Absent());
      }
    }

    @Test
    void setRulesForWhoeverComesFromThenOn() {
      var without =
          new QueueRules(
              java.util.Map.of(),
              Duration.ZERO,
              Duration.ZERO,
              Duration.ZERO,
              1,
              Duration.ZERO,
              0,
              Duration.ZERO);
      assertThat(desk.hall.setRules(desk.manager, HALL, without, 0))
          .isInstanceOf(RunHall.Setting.Set.class);
      assertThat(desk.hall.setRules(desk.manager, HALL, without, 0))
          .isEqualTo(new RunHall.Setting.Stale(1));
      var first = desk.paper(GENERAL);
      pass(1);
      desk.paper(GENERAL, Priority.ELDERLY);
      assertThat(desk.done(desk.open("1"), "1", new Step.CallNext()).orElseThrow().id())
          .isEqualTo(first.id());
    }
  }

  @Test
  void everyChangeIsCountedOnceAndNothingElseIs() {
    desk.paper(GENERAL);
    var clerk = desk.open("1");
    desk.done(clerk, "1", new Step.Open());
    desk.windows.step(clerk, HALL, "1", new Step.Recall());
    assertThat(desk.watch.changes(List.of(HALL))).containsEntry(HALL, 2L);
    assertThat(desk.watch.hall(HALL).orElseThrow().version()).isEqualTo(2);
  }
}
