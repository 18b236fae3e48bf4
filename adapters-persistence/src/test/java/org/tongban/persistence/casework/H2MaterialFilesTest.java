package org.tongban.persistence.casework;

import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.casework.MaterialFiles;
import org.tongban.application.casework.MaterialFilesContract;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.protection.PersonalData;

class H2MaterialFilesTest extends MaterialFilesContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  protected MaterialFiles files() {
    return DATABASE.bean(MaterialFiles.class);
  }

  @Override
  protected SubjectId newSubject() {
    var subject = new SubjectId(UUID.randomUUID());
    DATABASE.bean(PersonalData.class).createKey(subject);
    return subject;
  }
}
