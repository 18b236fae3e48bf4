package org.tongban.persistence.paper;

import org.junit.jupiter.api.Nested;
import org.tongban.application.paper.PaperStore;
import org.tongban.application.paper.PaperStoreContract;
import org.tongban.application.paper.PaperTemplateStore;
import org.tongban.application.paper.PaperTemplateStoreContract;
import org.tongban.application.paper.TemplateProposalStore;
import org.tongban.application.paper.TemplateProposalStoreContract;
import org.tongban.application.seal.SealStore;
import org.tongban.application.seal.SealStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** The contracts of the stores on one database. */
abstract class PaperStores {
  abstract TestDatabase database();

  @Nested
  class Papers extends PaperStoreContract {
    @Override
    protected PaperStore store() {
      return database().bean(PaperStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Templates extends PaperTemplateStoreContract {
    @Override
    protected PaperTemplateStore store() {
      return database().bean(PaperTemplateStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Proposals extends TemplateProposalStoreContract {
    @Override
    protected TemplateProposalStore store() {
      return database().bean(TemplateProposalStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Seals extends SealStoreContract {
    @Override
    protected SealStore store() {
      return database().bean(SealStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }
}
