package org.tongban.persistence.protection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;

/** What holds for protected data on every database. */
@Tag("I10")
abstract class PersonalDataContract {
  private static final String PLACE = "case_event.payload/1/1";
  private static final byte[] PLAIN = "测试".getBytes(UTF_8);

  private final SubjectId subject = new SubjectId(UUID.randomUUID());
  private PersonalData data;
  private Transactions transactions;

  abstract TestDatabase database();

  @BeforeEach
  void makeKey() {
    data = database().bean(PersonalData.class);
    transactions = database().bean(Transactions.class);
    data.createKey(subject);
  }

  /** The same database seen by another instance, which may have other master keys. */
  private PersonalData otherInstance(KeyRing ring) {
    return new PersonalData(ring, otherKeys(ring));
  }

  @SuppressWarnings("unchecked")
  private SubjectKeys otherKeys(KeyRing ring) {
    return new SubjectKeys(
        ring,
        database().bean(Sql.class),
        (TransactionOperations<Connection>) database().bean(TransactionOperations.class),
        database().clock());
  }

  @Nested
  class ASubjectsData {
    @Test
    void isReadInItsPlace() {
      var stored = data.encrypt(subject, PLACE, PLAIN);
      assertThat(stored).hasSize(PLAIN.length + PersonalData.OVERHEAD_BYTES);
      assertThat(data.decrypt(subject, PLACE, stored)).isEqualTo(PLAIN);
    }

    @Test
    void isReadByAnotherInstance() {
      var stored = data.encrypt(subject, PLACE, PLAIN);
      var other = otherInstance(database().bean(KeyRing.class));
      assertThat(other.decrypt(subject, PLACE, stored)).isEqualTo(PLAIN);
    }

