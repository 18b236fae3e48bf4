package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.notification.StaffMessage.Kind;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link StaffMessageStore}. */
public abstract class StaffMessageStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final StaffAudience unit =
      new StaffAudience.AtUnit(new UnitCode("MZJ-" + Synthetic.next()));
  private final StaffAudience city =
      new StaffAudience.Supervisors(
          new RegionCode("%06d".formatted(100000 + Synthetic.next() % 800000)));
  private final ActorId reader = new ActorId(new UUID(Synthetic.next(), 1));
  private final ActorId colleague = new ActorId(new UUID(Synthetic.next(), 2));

  /** The store. */
  protected abstract StaffMessageStore store();

  /** Its transactions. */
  protected abstract Transactions transactions();

  private void add(StaffAudience audience, Kind kind, LocalDate day, Instant at) {
    var id = new MessageId(new UUID(Synthetic.next(), 3));
    transactions()
        .run(() -> store().add(new StaffMessageStore.Matter(id, audience, kind, day, at)));
  }

  private Page<StaffMessage> page(Set<StaffAudience> to, Optional<String> after, int limit) {
    return transactions().reading(() -> store().list(to, reader, new Page.Request(after, limit)));
  }

  private List<StaffMessage> all(StaffAudience... to) {
    return page(Set.of(to), Optional.empty(), 100).items();
  }

  private int unread(ActorId who, Instant since) {
    return transactions().reading(() -> store().unread(Set.of(unit, city), who, since));
  }

  private void markRead(Set<StaffAudience> as, Map<MessageId, Integer> seen) {
    transactions().run(() -> store().markRead(as, reader, seen));
  }

  @Test
  void mattersOfAKindAndDayAreOneMessageThatGrows() {
    for (int i = 0; i < 3; i++) {
      add(unit, Kind.LEG_OVERDUE, TODAY, NOW.plusSeconds(i));
    }
    assertThat(all(unit))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.matters()).isEqualTo(3);
              assertThat(one.audience()).isEqualTo(unit);
              assertThat(one.at()).isEqualTo(NOW.plusSeconds(2));
              assertThat(one.day()).isEqualTo(TODAY);
            });
    add(unit, Kind.PAPERS_MISSING, TODAY, NOW);
    add(unit, Kind.LEG_OVERDUE, TODAY.plusDays(1), NOW);
    add(city, Kind.LEG_OVERDUE, TODAY, NOW);
    assertThat(all(unit)).extracting(StaffMessage::matters).containsExactly(1, 1, 3);
    assertThat(all(unit, city)).hasSize(4);
    assertThat(all(city)).extracting(StaffMessage::audience).containsExactly(city);
  }

  @Test
  void listsTheLatestFirstInParts() {
    for (int day = 0; day < 5; day++) {
      add(unit, Kind.LEG_OVERDUE, TODAY.plusDays(day), NOW);
    }
    var first = page(Set.of(unit), Optional.empty(), 3);
    var second = page(Set.of(unit), first.next(), 3);
    assertThat(first.items())
        .extracting(StaffMessage::day)
        .containsExactly(TODAY.plusDays(4), TODAY.plusDays(3), TODAY.plusDays(2));
    assertThat(second.items())
        .extracting(StaffMessage::day)
        .containsExactly(TODAY.plusDays(1), TODAY);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void eachReaderReadsForThemselvesAndAgainWhenItGrows() {
    add(unit, Kind.LEG_OVERDUE, TODAY, NOW);
    add(city, Kind.LEG_OVERDUE, TODAY, NOW);
    assertThat(unread(reader, NOW)).isEqualTo(2);
    assertThat(unread(reader, NOW.plusSeconds(1))).isZero();
    var id = all(unit).getFirst().id();
    add(unit, Kind.LEG_OVERDUE, TODAY, NOW);
    markRead(Set.of(unit), Map.of(id, 1));
    assertThat(all(unit).getFirst().unread()).isTrue();
    markRead(Set.of(unit), Map.of(id, 99));
    assertThat(all(unit).getFirst().unread()).isFalse();
    markRead(Set.of(unit), Map.of(id, 1));
    assertThat(all(unit).getFirst().seen()).isEqualTo(2);
    assertThat(unread(reader, NOW)).isEqualTo(1);
    assertThat(unread(colleague, NOW)).isEqualTo(2);
    add(unit, Kind.LEG_OVERDUE, TODAY, NOW.plusSeconds(5));
    assertThat(unread(reader, NOW)).isEqualTo(2);
  }

  @Test
  void othersMessagesAreLeftAlone() {
    add(unit, Kind.LEG_OVERDUE, TODAY, NOW);
    var id = all(unit).getFirst().id();
    markRead(Set.of(city), Map.of(id, 1));
    assertThat(all(unit).getFirst().unread()).isTrue();
  }

  @Test
  void forgetsWhatDidNotGrowForLong() {
    var ancient = NOW.minusSeconds(1_000_000_000L);
    add(unit, Kind.LEG_OVERDUE, TODAY, ancient);
    add(city, Kind.LEG_OVERDUE, TODAY, NOW);
    markRead(Set.of(unit), Map.of(all(unit).getFirst().id(), 1));
    assertThat(transactions().inTransaction(() -> store().forget(ancient.plusSeconds(1), 1000)))
        .isPositive();
    assertThat(all(unit)).isEmpty();
    assertThat(all(city)).hasSize(1);
  }
}
