package org.tongban.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.domain.queue.TicketSamples.DAY;
import static org.tongban.domain.queue.TicketSamples.HALL;
import static org.tongban.domain.queue.TicketSamples.NINE;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.ActorId;

class DeskTest {
  private final ActorId clerk = new ActorId(UUID.randomUUID());
  private final ActorId other = new ActorId(UUID.randomUUID());
  private final Desk closed = Desk.closed(HALL, "1", DAY);
  private final Desk open = moved(closed.open(clerk, NINE));

  private static Desk moved(Desk.Change change) {
    return switch (change) {
      case Desk.Change.Moved(var next) -> next;
      case Desk.Change.Refused(var words) -> throw new AssertionError(words);
    };
  }

  @Test
  void callsOnlyWhileItsClerkHasItOpenAndNobodyIsThere() {
    assertThat(open.hindersCalling(clerk)).isEmpty();
    assertThat(open.hindersCalling(other)).isPresent();
    assertThat(closed.hindersCalling(clerk)).isPresent();
    assertThat(moved(open.pause(clerk, NINE)).hindersCalling(clerk)).isPresent();
    assertThat(open.dealingWith(new TicketId(UUID.randomUUID())).hindersCalling(clerk)).isPresent();
  }

  @Test
  void belongsToOneClerkUntilItIsClosed() {
    assertThat(open.open(clerk, NINE.plusSeconds(9))).isEqualTo(new Desk.Change.Moved(open));
    assertThat(open.open(other, NINE)).isInstanceOf(Desk.Change.Refused.class);
    assertThat(open.pause(other, NINE)).isInstanceOf(Desk.Change.Refused.class);
    assertThat(open.close(other, false)).isInstanceOf(Desk.Change.Refused.class);
    assertThat(moved(open.close(other, true))).isEqualTo(closed);
    assertThat(moved(moved(open.close(clerk, false)).open(other, NINE)).heldBy(other)).isTrue();
  }

  @Test
  void goesOnAfterAPauseWithWhomItServes() {
    var ticket = new TicketId(UUID.randomUUID());
    var paused = moved(open.dealingWith(ticket).pause(clerk, NINE));
    assertThat(paused.current()).contains(ticket);
    assertThat(paused.calling()).isFalse();
    assertThat(moved(paused.open(clerk, NINE)).calling()).isTrue();
  }
}