    @Test
    void isNotReadInAnotherPlace() {
      var stored = data.encrypt(subject, PLACE, PLAIN);
      assertThatThrownBy(() -> data.decrypt(subject, "case_event.payload/1/2", stored))
          .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void isNotReadAsAnotherSubjects() {
      var other = new SubjectId(UUID.randomUUID());
      data.createKey(other);
      var stored = data.encrypt(subject, PLACE, PLAIN);
      assertThatThrownBy(() -> data.decrypt(other, PLACE, stored))
          .isInstanceOf(CorruptDataException.class);
      assertThatThrownBy(() -> data.decryptShared(PLACE, stored))
          .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void needsAKey() {
      var stranger = new SubjectId(UUID.randomUUID());
      assertThatIllegalStateException().isThrownBy(() -> data.encrypt(stranger, PLACE, PLAIN));
    }
  }

  @Nested
  class AKey {
    @Test
    void isMadeOnce() {
      assertThatThrownBy(() -> data.createKey(subject)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void isMadeInTheCallersTransaction() {
      var other = new SubjectId(UUID.randomUUID());
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  transactions.run(
                      () -> {
                        data.createKey(other);
                        data.encrypt(other, PLACE, PLAIN);
                        throw new IllegalStateException("rolled back");
                      }));
      assertThatIllegalStateException().isThrownBy(() -> data.encrypt(other, PLACE, PLAIN));
      // A second try makes another key, and nothing is encrypted under the first one's any more.
      transactions.run(() -> data.createKey(other));
      var stored = data.encrypt(other, PLACE, PLAIN);
      assertThat(otherInstance(database().bean(KeyRing.class)).decrypt(other, PLACE, stored))
          .isEqualTo(PLAIN);
    }

    @Test
    void isNotSwappedForAnotherSubjects() {
      var other = new SubjectId(UUID.randomUUID());
      data.createKey(other);
      var sql = database().bean(Sql.class);
      var wrapped =
          sql.first(
              "SELECT wrapped_key FROM subject_key WHERE subject_id = ?",
              row -> row.getBytes(1),
              subject.value());
      sql.update(
          "UPDATE subject_key SET wrapped_key = ? WHERE subject_id = ?", wrapped, other.value());
      assertThatThrownBy(() -> data.encrypt(other, PLACE, PLAIN))
          .isInstanceOf(CorruptDataException.class);
    }
  }

  @Nested
  @Tag("I11")
  class Destroying {
    @Test
    void makesEverythingUnreadableForEver() {
      var stored = data.encrypt(subject, PLACE, PLAIN);
      data.destroyKey(subject);
      assertThatThrownBy(() -> data.decrypt(subject, PLACE, stored))
          .isInstanceOf(ErasedException.class);
      assertThatThrownBy(() -> data.encrypt(subject, PLACE, PLAIN))
          .isInstanceOf(ErasedException.class);
      assertThatThrownBy(
              () -> otherInstance(database().bean(KeyRing.class)).decrypt(subject, PLACE, stored))
          .isInstanceOf(ErasedException.class);
      assertThatThrownBy(() -> data.createKey(subject)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void leavesNoKeyInTheRow() {
      data.destroyKey(subject);
      data.destroyKey(subject);
      assertThat(
              database()
                  .bean(Sql.class)
                  .first(
                      "SELECT COUNT(*) FROM subject_key WHERE subject_id = ?"
                          + " AND wrapped_key IS NULL AND destroyed_at IS NOT NULL",
                      row -> row.getInt(1),
                      subject.value()))
          .contains(1);
    }

    @Test
    void isUndoneByARollback() {
      var stored = data.encrypt(subject, PLACE, PLAIN);
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  transactions.run(
                      () -> {
                        data.destroyKey(subject);
                        throw new IllegalStateException("rolled back");
                      }));
      assertThat(data.decrypt(subject, PLACE, stored)).isEqualTo(PLAIN);
    }
  }

  @Nested
  class SharedData {
    @Test
    void isReadInItsPlaceAlone() {
      var stored = data.encryptShared(PLACE, PLAIN);
      assertThat(data.decryptShared(PLACE, stored)).isEqualTo(PLAIN);
      assertThatThrownBy(() -> data.decryptShared("elsewhere", stored))
          .isInstanceOf(CorruptDataException.class);
    }
  }

  @Nested
  class ABlindIndex {
    @Test
    void isTheSameForTheSameTextOfTheSameFieldAlone() {
      var index = data.blindIndex("subject.phone", "15400000000");
      assertThat(index)
          .hasSize(32)
          .isEqualTo(data.blindIndex("subject.phone", "15400000000"))
          .isNotEqualTo(data.blindIndex("subject.phone", "15400000001"))
          .isNotEqualTo(data.blindIndex("address.phone", "15400000000"))
          .isNotEqualTo(data.blindIndex("subject.phon", "e15400000000"));
      assertThat(data.blindIndexes("subject.phone", "15400000000"))
          .hasSize(1)
          .first()
          .isEqualTo(index);
    }
  }

  @Nested
  class ANewMasterKey {
    private final String old = KeyRing.generate(CipherProfile.SM4, "old");
    private final KeyRing before = KeyRing.parse(old, CipherProfile.SM4);
    private final KeyRing after = rotated(CipherProfile.SM4);

    private KeyRing rotated(CipherProfile profile) {
      return KeyRing.parse(old.replace(" current", "") + KeyRing.generate(profile, "new"), profile);
    }

    @Test
    void readsWhatTheOldOneProtected() {
      var someone = new SubjectId(UUID.randomUUID());
      var first = otherInstance(before);
      first.createKey(someone);
      var own = first.encrypt(someone, PLACE, PLAIN);
      var shared = first.encryptShared(PLACE, PLAIN);
      var index = first.blindIndex("subject.phone", "15400000000");

      for (var ring : new KeyRing[] {after, rotated(CipherProfile.AES)}) {
        var second = otherInstance(ring);
        assertThat(second.decrypt(someone, PLACE, own)).isEqualTo(PLAIN);
        assertThat(second.decryptShared(PLACE, shared)).isEqualTo(PLAIN);
        assertThat(second.blindIndexes("subject.phone", "15400000000")).hasSize(2).contains(index);
        assertThat(second.blindIndex("subject.phone", "15400000000")).isNotEqualTo(index);
      }
    }

    @Test
    void theRecurringWorkReplacesTheOldOneEverywhere() {
      var first = otherInstance(before);
      var someone = new SubjectId(UUID.randomUUID());
      first.createKey(someone);
      var stored = first.encrypt(someone, PLACE, PLAIN);
      new RewrapKeys(otherInstance(after)).run();
      assertThat(otherInstance(after).rewrapKeys(10)).isZero();
      assertThat(otherInstance(after).decrypt(someone, PLACE, stored)).isEqualTo(PLAIN);
    }

    @Test
    void replacesTheOldOneInBoundedPortions() {
      var first = otherInstance(before);
      var people = new SubjectId[5];
      var stored = new byte[people.length][];
      for (int i = 0; i < people.length; i++) {
        people[i] = new SubjectId(UUID.randomUUID());
        first.createKey(people[i]);
        stored[i] = first.encrypt(people[i], PLACE, PLAIN);
      }
      first.destroyKey(people[4]);

      var rotation = otherInstance(after);
      assertThat(rotation.rewrapKeys(3)).isEqualTo(3);
      int rest = 0;
      for (int done = rotation.rewrapKeys(3); done > 0; done = rotation.rewrapKeys(3)) {
        rest += done;
      }
      assertThat(rest).isPositive();

      var newest = KeyRing.generate(CipherProfile.SM4, "newest");
      assertThatThrownBy(
              () ->
                  otherInstance(KeyRing.parse(newest, CipherProfile.SM4))
                      .decrypt(people[0], PLACE, stored[0]))
          .isInstanceOf(CorruptDataException.class);
      var second = otherInstance(after);
      for (int i = 0; i < 4; i++) {
        assertThat(second.decrypt(people[i], PLACE, stored[i])).isEqualTo(PLAIN);
      }
      assertThatThrownBy(() -> second.decrypt(people[4], PLACE, stored[4]))
          .isInstanceOf(ErasedException.class);
    }
  }

  @Test
  void showsNoKey() {
    assertThat(data.toString()).doesNotContain("=B").contains("KeyRing");
  }
}
