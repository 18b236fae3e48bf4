package org.tongban.persistence.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.notification.MessageStore;
import org.tongban.application.notification.MessageStoreContract;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.PersonalMessage;
import org.tongban.application.notification.PreferencesStore;
import org.tongban.application.notification.PreferencesStoreContract;
import org.tongban.application.notification.SendingStore;
import org.tongban.application.notification.SendingStoreContract;
import org.tongban.application.notification.StaffMessageStore;
import org.tongban.application.notification.StaffMessageStoreContract;
import org.tongban.application.notification.Telling;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** The contracts of the stores, and what else holds for them, on one database. */
abstract class NotificationStores {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.000001Z");

  abstract TestDatabase database();

  private Transactions transactions() {
    return database().bean(Transactions.class);
  }

  private void register(SubjectId subject) {
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
  }

  @Nested
  class Messages extends MessageStoreContract {
    @Override
    protected MessageStore store() {
      return database().bean(MessageStore.class);
    }

    @Override
    protected Transactions transactions() {
      return NotificationStores.this.transactions();
    }

    @Override
    protected void register(SubjectId subject) {
      NotificationStores.this.register(subject);
    }
  }

  @Nested
  class ToStaff extends StaffMessageStoreContract {
    @Override
    protected StaffMessageStore store() {
      return database().bean(StaffMessageStore.class);
    }

    @Override
    protected Transactions transactions() {
      return NotificationStores.this.transactions();
    }
  }

  @Nested
  class Sendings extends SendingStoreContract {
    @Override
    protected SendingStore store() {
      return database().bean(SendingStore.class);
    }

    @Override
    protected Transactions transactions() {
      return NotificationStores.this.transactions();
    }

    @Override
    protected void register(SubjectId subject) {
      NotificationStores.this.register(subject);
    }
  }

  @Nested
  class Choices extends PreferencesStoreContract {
    @Override
    protected PreferencesStore store() {
      return database().bean(PreferencesStore.class);
    }

    @Override
    protected Transactions transactions() {
      return NotificationStores.this.transactions();
    }

    @Override
    protected void register(SubjectId subject) {
      NotificationStores.this.register(subject);
    }
  }

  private SubjectId filled() {
    var person = new SubjectId(new UUID(Synthetic.next(), 10));
    register(person);
    var reference = "case/" + person;
    transactions()
        .run(
            () -> {
              database()
                  .bean(MessageStore.class)
                  .add(List.of(new MessageStore.Planned(message(person, reference), Map.of())));
              var sendings = database().bean(SendingStore.class);
              sendings.wait(
                  List.of(
                      new SendingStore.Waiting(
                          new Telling(
                              reference,
                              person,
                              Optional.of(new MobileNumber("15400000001")),
                              false,
                              Notices.Kind.CASE_FILED,
                              Map.of("item", "高龄津贴", "number", "N")),
                          NoticeChannel.SMS,
                          NOW,
                          0)));
              sendings.log(List.of(entry(person, reference)));
              database()
                  .bean(PreferencesStore.class)
                  .keep(person, PreferencesStoreContract.FULL, 0);
            });
    return person;
  }

  private static PersonalMessage message(SubjectId person, String reference) {
    return new PersonalMessage(
        new MessageId(new UUID(Synthetic.next(), 1)),
        person,
        reference,
        Notices.Kind.CASE_FILED,
        Optional.empty(),
        "您申办的“高龄津贴”已提交",
        NOW,
        Optional.empty());
  }

  private static SendingStore.Entry entry(SubjectId person, String reference) {
    return new SendingStore.Entry(
        Optional.of(person),
        reference,
        Notices.Kind.CASE_FILED,
        NoticeChannel.SMS,
        NOW,
        SendingOutcome.SENT,
        1,
        "154****0001",
        "9006^1");
  }

  @Test
  @Tag("I10")
  void storesNothingOfThePersonInClear() {
    var person = filled();
    for (var table :
        List.of("message", "waiting_notice", "sent_notice", "notification_preferences")) {
      assertThat(
              database()
                  .bean(Sql.class)
                  .list(
                      "SELECT content FROM " + table + " WHERE person_id = ?",
                      row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                      person.value()))
          .as(table)
          .singleElement()
          .asString()
          .doesNotContain("高龄", "154", "9006", "ceping", "012345");
    }
    database().bean(Sql.class).update("DELETE FROM waiting_notice");
  }

  @Test
  @Tag("I11")
  void findsNothingOfWhoWasErased() {
    var person = filled();
    transactions().run(() -> database().bean(PersonalData.class).destroyKey(person));
    var whole = new Page.Request(Optional.empty(), 10);
    var sendings = database().bean(SendingStore.class);
    transactions()
        .run(
            () -> {
              assertThat(database().bean(MessageStore.class).list(person, whole).items()).isEmpty();
              assertThat(sendings.claim(NOW, java.time.Duration.ofMinutes(5), 10)).isEmpty();
              assertThat(sendings.ofPerson(person, whole).items())
                  .singleElement()
                  .satisfies(entry -> assertThat(entry.to()).isEmpty());
              assertThat(database().bean(PreferencesStore.class).of(List.of(person))).isEmpty();
              // Adding about them changes nothing, and breaks nothing.
              sendings.log(List.of(entry(person, "case/late")));
              database()
                  .bean(MessageStore.class)
                  .add(List.of(new MessageStore.Planned(message(person, "case/late"), Map.of())));
            });
    assertThat(
            database().bean(Sql.class).list("SELECT 1 FROM waiting_notice", row -> row.getInt(1)))
        .isEmpty();
  }

  /** Where two database users are used, as on a real server. */
  void refusesToChangeTheLog() {
    var person = filled();
    assertThatThrownBy(
            () ->
                database()
                    .bean(Sql.class)
                    .update(
                        "UPDATE sent_notice SET outcome = 'SENT' WHERE person_id = ?",
                        person.value()))
        .isInstanceOf(RuntimeException.class);
    database().bean(Sql.class).update("DELETE FROM waiting_notice");
  }
}
