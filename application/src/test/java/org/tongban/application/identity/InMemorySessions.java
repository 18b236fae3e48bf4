package org.tongban.application.identity;

import java.time.Instant;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;

/** Sessions in memory. */
public final class InMemorySessions implements SessionStore {
  private final InMemoryTable<SessionId, Row> sessions;
  private final InMemoryTable<String, Given> tokens;

  /** A session. */
  record Row(SessionId id, Holder holder, Instant until, Optional<Instant> endedAt) {}

  private record Given(String token, SessionId session, Instant until, Optional<Instant> usedAt) {}

  /** None yet. */
  public InMemorySessions(InMemoryTransactions transactions) {
    sessions = new InMemoryTable<>(transactions);
    tokens = new InMemoryTable<>(transactions);
  }

  /** The session, ended or not. */
  Optional<Row> session(SessionId id) {
    return sessions.get(id);
  }

  @Override
  public void open(Session session, Instant now) {
    sessions.put(
        session.id(), new Row(session.id(), session.holder(), session.until(), Optional.empty()));
    addToken(session);
  }

  @Override
  public void addToken(Session session) {
    tokens.put(
        session.refreshToken(),
        new Given(session.refreshToken(), session.id(), session.refreshUntil(), Optional.empty()));
  }

  @Override
  public Optional<Token> find(String refreshToken) {
    return tokens
        .get(refreshToken)
        .flatMap(
            given ->
                sessions
                    .get(given.session())
                    .map(
                        row ->
                            new Token(
                                row.id(),
                                row.holder(),
                                given.until(),
                                given.usedAt(),
                                row.until(),
                                row.endedAt().isPresent())));
  }

  @Override
  public void use(String refreshToken, Instant now) {
    tokens
        .get(refreshToken)
        .filter(given -> given.usedAt().isEmpty())
        .ifPresent(
            given ->
                tokens.put(
                    refreshToken,
                    new Given(refreshToken, given.session(), given.until(), Optional.of(now))));
  }

  @Override
  public void end(SessionId id, Instant now) {
    sessions
        .get(id)
        .filter(row -> row.endedAt().isEmpty())
        .ifPresent(
            row -> sessions.put(id, new Row(id, row.holder(), row.until(), Optional.of(now))));
  }

  @Override
  public void endAll(Holder holder, Instant now) {
    sessions.all().filter(row -> row.holder().equals(holder)).forEach(row -> end(row.id(), now));
  }

  @Override
  public int forgetBefore(Instant instant) {
    var old = sessions.all().filter(row -> row.until().isBefore(instant)).toList();
    for (var row : old) {
      sessions.remove(row.id());
      tokens
          .all()
          .filter(given -> given.session().equals(row.id()))
          .forEach(given -> tokens.remove(given.token()));
    }
    return old.size();
  }
}
