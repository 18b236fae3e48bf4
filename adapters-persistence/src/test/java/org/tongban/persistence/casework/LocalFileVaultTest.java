package org.tongban.persistence.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.casework.FileVault;
import org.tongban.application.casework.FileVaultContract;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.CanarySearch;
import org.tongban.persistence.protection.CorruptDataException;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

class LocalFileVaultTest extends FileVaultContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  protected FileVault vault() {
    return DATABASE.bean(FileVault.class);
  }

  @Override
  protected SubjectId newSubject() {
    var subject = new SubjectId(UUID.randomUUID());
    DATABASE.bean(PersonalData.class).createKey(subject);
    return subject;
  }

  private static Path fileOf(UUID id) {
    var name = id.toString();
    return DATABASE.data().resolve("files").resolve(name.substring(34)).resolve(name);
  }

  @Test
  @Tag("I10")
  void keepsNothingInClear() throws IOException {
    var id = UUID.randomUUID();
    var canary = "测金丝雀一号".getBytes(StandardCharsets.UTF_8);
    vault().put(id, newSubject(), canary);
    var search = new CanarySearch(List.of("测金丝雀一号"));
    assertThat(search.in(DATABASE.data())).isEmpty();
    // The search finds it where it is in clear.
    Files.write(fileOf(id), canary);
    assertThat(search.in(DATABASE.data())).hasSize(1);
    vault().delete(id);
  }

  @Test
  @Tag("I10")
  void refusesFilesThatWereAlteredOrMoved() throws IOException {
    var one = UUID.randomUUID();
    var other = UUID.randomUUID();
    var subject = newSubject();
    vault().put(one, subject, new byte[] {1});
    vault().put(other, subject, new byte[] {2});
    Files.copy(fileOf(one), fileOf(other), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> vault().read(other, subject)).isInstanceOf(CorruptDataException.class);
    Files.write(fileOf(one), new byte[100]);
    assertThatThrownBy(() -> vault().read(one, subject)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  @Tag("I11")
  void keepsNothingReadableOfAnErasedSubject() {
    var id = UUID.randomUUID();
    var subject = newSubject();
    vault().put(id, subject, new byte[] {1});
    DATABASE.bean(PersonalData.class).destroyKey(subject);
    assertThatThrownBy(() -> vault().read(id, subject)).isInstanceOf(ErasedException.class);
    vault().delete(id);
    assertThat(fileOf(id)).doesNotExist();
  }

  @Test
  void removesWhatAnInterruptedWriteLeft() throws IOException {
    var id = UUID.randomUUID();
    vault().put(id, newSubject(), new byte[] {1});
    var part = fileOf(id).resolveSibling(id + ".part");
    Files.write(part, new byte[] {1});
    vault().delete(id);
    assertThat(part).doesNotExist();
  }
}
