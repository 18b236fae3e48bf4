package org.tongban.persistence.paper;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.paper.PaperStore;
import org.tongban.application.paper.PaperStoreContract;
import org.tongban.application.paper.PaperTemplateStore;
import org.tongban.application.paper.PaperTemplateStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

class H2PapersTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Nested
  class Papers extends PaperStoreContract {
    @Override
    protected PaperStore store() {
      return DATABASE.bean(PaperStore.class);
    }

    @Override
    protected Transactions transactions() {
      return DATABASE.bean(Transactions.class);
    }
  }

  @Nested
  class Templates extends PaperTemplateStoreContract {
    @Override
    protected PaperTemplateStore store() {
      return DATABASE.bean(PaperTemplateStore.class);
    }

    @Override
    protected Transactions transactions() {
      return DATABASE.bean(Transactions.class);
    }
  }
}
