package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller.Duty;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link CaseStore}. */
public abstract class CaseStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() & 0xFFFFFFFFL);

  /** The store under test. */
  protected abstract CaseStore store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  private CaseStore.Entry submitted(SubjectId applicant) {
    return CaseSamples.submitted(applicant, NOON, NUMBERS.incrementAndGet());
  }

  private CaseStore.Entry added(SubjectId applicant) {
    var entry = submitted(applicant);
    transactions().run(() -> store().add(entry));
    return entry;
  }

  private static CaseStore.Entry next(CaseFile file) {
    return CaseSamples.next(file, new Random(7)).orElseThrow();
  }

  private static Page.Request first(int limit) {
    return new Page.Request(Optional.empty(), limit);
  }

  @Test
  void findsWhatWasAdded() {
    var entry = added(newSubject());
    var found = store().find(entry.file().id()).orElseThrow();
    assertThat(found.file()).isEqualTo(entry.file());
    assertThat(found.events()).isEqualTo(entry.events());
    assertThat(store().findByNumber(entry.file().filing().number())).contains(entry.file().id());
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    assertThat(store().find(new CaseId(UUID.randomUUID()))).isEmpty();
    assertThat(
            store()
                .findByNumber(CaseNumber.create("449999", java.time.LocalDate.of(2026, 1, 1), 99)))
        .isEmpty();
  }

  @Test
  void showsACaseToItsApplicantAlone() {
    var applicant = newSubject();
    var entry = added(applicant);
    assertThat(store().findOwned(entry.file().id(), applicant)).isPresent();
    assertThat(store().findOwned(entry.file().id(), newSubject())).isEmpty();
    assertThat(store().ofApplicant(newSubject(), first(10)).items()).isEmpty();
  }

  @Test
  void knowsWhatWasGrantedToWhom() {
    var applicant = newSubject();
    var entry = added(applicant);
    var item = entry.file().filing().implementation().code().item();
    assertThat(store().granted(applicant, item)).as("only filed").isFalse();
    var random = new Random(3);
    var at = entry.file();
    for (int i = 0; i < 200 && !isGranted(at); i++) {
      var next = CaseSamples.next(at, random);
      if (next.isEmpty()) {
        var again = added(applicant);
        at = again.file();
      } else {
        transactions().run(() -> store().append(next.get()));
        at = next.get().file();
        assertThat(store().granted(applicant, item)).isEqualTo(isGranted(at));
      }
    }
    assertThat(isGranted(at)).as("a walk that ends well was found").isTrue();
    assertThat(store().granted(applicant, item)).isTrue();
    assertThat(store().granted(newSubject(), item)).isFalse();
    assertThat(store().granted(applicant, new BasicCode("440700043000"))).isFalse();
  }

  private static boolean isGranted(CaseFile file) {
    return (file.status() == CaseStatus.CONCLUDED || file.status() == CaseStatus.COMPLETED)
        && file.outcome().filter(Outcome.APPROVED::equals).isPresent();
  }

  @Test
  void refusesAnIdentityOrANumberThatIsThere() {
    var applicant = newSubject();
    var entry = added(applicant);
    assertThatThrownBy(() -> transactions().run(() -> store().add(entry)))
        .isInstanceOf(StaleVersionException.class);
    var sameNumber = CaseSamples.submitted(applicant, NOON.plusSeconds(60), NUMBERS.get());
    assertThatThrownBy(() -> transactions().run(() -> store().add(sameNumber)))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(sameNumber.file().id())).isEmpty();
  }

  @Test
  void appendsToTheLedger() {
    var entry = added(newSubject());
    var next = next(entry.file());
    transactions().run(() -> store().append(next));
    var found = store().find(entry.file().id()).orElseThrow();
    assertThat(found.file()).isEqualTo(next.file());
    assertThat(found.events()).hasSize(1 + next.events().size()).endsWith(next.events().getLast());
  }

  @Test
  void refusesEventsThatDoNotFollowTheLast() {
    var entry = added(newSubject());
    var next = next(entry.file());
    transactions().run(() -> store().append(next));
    assertThatThrownBy(() -> transactions().run(() -> store().append(next)))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(entry.file().id()).orElseThrow().file()).isEqualTo(next.file());
  }

  @Test
  void refusesEventsOfACaseThatIsNotThere() {
    var next = next(submitted(newSubject()).file());
    assertThatThrownBy(() -> transactions().run(() -> store().append(next)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void letsOneOfManyAppendAtOnce() throws Exception {
    var entry = added(newSubject());
    var next = next(entry.file());
    var done = new AtomicInteger();
    var stale = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              try {
                transactions().run(() -> store().append(next));
                done.incrementAndGet();
              } catch (StaleVersionException e) {
                stale.incrementAndGet();
              }
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(done).hasValue(1);
    assertThat(stale).hasValue(7);
  }

  @Test
  void leavesNothingBehindWhenTheTransactionIsRolledBack() {
    var entry = added(newSubject());
    var other = submitted(newSubject());
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          store().add(other);
                          store().append(next(entry.file()));
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(other.file().id())).isEmpty();
    assertThat(store().find(entry.file().id()).orElseThrow().file()).isEqualTo(entry.file());
  }

  @Test
  void listsTheCasesOfAnApplicantLatestFirst() {
    var applicant = newSubject();
    var ids = new ArrayList<CaseId>();
    for (int i = 0; i < 7; i++) {
      // Two and two were filed at the same instant.
      var entry =
          CaseSamples.submitted(
              applicant, NOON.plusSeconds(i / 2 * 60L), NUMBERS.incrementAndGet());
      transactions().run(() -> store().add(entry));
      ids.add(entry.file().id());
    }
    var listed = new ArrayList<CaseSummary>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = store().ofApplicant(applicant, new Page.Request(cursor, 3));
      assertThat(page.items()).hasSizeBetween(1, 3);
      listed.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(listed).extracting(CaseSummary::id).containsExactlyElementsOf(ids.reversed());
    assertThat(listed.getFirst().itemName()).isEqualTo("老年人优待证办理");
  }

  @Test
  void listsWorkMostUrgentFirst() {
    var all = new ArrayList<WorkItem>();
    for (int i = 0; i < 9; i++) {
      var entry =
          CaseSamples.submitted(
              newSubject(), NOON.minusSeconds((9 - i) * 200_000L), NUMBERS.incrementAndGet());
      transactions().run(() -> store().add(entry));
      all.addAll(entry.work());
      if (i % 2 == 0) {
        var next = next(entry.file());
        transactions().run(() -> store().append(next));
        all.removeAll(entry.work());
        all.addAll(next.work());
      }
    }
    var duties =
        Set.of(
            new Duty(Role.WINDOW_CLERK, CaseSamples.HALL),
            new Duty(Role.REVIEWER, CaseSamples.OFFICE));
    var listed = new ArrayList<WorkItem>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = store().work(duties, new Page.Request(cursor, 2));
      listed.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(listed).doesNotHaveDuplicates().containsAll(all);
    assertThat(listed).extracting(WorkItem::dueOrdinal).isSorted();
    assertThat(store().work(Set.of(), first(10)).items()).isEmpty();
    assertThat(store().work(Set.of(new Duty(Role.HEAD, CaseSamples.HALL)), first(10)).items())
        .isEmpty();
  }

  @Test
  void refusesCursorsItDidNotGive() {
    var applicant = newSubject();
    for (var text : List.of("x", "", "Y2FzZXM", "%%%", "Y2FzZXMKMQoyCjM")) {
      var request = new Page.Request(Optional.of(text), 5);
      assertThatThrownBy(() -> store().ofApplicant(applicant, request))
          .isInstanceOf(Page.BadCursorException.class);
      assertThatThrownBy(
              () -> store().work(Set.of(new Duty(Role.REVIEWER, CaseSamples.OFFICE)), request))
          .isInstanceOf(Page.BadCursorException.class);
    }
  }

  @Test
  void listsTimersThatRanOut() {
    var entry = submitted(newSubject());
    var timed = new CaseStore.Entry(entry.file(), entry.events(), entry.work(), Optional.of(-5L));
    transactions().run(() -> store().add(timed));
    assertThat(store().timersBefore(-5, 1000)).doesNotContain(entry.file().id());
    assertThat(store().timersBefore(-4, 1000)).contains(entry.file().id());
    var next = next(entry.file());
    transactions()
        .run(
            () ->
                store()
                    .append(
                        new CaseStore.Entry(
                            next.file(), next.events(), next.work(), Optional.empty())));
    assertThat(store().timersBefore(Long.MAX_VALUE, 1000)).doesNotContain(entry.file().id());
  }
}
