package org.tongban.application.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseSamples;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.OpenWork.Task;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link CasesWithOriginals}. */
public abstract class CasesWithOriginalsContract {
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() & 0x1FFFFFFFFL);

  private final UnitCode counter = SampleEnvelopes.unit();

  /** What is under test. */
  protected abstract CasesWithOriginals cases();

  /** Where the cases are kept. */
  protected abstract CaseStore caseStore();

  /** The transactions both join. */
  protected abstract Transactions transactions();

  /** Makes the subject known, as the registration of a person does. */
  protected abstract void register(SubjectId subject);

  private SubjectId newSubject() {
    var subject = new SubjectId(SampleEnvelopes.id());
    register(subject);
    return subject;
  }

  private CaseId filed(UnitCode at, Role role, Task task, long due) {
    var entry =
        CaseSamples.submitted(newSubject(), SampleEnvelopes.NOON, NUMBERS.incrementAndGet());
    var filing = entry.file().filing();
    var work =
        new WorkItem(
            entry.file().id(),
            filing.number(),
            filing.itemName(),
            at,
            role,
            task,
            due,
            SampleEnvelopes.NOON);
    transactions()
        .run(
            () ->
                caseStore()
                    .add(
                        new CaseStore.Entry(
                            entry.file(), entry.events(), List.of(work), Optional.empty())));
    return entry.file().id();
  }

  @Test
  void tellsWhatIsToBeDoneOfThatKindWhoeverDoesItTheMostUrgentFirst() {
    var later = filed(counter, Role.WINDOW_CLERK, Task.FORWARD, 900);
    var sooner = filed(counter, Role.VILLAGE_CLERK, Task.FORWARD, 800);
    filed(counter, Role.WINDOW_CLERK, Task.RETURN_ORIGINALS, 700);
    filed(SampleEnvelopes.unit(), Role.WINDOW_CLERK, Task.FORWARD, 600);

    assertThat(page(Set.of(counter), Task.FORWARD, Optional.empty(), 10).items())
        .extracting(WorkItem::caseId)
        .containsExactly(sooner, later);
    assertThat(page(Set.of(), Task.FORWARD, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void givesPartsThatMakeTheWhole() {
    for (int i = 0; i < 5; i++) {
      filed(counter, Role.WINDOW_CLERK, Task.FORWARD, 900 + i / 2);
    }
    var all = new ArrayList<WorkItem>();
    Optional<String> after = Optional.empty();
    do {
      var part = page(Set.of(counter), Task.FORWARD, after, 2);
      all.addAll(part.items());
      after = part.next();
    } while (after.isPresent());

    assertThat(all)
        .hasSize(5)
        .isEqualTo(page(Set.of(counter), Task.FORWARD, Optional.empty(), 10).items());
  }

  @Test
  void refusesACursorOfSomethingElse() {
    assertThatThrownBy(() -> page(Set.of(counter), Task.FORWARD, Optional.of("x"), 2))
        .isInstanceOf(Page.BadCursorException.class);
  }

  private Page<WorkItem> page(Set<UnitCode> units, Task task, Optional<String> after, int limit) {
    return transactions()
        .reading(() -> cases().waiting(units, task, new Page.Request(after, limit)));
  }
}
