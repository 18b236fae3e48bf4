package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.SignInAttempts.Key;
import org.tongban.application.identity.SignInAttempts.Kind;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Transactions;

/** What holds for every {@link SignInAttempts}. */
public abstract class SignInAttemptsContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");

  /** The store. */
  protected abstract SignInAttempts attempts();

  /** Its transactions. */
  protected abstract Transactions transactions();

  private static Key key(Kind kind) {
    return new Key(kind, "somebody-" + Synthetic.next());
  }

  private boolean counted(Key key, Instant at) {
    return transactions().inTransaction(() -> attempts().attempt(key, at))
        instanceof Delays.Decision.Counted;
  }

  @Test
  void delaysTheNextAttempt() {
    var key = key(Kind.CODE_TO_PHONE);
    assertThat(counted(key, NOW)).isTrue();
    assertThat(transactions().inTransaction(() -> attempts().attempt(key, NOW.plusSeconds(20))))
        .isEqualTo(new Delays.Decision.Wait(Duration.ofSeconds(40)));
    assertThat(counted(key, NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void countsEachKindAndKeyAlone() {
    var key = key(Kind.CODE_TO_PHONE);
    assertThat(counted(key, NOW)).isTrue();
    assertThat(counted(key(Kind.CODE_TO_PHONE), NOW)).isTrue();
    assertThat(counted(new Key(Kind.PASSWORD_OF_ACCOUNT, key.who()), NOW)).isTrue();
  }

  @Test
  void forgetsWhatIsCleared() {
    var key = key(Kind.CODE_TO_PHONE);
    counted(key, NOW);
    transactions().run(() -> attempts().clear(key));
    assertThat(counted(key, NOW)).isTrue();
  }

  @Test
  void takesSomeBackWhenItForgives() {
    var key = key(Kind.PASSWORD_OF_ACCOUNT);
    for (int i = 0; i < 4; i++) {
      assertThat(counted(key, NOW)).isTrue();
    }
    assertThat(counted(key, NOW)).isFalse();
    transactions().run(() -> attempts().forgive(key));
    assertThat(counted(key, NOW)).isTrue();
  }

  @Test
  void dropsTheOldOnly() {
    var old = key(Kind.CODE_TO_PHONE);
    var young = key(Kind.CODE_TO_PHONE);
    var longAgo = NOW.minus(Duration.ofDays(300));
    counted(old, longAgo);
    counted(young, NOW);
    assertThat(transactions().inTransaction(() -> attempts().forgetBefore(longAgo.plusSeconds(1))))
        .isPositive();
    assertThat(counted(old, longAgo)).isTrue();
    assertThat(counted(young, NOW)).isFalse();
  }

  @Test
  void letsOnlyTheFreeOnesOfManyAtOncePass() throws InterruptedException, ExecutionException {
    var key = key(Kind.PASSWORD_OF_ACCOUNT);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tries =
          IntStream.range(0, 24).<Callable<Boolean>>mapToObj(_ -> () -> counted(key, NOW)).toList();
      var passed = 0;
      for (var answer : threads.invokeAll(tries)) {
        passed += answer.get() ? 1 : 0;
      }
      // Three are free; the fourth is what the first delay comes after.
      assertThat(passed).isEqualTo(4);
    }
  }
}
