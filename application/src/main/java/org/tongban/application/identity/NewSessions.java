package org.tongban.application.identity;

import java.time.Duration;
import java.time.Instant;
import org.tongban.application.transaction.Identifiers;

/** Makes sessions and their tokens. */
final class NewSessions {
  private static final Duration RESIDENT_IDLE = Duration.ofDays(7);
  private static final Duration RESIDENT_WHOLE = Duration.ofDays(30);
  // A working day: a forgotten desk is signed out by the next morning.
  private static final Duration STAFF_IDLE = Duration.ofHours(8);
  private static final Duration STAFF_WHOLE = Duration.ofHours(12);

  private final SessionStore store;
  private final Secrets secrets;
  private final Identifiers identifiers;

  NewSessions(SessionStore store, Secrets secrets, Identifiers identifiers) {
    this.store = store;
    this.secrets = secrets;
    this.identifiers = identifiers;
  }

  /** A new session, kept in the caller's transaction. */
  Session open(Holder holder, Instant now) {
    var whole =
        switch (holder) {
          case Holder.Resident _ -> RESIDENT_WHOLE;
          case Holder.Staff _ -> STAFF_WHOLE;
        };
    var session = withToken(new SessionId(identifiers.next()), holder, now, now.plus(whole));
    store.open(session, now);
    return session;
  }

  /** The same session with another token, kept in the caller's transaction. */
  Session renew(SessionStore.Token used, Instant now) {
    var session = withToken(used.session(), used.holder(), now, used.sessionUntil());
    store.addToken(session);
    return session;
  }

  private Session withToken(SessionId id, Holder holder, Instant now, Instant until) {
    var idle =
        switch (holder) {
          case Holder.Resident _ -> RESIDENT_IDLE;
          case Holder.Staff _ -> STAFF_IDLE;
        };
    var lapses = now.plus(idle);
    return new Session(id, holder, secrets.token(), lapses.isBefore(until) ? lapses : until, until);
  }
}
