package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.notification.SendingStore.Claimed;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.notification.SendingStore.Filter;
import org.tongban.application.notification.SendingStore.Waiting;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link SendingStore}. Each test empties what waits. */
public abstract class SendingStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** The store. */
  protected abstract SendingStore store();

  /** Its transactions. */
  protected abstract Transactions transactions();

  /** Lets something be kept about the subject. */
  protected abstract void register(SubjectId subject);

  private SubjectId person() {
    var person = new SubjectId(new UUID(Synthetic.next(), 8));
    register(person);
    return person;
  }

  private static Waiting waiting(SubjectId person, NoticeChannel channel, Instant due) {
    return new Waiting(
        new Telling(
            "case/" + Synthetic.next(),
            person,
            Optional.of(new MobileNumber("15400000001")),
            false,
            Notices.Kind.CASE_FILED,
            Map.of("item", "老年人优待证办理", "number", "N")),
        channel,
        due,
        0);
  }

  private void wait(Waiting... notices) {
    transactions().run(() -> store().wait(List.of(notices)));
  }

  private List<Claimed> claim(Instant now) {
    return transactions().inTransaction(() -> store().claim(now, LEASE, 100));
  }

  /** Nothing that waits is left for another test. */
  private List<Claimed> take(Instant now) {
    var claimed = claim(now);
    transactions().run(() -> store().done(claimed.stream().map(Claimed::id).toList()));
    return claimed;
  }

  @Test
  void givesOutWhatIsDueAndCountsTheTry() {
    var person = person();
    var due = waiting(person, NoticeChannel.SMS, NOW);
    var later = waiting(person, NoticeChannel.SMS, NOW.plusSeconds(1));
    wait(due, later);
    assertThat(take(NOW))
        .singleElement()
        .satisfies(
            claimed -> {
              assertThat(claimed.waiting().telling()).isEqualTo(due.telling());
              assertThat(claimed.waiting().channel()).isEqualTo(NoticeChannel.SMS);
              assertThat(claimed.waiting().tries()).isEqualTo(1);
              assertThat(claimed.since()).isEqualTo(NOW);
            });
    assertThat(take(NOW.plusSeconds(1))).hasSize(1);
    assertThat(take(NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void waitsOnceForEachWay() {
    var person = person();
    var notice = waiting(person, NoticeChannel.SMS, NOW);
    wait(notice);
    wait(notice, new Waiting(notice.telling(), NoticeChannel.MAIL, NOW, 0));
    assertThat(take(NOW)).hasSize(2);
  }

  @Test
  void leavesToAnotherWhatIsNotFinishedWithinTheLease() {
    wait(waiting(person(), NoticeChannel.SMS, NOW));
    assertThat(claim(NOW)).hasSize(1);
    assertThat(claim(NOW.plus(LEASE).minusSeconds(1))).isEmpty();
    assertThat(take(NOW.plus(LEASE)))
        .singleElement()
        .satisfies(claimed -> assertThat(claimed.waiting().tries()).isEqualTo(2));
  }

  @Test
  void waitsAgainWithTheTriesThatCount() {
    wait(waiting(person(), NoticeChannel.SMS, NOW));
    var claimed = claim(NOW).getFirst();
    transactions().run(() -> store().again(List.of(claimed.id()), NOW.plusSeconds(30), 0));
    assertThat(claim(NOW.plusSeconds(29))).isEmpty();
    assertThat(take(NOW.plusSeconds(30)))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.waiting().tries()).isEqualTo(1);
              assertThat(again.since()).isEqualTo(NOW);
            });
  }

  private static Entry entry(SubjectId person, SendingOutcome outcome, Instant at) {
    return new Entry(
        Optional.of(person),
        "case/" + Synthetic.next(),
        Notices.Kind.CASE_DECIDED,
        NoticeChannel.SMS,
        at,
        outcome,
        2,
        "154****0001",
        "9006^1");
  }

  private Entry logged(SubjectId person, SendingOutcome outcome, Instant at) {
    var entry = entry(person, outcome, at);
    transactions().run(() -> store().log(List.of(entry)));
    return entry;
  }

  private Page<Entry> all(Filter filter, Optional<String> after, int limit) {
    return transactions().inTransaction(() -> store().all(filter, new Page.Request(after, limit)));
  }

  private static Filter of(SubjectId person) {
    return new Filter(Optional.of(person), Optional.empty(), Optional.empty());
  }

  @Test
  void showsTheLogTheLatestFirstInParts() {
    var person = person();
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 5; i++) {
      entries.addFirst(logged(person, SendingOutcome.SENT, NOW));
    }
    logged(person(), SendingOutcome.SENT, NOW);
    var first =
        transactions()
            .inTransaction(() -> store().ofPerson(person, new Page.Request(Optional.empty(), 3)));
    assertThat(first.items()).isEqualTo(entries.subList(0, 3));
    var second =
        transactions()
            .inTransaction(() -> store().ofPerson(person, new Page.Request(first.next(), 3)));
    assertThat(second.items()).isEqualTo(entries.subList(3, 5));
    assertThat(second.next()).isEmpty();
    assertThat(all(of(person), Optional.empty(), 100).items()).isEqualTo(entries);
  }

  @Test
  void findsByWayAndOutcome() {
    var person = person();
    logged(person, SendingOutcome.SENT, NOW);
    var refused = logged(person, SendingOutcome.REFUSED, NOW);
    assertThat(
            all(
                    new Filter(
                        Optional.of(person),
                        Optional.of(NoticeChannel.SMS),
                        Optional.of(SendingOutcome.REFUSED)),
                    Optional.empty(),
                    10)
                .items())
        .containsExactly(refused);
    assertThat(
            all(
                    new Filter(
                        Optional.of(person), Optional.of(NoticeChannel.MAIL), Optional.empty()),
                    Optional.empty(),
                    10)
                .items())
        .isEmpty();
  }

  @Test
  void keepsCodesToNobodyWhoIsKnown() {
    var code =
        new Entry(
            Optional.empty(),
            "sign-in-code/" + Synthetic.next(),
            Notices.Kind.SIGN_IN_CODE,
            NoticeChannel.SMS,
            NOW,
            SendingOutcome.UNKNOWN,
            1,
            "154****0002",
            "");
    transactions().run(() -> store().log(List.of(code)));
    assertThat(
            all(
                    new Filter(
                        Optional.empty(), Optional.empty(), Optional.of(SendingOutcome.UNKNOWN)),
                    Optional.empty(),
                    100)
                .items())
        .contains(code);
  }

  @Test
  void saysWhetherANoticeIsAccountedFor() {
    var person = person();
    var entry = logged(person, SendingOutcome.SENT, NOW);
    var waits = waiting(person, NoticeChannel.MAIL, NOW);
    wait(waits);
    transactions()
        .run(
            () -> {
              assertThat(store().accounted(person, NoticeChannel.SMS, entry.reference())).isTrue();
              assertThat(store().accounted(person, NoticeChannel.MAIL, entry.reference()))
                  .isFalse();
              assertThat(store().accounted(person, NoticeChannel.MAIL, waits.telling().reference()))
                  .isTrue();
            });
    take(NOW);
  }

  @Test
  void forgetsOldEntriesInPortions() {
    var person = person();
    var old = Instant.parse("2001-01-01T00:00:00Z");
    logged(person, SendingOutcome.SENT, old);
    logged(person, SendingOutcome.SENT, old);
    logged(person, SendingOutcome.SENT, old);
    var young = logged(person, SendingOutcome.SENT, NOW);
    assertThat(forget(old.plusSeconds(1))).isEqualTo(2);
    assertThat(forget(old.plusSeconds(1))).isEqualTo(1);
    assertThat(all(of(person), Optional.empty(), 10).items()).containsExactly(young);
  }

  private int forget(Instant before) {
    return transactions().inTransaction(() -> store().forget(before, 2));
  }
}
