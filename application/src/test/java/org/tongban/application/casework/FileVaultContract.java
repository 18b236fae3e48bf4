package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link FileVault}. */
public abstract class FileVaultContract {
  private final UUID id = UUID.randomUUID();

  /** The vault. */
  protected abstract FileVault vault();

  /** A new subject whose files can be kept. */
  protected abstract SubjectId newSubject();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, 10 << 20})
  void givesBackWhatWasPut(int size) {
    var subject = newSubject();
    var content = new byte[size];
    new Random(size).nextBytes(content);
    vault().put(id, subject, content);
    assertThat(vault().read(id, subject))
        .hasValueSatisfying(it -> assertThat(it).isEqualTo(content));
  }

  @Test
  void hasNothingThatWasNotPut() {
    assertThat(vault().read(id, newSubject())).isEmpty();
  }

  @Test
  void replacesWhatWasPutBefore() {
    var subject = newSubject();
    vault().put(id, subject, new byte[] {1});
    vault().put(id, subject, new byte[] {2});
    assertThat(vault().read(id, subject)).contains(new byte[] {2});
  }

  @Test
  void forgetsWhatWasDeleted() {
    var subject = newSubject();
    vault().put(id, subject, new byte[] {1});
    vault().delete(id);
    vault().delete(id);
    assertThat(vault().read(id, subject)).isEmpty();
  }

  @Test
  void givesNobodyAnothersFile() {
    vault().put(id, newSubject(), new byte[] {1});
    var other = newSubject();
    assertThatThrownBy(() -> vault().read(id, other)).isInstanceOf(RuntimeException.class);
  }
}
