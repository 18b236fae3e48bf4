package org.tongban.integration.notification;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.notification.MailGateway;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SimulatedMails;
import org.tongban.integration.SimulatorWanted;

/**
 * A simulator: sends nothing, and keeps the last mails in memory for the developer page. Exists in
 * sample mode only.
 */
@Context
@Requires(condition = SimulatorWanted.Mail.class)
final class SimulatedMail implements MailGateway, SimulatedMails {
  private static final int KEPT = 200;

  private final Clock clock;
  private final Map<String, Sent> kept = new LinkedHashMap<>();

  /**
   * @throws IllegalStateException outside sample mode
   */
  SimulatedMail(
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample, Clock clock) {
    if (!sample) {
      throw new IllegalStateException("The mail simulator exists in sample mode only");
    }
    this.clock = clock;
  }

  @Override
  public synchronized SendingResult send(Mail mail) {
    kept.putIfAbsent(
        mail.reference(),
        new Sent(
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            mail.to(),
            mail.subject(),
            mail.text()));
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return new SendingResult.Sent();
  }

  @Override
  public boolean configured() {
    return true;
  }

  @Override
  public synchronized List<Sent> latest() {
    return List.copyOf(kept.values()).reversed();
  }
}
