package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.Topic;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link PreferencesStore}. */
public abstract class PreferencesStoreContract {
  /** With something in every part. */
  public static final Preferences FULL =
      new Preferences(
          false,
          true,
          Optional.of(new MailAddress("ceping@example.com")),
          Optional.of(
              new Preferences.Pending(
                  Optional.of(new MailAddress("other@example.com")),
                  "012345",
                  Instant.parse("2026-03-02T01:00:00.000001Z"),
                  2,
                  LocalDate.of(2026, 3, 2),
                  3)),
          Set.of(Topic.CASES, Topic.LICENCES),
          Optional.of(new QuietHours(LocalTime.of(21, 30), LocalTime.of(9, 0))));

  /** The store. */
  protected abstract PreferencesStore store();

  /** Its transactions. */
  protected abstract Transactions transactions();

  /** Lets something be kept about the subject. */
  protected abstract void register(SubjectId subject);

  private SubjectId person() {
    var person = new SubjectId(new UUID(Synthetic.next(), 9));
    register(person);
    return person;
  }

  private void keep(SubjectId person, Preferences preferences, int version) {
    transactions().run(() -> store().keep(person, preferences, version));
  }

  private PreferencesStore.Stored load(SubjectId person) {
    return transactions().inTransaction(() -> store().load(person));
  }

  @Test
  void beginsWithTheUsualAtVersionZero() {
    assertThat(load(person())).isEqualTo(new PreferencesStore.Stored(Preferences.USUAL, 0));
  }

  @Test
  void keepsEveryPart() {
    var person = person();
    keep(person, FULL, 0);
    assertThat(load(person)).isEqualTo(new PreferencesStore.Stored(FULL, 1));
    keep(person, Preferences.USUAL, 1);
    assertThat(load(person)).isEqualTo(new PreferencesStore.Stored(Preferences.USUAL, 2));
  }

  @Test
  void refusesAnotherVersionThanTheStoredOne() {
    var person = person();
    keep(person, FULL, 0);
    for (int version : new int[] {0, 2}) {
      assertThatThrownBy(() -> keep(person, Preferences.USUAL, version))
          .isInstanceOf(StaleVersionException.class);
    }
    var other = person();
    assertThatThrownBy(() -> keep(other, FULL, 1)).isInstanceOf(StaleVersionException.class);
  }

  @Test
  void readsManyAtOnce() {
    var person = person();
    var silent = person();
    keep(person, FULL, 0);
    assertThat(transactions().inTransaction(() -> store().of(List.of(person, silent))))
        .isEqualTo(Map.of(person, FULL));
    assertThat(transactions().inTransaction(() -> store().of(List.of()))).isEmpty();
  }
}
