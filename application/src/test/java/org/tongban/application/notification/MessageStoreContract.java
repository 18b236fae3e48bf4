package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingRules.Recent;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link MessageStore}. */
public abstract class MessageStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");

  /** The store. */
  protected abstract MessageStore store();

  /** Its transactions. */
  protected abstract Transactions transactions();

  /** Lets something be kept about the subject. */
  protected abstract void register(SubjectId subject);

  private SubjectId person() {
    var person = new SubjectId(new UUID(Synthetic.next(), 7));
    register(person);
    return person;
  }

  private static PersonalMessage message(SubjectId person, Instant at) {
    long number = Synthetic.next();
    return new PersonalMessage(
        new MessageId(new UUID(number, 1)),
        person,
        "case/" + number,
        Notices.Kind.CASE_FILED,
        Optional.of(new UUID(3, 4)),
        "您申办的“老年人优待证办理”已提交。",
        at,
        Optional.empty());
  }

  private PersonalMessage added(SubjectId person, Instant at) {
    var message = message(person, at);
    add(message, Map.of());
    return message;
  }

  private void add(PersonalMessage message, Map<NoticeChannel, Instant> moments) {
    transactions().run(() -> store().add(List.of(new MessageStore.Planned(message, moments))));
  }

  private Page<PersonalMessage> page(SubjectId person, Optional<String> after, int limit) {
    return transactions().inTransaction(() -> store().list(person, new Page.Request(after, limit)));
  }

  private List<PersonalMessage> all(SubjectId person) {
    return page(person, Optional.empty(), 100).items();
  }

  @Test
  void listsAPersonsMessagesTheLatestFirstInParts() {
    var person = person();
    var messages = new ArrayList<PersonalMessage>();
    for (int i = 0; i < 5; i++) {
      messages.addFirst(added(person, NOW.plusSeconds(i)));
    }
    added(person(), NOW);
    var first = page(person, Optional.empty(), 3);
    assertThat(first.items()).isEqualTo(messages.subList(0, 3));
    var second = page(person, first.next(), 3);
    assertThat(second.items()).isEqualTo(messages.subList(3, 5));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void refusesACursorOfAnotherList() {
    var person = person();
    assertThatThrownBy(() -> page(person, Optional.of("x"), 3))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void keepsTheFirstOfAReference() {
    var person = person();
    var message = added(person, NOW);
    add(
        new PersonalMessage(
            new MessageId(new UUID(Synthetic.next(), 9)),
            person,
            message.reference(),
            Notices.Kind.CASE_DECIDED,
            Optional.empty(),
            "x",
            NOW,
            Optional.empty()),
        Map.of());
    assertThat(all(person)).containsExactly(message);
    assertThat(
            transactions()
                .inTransaction(() -> store().known(List.of(message.reference(), "no/" + person))))
        .containsExactly(message.reference());
    assertThat(transactions().inTransaction(() -> store().known(List.of()))).isEmpty();
  }

  @Test
  void tellsWhatWasPlannedByWayAndPerson() {
    var person = person();
    var nobody = person();
    var later = NOW.plusSeconds(60);
    var message = message(person, NOW);
    add(message, Map.of(NoticeChannel.SMS, NOW));
    add(message(person, NOW), Map.of(NoticeChannel.SMS, later));
    add(message(person, NOW), Map.of(NoticeChannel.SMS, later, NoticeChannel.MAIL, NOW));
    add(message(person, NOW), Map.of());
    transactions()
        .run(
            () -> {
              assertThat(store().recent(NoticeChannel.SMS, List.of(person, nobody), NOW))
                  .isEqualTo(Map.of(person, new Recent(2, Optional.of(later))));
              assertThat(store().recent(NoticeChannel.SMS, List.of(person), later))
                  .isEqualTo(Map.of(person, new Recent(1, Optional.of(later))));
              assertThat(store().recent(NoticeChannel.MAIL, List.of(person), NOW))
                  .isEqualTo(Map.of(person, new Recent(1, Optional.of(NOW))));
              assertThat(store().recent(NoticeChannel.SMS, List.of(nobody), NOW)).isEmpty();
              assertThat(store().wasPlanned(message.reference(), NoticeChannel.SMS)).isTrue();
              assertThat(store().wasPlanned(message.reference(), NoticeChannel.MAIL)).isFalse();
            });
  }

  @Test
  void marksAsReadOnceAndOnlyThePersonsOwn() {
    var person = person();
    var message = added(person, NOW);
    added(person, NOW);
    assertThat(unread(person)).isEqualTo(2);
    transactions()
        .run(
            () -> {
              assertThat(store().markRead(person(), message.id(), NOW)).isFalse();
              assertThat(store().markRead(person, message.id(), NOW)).isTrue();
              assertThat(store().markRead(person, message.id(), NOW.plusSeconds(9))).isTrue();
            });
    assertThat(unread(person)).isEqualTo(1);
    assertThat(all(person).getLast().readAt()).contains(NOW);
  }

  @Test
  void marksAllAsReadThatCameUntilThen() {
    var person = person();
    added(person, NOW);
    added(person, NOW.plusSeconds(1));
    added(person, NOW.plusSeconds(2));
    transactions().run(() -> store().markAllRead(person, NOW.plusSeconds(1)));
    assertThat(unread(person)).isEqualTo(1);
  }

  private int unread(SubjectId person) {
    return transactions().inTransaction(() -> store().unread(person));
  }

  @Test
  void forgetsTheOldOnesInPortions() {
    var person = person();
    var old = Instant.parse("2001-01-01T00:00:00Z");
    added(person, old);
    added(person, old);
    added(person, old);
    var young = added(person, NOW);
    assertThat(forget(old.plusSeconds(1))).isEqualTo(2);
    assertThat(forget(old.plusSeconds(1))).isEqualTo(1);
    assertThat(forget(old.plusSeconds(1))).isZero();
    assertThat(all(person)).containsExactly(young);
  }

  private int forget(Instant before) {
    return transactions().inTransaction(() -> store().forget(before, 2));
  }
}
