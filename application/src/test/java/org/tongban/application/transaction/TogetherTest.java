package org.tongban.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TogetherTest {
  private static final int THREADS = 20;

  private final Queue<Integer> shares = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();
  private final Together<Integer, String> together = new Together<>(1, 8, this::work);

  private List<String> work(List<Integer> wanted) {
    shares.add(wanted.size());
    assertThat(working.incrementAndGet()).isEqualTo(1);
    Thread.yield();
    working.decrementAndGet();
    if (wanted.contains(-1)) {
      throw new StaleVersionException("test");
    }
    return wanted.stream().map(number -> "answer " + number).toList();
  }

  @Test
  void givesEverybodyTheirOwnAnswer() throws Exception {
    var go = new CountDownLatch(1);
    var answers = new ArrayList<Future<Void>>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        int first = i * 1000;
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  for (int number = first; number < first + 200; number++) {
                    assertThat(together.ask("key", number)).isEqualTo("answer " + number);
                  }
                  return null;
                }));
      }
      go.countDown();
      for (var answer : answers) {
        answer.get();
      }
    }
    assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(THREADS * 200);
    assertThat(shares).isSubsetOf(1, 2, 3, 4, 6, 8);
  }

  @Test
  void worksAtOnceForWhoComesAlone() {
    assertThat(together.ask("key", 5)).isEqualTo("answer 5");
    assertThat(shares).containsExactly(1);
  }

  @Test
  void tellsEverybodyOfAFailureAndGoesOn() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var shared =
        new Together<Integer, Integer>(
            1,
            8,
            wanted -> {
              entered.countDown();
              await(goOn);
              if (wanted.size() > 1) {
                throw new StaleVersionException("test");
              }
              return wanted;
            });
    try (var threads = Executors.newFixedThreadPool(5)) {
      var first = threads.submit(() -> shared.ask("key", 0));
      entered.await();
      var others = new ArrayList<Future<Integer>>();
      var waiting = new ConcurrentLinkedQueue<Thread>();
      for (int i = 1; i <= 4; i++) {
        int number = i;
        others.add(
            threads.submit(
                () -> {
                  waiting.add(Thread.currentThread());
                  return shared.ask("key", number);
                }));
      }
      while (waiting.size() < 4 || !waiting.stream().allMatch(TogetherTest::waits)) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(first.get()).isZero();
      for (var other : others) {
        assertThatThrownBy(other::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(StaleVersionException.class);
      }
    }
    assertThat(shared.ask("key", 7)).isEqualTo(7);
  }

  @Test
  void whatIsWantedUnderDifferentKeysSharesATurn() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var sizes = new ConcurrentLinkedQueue<Integer>();
    var shared =
        new Together<Integer, Integer>(
            1,
            8,
            wanted -> {
              sizes.add(wanted.size());
              entered.countDown();
              await(goOn);
              return wanted;
            });
    try (var threads = Executors.newFixedThreadPool(5)) {
      var first = threads.submit(() -> shared.ask("first", 0));
      entered.await();
      var others = new ArrayList<Future<Integer>>();
      var waiting = new ConcurrentLinkedQueue<Thread>();
      for (int i = 1; i <= 4; i++) {
        int number = i;
        others.add(
            threads.submit(
                () -> {
                  waiting.add(Thread.currentThread());
                  return shared.ask("key " + number, number);
                }));
      }
      while (waiting.size() < 4 || !waiting.stream().allMatch(TogetherTest::waits)) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(first.get()).isZero();
      for (int i = 1; i <= 4; i++) {
        assertThat(others.get(i - 1).get()).isEqualTo(i);
      }
    }
    assertThat(sizes).containsExactly(1, 4);
  }

  @Test
  void whatIsWantedUnderAnotherKeyGoesOnMeanwhile() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var several =
        new Together<Integer, Integer>(
            2,
            8,
            wanted -> {
              if (wanted.contains(0)) {
                entered.countDown();
                await(goOn);
              }
              return wanted;
            });
    try (var threads = Executors.newFixedThreadPool(2)) {
      var held = threads.submit(() -> several.ask("a", 0));
      entered.await();
      var thread = new AtomicReference<Thread>();
      var behind =
          threads.submit(
              () -> {
                thread.set(Thread.currentThread());
                return several.ask("a", 1);
              });
      while (thread.get() == null || !waits(thread.get())) {
        Thread.onSpinWait();
      }
      assertThat(several.ask("b", 2)).isEqualTo(2);
      assertThat(several.ask("b", 3)).isEqualTo(3);
      boolean overtook = behind.isDone();
      goOn.countDown();
      assertThat(overtook).isFalse();
      assertThat(held.get()).isZero();
      assertThat(behind.get()).isEqualTo(1);
    }
  }

  private static boolean waits(Thread thread) {
    return EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
