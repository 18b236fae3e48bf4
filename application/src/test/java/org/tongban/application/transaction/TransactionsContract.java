package org.tongban.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What holds for all {@link Transactions}. */
public abstract class TransactionsContract {
  /** The transactions under test. */
  protected abstract Transactions transactions();

  /** Writes a number, in the open transaction if there is one. */
  protected abstract void write(int number);

  /** Whether the number was written and committed, as seen from outside of any transaction. */
  protected abstract boolean isWritten(int number);

  @Test
  void givesTheResultAndCommits() {
    String result =
        transactions()
            .inTransaction(
                () -> {
                  write(1);
                  return "done";
                });
    assertThat(result).isEqualTo("done");
    assertThat(isWritten(1)).isTrue();
  }

  @Test
  void rollsEverythingBackWhenTheWorkThrows() {
    var failure = new StaleVersionException("test");
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          write(2);
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(isWritten(2)).isFalse();
  }

  @Test
  void joinsTheTransactionThatIsOpen() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          transactions().run(() -> write(3));
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(isWritten(3)).isFalse();
  }

  @Test
  void gatheredWorkIsDurableWhenItReturns() {
    String result =
        transactions()
            .gathered(
                () -> {
                  write(8);
                  return "done";
                });
    assertThat(result).isEqualTo("done");
    assertThat(isWritten(8)).isTrue();
  }

  @Test
  void gatheredWorkThatThrowsWritesNothing() {
    var failure = new StaleVersionException("test");
    assertThatThrownBy(
            () ->
                transactions()
                    .gathered(
                        () -> {
                          transactions().run(() -> write(9));
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(isWritten(9)).isFalse();
  }

  @Test
  void gatheredWorkJoinsTheTransactionThatIsOpen() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          transactions()
                              .gathered(
                                  () -> {
                                    write(10);
                                    return "written";
                                  });
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(isWritten(10)).isFalse();
  }

  @Test
  void tellsThatGatheredWorkIsATransaction() {
    assertThat(transactions().gathered(transactions()::isOpen)).isTrue();
    assertThat(transactions().isOpen()).isFalse();
  }

  @Test
  void tellsWhetherOneIsOpen() {
    assertThat(transactions().isOpen()).isFalse();
    assertThat(transactions().inTransaction(transactions()::isOpen)).isTrue();
    assertThat(transactions().isOpen()).isFalse();
  }

  @Test
  void startsAfreshAfterAFailure() {
    rollsEverythingBackWhenTheWorkThrows();
    transactions().run(() -> write(4));
    assertThat(isWritten(4)).isTrue();
  }

  @Test
  void readsWhatIsCommitted() {
    transactions().run(() -> write(5));
    assertThat(transactions().reading(() -> isWritten(5))).isTrue();
  }

  @Test
  void writesWithinAReadAreATransactionOfTheirOwn() {
    assertThatThrownBy(
            () ->
                transactions()
                    .reading(
                        () -> {
                          transactions()
                              .run(
                                  () -> {
                                    write(6);
                                    throw new StaleVersionException("test");
                                  });
                          return "never";
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(isWritten(6)).isFalse();
  }

  @Test
  void readsJoinTheTransactionThatIsOpen() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          transactions()
                              .reading(
                                  () -> {
                                    write(7);
                                    return "read";
                                  });
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(isWritten(7)).isFalse();
  }
}
