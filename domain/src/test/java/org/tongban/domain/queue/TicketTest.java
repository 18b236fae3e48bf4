package org.tongban.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.domain.queue.TicketSamples.CROSS_PROVINCE;
import static org.tongban.domain.queue.TicketSamples.GENERAL;
import static org.tongban.domain.queue.TicketSamples.NINE;
import static org.tongban.domain.queue.TicketSamples.next;
import static org.tongban.domain.queue.TicketSamples.walkIn;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.domain.queue.Ticket.Change.Refused;

class TicketTest {
  private static final QueueRules RULES = QueueRules.DEFAULT;

  private final Ticket waiting = walkIn(GENERAL, 1, NINE);
  private final Ticket called = next(waiting.call("1", at(5)));

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  private static String words(Ticket.Change change) {
    return ((Refused) change).words();
  }

  @Test
  void goesFromWaitingToServed() {
    var done = next(next(called.start("1", at(6))).finish("1", at(16)));
    assertThat(done.open()).isFalse();
    assertThat(done.served()).isEqualTo(Duration.ofMinutes(10));
    assertThat(done.waited()).contains(Duration.ofMinutes(5));
  }

  @Test
  void countsServiceFromTheLastCallWhenNobodyNotedItsBegin() {
    var again = next(called.recall("1", at(7)));
    assertThat(next(again.finish("1", at(10))).served()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void isCalledByOneWindowAlone() {
    assertThat(words(called.call("2", at(5)))).contains("A001");
    assertThat(words(called.recall("2", at(6)))).contains("不在这个窗口");
    assertThat(words(called.finish("2", at(6)))).contains("不在这个窗口");
    assertThat(words(called.transfer("2", CROSS_PROVINCE.code(), Optional.empty(), at(6))))
        .contains("不在这个窗口");
  }

  @Test
  void isMissedOnlyAfterEnoughCallsAndTime() {
    assertThat(words(called.miss("1", RULES, at(9)))).contains("1 次");
    var quick = next(next(called.recall("1", at(5))).recall("1", at(5)));
    assertThat(words(quick.miss("1", RULES, at(5).plusSeconds(59)))).contains("60 秒");
    var missed = next(quick.miss("1", RULES, at(6)));
    assertThat(missed.state()).isEqualTo(new TicketState.NoShow("1", at(6)));
    assertThat(missed.absences()).isEqualTo(1);
  }

  @Test
  void comesBackAtTheEndAfterMissingAndOnlySoOften() {
    var missed = missed(called);
    var back = next(missed.comeBack(RULES, at(30)));
    assertThat(back.place().orderAt()).isEqualTo(at(30));
    var again = missed(next(back.call("1", at(40))));
    assertThat(words(again.comeBack(RULES, at(60)))).contains("重新取号");
  }

  private static Ticket missed(Ticket called) {
    var since = ((TicketState.Called) called.state()).since();
    var thrice = next(next(called.recall("1", since)).recall("1", since));
    return next(thrice.miss("1", RULES, since.plus(RULES.patience())));
  }

  @Test
  void keepsItsPlaceWhenParkedAndTransferred() {
    var parked = next(next(called.start("1", at(6))).park("1", at(8)));
    assertThat(parked.served()).isEqualTo(Duration.ofMinutes(2));
    var back = next(parked.comeBack(RULES, at(20)));
    assertThat(back.place().orderAt()).isEqualTo(waiting.place().orderAt());

    var moved =
        next(
            next(next(back.call("2", at(21))).start("2", at(21)))
                .transfer("2", CROSS_PROVINCE.code(), Optional.of("4"), at(25)));
    assertThat(moved.group()).isEqualTo(CROSS_PROVINCE.code());
    assertThat(moved.number()).isEqualTo(waiting.number());
    assertThat(moved.place().orderAt()).isEqualTo(waiting.place().orderAt());
    assertThat(moved.served()).isEqualTo(Duration.ofMinutes(6));
    assertThat(words(moved.call("3", at(26)))).contains("4 窗口");
    assertThat(next(moved.call("4", at(26))).window()).contains("4");
  }

  @Test
  void waitsForAnyWindowAgainWhenItsOwnCloses() {
    var back = next(called.leaveWindow("1", at(6)));
    assertThat(back.waiting()).isTrue();
    assertThat(back.place()).isEqualTo(waiting.place());
    var reserved =
        next(next(called.start("1", at(6))).transfer("1", GENERAL.code(), Optional.of("2"), at(7)));
    var free = next(reserved.leaveWindow("2", at(8)));
    assertThat(next(free.call("1", at(9))).window()).contains("1");
    assertThat(words(next(called.start("1", at(6))).leaveWindow("1", at(7)))).contains("正在办理");
  }

  @Test
  void isGivenUpUntilItIsServed() {
    var cancelled = next(waiting.cancel(at(1)));
    assertThat(next(cancelled.cancel(at(2)))).isEqualTo(cancelled);
    assertThat(next(called.cancel(at(6))).open()).isFalse();
    assertThat(words(next(called.start("1", at(6))).cancel(at(7)))).contains("正在办理");
    assertThat(words(cancelled.call("1", at(3)))).contains("不在等候");
  }

  @Test
  void numbersHaveALetterAndAtLeastThreeDigits() {
    assertThat(TicketNumber.of("A", 7)).hasToString("A007");
    assertThat(TicketNumber.of("Z", 1234)).hasToString("Z1234");
    assertThatThrownBy(() -> TicketNumber.of("A", 10_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TicketNumber("a001")).isInstanceOf(IllegalArgumentException.class);
  }
}
