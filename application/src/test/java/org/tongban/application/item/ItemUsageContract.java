package org.tongban.application.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseSamples;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link ItemUsage}. */
public abstract class ItemUsageContract {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() & 0xFFFFFFFFL);

  private static int serial = 800;

  /** The port, which has counted nothing yet. */
  protected abstract ItemUsage usage();

  /** Where the applications are. */
  protected abstract CaseStore cases();

  /** Where the items are. */
  protected abstract ReferenceStore reference();

  /** The transactions of all. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  /** An item that nobody has applied for. */
  protected final Implementation item() {
    serial++;
    var fresh = new ImplementationSample("05", serial, "常办" + serial).build();
    transactions()
        .run(
            () -> {
              reference().lock();
              reference()
                  .save(SampleReference.city(), new ReferenceStore.Run(NOON, "test", Map.of()));
              reference()
                  .save(
                      SampleReference.published(true, fresh),
                      new ReferenceStore.Run(NOON, "test", Map.of()));
            });
    reference().refresh();
    return fresh;
  }

  /** So many people apply for what is called so. */
  protected final void applied(String name, int times) {
    for (int i = 0; i < times; i++) {
      var entry = CaseSamples.submittedFor(name, newSubject(), NOON, NUMBERS.incrementAndGet());
      transactions().run(() -> cases().add(entry));
    }
  }

  private static List<String> names(List<ServiceItem> items) {
    return items.stream().map(ServiceItem::name).toList();
  }

  @Test
  void namesTheMostWantedFirstAndNothingThatOnlyTwoAppliedFor() {
    var some = item().name();
    var many = item().name();
    var few = item().name();
    applied(some, 3);
    applied(many, 5);
    applied(few, 2);
    assertThat(names(usage().mostApplied(20))).containsSubsequence(many, some).doesNotContain(few);
  }

  @Test
  void namesAtMostAsManyAsAskedFor() {
    var most = item().name();
    applied(most, 30);
    applied(item().name(), 4);
    assertThat(names(usage().mostApplied(1))).containsExactly(most);
  }

  @Test
  void leavesOutWhatTheCatalogueDoesNotKnow() {
    applied("从前的事项", 40);
    var known = item().name();
    applied(known, 3);
    assertThat(names(usage().mostApplied(20))).contains(known).doesNotContain("从前的事项");
  }
}
