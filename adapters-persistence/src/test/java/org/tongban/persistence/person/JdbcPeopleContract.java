package org.tongban.persistence.person;

import org.junit.jupiter.api.Nested;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.AccountStoreContract;
import org.tongban.application.person.AddressStore;
import org.tongban.application.person.AddressStoreContract;
import org.tongban.application.person.Mandates;
import org.tongban.application.person.MandatesContract;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.person.SubjectStoreContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** The contracts of all stores of people, on one database. */
abstract class JdbcPeopleContract {
  abstract TestDatabase database();

  @Nested
  class Subjects extends SubjectStoreContract {
    @Override
    protected SubjectStore subjects() {
      return database().bean(SubjectStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Accounts extends AccountStoreContract {
    @Override
    protected AccountStore accounts() {
      return database().bean(AccountStore.class);
    }

    @Override
    protected SubjectStore subjects() {
      return database().bean(SubjectStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Addresses extends AddressStoreContract {
    @Override
    protected AddressStore addresses() {
      return database().bean(AddressStore.class);
    }

    @Override
    protected SubjectStore subjects() {
      return database().bean(SubjectStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class GrantedMandates extends MandatesContract {
    @Override
    protected Mandates mandates() {
      return database().bean(Mandates.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }
}
