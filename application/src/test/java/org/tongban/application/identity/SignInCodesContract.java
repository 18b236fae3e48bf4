package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SyntheticPeople;

/** What holds for every {@link SignInCodes}. */
public abstract class SignInCodesContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");
  private static final Instant UNTIL = NOW.plus(RequestSignInCode.VALID);

  /** The store. */
  protected abstract SignInCodes codes();

  /** Its transactions. */
  protected abstract Transactions transactions();

  private MobileNumber sent(String code) {
    var phone = SyntheticPeople.phone(Synthetic.next());
    transactions().run(() -> codes().keep(phone, code, UNTIL));
    return phone;
  }

  private boolean take(MobileNumber phone, String code, Instant at) {
    return transactions().inTransaction(() -> codes().take(phone, code, at));
  }

  @Test
  void isGoodOnce() {
    var phone = sent("012345");
    assertThat(take(phone, "012345", NOW)).isTrue();
    assertThat(take(phone, "012345", NOW)).isFalse();
  }

  @Test
  void isGoodForItsPhoneOnly() {
    sent("012345");
    assertThat(take(SyntheticPeople.phone(99_999_997), "012345", NOW)).isFalse();
    assertThat(take(sent("543210"), "012345", NOW)).isFalse();
  }

  @Test
  void lapsesAtTheInstant() {
    assertThat(take(sent("012345"), "012345", UNTIL)).isFalse();
    assertThat(take(sent("012345"), "012345", UNTIL.minusNanos(1000))).isTrue();
  }

  @Test
  void isWorthlessAfterTooManyTries() {
    var phone = sent("012345");
    for (int i = 0; i < RequestSignInCode.TRIES; i++) {
      assertThat(take(phone, "999999", NOW)).isFalse();
    }
    assertThat(take(phone, "012345", NOW)).isFalse();
  }

  @Test
  void isReplacedByTheNextWithTriesOfItsOwn() {
    var phone = sent("012345");
    for (int i = 0; i < RequestSignInCode.TRIES; i++) {
      take(phone, "999999", NOW);
    }
    transactions().run(() -> codes().keep(phone, "543210", UNTIL));
    assertThat(take(phone, "012345", NOW)).isFalse();
    assertThat(take(phone, "543210", NOW)).isTrue();
  }

  @Test
  void isTakenByOneOfManyAtOnce() throws InterruptedException, ExecutionException {
    var phone = sent("012345");
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tries =
          IntStream.range(0, 16)
              .<Callable<Boolean>>mapToObj(_ -> () -> take(phone, "012345", NOW))
              .toList();
      var taken = 0;
      for (var answer : threads.invokeAll(tries)) {
        taken += answer.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
  }

  @Test
  void isDroppedWhenItLapsed() {
    var phone = SyntheticPeople.phone(Synthetic.next());
    var longAgo = NOW.minusSeconds(100_000);
    transactions().run(() -> codes().keep(phone, "012345", longAgo));
    assertThat(transactions().inTransaction(() -> codes().forgetBefore(longAgo.plusSeconds(1))))
        .isEqualTo(1);
    assertThat(take(phone, "012345", longAgo.minusSeconds(1))).isFalse();
  }
}
