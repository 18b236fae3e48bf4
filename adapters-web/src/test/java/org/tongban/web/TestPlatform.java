package org.tongban.web;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.identity.Sessions;
import org.tongban.application.notification.InMemoryMessages;
import org.tongban.application.notification.InMemorySendings;
import org.tongban.application.notification.InMemoryStaffMessages;
import org.tongban.application.notification.MessagesService;
import org.tongban.application.notification.StaffMessagesService;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.transaction.InMemoryIdempotencyRecords;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.web.print.PrintedPlaces;

/** The ports in memory. */
@Factory
class TestPlatform {
  /** A refresh token that another request has used a moment ago. */
  static final String JUST_RENEWED = "just-renewed";

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  InMemoryTransactions transactions() {
    return new InMemoryTransactions();
  }

  @Singleton
  InMemoryIdempotencyRecords records(InMemoryTransactions transactions) {
    return new InMemoryIdempotencyRecords(transactions);
  }

  @Singleton
  MessagesService messages(InMemoryTransactions transactions, Clock clock) {
    return new MessagesService(
        new InMemoryMessages(transactions),
        new InMemorySendings(transactions),
        new InMemorySubjects(transactions),
        transactions,
        clock);
  }

  @Singleton
  StaffMessagesService staffMessages(InMemoryTransactions transactions, Clock clock) {
    return new StaffMessagesService(
        transactions, new InMemoryStaffMessages(transactions), new PrintedPlaces(), clock);
  }

  /**
   * The sessions that go on. A refresh token is the session's identity, good as long as it lives.
   */
  @Singleton
  static final class LiveSessions implements CallerOf, Sessions {
    final Map<SessionId, Caller> callers = new ConcurrentHashMap<>();
    final Map<String, Session> renewals = new ConcurrentHashMap<>();

    @Override
    public Optional<Caller> session(SessionId id) {
      return Optional.ofNullable(callers.get(id));
    }

    @Override
    public Renewal renew(String refreshToken) {
      if (refreshToken.equals(JUST_RENEWED)) {
        return new Renewal.JustRenewed();
      }
      var next = renewals.remove(refreshToken);
      return next == null ? new Renewal.Refused() : new Renewal.Renewed(next);
    }

    @Override
    public void signOut(SessionId id) {
      callers.remove(id);
    }

    @Override
    public void signOutEverywhere(Holder holder) {
      throw new UnsupportedOperationException();
    }
  }
}
