package org.tongban.application.casework;

import java.util.UUID;
import org.tongban.domain.person.SubjectId;

class InMemoryMaterialFilesTest extends MaterialFilesContract {
  private final MaterialFiles files = new InMemoryMaterialFiles();

  @Override
  protected MaterialFiles files() {
    return files;
  }

  @Override
  protected SubjectId newSubject() {
    return new SubjectId(UUID.randomUUID());
  }
}
