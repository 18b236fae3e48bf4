package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseTail.Entry;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link CaseTail}. */
public abstract class CaseTailContract {
  /** Each test has days of its own in the one database. */
  private static final AtomicLong DAYS = new AtomicLong();

  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() & 0x1FFFFFFFFL);

  private final Instant start =
      Instant.parse("2026-01-05T04:00:00.123456Z").plus(Duration.ofDays(DAYS.addAndGet(10)));

  /** The tail under test. */
  protected abstract CaseTail tail();

  /** The cases it is the tail of. */
  protected abstract CaseStore store();

  /** The transactions both join. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  private CaseStore.Entry filed(Instant at) {
    var entry = CaseSamples.submitted(newSubject(), at, NUMBERS.incrementAndGet());
    transactions().run(() -> store().add(entry));
    return entry;
  }

  /** Of this test's own days. */
  private List<Entry> all(Instant from) {
    return tail().since(from, Optional.empty(), 1000).stream()
        .filter(entry -> entry.recordedAt().isBefore(start.plus(Duration.ofDays(5))))
        .toList();
  }

  @Test
  void tellsWhatWasRecordedFromThatVeryMomentOn() {
    filed(start.minusNanos(1000));
    var first = filed(start).file().id();
    var second = filed(start.plusSeconds(1)).file().id();

    assertThat(all(start))
        .containsExactly(new Entry(start, first, 1), new Entry(start.plusSeconds(1), second, 1));
  }

  @Test
  void tellsEveryStepOfACase() {
    var entry = filed(start);
    var next = CaseSamples.next(entry.file(), new Random(7)).orElseThrow();
    transactions().run(() -> store().append(next));

    assertThat(tail().since(start, Optional.empty(), 1000))
        .filteredOn(one -> one.caseId().equals(entry.file().id()))
        .extracting(Entry::sequence)
        .startsWith(1)
        .hasSize(next.file().sequence());
  }

  @Test
  void givesTheSameInParts() {
    for (int i = 0; i < 7; i++) {
      filed(start.plusSeconds(i / 3));
    }
    var whole = all(start);
    assertThat(whole).hasSize(7).isSortedAccordingTo(Entry.ORDER);

    var parts = new ArrayList<Entry>();
    Optional<Entry> after = Optional.empty();
    while (parts.size() < 7) {
      var part = tail().since(start, after, 2);
      assertThat(part).hasSizeBetween(1, 2);
      parts.addAll(part);
      after = Optional.of(part.getLast());
    }

    assertThat(parts.subList(0, 7)).isEqualTo(whole);
  }

  @Test
  void tellsNothingOfWhatWasRolledBack() {
    var entry = CaseSamples.submitted(newSubject(), start, NUMBERS.incrementAndGet());
    try {
      transactions()
          .run(
              () -> {
                store().add(entry);
                throw new IllegalStateException("Rolled back");
              });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("Rolled back");
    }
    assertThat(all(start)).isEmpty();
  }
}
