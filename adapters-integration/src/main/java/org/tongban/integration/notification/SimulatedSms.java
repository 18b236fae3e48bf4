package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SimulatedMessages;
import org.tongban.application.notification.SmsGateway;
import org.tongban.integration.SimulatorWanted;

/**
 * A simulator: sends nothing, and keeps the last messages in memory for the developer page. Exists
 * in sample mode only.
 */
@Context
@Requires(condition = SimulatorWanted.Sms.class)
final class SimulatedSms implements SmsGateway, SimulatedMessages {
  private static final int KEPT = 200;

  private final Clock clock;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final Set<String> references = new HashSet<>();

  private record Kept(String reference, Sent sent) {}

  /**
   * @throws IllegalStateException outside sample mode
   */
  SimulatedSms(
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample, Clock clock) {
    if (!sample) {
      throw new IllegalStateException("The message simulator exists in sample mode only");
    }
    this.clock = clock;
  }

  @Override
  public synchronized SendingResult send(Message message) {
    if (references.add(message.reference())) {
      var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      kept.addFirst(new Kept(message.reference(), new Sent(now, message.phone(), message.text())));
      if (kept.size() > KEPT) {
        references.remove(kept.removeLast().reference());
      }
    }
    return new SendingResult.Sent();
  }

  @Override
  public boolean configured() {
    return true;
  }

  @Override
  public synchronized List<Sent> latest() {
    return kept.stream().map(Kept::sent).toList();
  }
}
