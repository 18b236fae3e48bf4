package org.tongban.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.domain.queue.TicketSamples.DAY;
import static org.tongban.domain.queue.TicketSamples.HALL;
import static org.tongban.domain.queue.TicketSamples.NINE;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.ActorId;

class DeskTest {
  private static final Optional<Ticket> NOBODY = Optional.empty();

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
    assertThat(open.hindersCalling(clerk, NOBODY)).isEmpty();
    assertThat(open.hindersCalling(other, NOBODY)).isPresent();
    assertThat(closed.hindersCalling(clerk, NOBODY)).isPresent();
    assertThat(moved(open.pause(clerk, NINE)).hindersCalling(clerk, NOBODY)).isPresent();
    var there = TicketSamples.walkIn(TicketSamples.GENERAL, 1, NINE);
    assertThat(open.hindersCalling(clerk, Optional.of(there))).isPresent();
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
  void callsAgainAfterAPause() {
    var paused = moved(open.pause(clerk, NINE));
    assertThat(paused.calling()).isFalse();
    assertThat(moved(paused.open(clerk, NINE)).calling()).isTrue();
  }
}
