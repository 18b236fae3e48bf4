package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Role;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.place.Level;

/** Reading what staff are told. */
@Singleton
public final class StaffMessagesService implements StaffMessages {
  private static final Duration COUNTED = Duration.ofDays(30);

  private final Transactions transactions;
  private final StaffMessageStore messages;
  private final Places places;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public StaffMessagesService(
      Transactions transactions, StaffMessageStore messages, Places places, Clock clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public Page<StaffMessage> list(Caller.Staff caller, Page.Request page) {
    var audiences = audiences(caller);
    return audiences.isEmpty()
        ? new Page<>(List.of(), Optional.empty())
        : transactions.reading(() -> messages.list(audiences, caller.actorId(), page));
  }

  @Override
  public int unread(Caller.Staff caller) {
    var audiences = audiences(caller);
    return audiences.isEmpty()
        ? 0
        : transactions.reading(
            () -> messages.unread(audiences, caller.actorId(), clock.instant().minus(COUNTED)));
  }

  @Override
  public void markRead(Caller.Staff caller, Map<MessageId, Integer> seen) {
    var audiences = audiences(caller);
    if (!audiences.isEmpty() && !seen.isEmpty()) {
      transactions.run(() -> messages.markRead(audiences, caller.actorId(), seen));
    }
  }

  private Set<StaffAudience> audiences(Caller.Staff caller) {
    return caller.duties().stream().flatMap(this::audience).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<StaffAudience> audience(Caller.Duty duty) {
    if (duty.role() != Role.SUPERVISOR) {
      return duty.role().handlesCases()
          ? Stream.of(new StaffAudience.AtUnit(duty.unit()))
          : Stream.empty();
    }
    var organisation = places.organisation();
    return organisation
        .unit(duty.unit())
        .flatMap(unit -> organisation.regions().at(Level.CITY, unit.region()))
        .map(city -> new StaffAudience.Supervisors(city.code()))
        .stream()
        .map(StaffAudience.class::cast);
  }
}
