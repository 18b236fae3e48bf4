package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.person.AccountId;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;

/** What holds for every {@link SessionStore}. */
public abstract class SessionStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofHours(12));

  /** The store. */
  protected abstract SessionStore sessions();

  /** Its transactions. */
  protected abstract Transactions transactions();

  private Session opened(Holder holder, Instant until) {
    var session =
        new Session(
            new SessionId(UUID.randomUUID()),
            holder,
            UUID.randomUUID().toString(),
            until.minusSeconds(60),
            until);
    transactions().run(() -> sessions().open(session, NOW));
    return session;
  }

  private static Holder staff() {
    return new Holder.Staff(new ActorId(UUID.randomUUID()));
  }

  private static Holder resident() {
    return new Holder.Resident(new AccountId(UUID.randomUUID()));
  }

  private Optional<SessionStore.Token> find(String token) {
    return transactions().inTransaction(() -> sessions().find(token));
  }

  @Test
  void findsASessionByItsToken() {
    for (var holder : new Holder[] {staff(), resident()}) {
      var session = opened(holder, UNTIL);
      assertThat(find(session.refreshToken()))
          .contains(
              new SessionStore.Token(
                  session.id(), holder, session.refreshUntil(), Optional.empty(), UNTIL, false));
    }
    assertThat(find("unknown")).isEmpty();
  }

  @Test
  void remembersTheFirstUse() {
    var session = opened(staff(), UNTIL);
    transactions().run(() -> sessions().use(session.refreshToken(), NOW.plusSeconds(1)));
    transactions().run(() -> sessions().use(session.refreshToken(), NOW.plusSeconds(2)));
    assertThat(find(session.refreshToken()).orElseThrow().usedAt()).contains(NOW.plusSeconds(1));
  }

  @Test
  void endsWithAllItsTokens() {
    var session = opened(staff(), UNTIL);
    var renewed =
        new Session(session.id(), session.holder(), UUID.randomUUID().toString(), UNTIL, UNTIL);
    transactions().run(() -> sessions().addToken(renewed));
    transactions().run(() -> sessions().end(session.id(), NOW));
    transactions().run(() -> sessions().end(session.id(), NOW));
    assertThat(find(session.refreshToken()).orElseThrow().ended()).isTrue();
    assertThat(find(renewed.refreshToken()).orElseThrow().ended()).isTrue();
  }

  @Test
  void endsAllOfOneHolder() {
    var holder = resident();
    var one = opened(holder, UNTIL);
    var two = opened(holder, UNTIL);
    var other = opened(resident(), UNTIL);
    transactions().run(() -> sessions().endAll(holder, NOW));
    assertThat(find(one.refreshToken()).orElseThrow().ended()).isTrue();
    assertThat(find(two.refreshToken()).orElseThrow().ended()).isTrue();
    assertThat(find(other.refreshToken()).orElseThrow().ended()).isFalse();
  }

  @Test
  void dropsWhatIsOver() {
    var over = opened(staff(), NOW.minus(Duration.ofDays(400)));
    var going = opened(staff(), UNTIL);
    transactions().run(() -> sessions().forgetBefore(NOW.minus(Duration.ofDays(399))));
    assertThat(find(over.refreshToken())).isEmpty();
    assertThat(find(going.refreshToken())).isPresent();
  }
}
