package org.tongban.application.casework;

import java.util.UUID;
import org.tongban.domain.person.SubjectId;

class InMemoryFileVaultTest extends FileVaultContract {
  private final FileVault vault = new InMemoryFileVault();

  @Override
  protected FileVault vault() {
    return vault;
  }

  @Override
  protected SubjectId newSubject() {
    return new SubjectId(UUID.randomUUID());
  }
}
