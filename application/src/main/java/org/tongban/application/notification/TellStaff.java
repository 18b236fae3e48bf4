package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import org.tongban.application.transaction.Identifiers;
import org.tongban.domain.notification.MessageId;

/**
 * Tells staff that something came up. Calls join the caller's transaction: who raises a matter once
 * tells of it once.
 */
@Singleton
public final class TellStaff {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final StaffMessageStore messages;
  private final Identifiers identifiers;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public TellStaff(StaffMessageStore messages, Identifiers identifiers, Clock clock) {
    this.messages = messages;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Adds the matter to the message of the day of each audience. */
  public void tell(Collection<StaffAudience> audiences, StaffMessage.Kind kind) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // In one order everywhere, so that two transactions never wait for each other.
    audiences.stream()
        .distinct()
        .sorted(Comparator.comparing(StaffAudience::toString))
        .forEach(
            audience ->
                messages.add(
                    new StaffMessageStore.Matter(
                        new MessageId(identifiers.next()),
                        audience,
                        kind,
                        LocalDate.ofInstant(now, CHINA),
                        now)));
  }
}
