package org.tongban.application.person;

import org.junit.jupiter.api.Nested;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryPeopleTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SubjectStore subjects = new InMemorySubjects(transactions);
  private final AccountStore accounts = new InMemoryAccounts(transactions);
  private final AddressStore addresses = new InMemoryAddresses(transactions);
  private final Mandates mandates = new InMemoryMandates(transactions);

  @Nested
  class Subjects extends SubjectStoreContract {
    @Override
    protected SubjectStore subjects() {
      return subjects;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Accounts extends AccountStoreContract {
    @Override
    protected AccountStore accounts() {
      return accounts;
    }

    @Override
    protected SubjectStore subjects() {
      return subjects;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Addresses extends AddressStoreContract {
    @Override
    protected AddressStore addresses() {
      return addresses;
    }

    @Override
    protected SubjectStore subjects() {
      return subjects;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class GrantedMandates extends MandatesContract {
    @Override
    protected Mandates mandates() {
      return mandates;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }
}
