package org.tongban.persistence.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.FileVault;
import org.tongban.application.casework.FileVaultContract;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.CanarySearch;
import org.tongban.persistence.protection.PersonalData;

class S3FileVaultTest extends FileVaultContract {
  private static S3Server server;
  private static TestDatabase database;

  @BeforeAll
  static void start() throws IOException {
    server = new S3Server();
    database =
        TestDatabase.h2()
            .with("tongban.files.s3.bucket", S3Server.BUCKET)
            .with("tongban.files.s3.endpoint", server.endpoint().toString())
            .with("tongban.files.s3.access-key", S3Server.ACCESS_KEY)
            .with("tongban.files.s3.secret-key", "test-secret-key")
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    database.stop();
    server.close();
  }

  @Override
  protected FileVault vault() {
    return database.bean(FileVault.class);
  }

  @Override
  protected SubjectId newSubject() {
    var subject = new SubjectId(UUID.randomUUID());
    database.bean(PersonalData.class).createKey(subject);
    return subject;
  }

  @Test
  @Tag("I10")
  void keepsNothingInClear() {
    var id = UUID.randomUUID();
    vault().put(id, newSubject(), "测金丝雀一号".getBytes(StandardCharsets.UTF_8));
    var stored = server.objects().get(id.toString());
    assertThat(stored).isNotEmpty();
    assertThat(new CanarySearch(List.of("测金丝雀一号")).in(stored)).isEmpty();
    assertThat(database.data().resolve("files")).doesNotExist();
  }

  @Test
  @Tag("I12")
  void saysWhenTheServiceIsAway() {
    var id = UUID.randomUUID();
    var subject = newSubject();
    server.breakDown(true);
    try {
      assertThatThrownBy(() -> vault().put(id, subject, new byte[] {1}))
          .isInstanceOf(UnavailableException.class);
      assertThatThrownBy(() -> vault().read(id, subject)).isInstanceOf(UnavailableException.class);
      assertThatThrownBy(() -> vault().delete(id)).isInstanceOf(UnavailableException.class);
    } finally {
      server.breakDown(false);
    }
  }
}
