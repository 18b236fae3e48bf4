package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Role;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.person.SubjectId;

/** Shows people their messages, and to those who answer for it what was sent. */
@Singleton
public final class MessagesService implements MyMessages, InspectSendings {
  private final MessageStore messages;
  private final SendingStore sendings;
  private final SubjectStore subjects;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public MessagesService(
      MessageStore messages,
      SendingStore sendings,
      SubjectStore subjects,
      Transactions transactions,
      Clock clock) {
    this.messages = messages;
    this.sendings = sendings;
    this.subjects = subjects;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Page<PersonalMessage> list(
      Caller.Resident caller, Optional<SubjectId> organisation, Page.Request page) {
    return reading(
        caller,
        organisation,
        whose -> messages.list(whose, page),
        new Page<>(List.of(), Optional.empty()));
  }

  @Override
  public int unread(Caller.Resident caller, Optional<SubjectId> organisation) {
    return reading(caller, organisation, messages::unread, 0);
  }

  @Override
  public Page<SendingStore.Entry> sent(
      Caller.Resident caller, Optional<SubjectId> organisation, Page.Request page) {
    return reading(
        caller,
        organisation,
        whose -> sendings.ofPerson(whose, page),
        new Page<>(List.of(), Optional.empty()));
  }

  @Override
  public boolean markRead(Caller.Resident caller, Optional<SubjectId> organisation, MessageId id) {
    return transactions.inTransaction(
        () ->
            whose(caller, organisation)
                .map(person -> messages.markRead(person, id, now()))
                .orElse(false));
  }

  @Override
  public void markAllRead(Caller.Resident caller, Optional<SubjectId> organisation) {
    transactions.run(
        () -> whose(caller, organisation).ifPresent(person -> messages.markAllRead(person, now())));
  }

  @Override
  public Answer list(Caller.Staff caller, SendingStore.Filter filter, Page.Request page) {
    return caller.holds(Role.ADMINISTRATOR) || caller.holds(Role.SUPERVISOR)
        ? new Answer.Found(transactions.reading(() -> sendings.all(filter, page)))
        : new Answer.NotAllowed();
  }

  private <T> T reading(
      Caller.Resident caller,
      Optional<SubjectId> organisation,
      Function<SubjectId, T> read,
      T otherwise) {
    return transactions.reading(() -> whose(caller, organisation).map(read).orElse(otherwise));
  }

  private Optional<SubjectId> whose(Caller.Resident caller, Optional<SubjectId> organisation) {
    var wanted = organisation.orElse(caller.person());
    return wanted.equals(caller.person()) || subjects.operates(caller.person(), wanted)
        ? Optional.of(wanted)
        : Optional.empty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
