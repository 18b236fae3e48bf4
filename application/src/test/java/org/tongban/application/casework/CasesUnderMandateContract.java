package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link CasesUnderMandate}. */
public abstract class CasesUnderMandateContract {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() & 0x1FFFFFFFFL);

  private final MandateId mandate = new MandateId(UUID.randomUUID());

  /** What is under test. */
  protected abstract CasesUnderMandate cases();

  /** Where the cases are kept. */
  protected abstract CaseStore store();

  /** The transactions both join. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  private CaseId filed(MandateId under, Instant at) {
    var entry = CaseSamples.submittedUnder(under, newSubject(), at, NUMBERS.incrementAndGet());
    transactions().run(() -> store().add(entry));
    return entry.file().id();
  }

  @Test
  void tellsTheCasesOfThatMandateAloneTheLatestFirst() {
    var first = filed(mandate, NOON);
    var second = filed(mandate, NOON.plusSeconds(1));
    filed(new MandateId(UUID.randomUUID()), NOON);
    var own = CaseSamples.submitted(newSubject(), NOON, NUMBERS.incrementAndGet());
    transactions().run(() -> store().add(own));

    var page = cases().underMandate(mandate, new Page.Request(Optional.empty(), 10));

    assertThat(page.items()).extracting(CaseSummary::id).containsExactly(second, first);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void givesPartsThatMakeTheWhole() {
    for (int i = 0; i < 5; i++) {
      filed(mandate, NOON.plusSeconds(i / 2));
    }
    List<CaseSummary> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var part = cases().underMandate(mandate, new Page.Request(after, 2));
      all.addAll(part.items());
      after = part.next();
    } while (after.isPresent());

    assertThat(all).hasSize(5).doesNotHaveDuplicates();
    assertThat(all)
        .isEqualTo(cases().underMandate(mandate, new Page.Request(Optional.empty(), 10)).items());
  }

  @Test
  void refusesACursorOfSomethingElse() {
    assertThatThrownBy(() -> cases().underMandate(mandate, new Page.Request(Optional.of("x"), 2)))
        .isInstanceOf(Page.BadCursorException.class);
  }
}
